/** Blanks, and characters nobody sees. */
const NOTHING = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u;

/** True of a text without a visible character: written down, it would say nothing. */
export function isBlank(text: string): boolean {
  return NOTHING.test(text);
}
