import { distance } from "fastest-levenshtein";

/** A word that a mistyped one may be, and how far the one is from the other. */
export interface Near {
  word: string;
  apart: number;
}

/** Words that begin with a letter; those of them that are spoken with the same consonants. */
interface Shelf {
  words: readonly string[];
  byConsonants: ReadonlyMap<string, readonly string[]>;
}

/** Of two letters only the vowels may be left out (`lp`: lupa). */
const LEAST = 2;
const SHORTEST = 3;
/** Of shorter words too many are one letter apart: in those a letter may be missing, doubled or swapped, but none is another one. */
const SURE_LENGTH = 6;
/** A vowel that is missing or another one (`pket`, `komplen`) is less of an error than another letter; a letter for another one is more. */
const [VOWEL, OTHER] = [0.5, 0.5];
/** What is only begun. */
const BEGUN = 3;

/** The words that texts or groups hold, and which of them a mistyped one may be. */
export class Vocabulary {
  readonly #words: readonly string[];
  readonly #shelves = new Map<string, Shelf>();

  constructor(words: Iterable<string>) {
    this.#words = [...words];
  }

  /**
   * Those a word may be that is none of them, nearest first: they begin with the same letter.
   * @param isHalf whether it may be the beginning of one, as while it is being typed
   */
  near(word: string, isHalf: boolean): Near[] {
    if (word.length < LEAST || /\d/.test(word)) return [];
    const { words, byConsonants } = this.#shelf(word[0] as string);
    const found = new Map<string, number>();
    for (const known of byConsonants.get(consonantsOf(word)) ?? []) {
      if (isLessVowels(known, word)) found.set(known, distance(known, word) * VOWEL);
    }
    for (const known of words) {
      if (found.has(known)) continue;
      const apart = mistypedApart(known, word) ?? (isHalf && isBegun(known, word) ? BEGUN : undefined);
      if (apart !== undefined) found.set(known, apart);
    }
    return [...found]
      .map(([known, apart]) => ({ word: known, apart }))
      .sort((a, b) => a.apart - b.apart || alike(b.word, word) - alike(a.word, word));
  }

  /** Sorted when it is first asked for. */
  #shelf(letter: string): Shelf {
    const known = this.#shelves.get(letter);
    if (known !== undefined) return known;
    const words = this.#words.filter((word) => word.startsWith(letter));
    const byConsonants = new Map<string, string[]>();
    for (const word of words) {
      const consonants = consonantsOf(word);
      byConsonants.set(consonants, [...(byConsonants.get(consonants) ?? []), word]);
    }
    const shelf = { words, byConsonants };
    this.#shelves.set(letter, shelf);
    return shelf;
  }
}

/** The first letter and the consonants after it, as they are spoken: f is p, c is k, ng one letter, n and m before another none, none doubled. */
function consonantsOf(word: string): string {
  const spoken = word
    .replace(/ng/g, "g")
    .replace(/(?<=.)[nm](?=[^aiueonm])/g, "")
    .replace(/[fv]/g, "p")
    .replace(/[cq]/g, "k")
    .replace(/z/g, "s");
  return `${spoken[0]}${spoken
    .slice(1)
    .replace(/(.)\1+/g, "$1")
    .replace(/[aiueoy]/g, "")}`;
}

/** Whether a word of the same consonants was meant: with vowels left out; in a long one a vowel may be another. */
function isLessVowels(known: string, word: string): boolean {
  if (word.length >= SURE_LENGTH - 1 && distance(known, word) <= (word.length > SURE_LENGTH ? 2 : 1)) return true;
  if (known.length - word.length > word.length) return false;
  let at = 0;
  for (const letter of known) if (letter === word[at]) at++;
  return at === word.length;
}

/** How far a word is from what was typed; undefined where it is too far to be meant. */
function mistypedApart(known: string, word: string): number | undefined {
  const longer = known.length - word.length;
  if (Math.abs(longer) > 2) return undefined;
  if (isSwapped(known, word)) return 1;
  const apart = distance(known, word);
  if (apart > mistypes(word.length, longer)) return undefined;
  return longer === 0 ? apart + OTHER : apart;
}

/** How many letters of so many may be mistyped: of four one may be missing, of five one be too much. */
function mistypes(length: number, missing: number): number {
  if (length > SURE_LENGTH) return 2;
  if (length === SURE_LENGTH) return 1;
  return (missing === 1 && length > SHORTEST) || (missing === -1 && length === SURE_LENGTH - 1) ? 1 : 0;
}

/** Whether a word begins so; what is long may also be mistyped. */
function isBegun(known: string, word: string): boolean {
  if (word.length > SHORTEST && known.startsWith(word)) return true;
  return word.length >= SURE_LENGTH && known.length > word.length && distance(known.slice(0, word.length + 1), word) === 1;
}

/** Whether two letters beside each other stand the other way round. */
function isSwapped(known: string, word: string): boolean {
  if (known.length !== word.length || word.length <= SHORTEST) return false;
  let at = 0;
  while (at < word.length && known[at] === word[at]) at++;
  return known[at] === word[at + 1] && known[at + 1] === word[at] && known.slice(at + 2) === word.slice(at + 2);
}

/** How many letters two words begin with alike. */
function alike(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
