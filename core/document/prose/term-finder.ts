import type { Definition } from "../../../schemas/front-matter.ts";
import { bareTerm, foldTerm } from "../words/fold.ts";

/** A term as it is looked for. */
export type KnownTerm = Pick<Definition, "term" | "kind">;

/** A term found in a text, with its place in it (UTF-16 units from 0). */
export interface FoundTerm<T> {
  entry: T;
  text: string;
  index: number;
}

/** Terms by what is compared of them, compiled once for any number of texts. */
export interface TermIndex<T> {
  entries: ReadonlyMap<string, readonly T[]>;
  /** The first letters of the terms → the length of the longest term that begins so. */
  beginnings: ReadonlyMap<string, number>;
  longest: number;
}

/** So many letters tell most words from all terms. */
const BEGINNING = 3;

/** Compiles terms for `findTerms`. Of two that are spelled alike the first one that fits is found. */
export function compileTerms<T extends KnownTerm>(terms: Iterable<T>): TermIndex<T> {
  const entries = new Map<string, T[]>();
  const beginnings = new Map<string, number>();
  let longest = 0;
  for (const entry of terms) {
    const key = foldTerm(entry.term);
    if (key === "") continue;
    const known = entries.get(key);
    if (known) known.push(entry);
    else entries.set(key, [entry]);
    const beginning = key.slice(0, BEGINNING);
    beginnings.set(beginning, Math.max(beginnings.get(beginning) ?? 0, key.length));
    longest = Math.max(longest, key.length);
  }
  return { entries, beginnings, longest };
}

/**
 * Finds the terms used in a text, whole words only and the longest where several fit; the first index before the
 * others. Spellings differ as `foldTerm` lets them: “My CX” is found as “MyCX”. Each word is looked at a few times, however many terms there are.
 */
export function findTerms<T extends KnownTerm>(text: string, indexes: readonly TermIndex<T>[]): FoundTerm<T>[] {
  const found: FoundTerm<T>[] = [];
  const words = wordsIn(text);
  for (let first = 0; first < words.length; ) {
    const word = words[first] as Word;
    const longest = longestFrom(text, words, first, indexes);
    // Few words begin a term: what goes before them is looked at last.
    const match = longest && isWithin(text, word) ? undefined : longest;
    const { end } = words[match?.last ?? first] as Word;
    if (match) found.push({ entry: match.entry, text: text.slice(word.index, end), index: word.index });
    first = (match?.last ?? first) + 1;
  }
  return found;
}

/** A word, or a sign that is no separator, with what is compared of it. */
interface Word {
  key: string;
  index: number;
  end: number;
}

function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  // Most texts are ASCII, where looking for a few signs is quicker than asking what each one is, and a word folds by its capitals alone.
  const isAscii = !/[^\0-\x7f]/.test(text);
  const sign = isAscii ? /\w+|[^\w\s\-.]/g : /[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_\s\-‐-―.]/gu;
  for (const match of withoutAddresses(text).matchAll(sign)) {
    const [word] = match;
    words.push({ key: isAscii ? word.toLowerCase() : foldTerm(word), index: match.index, end: match.index + word.length });
  }
  return words;
}

/** Web and mail addresses typed out hold no terms; they are blanked at their place. */
function withoutAddresses(text: string): string {
  if (!text.includes("://") && !text.includes("@")) return text;
  return text.replace(/\S+/gu, (piece) => (/:\/\/|@/.test(piece) ? " ".repeat(piece.length) : piece));
}

function longestFrom<T extends KnownTerm>(text: string, words: readonly Word[], first: number, indexes: readonly TermIndex<T>[]) {
  let best: { entry: T; last: number } | undefined;
  for (const { entries, beginnings, longest } of indexes) {
    let key = "";
    for (let last = first; last < words.length; last++) {
      const word = words[last] as Word;
      if (last > first && !isJoint(text.slice((words[last - 1] as Word).end, word.index))) break;
      key += word.key;
      const limit = key.length < BEGINNING ? longest : (beginnings.get(key.slice(0, BEGINNING)) ?? 0);
      if (key.length > limit) break;
      if (best && last <= best.last) continue;
      const written = text.slice((words[first] as Word).index, word.end);
      const entry = isContinued(text, word) ? undefined : entries.get(key)?.find((one) => isWritten(one, written));
      if (entry) best = { entry, last };
    }
  }
  return best;
}

/** What may stand inside a term: nothing, blanks, or one sign that spellings differ in. */
function isJoint(between: string): boolean {
  return /^(?:\s*|[-‐-―.])$/u.test(between);
}

/** True for a word that a longer one or a name goes before: “non-PKS”, “www.nossa”. */
function isWithin(text: string, { index }: Word): boolean {
  return /[\p{L}\p{N}][-‐‑.]$/u.test(text.slice(Math.max(0, index - 3), index));
}

/** True for a word that a longer one or a name goes on: “IVR-2”, “nossa.example”; the endings of Indonesian don't. */
function isContinued(text: string, { end }: Word): boolean {
  return /^(?:[-‐‑](?!(?:nya|ku|mu|lah|kah|pun)(?![\p{L}\p{N}]))|\.)[\p{L}\p{N}]/u.test(text.slice(end, end + 6));
}

/**
 * Abbreviations and names in capitals are written as they are: “PIN” is not “pin”. The name of an application has a
 * capital: “callback” is what “Callback” is for. Terms are words.
 */
function isWritten({ term, kind }: KnownTerm, written: string): boolean {
  if (kind === "abbreviation" || !/\p{Ll}/u.test(term)) return bareTerm(written) === bareTerm(term);
  return kind !== "application" || !/\p{Lu}/u.test(term) || /\p{Lu}/u.test(written);
}
