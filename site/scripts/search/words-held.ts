import { rootsOf } from "../../search/roots.ts";
import { wordsIn } from "../../search/words.ts";

/**
 * Which of the words asked for are among those found. The full text index takes a word that it does not have for what that begins with:
 * `asdfgh` for “as”, “instagram” for IN.OCC.TELK.P-01.
 */
export function wordsHeld(found: readonly string[], query: string): string[] {
  return wordsIn(query).filter((asked) =>
    found.some((word) => word.includes(asked) || rootsOf(word).some((root) => rootsOf(asked).includes(root))),
  );
}
