import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** Who acts with the first actor, whose lane has the step: “bersama Team Leader”; empty where nobody does. */
export function togetherWith([, ...others]: readonly string[], language: Language): string[] {
  if (others.length === 0) return [];
  return [pick({ en: `with ${others.join(", ")}`, id: `bersama ${others.join(", ")}` }, language)];
}
