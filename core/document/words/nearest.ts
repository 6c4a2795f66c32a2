import { distance } from "fastest-levenshtein";
import { fold } from "./fold.ts";

/**
 * The candidate most like `word`, when it is like enough to be what was meant: at most a third of the
 * letters differ, two neighbours that changed places counting as one. The first of equals wins, so the order of candidates decides.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  return nearestOf(candidates)(word);
}

/** The same for many words and the same candidates: each is folded once, and compared letter by letter only where it may be the one. */
export function nearestOf(candidates: Iterable<string>): (word: string) => string | undefined {
  const known = Array.from(candidates, (candidate) => {
    const folded = fold(candidate);
    return { candidate, folded, letters: lettersOf(folded) };
  });
  return (word) => {
    const folded = fold(word);
    const letters = lettersOf(folded);
    let best: string | undefined;
    let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
    for (const { candidate, folded: other, letters: others } of known) {
      // As many letters more, or that the other lacks, are at least to be changed.
      if (Math.abs(folded.length - other.length) >= least || countBits(letters & ~others) >= least || countBits(others & ~letters) >= least)
        continue;
      const away = isSwapped(folded, other) ? 1 : distance(folded, other);
      if (away < least) {
        least = away;
        best = candidate;
      }
    }
    return best;
  };
}

/** Which letters a word holds, in 32 bits: letters that share a bit count as one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** True of a word that one slip makes of another: a letter missing, too many or wrong, or two that changed places. */
export function isSlipOf(word: string, meant: string): boolean {
  const [one, other] = [fold(word), fold(meant)];
  return isSwapped(one, other) || distance(one, other) === 1;
}

/** “Agnet” for “Agent”: the slip of a fast hand. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
