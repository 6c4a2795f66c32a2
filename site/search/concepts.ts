import { rootsOf } from "./roots.ts";
import { type Near, Vocabulary } from "./vocabulary.ts";
import { isSilent, NEGATED, phraseWordsIn, wordsIn } from "./words.ts";

/** One thing asked for: a word, or several that have a meaning together. */
export interface Concept {
  words: readonly string[];
  /** The phrase of a group that these words are, and the groups it is in: terms of an index (`phraseTerm`, `groupTerm`). */
  phrase: string | undefined;
  groups: readonly string[];
  /** True for what a question is about, which says little of what is wanted. */
  isThing: boolean;
  /** True for where something is said to be (`di kolom komentar`, `on instagram`). */
  isPlace: boolean;
  /** True where a word was taken for another one it is nearly written like. */
  isMistyped: boolean;
  /** False where it may as well be another (it is short, or far from that one), and no word beside it says which. */
  isSure: boolean;
}

/** The words of the texts that are asked. */
export interface KnownWords {
  /** Whether a word stands in them as it is. */
  has(word: string): boolean;
  /** Whether one does that has this root. */
  hasRoot(root: string): boolean;
  /** Whether any begins so. */
  hasBegun(beginning: string): boolean;
  /** Those that a mistyped one may be (`Vocabulary.near`). */
  near(word: string, isHalf: boolean): Near[];
}

interface Phrase {
  written: string;
  /** The roots of each word. */
  words: readonly (readonly string[])[];
  group: number;
  /** True for what is only asked so: in a text it means something else. */
  isAskedOnly: boolean;
}

/** What stands before a place, or where something goes. */
const PLACED = new Set(["di", "lewat", "lwt", "melalui", "via", "on", "in", "at", "ke", "to"]);
/** What is counted. */
const COUNTED = new Set(
  "hari hr minggu mgg bulan bln tahun thn jam menit mnt kali x orang ribu rb ratus juta jt unit persen mbps gb day days week weeks month months hour hours minutes times".split(
    " ",
  ),
);
/** A word of so few letters may be many others. */
const SHORT = 4;
/** Whom all is about: between the words of a phrase that says nothing (`data plg gak cocok`). */
const WHO = new Set("pelanggan plgn plg customer cust user pemohon caller penelepon penelpon".split(" "));
type Roots = readonly (readonly string[])[];

/** What a mistyped word is taken for. */
interface Guess {
  word: string;
  isSure: boolean;
}

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
  /** The words in them, as written. */
  readonly #words = new Set<string>();
  readonly #vocabulary: Vocabulary;

  readonly #things: number;

  /** @param things groups of what questions are about; `groups` are what is wanted of it. */
  constructor(groups: readonly (readonly string[])[], things: readonly (readonly string[])[] = []) {
    this.#things = things.length;
    for (const [group, phrases] of [...things, ...groups].entries()) {
      for (const phrase of phrases) {
        const words = phraseWordsIn(phrase);
        if (words.length === 0) continue;
        for (const word of words) this.#words.add(word);
        this.#take(words, group, phrase.startsWith(ASKED_ONLY));
        // Also written as one word, as names of applications are (`callback`).
        if (words.length > 1 && !words.some(isSilent)) this.#take([words.join("")], group, phrase.startsWith(ASKED_ONLY));
      }
    }
    this.#vocabulary = new Vocabulary(this.#words);
  }

  #take(words: readonly string[], group: number, isAskedOnly: boolean): void {
    const known: Phrase = { written: words.join(" "), words: words.map(rootsOf), group, isAskedOnly };
    for (const root of known.words[0] as readonly string[]) this.#byFirst.set(root, [...(this.#byFirst.get(root) ?? []), known]);
  }

  /**
   * What a question asks for, in its order; at each place the longest phrase that is known.
   * @param known what the texts hold: a word that neither they nor the groups hold is taken for what it is made of (`callback`: call
   *   back) or for the nearest that these do
   */
  conceptsIn(question: string, known: KnownWords): Concept[] {
    const asked = phraseWordsIn(question).flatMap((word) => this.#parts(word, known));
    const guesses = this.#guessesOf(asked, known);
    const meant = asked.map((word, at) => guesses[at]?.word ?? word);
    const roots = meant.map(rootsOf);
    const concepts: Concept[] = [];
    for (let at = 0; at < asked.length; ) {
      const found = this.#longestAt(roots, meant, at);
      const end = found[0]?.end ?? at + 1;
      const phrases = found.map(({ phrase }) => phrase);
      const words = meant.slice(at, end).filter((word) => !isSilent(word) && (phrases.length === 0 || isOf(phrases, word)));
      if (words.length > 0) {
        const guessed = guesses.slice(at, end).flatMap((guess) => guess ?? []);
        const isPhrase = (phrases[0]?.words.length ?? 0) > 1;
        const isThing =
          found.length > 0 ? phrases.every(({ group }) => group < this.#things) : isAmount(asked[at] as string, asked[at + 1] ?? "");
        concepts.push({
          words,
          phrase: phraseOf(phrases),
          groups: [...new Set(phrases.map(({ group }) => groupTerm(group)))],
          isThing,
          isPlace: PLACED.has(asked[at - 1] ?? ""),
          isMistyped: guessed.length > 0 && !isPhrase,
          isSure: isPhrase || guessed.every((guess) => guess.isSure),
        });
      }
      at = end;
    }
    // Where every word is one that says little, they are what is asked.
    return concepts.length > 0
      ? concepts
      : wordsIn(question).map((word) => ({
          words: [word],
          phrase: undefined,
          groups: [],
          isThing: false,
          isPlace: false,
          isMistyped: false,
          isSure: true,
        }));
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
        while (end > at && !sharesRoot(one, roots[end]) && (isSilent(words[end] ?? "") || WHO.has(words[end] ?? ""))) end++;
        if (!sharesRoot(one, roots[end])) return [];
        end++;
      }
      return [{ phrase, end }];
    });
  }

  /** Two words written as one, where both are known and the one is not. */
  #parts(word: string, known: KnownWords): string[] {
    if (word.length < 7 || this.#isWord(word, known)) return [word];
    for (let at = 3; at <= word.length - 3; at++) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => this.#isWord(part, known))) return parts;
    }
    return [word];
  }

  #isWord(word: string, known: KnownWords): boolean {
    return this.#words.has(word) || known.has(word);
  }

  /** What words are taken for that nobody knows: for what makes a phrase with those beside it (`hrd complain`), else for the nearest. */
  #guessesOf(asked: readonly string[], known: KnownWords): (Guess | undefined)[] {
    const choices = asked.map((word, at) => this.#choicesFor(word, known, at === asked.length - 1));
    const nearest = asked.map((word, at) => choices[at]?.[0]?.word ?? word);
    return choices.map((near, at) => {
      const lengths = near.map(({ word }) =>
        this.#longestOver(
          nearest.map((one, index) => (index === at ? word : one)),
          at,
        ),
      );
      const longest = Math.max(...lengths);
      const best = near[lengths.indexOf(longest)];
      // Two letters are no word, and what a word begins with may be that, but for one beside which they make a phrase (`lp password`).
      if (longest < 2 && (near[0]?.isDoubted ?? false)) return undefined;
      return best && { word: best.word, isSure: best.apart <= 1 && (asked[at] as string).length > SHORT };
    });
  }

  /** What a word may be that nobody knows, nearest first; none where it is known. Doubted is what may as well be no word, or only begun. */
  #choicesFor(word: string, known: KnownWords, isTyped: boolean): (Near & { isDoubted: boolean })[] {
    const roots = rootsOf(word);
    // Of three letters there are so many in texts that one is no sign (`naekin`: nak).
    const hasRoot = (root: string) => this.#byFirst.has(root) || (root.length >= SHORT && known.hasRoot(root));
    const isKnown = isSilent(word) || this.#isWord(word, known) || roots.some(hasRoot);
    if (isKnown) return [];
    const isDoubted = word.length < SHORT - 1 || (isTyped && known.hasBegun(word));
    for (const written of [[word], roots.filter((root) => root.length > SHORT)]) {
      const isHalf = isTyped || word.length > SHORT;
      const near = written.flatMap((one) => [...this.#vocabulary.near(one, isHalf), ...known.near(one, isHalf)]);
      if (near.length > 0) return near.sort((a, b) => a.apart - b.apart).map((one) => ({ ...one, isDoubted }));
    }
    return [];
  }

  /** How many words the longest phrase has that a word is part of. */
  #longestOver(words: readonly string[], at: number): number {
    const roots = words.map(rootsOf);
    const over = words.slice(0, at + 1).flatMap((_, from) => this.#allAt(roots, words, from).filter(({ end }) => end > at));
    return Math.max(1, ...over.map(({ phrase }) => phrase.words.length));
  }
}

/** Whether a word is one of a phrase, and does not only stand in it (`data plg gak cocok`). */
function isOf(phrases: readonly Phrase[], word: string): boolean {
  return phrases.some(({ words }) => words.some((roots) => sharesRoot(roots, rootsOf(word))));
}

/** Whether a number counts something (`2 hari`), and so names nothing (`tier 2`). */
function isAmount(word: string, next: string): boolean {
  return /^\d+$/.test(word) && COUNTED.has(next);
}

function sharesRoot(one: readonly string[], other: readonly string[] | undefined): boolean {
  return other !== undefined && one.some((root) => other.includes(root));
}

/** Whether a phrase says no to something. */
export function isDenied(phrase: string | undefined): boolean {
  return phrase?.startsWith(`~${NEGATED} `) ?? false;
}

function groupTerm(group: number): string {
  return `#${group}`;
}

/** The term of a phrase: what others call it, word by word, is another one. */
function phraseOf([first]: readonly Phrase[]): string | undefined {
  return first && `~${first.words.map(([root]) => root).join(" ")}`;
}
