import { createHash, type Hash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const AT_ONCE = 32;
/** Documents' folders are no deeper. */
const DEEPEST = 4;

/**
 * A name for the state of each folder in `root`, by its files' names, sizes and times, without reading them: another one after
 * any save below it. The files of `root` itself stand under the empty name. `node_modules` and hidden folders are left out.
 */
export async function folderStates(root: string): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  const top = createHash("sha256");
  const folders = await noteFiles(top, root);
  states.set("", top.digest("hex"));
  for (const name of folders) {
    const hash = createHash("sha256");
    await noteBelow(hash, join(root, name), DEEPEST);
    states.set(name, hash.digest("hex"));
  }
  return states;
}

async function noteBelow(hash: Hash, folder: string, depth: number): Promise<void> {
  const below = await noteFiles(hash, folder);
  if (depth > 1) for (const name of below) await noteBelow(hash, join(folder, name), depth - 1);
}

/** Notes the files of a folder. @returns the folders in it */
async function noteFiles(hash: Hash, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules");
  const names = folders.map(({ name }) => name).sort();
  hash.update(JSON.stringify(names));
  for (let first = 0; first < files.length; first += AT_ONCE) {
    const some = files.sort().slice(first, first + AT_ONCE);
    const found = await Promise.all(some.map((name) => stat(join(folder, name)).catch(() => undefined)));
    hash.update(JSON.stringify(found.map((file, index) => [some[index], file?.size, file?.mtimeMs, file?.ctimeMs, file?.ino])));
  }
  return names;
}
