import { type Near, Vocabulary } from "../../search/vocabulary.ts";

/** Where a term stands: entries, ascending, and how much it tells in each. */
interface Posting {
  ids: number[];
  weights: number[];
  /** How much it tells at all: what every text holds tells nothing. */
  rarity: number;
  /** The most that a field which holds it tells. */
  boost: number;
}

/** How fast a long text takes weight from each of its words, and how much of that its length decides (as in BM25). */
const [SATURATION, BY_LENGTH] = [1.2, 0.7];

/**
 * Which entries hold a term, and how much it tells there. Made once, then asked with every key: an answer is a walk through two
 * arrays, with no object made for an entry, since of ten thousand documents a common word is in most.
 */
export class TextIndex {
  size = 0;
  readonly #postings = new Map<string, Posting>();
  #sorted: readonly string[] = [];
  #vocabulary = new Vocabulary([]);

  /**
   * Takes what is to be found, and yields after each piece of work.
   * @param all the terms of each field of each entry; @param boosts how much each field tells
   */
  *take(all: Iterable<readonly (readonly string[])[]>, boosts: readonly number[]): Generator<void> {
    const entries: (readonly (readonly string[])[])[] = [];
    for (const entry of all) yield void entries.push(entry);
    this.size = entries.length;
    const mean = boosts.map((_, field) => {
      const lengths = entries.flatMap((fields) => fields[field]?.length || []);
      return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    });
    for (const [id, fields] of entries.entries()) {
      for (const [field, terms] of fields.entries()) {
        const length = 1 - BY_LENGTH + (BY_LENGTH * terms.length) / (mean[field] as number);
        const weight = ((boosts[field] as number) * (1 + SATURATION)) / (1 + SATURATION * length);
        for (const term of new Set(terms)) this.#add(term, id, weight, boosts[field] as number);
      }
      yield;
    }
    for (const posting of this.#postings.values()) {
      posting.rarity = Math.log(1 + (this.size - posting.ids.length + 0.5) / (posting.ids.length + 0.5));
    }
    this.#sorted = [...this.#postings.keys()].sort();
    this.#vocabulary = new Vocabulary(this.#sorted);
  }

  #add(term: string, id: number, weight: number, boost: number): void {
    const posting = this.#postings.get(term);
    if (posting === undefined) {
      this.#postings.set(term, { ids: [id], weights: [weight], rarity: 0, boost });
      return;
    }
    posting.boost = Math.max(posting.boost, boost);
    if (posting.ids.at(-1) === id) posting.weights[posting.weights.length - 1] = (posting.weights.at(-1) as number) + weight;
    else {
      posting.ids.push(id);
      posting.weights.push(weight);
    }
  }

  has(term: string): boolean {
    return this.#postings.has(term);
  }

  /** The most that a field which holds a term tells; 0 where none does. */
  boostOf(term: string): number {
    return this.#postings.get(term)?.boost ?? 0;
  }

  /** Raises each entry's number to what a term tells there, times `boost`. */
  raise(scores: Float64Array, term: string, boost: number): void {
    const posting = this.#postings.get(term);
    if (posting === undefined) return;
    const { ids, weights, rarity } = posting;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] as number;
      const score = (weights[at] as number) * rarity * boost;
      if (score > (scores[id] as number)) scores[id] = score;
    }
  }

  /** Terms that begin so, at most as many as a reader could mean. */
  beginningWith(beginning: string): string[] {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] as string) < beginning) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    while (found.length < MOST_BEGUN && this.#sorted[low]?.startsWith(beginning)) found.push(this.#sorted[low++] as string);
    return found;
  }

  /** Words that a mistyped one may be, nearest first; where it is half typed, also those that it may be the beginning of. */
  near(word: string, isHalf: boolean): Near[] {
    return this.#vocabulary.near(word, isHalf);
  }
}

const MOST_BEGUN = 400;
