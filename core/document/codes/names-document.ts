import type { Definition } from "../../../schemas/front-matter.ts";
import type { FoundCode } from "./citations.ts";

/**
 * True for a found code that names a document whether anyone knows it or not: not for one of numbers alone, which may be a clause or a
 * version, nor for what the text explains itself as a term.
 */
export function namesDocument(
  { maybe, text }: Pick<FoundCode, "maybe" | "text">,
  definitions: readonly Pick<Definition, "term">[],
): boolean {
  return !maybe && !definitions.some(({ term }) => term === text);
}
