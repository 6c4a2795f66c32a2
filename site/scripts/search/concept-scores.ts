import type { Concept } from "../../search/concepts.ts";
import { rootsOf } from "../../search/roots.ts";
import { rootTerm } from "./terms.ts";
import type { TextIndex } from "./text-index.ts";

/** What others call it, another word of its root, what is half typed, mistyped or said in words that stand apart tell less than the word itself. */
const [SYNONYM, RELATED, HALF, MISTYPED, APART] = [0.7, 0.7, 0.6, 0.7, 0.4];
const SHORTEST_HALF = 3;

/**
 * How well each entry answers one thing asked for: by the best of the words for it, so that none counts twice.
 * @param isTyped true while its last word may be half typed
 */
export function conceptScores(texts: TextIndex, { words, phrase, groups, isMistyped }: Concept, isTyped: boolean): Float64Array {
  const best = new Float64Array(texts.size);
  const boost = isMistyped ? MISTYPED : 1;
  for (const term of groups) texts.raise(best, term, SYNONYM * boost);
  const isPhrase = phrase?.includes(" ") ?? false;
  if (isPhrase) texts.raise(best, phrase as string, 1);
  // What is left of a phrase without its silent words says less: `tidak dibuka`, `salah orang`.
  if (words.length === 1) raiseByWord(texts, best, words[0] as string, { boost: isPhrase ? APART : boost, isTyped });
  else raiseByAll(texts, best, words);
  return best;
}

/** Words of a phrase that stand apart: entries that hold each. */
function raiseByAll(texts: TextIndex, best: Float64Array, words: readonly string[]): void {
  const each = words.map((word) => {
    const own = new Float64Array(texts.size);
    raiseByWord(texts, own, word, { boost: APART, isTyped: false });
    return own;
  });
  for (let id = 0; id < best.length; id++) {
    if (each.every((own) => own[id] !== 0)) best[id] = Math.max(best[id] as number, ...each.map((own) => own[id] as number));
  }
}

/** A word as it is, by its roots, by a beginning while it is being typed. */
function raiseByWord(texts: TextIndex, best: Float64Array, word: string, { boost, isTyped }: { boost: number; isTyped: boolean }): void {
  texts.raise(best, word, boost);
  for (const root of rootsOf(word)) texts.raise(best, rootTerm(root), boost * RELATED);
  if (isTyped && word.length >= SHORTEST_HALF) {
    for (const term of texts.beginningWith(word)) texts.raise(best, term, boost * HALF);
  }
}
