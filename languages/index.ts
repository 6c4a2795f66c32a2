import { english } from "./en.ts";
import { filled } from "./filled.ts";
import { indonesian } from "./id.ts";
import type { Language } from "./language.ts";
import type { PartialTable, Table } from "./table.ts";

/**
 * The languages that readers can choose, each in the file named by its code (BCP 47). Indonesian and English ship whole; any other
 * says what it can, and English says the rest.
 */
const tables = { id: indonesian, en: english } satisfies Record<string, Table | PartialTable>;

/** The codes of the languages that readers can choose. */
export const languages = Object.keys(tables) as [Language, ...Language[]];

/** Those that say everything: every portal is in them, beside its library's own. */
export const wholeLanguages: readonly Language[] = ["id", "en"];

const whole = new Map<Language, Table>();

/** All that is said in a language: its own words, and the English ones where it has none. */
export function textsIn(language: Language): Table {
  let texts = whole.get(language);
  if (texts === undefined) {
    texts = filled<Table>(english, isSpoken(language) ? tables[language] : undefined);
    whole.set(language, texts);
  }
  return texts;
}

/** True for a language that readers can choose. */
export function isSpoken(code: string | undefined): code is keyof typeof tables {
  return code !== undefined && Object.hasOwn(tables, code);
}
