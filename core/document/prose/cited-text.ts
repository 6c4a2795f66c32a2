import { type InlineSpan, inlineSpans } from "./inline-spans.ts";

/** A piece of prose as codes are looked for in it. */
export interface CitedText {
  /** Without escapes, addresses of the web blanked; code spans are kept, for a code is cited in them too. */
  text: string;
  /** The place in the prose as written of a place in `text`. */
  placeOf: (index: number) => number;
  /** The addresses of links that lead to no other site. */
  links: LinkAddress[];
}

export interface LinkAddress {
  address: string;
  /** Where it stands in the prose as written. */
  index: number;
  /** Where its words begin and end. */
  words: { start: number; end: number };
}

/** What is no word of a document though it looks like one: addresses of the web and of people. */
const ELSEWHERE = /\b[a-z][a-z0-9+.-]{1,31}:\/\/[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255}/gi;
const ESCAPE = /\\([!-/:-@[-`{-~])|&#(\d{1,7});|&#x([\da-f]{1,6});/gi;

/** Reads a run of lines without a blank one. */
export function citedText(written: string): CitedText {
  const spans = inlineSpans(written);
  const pieces: string[] = [];
  /** Where the text leaves the prose as written behind: place in the text, place as written; ascending. */
  const shifts: (readonly [number, number])[] = [[0, 0]];
  let length = 0;
  const add = (text: string, from: number): void => {
    const [at, place] = shifts.at(-1) as readonly [number, number];
    if (from - length !== place - at) shifts.push([length, from]);
    pieces.push(text);
    length += text.length;
  };
  const addProse = (from: number, to: number): void => {
    const prose = written.slice(from, to);
    let passed = 0;
    for (const match of /[\\&]/.test(prose) ? prose.matchAll(ESCAPE) : []) {
      add(prose.slice(passed, match.index), from + passed);
      add(signOf(match), from + match.index);
      passed = match.index + match[0].length;
    }
    add(prose.slice(passed), from + passed);
  };
  let at = 0;
  for (const { kind, start, end } of spans) {
    addProse(at, start);
    add(kind === "code" ? written.slice(start, end) : " ".repeat(end - start), start);
    at = end;
  }
  addProse(at, written.length);
  const text = pieces.join("");
  return {
    text: /:\/\/|@/.test(text) ? text.replace(ELSEWHERE, (address) => " ".repeat(address.length)) : text,
    placeOf: (index) => {
      const [from, place] = shifts[lastAtMost(shifts, index)] as readonly [number, number];
      return place + index - from;
    },
    links: linkAddresses(written, spans),
  };
}

function signOf([, escaped, decimal, hexadecimal]: RegExpExecArray): string {
  if (escaped !== undefined) return escaped;
  const point = Number.parseInt(decimal ?? hexadecimal ?? "", decimal === undefined ? 16 : 10);
  return point > 0 && point <= 0xffff ? String.fromCharCode(point) : " ";
}

function lastAtMost(sorted: readonly (readonly [number, number])[], index: number): number {
  let low = 0;
  for (let high = sorted.length - 1; low < high; ) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] as readonly [number, number])[0] <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Links whose words are open when their address begins; pictures are not citations, however they are named. */
function linkAddresses(written: string, spans: readonly InlineSpan[]): LinkAddress[] {
  const links: LinkAddress[] = [];
  const open: { start: number; isPicture: boolean }[] = [];
  let at = 0;
  for (const { kind, start, end } of spans) {
    const prose = written.slice(at, start);
    for (const match of prose.matchAll(/\\.|!?\[|\]/g)) {
      if (match[0].endsWith("[")) open.push({ start: at + match.index, isPicture: match[0] === "![" });
      else if (match[0] === "]") open.pop();
    }
    at = end;
    const words = kind === "address" ? open.pop() : undefined;
    if (!words || words.isPicture) continue;
    const inner = /^[ \t\n]*(?:<([^<>\n]*)>|([^\s)]*(?:\([^\s()]*\)[^\s)]*)*))/.exec(written.slice(start + 2, end - 1));
    const address = inner?.[1] ?? inner?.[2] ?? "";
    if (address === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) continue;
    const index = start + 2 + (inner?.[0].length ?? 0) - address.length - (inner?.[1] === undefined ? 0 : 1);
    links.push({ address, index, words: { start: words.start, end: start } });
  }
  return links;
}
