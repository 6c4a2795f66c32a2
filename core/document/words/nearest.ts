import { distance } from "fastest-levenshtein";
import { fold } from "./fold.ts";

/**
 * The candidate most like `word`, when it is like enough to be what was meant: at most a third of the
 * letters differ, two neighbours that changed places counting as one. The first of equals wins, so the order of candidates decides.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = fold(candidate);
    const away = isSwapped(folded, other) ? 1 : distance(folded, other);
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best;
}

/** “Agnet” for “Agent”: the slip of a fast hand. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
