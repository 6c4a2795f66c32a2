/**
 * Writes site/fonts/: of each font the characters that nearly every page gets by with, so that a first view weighs half.
 * The whole fonts ship too; a browser asks for one only where a page holds another character. Run it again when a font
 * package changes: `node test/tools/subset-fonts.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const root = new URL("../../", import.meta.url);
/** Hints set letters to the dots of coarse screens. Texts keep theirs; of the codes, in few words a page, they would be a third of the font. */
const fonts = [
  { family: "ibm-plex-sans", weight: 400, noHinting: false },
  { family: "ibm-plex-sans", weight: 600, noHinting: false },
  { family: "ibm-plex-mono", weight: 400, noHinting: true },
] as const;

/** ASCII and what Indonesian and English text is set with; site/styles/tokens.css names the same as `unicode-range`. */
export const commonCharacters = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))}\u00a0§·×é–—‘’“”…`;

/** The fonts with those characters alone, by file name in site/fonts/. */
export async function subsetFonts(): Promise<[name: string, font: Uint8Array][]> {
  return Promise.all(
    fonts.map(async ({ family, weight, noHinting }): Promise<[string, Uint8Array]> => {
      const whole = readFileSync(new URL(`node_modules/@fontsource/${family}/files/${family}-latin-${weight}-normal.woff2`, root));
      return [
        `${family}-${weight}.woff2`,
        await subsetFont(whole, commonCharacters, { targetFormat: "woff2", keepFeatures: ["kern", "liga"], noHinting }),
      ];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, font] of await subsetFonts()) writeFileSync(new URL(`site/fonts/${name}`, root), font);
}
