import { join } from "node:path";
import { splitLines } from "../../core/document/source-lines.ts";
import { readFileBytes } from "./read-file.ts";

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
  // What was not read is not read for its lines either: a pipe would be waited for, a film would fill the memory.
  const read = readFileBytes(path);
  return read.ok ? splitLines(read.bytes.toString("utf8")) : undefined;
}
