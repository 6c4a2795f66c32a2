/** Contrast WCAG 2.2 asks of text (1.4.3). */
const ENOUGH = 4.5;
const paper = { light: [255, 255, 255], dark: [22, 25, 28] } as const;

type Colour = readonly [number, number, number];

/**
 * The organisation's accent as the portal's two inks: moved towards black on the light paper and towards white on
 * the dark one, no further than text on it needs to be read.
 */
export function accentStyle(accent: string): string {
  const colour = readColour(accent);
  const light = moveUntilReadable(colour, [0, 0, 0], paper.light);
  const dark = moveUntilReadable(colour, [255, 255, 255], paper.dark);
  return `:root{--accent-light:${writeColour(light)};--accent-dark:${writeColour(dark)}}`;
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function moveUntilReadable(colour: Colour, towards: Colour, ground: Colour): Colour {
  for (let share = 0; share < 1; share += 0.04) {
    const moved = colour.map((value, index) => Math.round(value + ((towards[index] as number) - value) * share)) as unknown as Colour;
    // The wash behind some text costs a little contrast.
    if (contrast(moved, ground) >= ENOUGH * 1.15) return moved;
  }
  return towards;
}

function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function readColour(hex: string): Colour {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
}

function writeColour(colour: Colour): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
