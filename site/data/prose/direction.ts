/** Letters that are written from right to left: Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;

/**
 * The direction of a block of text: found by the browser where it holds letters from right to left. Of others nothing is said,
 * since on a long page the same attribute on each block weighs.
 */
export function directionOf(text: string): "auto" | undefined {
  return RIGHT_TO_LEFT.test(text) ? "auto" : undefined;
}
