import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The files of one document's folder, as the library's listing found them. */
export interface FolderFiles {
  /** The folder's name. */
  folder: string;
  /** `draft.md` and `rev-NN.md`, sorted. */
  texts: string[];
  /** Files beside them, by path relative to the folder with forward slashes: `assets/map.png`, `rev-06/issued.yaml`. */
  others: string[];
}

const TEXT = /^(?:draft|rev-\d+)\.md$/;

/** Lists the documents' folders of a library, in the order of names. A folder without a text is not a document's. */
export async function listFolders(root: string, only?: (folder: string) => boolean): Promise<FolderFiles[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .map((entry) => entry.name)
    .filter((name) => only?.(name) ?? true)
    .sort();
  const folders: FolderFiles[] = [];
  for (const folder of names) {
    const files = await listFiles(join(root, folder), "", 3);
    const texts = files.filter((file) => TEXT.test(file));
    if (texts.length > 0) folders.push({ folder, texts, others: files.filter((file) => !TEXT.test(file)) });
  }
  return folders;
}

/** Files below a folder down to `depth`, sorted; links are not followed. */
async function listFiles(base: string, inside: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(base, inside), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && depth > 1) found.push(...(await listFiles(base, path, depth - 1)));
  }
  return found.sort();
}
