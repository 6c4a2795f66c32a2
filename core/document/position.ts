import type { Point, Range } from "../../schemas/finding.ts";
import type { LineSpan } from "./document.ts";

/** The range from one column to another on a line; all count from 1, the end is exclusive. */
export function rangeOnLine(line: number, startColumn: number, endColumn: number): Range {
  return { start: { line, column: startColumn }, end: { line, column: Math.max(endColumn, startColumn) } };
}

/** A whole line without its leading and trailing blanks. */
export function rangeOfLine(lines: readonly string[], line: number): Range {
  const text = lines[line - 1] ?? "";
  const start = text.length - text.trimStart().length;
  return rangeOnLine(line, start + 1, Math.max(text.trimEnd().length, start) + 1);
}

/** The text of a span of lines, joined by LF. */
export function textOf(lines: readonly string[], span: LineSpan): string {
  return lines.slice(span.first - 1, span.end - 1).join("\n");
}

/** The span without empty lines at its start and end. */
export function trimSpan(lines: readonly string[], span: LineSpan): LineSpan {
  let { first, end } = span;
  while (first < end && isBlankLine(lines[first - 1])) first++;
  while (end > first && isBlankLine(lines[end - 2])) end--;
  return { first, end };
}

/** Blank as CommonMark means it: nothing but spaces and tabs. */
export function isBlankLine(line: string | undefined): boolean {
  return line === undefined || /^[ \t]*$/.test(line);
}

/** The first line from `line` on that is not blank; `limit` where all before it are. */
export function skipBlank(lines: readonly string[], line: number, limit: number): number {
  let next = line;
  while (next < limit && isBlankLine(lines[next - 1])) next++;
  return next;
}

/** Orders two points as they stand in a file. */
export function comparePoints(a: Point, b: Point): number {
  return a.line - b.line || a.column - b.column;
}
