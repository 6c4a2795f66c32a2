import fc from "fast-check";
import { distance } from "fastest-levenshtein";
import { expect, test } from "vitest";
import { fold } from "../../core/document/words/fold.ts";
import { nearest } from "../../core/document/words/nearest.ts";

/** As it is defined, every candidate compared letter by letter. */
function plainly(word: string, candidates: readonly string[]): string | undefined {
  const folded = fold(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = fold(candidate);
    const away = isSwapped(folded, other) ? 1 : distance(folded, other);
    if (away < least) [least, best] = [away, candidate];
  }
  return best;
}

function isSwapped(a: string, b: string): boolean {
  return Array.from({ length: Math.max(0, a.length - 1) }).some(
    (_, at) => a[at] !== a[at + 1] && a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2) === b,
  );
}

test("candidates that are passed over could not have been nearer", () => {
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", "P", "-", "0", "1", "é", "A"), maxLength: 12 }),
    fc.tuple(fc.constantFrom("P", "W", "IN.OCC.W"), fc.nat(40)).map(([type, number]) => `${type}-${String(number).padStart(3, "0")}`),
  );
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 20 }), (meant, known) => {
      expect(nearest(meant, known)).toBe(plainly(meant, known));
    }),
    { numRuns: 2000 },
  );
});
