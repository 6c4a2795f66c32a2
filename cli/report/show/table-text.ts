import stringWidth from "fast-string-width";
import { pad, wrap } from "./wrap.ts";

const BETWEEN = " │ ";
/** A column narrower than this breaks every word. */
const NARROWEST = 6;

/**
 * A table in rows of a terminal: columns that line up, cells wrapped where there is no room; where even that can't be
 * read, each row as a list of its heads and cells.
 * @param rows the heads first
 */
export function tableText(rows: readonly (readonly string[])[], align: readonly (string | null)[], columns: number): string[] {
  const [heads = [], ...body] = rows;
  const widths = fitted(heads, rows, columns);
  if (!widths) return body.flatMap((cells, index) => [...(index > 0 ? [""] : []), ...listed(heads, cells, columns)]);
  const print = (cells: readonly string[]) => printRow(cells, widths, align);
  return [...print(heads), widths.map((width) => "─".repeat(width)).join("─┼─"), ...body.flatMap(print)];
}

function fitted(heads: readonly string[], rows: readonly (readonly string[])[], columns: number): number[] | undefined {
  const widths = heads.map((_, index) =>
    Math.max(1, ...rows.flatMap((row) => (row[index] ?? "").split("\n").map((line) => stringWidth(line)))),
  );
  const room = columns - BETWEEN.length * (heads.length - 1);
  if (room < NARROWEST * heads.length && widths.reduce((sum, width) => sum + width, 0) > room) return undefined;
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    const others = widths.filter((_, index) => index !== widest);
    const cut = Math.max(1, Math.min(over, (widths[widest] ?? 0) - Math.max(NARROWEST, ...others)));
    widths[widest] = (widths[widest] ?? 0) - cut;
    over -= cut;
  }
  return widths;
}

function printRow(cells: readonly string[], widths: readonly number[], align: readonly (string | null)[]): string[] {
  const columns = widths.map((width, index) => wrap(cells[index] ?? "", width, 1));
  const height = Math.max(...columns.map((rows) => rows.length));
  return Array.from({ length: height }, (_, row) =>
    columns
      .map((rows, index) => placed(rows[row] ?? "", widths[index] ?? 0, align[index]))
      .join(BETWEEN)
      .trimEnd(),
  );
}

function placed(text: string, width: number, align: string | null | undefined): string {
  const free = Math.max(0, width - stringWidth(text));
  if (align === "right") return " ".repeat(free) + text;
  return align === "center" ? pad(" ".repeat(Math.floor(free / 2)) + text, width) : pad(text, width);
}

function listed(heads: readonly string[], cells: readonly string[], columns: number): string[] {
  return heads.flatMap((head, index) => wrap([head, cells[index] ?? ""].filter((text) => text !== "").join(": "), columns));
}
