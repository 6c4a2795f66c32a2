import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";

/** `3 Desember 2019`; what is no day stays as it is. */
export function dayInWords(language: Language, day: IsoDate): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const format = new Intl.DateTimeFormat(language === "id" ? "id-ID" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return Number.isNaN(year + month + date) ? day : format.format(Date.UTC(year, month - 1, date));
}
