import type { Language } from "../../languages/language.ts";
import { type IsoDate, isoDate } from "../../schemas/iso-date.ts";

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["jan", "january", "januari"],
    ["feb", "february", "februari", "pebruari"],
    ["mar", "march", "maret"],
    ["apr", "april"],
    ["may", "mei"],
    ["jun", "june", "juni"],
    ["jul", "july", "juli"],
    ["aug", "august", "agustus", "agu", "agt", "ags"],
    ["sep", "sept", "september"],
    ["oct", "october", "okt", "oktober"],
    ["nov", "november", "nop", "nopember"],
    ["dec", "december", "des", "desember"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

const MONTH = Object.keys(months)
  .sort((a, b) => b.length - a.length)
  .join("|");
const ISO = /\b(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})\b/;
const WORD_DMY = new RegExp(`\\b(?<d>\\d{1,2})(?:st|nd|rd|th)?[ .\\-/]*(?<w>${MONTH})\\b[ .,\\-/]*(?<y>\\d{4}|\\d{2})\\b`, "i");
const WORD_MDY = new RegExp(`\\b(?<w>${MONTH})\\b[ .]*(?<d>\\d{1,2})(?:st|nd|rd|th)?,? +(?<y>\\d{4})\\b`, "i");
const NUMBERS = /\b(?<a>\d{1,2})[-/.](?<b>\d{1,2})[-/.](?<y>\d{4}|\d{2})\b/;

/** Which of two numbers is the day, where both could be. */
export type DayOrder = "day-first" | "month-first" | "open";

/** A date found in a text. */
export interface FoundDate {
  /** As written. */
  source: string;
  /** Undefined where 03/04/2024 may be either day, and nothing in the file settles it. */
  date: IsoDate | undefined;
}

/**
 * How a file writes dates of numbers: told by one whose day is over 12, else by its language, since English alone may put the month first.
 * Dates that tell both leave it open.
 */
export function dayOrderOf(text: string, language: Language): DayOrder {
  let dayFirst = false;
  let monthFirst = false;
  for (const { groups } of text.matchAll(new RegExp(NUMBERS.source, "g"))) {
    const [a, b] = [Number(groups?.a), Number(groups?.b)];
    if (a > 12 && a <= 31 && b <= 12) dayFirst = true;
    if (b > 12 && b <= 31 && a <= 12) monthFirst = true;
  }
  if (dayFirst !== monthFirst) return dayFirst ? "day-first" : "month-first";
  return !dayFirst && language !== "en" ? "day-first" : "open";
}

/** The first date of a text, in any of the usual forms; undefined where there is none that is a day of the calendar. */
export function findDate(text: string, order: DayOrder): FoundDate | undefined {
  for (const form of [ISO, WORD_DMY, WORD_MDY]) {
    const match = form.exec(text);
    const { y = "", m = "", d = "", w = "" } = match?.groups ?? {};
    const date = match && dayOf(y, w === "" ? Number(m) : (months[w.toLowerCase()] ?? 0), Number(d));
    if (date) return { source: match[0], date };
  }
  const match = NUMBERS.exec(text);
  if (!match?.groups) return undefined;
  const { a, b, y = "" } = match.groups;
  const [dayFirst, monthFirst] = [dayOf(y, Number(b), Number(a)), dayOf(y, Number(a), Number(b))];
  if (dayFirst === undefined && monthFirst === undefined) return undefined;
  const isSettled = dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst;
  const settled = isSettled ? (dayFirst ?? monthFirst) : { "day-first": dayFirst, "month-first": monthFirst, open: undefined }[order];
  return { source: match[0], date: settled };
}

function dayOf(year: string, month: number, day: number): IsoDate | undefined {
  const full = year.length === 2 ? `20${year}` : year;
  const read = isoDate.safeParse(`${full}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
  return read.success ? read.data : undefined;
}
