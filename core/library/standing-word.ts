import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import type { Library } from "./library.ts";
import { statusNames } from "./registers/status-names.ts";
import type { StatusName } from "./status.ts";
import { unreadRights } from "./unread-records.ts";

const untold: LocalText = { id: "tidak dapat dipastikan", en: "can't be told" };

/** In a word, why what is made of a revision can't be taken for what is in force; undefined where it is. */
export function standingWord(status: StatusName, library: Pick<Library, "unread">, language: Language): string | undefined {
  if (status !== "effective") return pick(statusNames[status], language);
  return unreadRights(library).length === 0 ? undefined : pick(untold, language);
}
