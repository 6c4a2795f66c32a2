import { formatHex, interpolate, wcagContrast } from "culori";

/** Stands in the bundled style where a library's accent colour comes in. */
export const ACCENT_PLACE = ".accent-comes-here{all:unset}";

/** Contrast WCAG 2.2 asks of text (1.4.3). */
const ENOUGH = 4.5;
/** The grounds of the light and the dark portal, as `site/styles/tokens.css` has them. */
const paper = { light: "#ffffff", dark: "#16191c" } as const;

/**
 * The organisation's accent as the portal's two inks: moved towards black on the light paper and towards white on
 * the dark one, no further than text on it needs to be read.
 */
export function accentStyle(accent: string): string {
  const light = moveUntilReadable(accent, "#000000", paper.light);
  const dark = moveUntilReadable(accent, "#ffffff", paper.dark);
  return `:root{--accent-light:${light};--accent-dark:${dark}}`;
}

function moveUntilReadable(colour: string, towards: string, ground: string): string {
  const between = interpolate([colour, towards], "rgb");
  for (let share = 0; share < 1; share += 0.04) {
    const moved = formatHex(between(share));
    // The wash behind some text costs a little contrast.
    if (wcagContrast(moved, ground) >= ENOUGH * 1.15) return moved;
  }
  return towards;
}
