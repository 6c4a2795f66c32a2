import type { Language } from "./language.ts";

/** The same few days stand everywhere in a library, and writing one takes longer than finding it. */
const writings = new Map<Language, { format: Intl.DateTimeFormat; written: Map<string, string> }>();

/** A calendar day in words: “3 Desember 2019”, “3 December 2019”. */
export function dayIn(language: Language, date: string): string {
  let writing = writings.get(language);
  if (writing === undefined) {
    writing = { format: new Intl.DateTimeFormat(localesOf(language), { dateStyle: "long", timeZone: "UTC" }), written: new Map() };
    writings.set(language, writing);
  }
  const { format, written } = writing;
  const known = written.get(date) ?? format.format(new Date(`${date}T00:00:00Z`));
  written.set(date, known);
  return known;
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
