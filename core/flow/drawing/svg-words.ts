import { escapeMarkup } from "../../document/words/escape.ts";
import { LINE, labelText, laneText, shapeText, type TextStyle, widthOf } from "../layout/measure-rows.ts";
import { isOfAnotherFont } from "../layout/measure-text.ts";
import { element, number } from "./svg-text.ts";

/** Where the first line stands in a column of text, from its row's top. */
export const FIRST_BASELINE = 20;

/** The kinds of text in a drawing, as their class, and how each is set. */
const styles = {
  "shape-text": shapeText,
  "shape-others": shapeText,
  "lane-name": laneText,
  label: labelText,
  title: { size: 12.5, weight: 600 },
  text: { size: 12.5, weight: 400 },
  gap: { size: 12.5, weight: 400 },
  fact: { size: 12, weight: 400 },
} as const satisfies Record<string, TextStyle>;

/**
 * A line of text. Where it may be shown without the shipped font, `fit` gives it the width it was measured with, so that
 * another font neither leaves its shape nor is cut; but for letters that another font draws in any case, which it would stretch.
 */
export function words(
  kind: keyof typeof styles,
  x: number,
  y: number,
  text: string,
  options: { fit: boolean; anchor?: "start" | "end" },
): string {
  const width = widthOf(text, styles[kind]);
  const isFitted = options.fit && width > 0 && !isOfAnotherFont(text);
  return element(
    "text",
    {
      class: kind,
      x: x === 0 ? undefined : x,
      y,
      "text-anchor": options.anchor === "end" ? "end" : undefined,
      textLength: isFitted ? number(width) : undefined,
      lengthAdjust: isFitted ? "spacingAndGlyphs" : undefined,
    },
    escapeMarkup(text),
  );
}

/** The baseline of one of several lines set around a height. */
export function middle(y: number, count: number, index: number): number {
  return y + (index - (count - 1) / 2) * LINE + 4.4;
}
