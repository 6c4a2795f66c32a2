import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { digestOf } from "./digest-of.ts";

/** A file system tells times apart by this much, in milliseconds: what was saved later may look the same. */
const COARSEST_TIME = 2000;

/** How the files of a folder lay on the disk: a name for it, and when the youngest of them changed, in milliseconds. */
export interface FolderLie {
  digest: string;
  newest: number;
}

/**
 * How all files below a folder lie on the disk: names, sizes, times and numbers, nothing of them read.
 * @param passesOver true for a path that does not count, with forward slashes, of a file or a folder
 */
export function lieOfFolder(folder: string, passesOver: (path: string) => boolean = () => false): FolderLie {
  const found: unknown[] = [];
  let newest = 0;
  const walk = (at: string): void => {
    const entries = readdirSync(at, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(at, entry.name);
      const name = relative(folder, path).replaceAll(sep, "/");
      if (passesOver(name)) continue;
      const { size, mtimeMs, ctimeMs, ino } = statSync(path, { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: 0, ctimeMs: 0, ino: 0 };
      newest = Math.max(newest, mtimeMs, ctimeMs);
      // A folder changes with what is in it, which says more.
      found.push(entry.isDirectory() ? [name] : [name, size, mtimeMs, ctimeMs, ino]);
      if (entry.isDirectory()) walk(path);
    }
  };
  walk(folder);
  return { digest: digestOf(found), newest };
}

/** True where a file changed so lately that another save might leave it looking the same. */
export function isYoung({ newest }: FolderLie, now: number): boolean {
  return newest >= now - COARSEST_TIME;
}
