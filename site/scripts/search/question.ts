import { type Concept, isDenied, type KnownWords, type Synonyms } from "../../search/concepts.ts";
import { rootsOf } from "../../search/roots.ts";
import { denies } from "../../search/words.ts";
import { BOOST } from "./entries.ts";
import { rootTerm } from "./terms.ts";
import type { TextIndex } from "./text-index.ts";

/** What is asked for; assumed where it was not said. */
export type Asked = Concept & { isAssumed?: boolean };

/**
 * How much of what is asked a word holds that no text knows, that steps mention in passing, that was guessed, that says where
 * something is (`iklan di kolom komentar`), or what it is about.
 */
const [UNKNOWN, PASSING, GUESSED, PLACE, THING] = [0.4, 0.6, 0.6, 0.7, 0.35];
/** How much what did not happen tells: of `pasang baru belum selesai`, that is what answers. */
const DENIED = 1.4;
/** As how many of those words all of them count at most. */
const MOST_UNKNOWN = 2;
/** What is asked where something is said to be wrong in words that nobody knows. */
const TROUBLE = "gangguan";

/** Reads questions by what the texts know: what is asked for, and how much of it each thing is. */
export class QuestionReader {
  readonly #texts: TextIndex;
  readonly #synonyms: Synonyms;
  readonly #devices: number;
  readonly #known: KnownWords;

  /** @param devices how many of the synonyms' things, the first, are what may break */
  constructor(texts: TextIndex, synonyms: Synonyms, devices: number) {
    this.#texts = texts;
    this.#synonyms = synonyms;
    this.#devices = devices;
    this.#known = {
      has: (word) => texts.has(word),
      hasRoot: (root) => texts.has(rootTerm(root)),
      hasBegun: (beginning) => texts.beginningWith(beginning).length > 0,
      near: (word, isHalf) => texts.near(word, isHalf),
    };
  }

  /** What is asked for; of a thing that may break, of which only words are said that nobody knows, or a no, that something is wrong. */
  conceptsIn(query: string): { concepts: Asked[]; isAssumed: boolean } {
    const concepts = this.#synonyms.conceptsIn(query, this.#known);
    const said = concepts.filter(({ isThing }) => !isThing);
    const isOfDevice = concepts.some((concept) => this.#synonyms.isAmong(this.#devices, concept));
    const isSaid = said.length > 0 || denies(query);
    if (!isOfDevice || !isSaid || said.some((concept) => this.#weightOf(concept) > PASSING)) {
      return { concepts, isAssumed: false };
    }
    const trouble = this.#synonyms.conceptsIn(TROUBLE, this.#known).map((concept) => ({ ...concept, isAssumed: true }));
    return { concepts: [...concepts, ...trouble], isAssumed: true };
  }

  /** How much of what is asked each thing is. Who tells a story says many words that nobody knows: together they ask for little. */
  weightsOf(concepts: readonly Asked[]): number[] {
    const weights = concepts.map((concept) => this.#weightOf(concept));
    const unknown = concepts.map(
      ({ isMistyped, isAssumed, isThing }, index) => !isMistyped && !isAssumed && !isThing && (weights[index] as number) <= PASSING,
    );
    const most = MOST_UNKNOWN / Math.max(MOST_UNKNOWN, unknown.filter(Boolean).length);
    return weights.map((weight, index) => (unknown[index] ? weight * most : weight));
  }

  /** What a place must say to have answered all: not what a question is about, where no text names that. */
  mustHold(concepts: readonly Asked[], weights: readonly number[]): number {
    const isOptional = (index: number) => concepts[index]?.isThing === true && weights[index] !== THING;
    return weights.reduce((sum, weight, index) => sum + (isOptional(index) ? 0 : weight), 0);
  }

  /** True for what is asked about, and for what some text or group knows. */
  isKnown(concept: Asked): boolean {
    return concept.isThing || this.#weightOf(concept) > UNKNOWN;
  }

  /** A word that no text and no group holds asks for little here. */
  #weightOf({ words, phrase, groups, isThing, isPlace, isMistyped, isAssumed }: Asked): number {
    if (isMistyped || isAssumed) return GUESSED;
    if (groups.some((term) => this.#texts.has(term))) return isThing ? THING : isPlace ? PLACE : isDenied(phrase) ? DENIED : 1;
    const told = Math.min(...words.map((word) => this.#toldBy(word)));
    const known = told === 0 ? UNKNOWN : told <= BOOST.words ? PASSING : 1;
    return (isThing ? THING : 1) * known;
  }

  /** The most that a field which holds a word, whatever its ending, tells. */
  #toldBy(word: string): number {
    return Math.max(0, ...rootsOf(word).map((root) => this.#texts.boostOf(rootTerm(root))));
  }
}
