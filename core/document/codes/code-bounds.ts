/** What joins parts of a code: with a capital or digit beyond it, a code beside it is part of a longer one. */
const JOINERS = /[-./_\u2010-\u2015\u2212]/u;
/** Marks a reader doesn't see: what stands beyond them is what touches the code. */
const MARKUP = /[*`~]/u;

/**
 * Sources of regular expressions for a letter that may belong to a code, and for a letter or digit that does where it touches
 * one. Scripts that put no blanks between words, or join endings to them, end a code: “参照SOP-001执行”, “SOP-001ครับ”, “SOP-001을”.
 */
export const CODE_LETTER =
  "(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])\\p{L})";
export const CODE_SIGN = `(?:[0-9A-Za-z]|\\p{N}|${CODE_LETTER})`;
const IS_CODE_SIGN = new RegExp(`^${CODE_SIGN}$`, "u");

/** Where something stands in a text: from `start` up to, not including, `end`. */
export interface TextSpan {
  start: number;
  end: number;
}

/** Where codes begin and end: what joins two of them is a list. */
export interface CodeEdges {
  starts: ReadonlySet<number>;
  ends: ReadonlySet<number>;
}

/** Where those begin and end that a pattern found. */
export function edgesOf(matches: readonly RegExpExecArray[]): CodeEdges {
  return {
    starts: new Set(matches.map(({ index }) => index)),
    ends: new Set(matches.map(({ index, 0: { length } }) => index + length)),
  };
}

/**
 * The whole of which a code is a part (document-format §3): “SOP-SUP-001” around SUP-001. The same span where the code
 * stands alone: “F-19-nya”, “W-18.Setelah” and “W-20_K8” hold a code, and so does each side of “W-18/W-19”.
 */
export function wholeAround(text: string, { start, end }: TextSpan, edges: CodeEdges): TextSpan {
  const whole = { start, end };
  // Only beside the code itself another code makes a list; beyond a word that joins them both are parts.
  for (let at = wordBefore(text, start, edges); at !== undefined; at = wordBefore(text, at, NO_EDGES)) whole.start = at;
  for (let at = wordAfter(text, end, edges); at !== undefined; at = wordAfter(text, at, NO_EDGES)) whole.end = at;
  return whole;
}

const NO_EDGES: CodeEdges = { starts: new Set(), ends: new Set() };

/** Where the word begins that is joined on the left; undefined where none is. */
function wordBefore(text: string, start: number, { ends }: CodeEdges): number | undefined {
  const joiner = skipMarkup(text, start - 1, -1);
  if (!JOINERS.test(text[joiner] ?? "")) return undefined;
  let at = skipMarkup(text, joiner - 1, -1);
  if (ends.has(at + 1) || !/[\p{Lu}\p{N}]/u.test(text[at] ?? "")) return undefined;
  while (at >= 0 && isWordSign(text[at])) at--;
  return at + 1;
}

/** Where the word ends that is joined on the right; undefined where none is. */
function wordAfter(text: string, end: number, { starts }: CodeEdges): number | undefined {
  const joiner = skipMarkup(text, end, 1);
  const sign = text[joiner] ?? "";
  if (!JOINERS.test(sign)) return undefined;
  const first = skipMarkup(text, joiner + 1, 1);
  const begins = /^(?:(\p{Lu})(\p{Ll})?|\p{N})/u.exec(text.slice(first, first + 2));
  if (!begins || starts.has(first)) return undefined;
  const [, capital, small] = begins;
  // A capitalised word begins a sentence or is the other of two; a capital behind “_” marks something of the code's own.
  if ((small !== undefined && sign !== "-") || (capital !== undefined && sign === "_")) return undefined;
  let at = first;
  while (isWordSign(text[at])) at++;
  return at;
}

function skipMarkup(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (MARKUP.test(text[at] ?? "")) at += step;
  return at;
}

function isWordSign(sign: string | undefined): boolean {
  return sign !== undefined && IS_CODE_SIGN.test(sign);
}
