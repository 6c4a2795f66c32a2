import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256Hex } from "../../core/sha256.ts";
import { type LieByPath, lieByPath, lieOfFile, sizeIn } from "../files/folder-lie.ts";
import type { Renewal } from "./renew-portal.ts";

/** How the files of a built portal lie; any that is put there, changed or taken away makes it another. Undefined where there is none. */
export function lieOfPortal(out: string): LieByPath | undefined {
  try {
    return lieByPath(out);
  } catch {
    // A folder is missing or may not be read: whoever reads it says so.
    return undefined;
  }
}

/** A name for how a portal lies. */
export function nameOfLie(lie: LieByPath): string {
  return sha256Hex([...lie.values()].sort().join("\n")).slice(0, 32);
}

/**
 * How a portal lies that was renewed since, by looking at what that changed. Whatever else somebody moved there meanwhile is not taken for
 * ours, as it would be by looking at everything again.
 */
export function lieRenewed(before: LieByPath, out: string, { changed, gone }: Renewal): LieByPath {
  const lie = new Map(before);
  for (const path of gone) {
    lie.delete(path);
    for (const folder of foldersOf(path)) if (!isFolder(join(out, folder))) lie.delete(`${folder}/`);
  }
  for (const path of changed) {
    lie.set(path, lieOfFile(out, path));
    for (const folder of foldersOf(path)) lie.set(`${folder}/`, `${folder}/`);
  }
  return lie;
}

/** How large a file of a portal is, in bytes, by how it lies. */
export function sizeByLie(lie: LieByPath, path: string): number {
  return sizeIn(lie.get(path) ?? "");
}

function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === "." ? [] : [folder, ...foldersOf(folder)];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
