import { distance } from "fastest-levenshtein";
import { rootsOf } from "./roots.ts";
import { isSilent, phraseWordsIn, wordsIn } from "./words.ts";

/** One thing asked for: a word, or several that have a meaning together. */
export interface Concept {
  words: readonly string[];
  /** The phrase of a group that these words are, and the groups it is in: terms of an index (`phraseTerm`, `groupTerm`). */
  phrase: string | undefined;
  groups: readonly string[];
  /** True for what a question is about, which says little of what is wanted. */
  isThing: boolean;
  /** True where a word was taken for another one it is nearly written like. */
  isGuess: boolean;
}

interface Phrase {
  written: string;
  /** The roots of each word. */
  words: readonly (readonly string[])[];
  group: number;
  /** True for what is only asked so: in a text it means something else. */
  isAskedOnly: boolean;
}

const SHORTEST_GUESS = 5;
const SURE_LENGTH = 6;
type Roots = readonly (readonly string[])[];

/** A phrase in a text, and where it ends there. */
interface Match {
  phrase: Phrase;
  end: number;
}

/** What a phrase begins with that is asked so, and looked for in no text. */
const ASKED_ONLY = "?";

/** Groups of words and phrases that mean the same to who asks. */
export class Synonyms {
  /** Phrases by each root of their first word. */
  readonly #byFirst = new Map<string, Phrase[]>();
  /** The words in them, as written: a mistyped one is taken for the nearest. */
  readonly #words = new Set<string>();

  readonly #things: number;

  /** @param things groups of what questions are about; `groups` are what is wanted of it. */
  constructor(groups: readonly (readonly string[])[], things: readonly (readonly string[])[] = []) {
    this.#things = things.length;
    for (const [group, phrases] of [...things, ...groups].entries()) {
      for (const phrase of phrases) {
        const words = phraseWordsIn(phrase);
        if (words.length === 0) continue;
        for (const word of words) this.#words.add(word);
        const known: Phrase = { written: words.join(" "), words: words.map(rootsOf), group, isAskedOnly: phrase.startsWith(ASKED_ONLY) };
        for (const root of known.words[0] as readonly string[]) this.#byFirst.set(root, [...(this.#byFirst.get(root) ?? []), known]);
      }
    }
  }

  /**
   * What a question asks for, in its order; at each place the longest phrase that is known.
   * @param isKnown whether the texts hold a word: one that neither they nor the groups hold is taken for what it is made of
   *   (`callback`: call back) or for the nearest that these do
   */
  conceptsIn(question: string, isKnown: (word: string) => boolean): Concept[] {
    const asked = phraseWordsIn(question).flatMap((word) => this.#parts(word, isKnown));
    const meant = asked.map((word) => this.#nearest(word, isKnown));
    const roots = meant.map(rootsOf);
    const concepts: Concept[] = [];
    for (let at = 0; at < asked.length; ) {
      const found = this.#longestAt(roots, meant, at);
      const end = found[0]?.end ?? at + 1;
      const words = asked.slice(at, end).filter((word) => !isSilent(word));
      if (words.length > 0) {
        const phrases = found.map(({ phrase }) => phrase);
        const isGuess = asked.slice(at, end).some((word, index) => word !== meant[at + index]);
        const isThing = found.length > 0 && phrases.every(({ group }) => group < this.#things);
        concepts.push({
          words,
          phrase: phraseOf(phrases),
          groups: [...new Set(phrases.map(({ group }) => groupTerm(group)))],
          isThing,
          isGuess,
        });
      }
      at = end;
    }
    // Where every word is one that says little, they are what is asked.
    return concepts.length > 0
      ? concepts
      : wordsIn(question).map((word) => ({ words: [word], phrase: undefined, groups: [], isThing: false, isGuess: false }));
  }

  /** The terms under which an index holds a text by its meaning: a group's for each of its phrases, and a phrase's of several words. */
  termsIn(text: string): string[] {
    const words = phraseWordsIn(text);
    const roots = words.map(rootsOf);
    return words.flatMap((_, at) => {
      const found = this.#allAt(roots, words, at).flatMap(({ phrase }) => (phrase.isAskedOnly ? [] : [phrase]));
      const several = phraseOf(found.filter((phrase) => phrase.words.length > 1));
      return [...new Set(found.map(({ group }) => groupTerm(group))), ...(several === undefined ? [] : [several])];
    });
  }

  /** Whether something is one of the first so many things. */
  isAmong(count: number, { isThing, groups }: Concept): boolean {
    return isThing && groups.some((term) => Number(term.slice(1)) < count);
  }

  /** Whether a word is in one of the groups, as written. */
  holds(word: string): boolean {
    return this.#words.has(word);
  }

  #longestAt(roots: Roots, words: readonly string[], at: number): Match[] {
    const found = this.#allAt(roots, words, at);
    const most = Math.max(0, ...found.map(({ phrase }) => phrase.words.length));
    const longest = found.filter(({ phrase }) => phrase.words.length === most);
    // What is written just as a group has it means that, and not what only shares a root with it (`putus`, `pemutusan`).
    const same = longest.filter(({ phrase, end }) => phrase.written === words.slice(at, end).join(" "));
    return same.length > 0 ? same : longest;
  }

  /** The phrases that begin at a word; between their words may stand what says nothing (`tidak bisa nyala`: tidak nyala). */
  #allAt(roots: Roots, words: readonly string[], at: number): Match[] {
    const begun = new Set(roots[at]?.flatMap((root) => this.#byFirst.get(root) ?? []));
    return [...begun].flatMap((phrase) => {
      let end = at;
      for (const one of phrase.words) {
        while (end > at && !sharesRoot(one, roots[end]) && isSilent(words[end] ?? "")) end++;
        if (!sharesRoot(one, roots[end])) return [];
        end++;
      }
      return [{ phrase, end }];
    });
  }

  /** Two words written as one, where both are known and the one is not. */
  #parts(word: string, isKnown: (word: string) => boolean): string[] {
    if (word.length < 7 || this.#isWord(word, isKnown)) return [word];
    for (let at = 3; at <= word.length - 3; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => this.#isWord(part, isKnown))) return parts;
    }
    return [word];
  }

  #isWord(word: string, isKnown: (word: string) => boolean): boolean {
    return this.#words.has(word) || isKnown(word);
  }

  #nearest(word: string, isKnown: (word: string) => boolean): string {
    if (word.length < SHORTEST_GUESS || this.#isWord(word, isKnown) || rootsOf(word).some((root) => this.#byFirst.has(root))) return word;
    const near = [...this.#words].filter((known) => known[0] === word[0] && isNear(known, word));
    return near.sort((a, b) => distance(a, word) - distance(b, word) || alike(b, word) - alike(a, word))[0] ?? word;
  }
}

/** Of short words too many are one letter apart: in those a letter may be left out or doubled, but is no other one. */
function isNear(known: string, word: string): boolean {
  const apart = distance(known, word);
  return word.length < SURE_LENGTH ? apart === 1 && known.length !== word.length : apart <= mistypes(word);
}

/** How many letters two words begin with alike. */
function alike(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

function sharesRoot(one: readonly string[], other: readonly string[] | undefined): boolean {
  return other !== undefined && one.some((root) => other.includes(root));
}

function groupTerm(group: number): string {
  return `#${group}`;
}

/** The term of a phrase: what others call it, word by word, is another one. */
function phraseOf([first]: readonly Phrase[]): string | undefined {
  return first && `~${first.words.map(([root]) => root).join(" ")}`;
}

/** How many letters of a word may be mistyped. */
export function mistypes(word: string): number {
  if (/\d/.test(word) || word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}
