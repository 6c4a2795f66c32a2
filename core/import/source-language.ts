import { isSpoken } from "../../languages/index.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { countedWords } from "./missing-words.ts";

const tells = {
  id: "yang dan untuk dengan pada oleh dari dalam ini adalah tidak atau jika akan setiap harus kepada sebagai",
  en: "the and for with by of in this is not or if to shall each must as an",
  de: "der die das und den dem ist nicht mit für von auf werden wird bei oder eine einen zu durch",
  es: "el los las del que para con una por se debe deben como cada este esta es o y al",
  fr: "le les des du une pour avec est dans par sur qui que doit doivent chaque ou et à aux",
  nl: "het een van en voor met niet zijn wordt worden op dat bij door moet elke naar of te de",
  pt: "os as do da dos das para com uma não por que deve devem cada ou em ao pela pelo",
} as const;
const words = Object.fromEntries(Object.entries(tells).map(([code, text]) => [code, new Set(text.split(" "))]));
/** Fewer tell nothing. */
const LEAST = 5;

/**
 * The language most of a text's small words are of: of those that are read here, else one that is clearly another; `otherwise` where none
 * tells.
 */
export function languageOf(text: string, otherwise: Language): Language {
  const all = [...countedWords(text.slice(0, 200_000))];
  const counts = Object.entries(words).map(([code, set]) => ({ code, count: all.filter((word) => set.has(word)).length }));
  const [read, other] = [most(counts.filter(({ code }) => isSpoken(code))), most(counts.filter(({ code }) => !isSpoken(code)))];
  if (other && other.count >= LEAST && other.count > (read?.count ?? 0) * 2) return other.code;
  const isTied = counts.filter(({ code, count }) => isSpoken(code) && count === read?.count).length > 1;
  return !read || isTied ? otherwise : read.code;
}

/** What a language is called, to readers in theirs. */
export function languageName(code: Language): LocalText {
  const nameIn = (reader: string) => new Intl.DisplayNames([reader], { type: "language" }).of(code) ?? code;
  return { en: nameIn("en"), id: nameIn("id") };
}

function most<T extends { count: number }>(counts: readonly T[]): T | undefined {
  return counts.reduce<T | undefined>((best, one) => (one.count > (best?.count ?? 0) ? one : best), undefined);
}
