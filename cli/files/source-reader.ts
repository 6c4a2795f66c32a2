import { readFileSync } from "node:fs";
import { join } from "node:path";
import { splitLines } from "../../core/document/source-lines.ts";

/**
 * Reads the lines around findings when they are printed: a file at most once, and not before it is asked for.
 * Paths are as findings show them, relative to `base`.
 */
export function createSourceReader(base: string): (path: string) => readonly string[] | undefined {
  const read = new Map<string, readonly string[] | undefined>();
  return (path) => {
    if (!read.has(path)) read.set(path, linesOf(join(base, path)));
    return read.get(path);
  };
}

function linesOf(path: string): readonly string[] | undefined {
  try {
    return splitLines(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
