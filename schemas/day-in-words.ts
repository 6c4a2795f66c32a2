import type { IsoDate } from "./iso-date.ts";
import type { Language } from "./local-text.ts";

const long = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
const formats = {
  id: new Intl.DateTimeFormat("id-ID", long),
  en: new Intl.DateTimeFormat("en-GB", long),
};

/** A day in words: “3 Desember 2019”, “3 December 2019”. */
export function dayIn(language: Language, date: IsoDate): string {
  return formats[language].format(new Date(`${date}T00:00:00Z`));
}
