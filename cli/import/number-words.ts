import { tagsOf } from "./workbook-beside.ts";

/** Formats that Excel has by number and that put a sign to one. */
const builtIn: Readonly<Record<string, string>> = { "9": "0%", "10": "0.00%" };

/** What a format puts before and behind a number: `"Rp" #,##0`, `0 "menit"`, `0%`. */
interface NumberWords {
  before: string;
  behind: string;
}

/** By the number of a cell's style, what its format puts to a number; formats that say more than that are none of these. */
export function numberWordsOf(styles: string): ReadonlyMap<string, NumberWords> {
  const codes = new Map(tagsOf(styles, "numFmt").map(({ numFmtId, formatCode }) => [numFmtId, formatCode]));
  const [, cells = ""] = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles) ?? [];
  const found = tagsOf(cells, "xf").flatMap(({ numFmtId: id = "" }, style) => {
    const words = wordsIn(codes.get(id) ?? builtIn[id] ?? "");
    return words ? [[String(style), words] as const] : [];
  });
  return new Map(found);
}

/** A number as a reader of the cell sees it; Excel reckons with 15 digits. */
export function numberText(value: number, words: NumberWords | undefined): string {
  const own = (number: number) => String(Number(number.toPrecision(15)));
  if (!words) return own(value);
  return `${words.before}${own(/^ *%/.test(words.behind) ? value * 100 : value)}${words.behind}`;
}

/** Of a format with digits and words alone: colours and conditions in brackets, what zero and less look like, dates are no words. */
function wordsIn(code: string): NumberWords | undefined {
  const literal = String.raw`(?:"[^"]*"|\\.|\[\$[^\]]*\]|[ %()+-])*`;
  const [, before, behind] = new RegExp(`^(${literal})[#0?][#0?,.]*(${literal})(?:;|$)`).exec(code) ?? [];
  if (before === undefined || behind === undefined) return undefined;
  const plain = (text: string) => text.replace(/"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]/g, "$1$2$3");
  const words = { before: plain(before).trimStart(), behind: plain(behind).trimEnd() };
  return /[\p{L}%]|\p{Sc}/u.test(words.before + words.behind) ? words : undefined;
}
