import { type Paragraph, textOf } from "./blocks.ts";

/** How a line looks that may be a heading. */
export interface HeadingLook {
  isBold: boolean;
  /** Capitals only. */
  isLoud: boolean;
  /** Its number, from 1, however it is written; undefined where it has none. */
  number: number | undefined;
  /** The place of a single capital in the alphabet: “I.” may follow “H.” or begin Roman numbers. */
  letter: number | undefined;
  /** What its number is written in, with what is around it: `A.`, `1)`, `I.`; empty without number. */
  series: string;
  length: number;
}

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii"];
const LONGEST = 60;

/** A paragraph's look. A number may be typed or laid on by a list. */
export function lookOf(block: Paragraph): HeadingLook {
  const text = textOf(block);
  const runs = block.runs.filter((run) => run.text.trim() !== "");
  const isOutermost = (block.depth ?? 0) === 0;
  const typed = block.label === undefined ? /^(?:BAB\s+)?([A-Z]|[IVX]+|\d{1,2})([.)]|(?=\s))\s*(?=\S)/u.exec(text) : null;
  const listed = isOutermost ? /^([A-Z]|[IVX]+|\d{1,2})([.)]?)$/u.exec(block.label ?? "") : null;
  const [, number = "", sign = ""] = typed ?? listed ?? [];
  return {
    isBold: runs.length > 0 && runs.every((run) => run.bold),
    isLoud: text === text.toUpperCase() && /\p{Lu}{3}/u.test(text),
    number: number === "" ? undefined : countOf(number),
    letter: /^[A-Z]$/.test(number) ? number.charCodeAt(0) - 64 : undefined,
    series: number === "" ? "" : `${kindOf(number)}${sign}${listed ? "l" : ""}`,
    length: text.length,
  };
}

/** True for a line that goes on where a heading left off: the next number of its kind, or the same capitals without number outside of steps. */
export function nextInSeries(before: HeadingLook, look: HeadingLook, isInSteps: boolean): boolean {
  if (look.isBold !== before.isBold || look.length > LONGEST) return false;
  if (before.number === undefined) return look.number === undefined && before.isLoud && look.isLoud && !isInSteps;
  if (look.number === undefined) return false;
  const isLetterAfter = before.letter !== undefined && look.letter === before.letter + 1 && look.series.slice(1) === before.series.slice(1);
  return isLetterAfter || (look.series === before.series && look.number === before.number + 1);
}

function kindOf(number: string): string {
  if (/^\d/.test(number)) return "1";
  return /^[IVX]+$/.test(number) ? "I" : "A";
}

function countOf(number: string): number {
  if (/^\d/.test(number)) return Number(number);
  const roman = ROMAN.indexOf(number.toLowerCase()) + 1;
  return roman > 0 ? roman : number.charCodeAt(0) - 64;
}
