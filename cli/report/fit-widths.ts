import stringWidth from "fast-string-width";

/**
 * How wide each column of a table is, in letters: as its longest line, or, where all columns find no room so, less. The widest gives way
 * first, and none further than to its longest word: `isFitted` says whether that was enough.
 * @param gap what stands between two columns, in letters
 */
export function fitWidths(
  lines: readonly (readonly string[])[],
  room: number | undefined,
  gap: number,
): { widths: number[]; isFitted: boolean } {
  const widestOf = (partsOf: (cell: string) => readonly string[]) =>
    (lines[0] ?? []).map((_, index) =>
      lines.reduce((most, row) => Math.max(most, ...partsOf(row[index] ?? "").map((part) => stringWidth(part))), 0),
    );
  const widths = widestOf((cell) => cell.split("\n"));
  let over = room === undefined ? 0 : widths.reduce((sum, width) => sum + width + gap, -gap) - room;
  if (over <= 0) return { widths, isFitted: true };
  const least = widestOf((cell) => cell.split(/[ \n]/));
  while (over > 0) {
    const free = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const widest = free.indexOf(Math.max(...free));
    if (!free[widest]) return { widths, isFitted: false };
    widths[widest] = free[widest] - 1;
    over--;
  }
  return { widths, isFitted: true };
}
