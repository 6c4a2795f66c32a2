import { statSync } from "node:fs";
import { join } from "node:path";
import { sha256Hex } from "../../../core/sha256.ts";
import type { FolderFiles } from "../../read/library-files.ts";

/** A file system tells times apart by this much, in milliseconds: what was saved later may look the same. */
const COARSEST_TIME = 2000;

/**
 * A name for how a document's folder lies on the disk, without reading a file: names, sizes, times and numbers of its files,
 * of itself, and of what is shown from elsewhere. Undefined where a file is so young that another save might leave it the same.
 * @param elsewhere paths from the folder, of pictures that are none of its files
 * @param now milliseconds, taken before anything was read
 */
export function folderState(root: string, files: FolderFiles, elsewhere: readonly string[], now: number): string | undefined {
  const { folder, texts, others, odd } = files;
  const at = join(root, folder);
  let newest = 0;
  const stats = ["", ...texts, ...others, ...elsewhere].map((name) => {
    const found = statSync(name === "" ? at : `${at}/${name}`, { throwIfNoEntry: false });
    if (found === undefined) return [name];
    newest = Math.max(newest, found.mtimeMs, found.ctimeMs);
    return [name, found.size, found.mtimeMs, found.ctimeMs, found.ino];
  });
  return newest < now - COARSEST_TIME ? sha256Hex(JSON.stringify([stats, odd])).slice(0, 32) : undefined;
}
