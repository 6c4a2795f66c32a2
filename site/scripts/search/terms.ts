import type { Synonyms } from "../../search/concepts.ts";
import { rootsOf } from "../../search/roots.ts";
import { wordsIn } from "../../search/words.ts";

/** What an index holds of a text: its words, for who has typed half of one or mistyped it, their roots, and what they mean. */
export function termsOf(text: string, synonyms: Synonyms): string[] {
  return [...wordsIn(text).flatMap((word) => [word, ...rootsOf(word).map(rootTerm)]), ...synonyms.termsIn(text)];
}

/** The term under which an index holds a root: told from a word of the same letters, since half a word is no root. */
export function rootTerm(root: string): string {
  return `=${root}`;
}
