import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import { countedWords } from "./words.ts";

const tells: Readonly<Record<Language, ReadonlySet<string>>> = {
  id: new Set("yang dan untuk dengan pada oleh dari dalam ini adalah tidak atau jika akan setiap harus kepada sebagai".split(" ")),
  en: new Set("the and for with by of in this is not or if to shall each must as an".split(" ")),
};

/** The language most of a text's small words are of; `otherwise` where none tells. */
export function languageOf(text: string, otherwise: Language): Language {
  const words = countedWords(text.slice(0, 200_000));
  const count = (language: Language) => words.filter((word) => pick(tells, language).has(word)).length;
  const [indonesian, english] = [count("id"), count("en")];
  if (indonesian === english) return otherwise;
  return indonesian > english ? "id" : "en";
}
