import { dayIn } from "../../languages/day-in-words.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";

/** `3 Desember 2019`; what is no day stays as it is. */
export function dayInWords(language: Language, day: IsoDate): string {
  return Number.isNaN(Date.parse(day)) ? day : dayIn(language, day);
}
