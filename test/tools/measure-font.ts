/**
 * Writes core/flow/layout/font-widths.generated.ts: the advance widths of IBM Plex Sans as the portal ships it.
 * Run it again when the font package changes: `node test/tools/measure-font.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { create } from "fontkit";

const root = new URL("../../", import.meta.url);
const subsets = ["latin", "latin-ext"];

/** Widths in thousandths of the font size, as runs of neighbouring code points: [first, widths]. */
function measure(weight: number): [number, number[]][] {
  const widths = new Map<number, number>();
  for (const subset of subsets) {
    const file = new URL(`node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-${subset}-${weight}-normal.woff2`, root);
    const font = create(readFileSync(file));
    for (const point of font.characterSet) {
      if (point < 32 || widths.has(point)) continue;
      widths.set(point, Math.round((font.glyphForCodePoint(point).advanceWidth * 1000) / font.unitsPerEm));
    }
  }
  const runs: [number, number[]][] = [];
  for (const [point, width] of [...widths].sort((a, b) => a[0] - b[0])) {
    const last = runs.at(-1);
    if (last && last[0] + last[1].length === point) last[1].push(width);
    else runs.push([point, [width]]);
  }
  return runs;
}

const tables = [400, 600].map((weight) => {
  const runs = measure(weight).map(([first, widths]) => `    [0x${first.toString(16)}, [${widths.join(", ")}]],`);
  return `  ${weight}: [\n${runs.join("\n")}\n  ],`;
});
const text = `/** Made by test/tools/measure-font.ts; not written by hand. Advance widths in thousandths of the font size, by runs of code points. */
export const fontWidths: Readonly<Record<400 | 600, readonly (readonly [first: number, widths: readonly number[]])[]>> = {
${tables.join("\n")}
};
`;
writeFileSync(new URL("core/flow/layout/font-widths.generated.ts", root), text);
