import { clustersOf, type FontWeight, measureText } from "./measure-text.ts";

export interface WrapOptions {
  /** Width of the first line in px, when it begins beside something else. */
  first?: number;
  size: number;
  weight?: FontWeight;
  /** At most this many lines; the last one then ends in “…”. */
  lines?: number;
}

/**
 * Breaks a text into lines no wider than `width` px: at blanks, else after a hyphen, slash or dot, else between two
 * characters as a reader sees them. Blanks are collapsed. An empty text gives no line.
 */
export function wrapText(text: string, width: number, options: WrapOptions): string[] {
  const { size, weight = 400 } = options;
  const measure = (piece: string) => measureText(piece, size, weight);
  const lines: string[] = [];
  let line = "";
  const room = () => (lines.length === 0 ? (options.first ?? width) : width);
  const close = () => {
    lines.push(line);
    line = "";
  };
  for (const word of text.split(/\s+/).filter((piece) => piece !== "")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (measure(joined) <= room()) {
      line = joined;
      continue;
    }
    if (line !== "") close();
    for (const piece of piecesOf(word, width, measure)) {
      if (line !== "" && measure(line + piece) > room()) close();
      line += piece;
    }
  }
  if (line !== "") close();
  return options.lines === undefined ? lines : clamp(lines, options.lines, width, measure);
}

/** How wide lines must be, in px, for no word to be broken between its letters. */
export function widestWord(text: string, { size, weight = 400 }: Pick<WrapOptions, "size" | "weight">): number {
  return Math.max(
    0,
    ...text
      .split(/\s+/)
      .flatMap(partsOf)
      .map((part) => measureText(part, size, weight)),
  );
}

/** A word that may have to be broken: its parts, and each too wide part by characters. */
function piecesOf(word: string, width: number, measure: (piece: string) => number): string[] {
  if (measure(word) <= width) return [word];
  return partsOf(word).flatMap((part) => (measure(part) <= width ? [part] : clustersOf(part)));
}

/** A word's parts after each `-`, `/`, `.` and `_`. */
function partsOf(word: string): string[] {
  return word.match(/[^-/._]*[-/._]+|[^-/._]+/g) ?? [word];
}

function clamp(lines: string[], most: number, width: number, measure: (piece: string) => number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = clustersOf(kept[most - 1] ?? "");
  while (last.length > 0 && measure(`${last.join("").trimEnd()}…`) > width) last.pop();
  kept[most - 1] = `${last.join("").trimEnd()}…`;
  return kept;
}
