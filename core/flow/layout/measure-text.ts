import { fontWidths } from "./font-widths.generated.ts";

export type FontWeight = 400 | 600;

/** Widest advance of a character the shipped font does not have: an emoji or an ideograph takes at most this, in thousandths. */
const UNKNOWN = 1300;

/** A text without combining or joined characters: each of its code units is one a reader sees. Segmenting others is slow. */
const SINGLE = /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u2190-\u2193]*$/;

const tables: Record<FontWeight, ReadonlyMap<number, number>> = { 400: tableOf(400), 600: tableOf(600) };

/** Width in px of a text set in the shipped font, without kerning (which only narrows). Never less than what is drawn. */
export function measureText(text: string, size: number, weight: FontWeight = 400): number {
  const table = tables[weight];
  let thousandths = 0;
  // Without a list of them, which would take most of the time.
  if (SINGLE.test(text)) for (let at = 0; at < text.length; at++) thousandths += table.get(text.charCodeAt(at)) ?? UNKNOWN;
  else for (const cluster of clustersOf(text)) thousandths += table.get(cluster.codePointAt(0) ?? 0) ?? UNKNOWN;
  return (thousandths * size) / 1000;
}

const segmenter = new Intl.Segmenter("id", { granularity: "grapheme" });

/** What a reader sees as single characters: an emoji of several code points, a letter with its combining marks. */
export function clustersOf(text: string): string[] {
  if (SINGLE.test(text)) return [...text];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** True for a text of a script that the shipped font does not have: its width is the most it may take, and not what it takes. */
export function isOfAnotherFont(text: string): boolean {
  return !SINGLE.test(text) && clustersOf(text).some((cluster) => /^\p{L}/u.test(cluster) && !tables[400].has(cluster.codePointAt(0) ?? 0));
}

function tableOf(weight: FontWeight): Map<number, number> {
  const table = new Map<number, number>();
  for (const [first, widths] of fontWidths[weight]) widths.forEach((width, index) => void table.set(first + index, width));
  return table;
}
