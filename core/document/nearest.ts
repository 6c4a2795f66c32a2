import { distance } from "fastest-levenshtein";
import { fold } from "./fold.ts";

/**
 * The candidate most like `word`, when it is like enough to be what was meant: at most a third of the
 * letters differ. The first of equals wins, so the order of candidates decides.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const candidate of candidates) {
    const away = distance(folded, fold(candidate));
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}
