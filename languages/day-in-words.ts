import type { Language } from "./language.ts";

const formats = new Map<Language, Intl.DateTimeFormat>();

/** A calendar day in words: “3 Desember 2019”, “3 December 2019”. */
export function dayIn(language: Language, date: string): string {
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(localesOf(language), { dateStyle: "long", timeZone: "UTC" });
    formats.set(language, format);
  }
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A language with the region it is written in: `id-ID`, `en-GB`. */
export function localeOf(language: Language): string {
  const { language: own, region } = new Intl.Locale(localesOf(language)[0] ?? language).maximize();
  return region === undefined ? own : `${own}-${region}`;
}

/** How a language writes days and numbers: English as in Britain, day first, and so any language that `Intl` does not know. */
export function localesOf(language: Language): string[] {
  return [...(language === "en" ? [] : [language]), "en-GB"];
}
