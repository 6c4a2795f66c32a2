import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Hex } from "../../core/sha256.ts";
import { digestOf } from "./digest-of.ts";

/** What the pages are made by: the tool as it was bundled, what its documentation is made of, and what it says of its packages. */
const SOURCES = ["dist", "docs", "schemas/json", "oclif.manifest.json", "package.json"];

/** Digest of the tool in a folder, its packages and Node: another one may make other pages of the same documents. */
export async function digestTool(packageFolder: string): Promise<string> {
  const sources = await Promise.all(SOURCES.map((name) => digestBelow(join(packageFolder, name))));
  return digestOf([process.versions, sources, await digestInstalled(packageFolder)]);
}

async function digestBelow(path: string): Promise<unknown> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return readFile(path).then(sha256Hex, () => null);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.sort().map(async (file) => [file.slice(path.length), sha256Hex(await readFile(file))]));
}

/** npm's own note of what is installed, in every folder where packages are looked for. */
async function digestInstalled(from: string): Promise<(string | null)[]> {
  const note = await readFile(join(from, "node_modules", ".package-lock.json")).then(sha256Hex, () => null);
  return dirname(from) === from ? [note] : [note, ...(await digestInstalled(dirname(from)))];
}
