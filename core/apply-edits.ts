import type { Edit } from "./document/document.ts";
import { comparePoints } from "./document/position.ts";

/**
 * Applies edits to a text; all bytes outside them stay, line ends too. Of two that overlap only the first in the text
 * is applied: the other's finding comes again at the next check.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; applied: number } {
  const starts = lineStarts(text);
  const offset = (point: { line: number; column: number }) => (starts[point.line - 1] ?? text.length) + point.column - 1;
  const sorted = [...edits].sort((a, b) => comparePoints(a.at.start, b.at.start));
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  let result = "";
  let at = 0;
  let applied = 0;
  for (const edit of sorted) {
    const start = offset(edit.at.start);
    if (start < at) continue;
    result += text.slice(at, start) + edit.text.replaceAll("\n", newline);
    at = Math.max(offset(edit.at.end), start);
    applied++;
  }
  return { text: result + text.slice(at), applied };
}

/** Where each line begins; a byte order mark is not part of the first. */
function lineStarts(text: string): number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) starts.push(index + 1);
  return starts;
}
