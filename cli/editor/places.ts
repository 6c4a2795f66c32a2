import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Range as Place } from "../../schemas/finding.ts";

/** A range as the protocol has it: lines and UTF-16 units from 0. */
export interface EditorRange {
  start: EditorPoint;
  end: EditorPoint;
}

export interface EditorPoint {
  line: number;
  character: number;
}

/** A place of ours, whose lines and columns count from 1, as the protocol has it. */
export function toEditorRange({ start, end }: Place): EditorRange {
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

/** A whole line, and those up to another one; both count from 1. */
export function linesRange(lines: readonly string[], first: number, last: number): EditorRange {
  return { start: { line: first - 1, character: 0 }, end: { line: last - 1, character: (lines[last - 1] ?? "").length } };
}

/** True where a point of the editor stands in a place, or at its end. */
export function isWithin(at: Place, { line, character }: EditorPoint): boolean {
  const [row, column] = [line + 1, character + 1];
  const isAfter = row > at.start.line || (row === at.start.line && column >= at.start.column);
  const isBefore = row < at.end.line || (row === at.end.line && column <= at.end.column);
  return isAfter && isBefore;
}

/** A path in a library as an address. */
export function addressOf(root: string, path: string): string {
  return pathToFileURL(join(root, path)).href;
}

/** An address's path on this machine; undefined for what is no file: a buffer without one, a text of another program. */
export function fileOfAddress(address: string): string | undefined {
  if (!address.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}

/** A file's path in a library's folder, with forward slashes; undefined where it lies elsewhere. */
export function pathInside(root: string, file: string): string | undefined {
  const inside = relative(root, file).split(sep).join("/");
  return inside === "" || inside.startsWith("../") || inside === ".." ? undefined : inside;
}
