import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import { statusNames } from "./registers/status-names.ts";
import type { StatusName } from "./status.ts";

/** In a word, why what is made of a revision can't be taken for what is in force; undefined where it is. */
export function standingWord(status: StatusName, language: Language): string | undefined {
  return status === "effective" ? undefined : pick(statusNames[status], language);
}
