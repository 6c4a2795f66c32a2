import { type InlineSpan, inlineSpans } from "./inline-spans.ts";

/** A piece of prose as codes are looked for in it. */
export interface CitedText {
  /** Without escapes, addresses of links and pictures blanked; code spans are kept, for a code is cited in them too. */
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

const ESCAPE = /\\([!-/:-@[-`{-~])|&#(\d{1,7});|&#x([\da-f]{1,6});|&(hyphen|dash|ndash|mdash|horbar|minus|period|sol|lowbar|nbsp);/gi;
/** Signs that join the parts of codes, by the names that HTML has for them. */
const named: Readonly<Record<string, string>> = {
  hyphen: "‐",
  dash: "‐",
  ndash: "–",
  mdash: "—",
  horbar: "―",
  minus: "−",
  period: ".",
  sol: "/",
  lowbar: "_",
  nbsp: "\u00a0",
};

/** Reads a run of lines without a blank one. */
export function citedText(written: string): CitedText {
  const spans = inlineSpans(written);
  const addresses = readAddresses(written, spans);
  const isAddress = new Set(addresses.map(({ start }) => start));
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
    if (kind === "address" && !isAddress.has(start)) continue;
    addProse(at, start);
    add(kind === "code" ? written.slice(start, end) : " ".repeat(end - start), start);
    at = end;
  }
  addProse(at, written.length);
  return {
    text: pieces.join(""),
    placeOf: (index) => {
      const [from, place] = shifts[lastAtMost(shifts, index)] as readonly [number, number];
      return place + index - from;
    },
    links: addresses.flatMap(({ link }) => link ?? []),
  };
}

function signOf([, escaped, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (escaped !== undefined) return escaped;
  if (name !== undefined) return named[name.toLowerCase()] ?? " ";
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

/** The addresses behind words in brackets. Those of pictures are no citations, however the pictures are named. */
function readAddresses(written: string, spans: readonly InlineSpan[]): { start: number; link: LinkAddress | undefined }[] {
  const found: { start: number; link: LinkAddress | undefined }[] = [];
  const open: { start: number; isPicture: boolean }[] = [];
  let at = 0;
  for (const { kind, start, end } of spans) {
    for (const { 0: mark, index } of written.slice(at, start).matchAll(/\\.|!?\[|\]/g)) {
      if (mark.endsWith("[")) open.push({ start: at + index, isPicture: mark === "![" });
      else if (mark === "]") open.pop();
    }
    at = end;
    const words = kind === "address" ? open.pop() : undefined;
    if (words) found.push({ start, link: words.isPicture ? undefined : readAddress(written, { start, end }, words.start) });
  }
  return found;
}

function readAddress(written: string, { start, end }: { start: number; end: number }, words: number): LinkAddress | undefined {
  const inner = /^[ \t\n]*(?:<([^<>\n]*)>|([^\s)]*(?:\([^\s()]*\)[^\s)]*)*))/.exec(written.slice(start + 2, end - 1));
  const address = inner?.[1] ?? inner?.[2] ?? "";
  if (address === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) return undefined;
  const index = start + 2 + (inner?.[0].length ?? 0) - address.length - (inner?.[1] === undefined ? 0 : 1);
  return { address, index, words: { start: words, end: start } };
}
