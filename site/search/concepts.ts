import { distance } from "fastest-levenshtein";
import { stem, wordsIn } from "./words.ts";

/** One thing asked for: a word, or several that have a meaning together. */
export interface Concept {
  words: readonly string[];
  /** What others call it, each as the stems of its words. */
  others: readonly (readonly string[])[];
  /** True where a word was taken for another one it is nearly written like. */
  isGuess: boolean;
}

/** Groups of words and phrases that mean the same to who asks. */
export class Synonyms {
  /** Groups by the first stem of each of their phrases. */
  readonly #byFirst = new Map<string, { phrase: readonly string[]; group: readonly (readonly string[])[] }[]>();
  /** The single words in them, as written: a mistyped one is taken for the nearest. */
  readonly #words = new Set<string>();

  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) {
      const phrases = group.map((phrase) => wordsIn(phrase)).filter((words) => words.length > 0);
      for (const words of phrases) for (const word of words) this.#words.add(word);
      const stems = phrases.map((words) => words.map(stem));
      for (const phrase of stems) {
        const first = phrase[0] as string;
        const known = this.#byFirst.get(first) ?? [];
        known.push({ phrase, group: stems });
        this.#byFirst.set(first, known);
      }
    }
  }

  /**
   * What a question asks for, in its order; at each place the longest phrase that is known.
   * @param isKnown whether the texts hold a word: one that neither they nor the groups hold is taken for the nearest that these do
   */
  conceptsIn(question: string, isKnown: (word: string) => boolean): Concept[] {
    const words = wordsIn(question);
    const meant = words.map((word) => this.#nearest(word, isKnown));
    const stems = meant.map(stem);
    const concepts: Concept[] = [];
    for (let at = 0; at < words.length; ) {
      const found = (this.#byFirst.get(stems[at] as string) ?? []).filter(({ phrase }) =>
        phrase.every((one, index) => one === stems[at + index]),
      );
      const length = Math.max(1, ...found.map(({ phrase }) => phrase.length));
      const groups = found.filter(({ phrase }) => phrase.length === length);
      concepts.push({
        words: words.slice(at, at + length),
        others: othersOf(groups),
        isGuess: words.slice(at, at + length).some((word, index) => word !== meant[at + index]),
      });
      at += length;
    }
    return concepts;
  }

  /** Whether a word is in one of the groups, as written. */
  holds(word: string): boolean {
    return this.#words.has(word);
  }

  #nearest(word: string, isKnown: (word: string) => boolean): string {
    if (word.length < 4 || this.#words.has(word) || isKnown(word)) return word;
    const near = [...this.#words].filter((known) => known[0] === word[0] && distance(known, word) <= mistypes(word));
    return near.sort((a, b) => distance(a, word) - distance(b, word))[0] ?? word;
  }
}

/** The phrases of some groups, each once, without the one that was asked. */
function othersOf(groups: readonly { phrase: readonly string[]; group: readonly (readonly string[])[] }[]): (readonly string[])[] {
  const asked = groups[0]?.phrase.join(" ");
  const others = new Map(groups.flatMap(({ group }) => group.map((stems) => [stems.join(" "), stems] as const)));
  return [...others].filter(([name]) => name !== asked).map(([, stems]) => stems);
}

/** How many letters of a word may be mistyped. */
export function mistypes(word: string): number {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}
