import { printJson } from "../../../core/document/prose/visible-text.ts";

/**
 * Rows as JSON, a line each: without the spaces of an indented file, which are a third of it, and still to be searched and
 * compared line by line.
 */
export function rowsAsJson(rows: readonly object[]): string {
  return rows.length === 0 ? "[]" : `[\n${rows.map((row) => printJson(row)).join(",\n")}\n]`;
}
