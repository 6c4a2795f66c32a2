import { fold, wordsOf } from "./fold.ts";
import { withOurDigits } from "./look-alikes.ts";

/** A length of time or a share as a text states it, `1x24 jam`, `95,5 %`. */
export interface Quantity {
  /** As written. */
  text: string;
  /** Where it stands in the text, in UTF-16 units. */
  index: number;
  /** Quantities of one kind can be compared; months are no number of days. */
  kind: "time" | "months" | "percent";
  /** Equal for what is equally long: `1x24 jam`, `24 hours` and `1 day`; a working day is none of them. */
  value: string;
}

const NUMBER = "\\d+(?:[.,]\\d+)?";
const UNIT =
  "working\\s+days?|business\\s+days?|hari\\s+kerja|seconds?|secs?|detik|minutes?|mins?|menit|hours?|hrs?|jam|days?|hari|weeks?|minggu|months?|bulan|years?|tahun|percent|persen|[sh](?![\\p{L}\\p{N}])|[%‰]";
const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?:(${NUMBER})\\s*[-–—]\\s*)?(?:(\\d{1,4})\\s*[x×]\\s*)?(${NUMBER})\\s*(${UNIT})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** Seconds of a unit, by its first letters. */
const SECONDS: readonly [RegExp, number][] = [
  [/^(?:s|sec|detik)/, 1],
  [/^(?:mins?$|minute|menit)/, 60],
  [/^(?:h$|hr|hour|jam)/, 3600],
  [/^(?:day|hari)/, 86_400],
  [/^(?:week|minggu)/, 604_800],
];

/** The quantities of a text; undefined where one of them is a range or can be read in two ways, so that none is compared. */
export function quantitiesOf(text: string): Quantity[] | undefined {
  const found: Quantity[] = [];
  // Each digit stays in its place.
  for (const match of withOurDigits(text).matchAll(QUANTITY)) {
    const [read, from, times = "1", number = "", unit = ""] = match;
    if (from !== undefined || /^\d+[.,]\d{3}$/.test(number)) return undefined;
    const written = text.slice(match.index, match.index + read.length);
    found.push({ text: written, index: match.index, ...measure(Number(times) * Number(number.replace(",", ".")), fold(unit)) });
  }
  return found;
}

function measure(count: number, unit: string): Pick<Quantity, "kind" | "value"> {
  if (/^(?:%|per)/.test(unit)) return { kind: "percent", value: `${count} %` };
  if (unit === "‰") return { kind: "percent", value: `${count / 10} %` };
  if (/^(?:month|bulan)/.test(unit)) return { kind: "months", value: `${count} months` };
  if (/^(?:year|tahun)/.test(unit)) return { kind: "months", value: `${count * 12} months` };
  if (/kerja|working|business/.test(unit)) return { kind: "time", value: `${count} working days` };
  const seconds = SECONDS.find(([name]) => name.test(unit))?.[1] ?? Number.NaN;
  return { kind: "time", value: `${Math.round(count * seconds * 1000) / 1000} s` };
}

/** Words that say how a quantity bounds, or nothing. */
const BOUNDING = new Set(
  (
    "maksimal maksimum minimal minimum max min paling lama lambat cepat sedikit banyak kurang lebih dari dalam waktu tidak boleh batas target " +
    "within at most least under below over above up to than less more no not later than by of in the a an is are be must should limit " +
    "yang dan di ke adalah harus sebesar selama and"
  ).split(" "),
);

/** What a quantity is said of: the words of a text without its quantities and what bounds them. */
export function subjectWords(text: string, quantities: readonly Quantity[]): string[] {
  let rest = text;
  for (const { index, text: written } of quantities)
    rest = rest.slice(0, index) + " ".repeat(written.length) + rest.slice(index + written.length);
  return wordsOf(rest).filter((word) => !BOUNDING.has(word) && !/^\d+$/.test(word));
}

/** The clauses of a text, each with where it begins. */
export function clausesOf(text: string): { text: string; index: number }[] {
  // A comma between digits is a decimal mark, a point too.
  return [...text.matchAll(/(?:[^,;:.!?|()]|(?<=\d)[.,](?=\d))+/g)].map((match) => ({ text: match[0], index: match.index }));
}
