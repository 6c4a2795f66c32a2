import { fontWidths } from "./font-widths.generated.ts";

export type FontWeight = 400 | 600;

/** Widest advance of a character the shipped font does not have: an emoji or an ideograph takes at most this, in thousandths. */
const UNKNOWN = 1300;

const tables: Record<FontWeight, ReadonlyMap<number, number>> = { 400: tableOf(400), 600: tableOf(600) };

/** Width in px of a text set in the shipped font, without kerning (which only narrows). Never less than what is drawn. */
export function measureText(text: string, size: number, weight: FontWeight = 400): number {
  const table = tables[weight];
  let thousandths = 0;
  for (const cluster of clustersOf(text)) {
    const first = cluster.codePointAt(0) ?? 0;
    thousandths += table.get(first) ?? UNKNOWN;
  }
  return (thousandths * size) / 1000;
}

const segmenter = new Intl.Segmenter("id", { granularity: "grapheme" });

/** What a reader sees as single characters: an emoji of several code points, a letter with its combining marks. */
export function clustersOf(text: string): string[] {
  // Segmenting is slow; a text without combining or joined characters is its code points.
  if (/^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u2190-\u2193]*$/.test(text)) return [...text];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function tableOf(weight: FontWeight): Map<number, number> {
  const table = new Map<number, number>();
  for (const [first, widths] of fontWidths[weight]) widths.forEach((width, index) => void table.set(first + index, width));
  return table;
}
