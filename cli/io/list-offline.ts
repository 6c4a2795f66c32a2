import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "./digest-of.ts";
import type { RecordedFiles } from "./portal-record.ts";

/** What of a built portal is kept for reading without a network, and under which name it is known: `offline.json`. */
export interface OfflineList {
  /** Changes whenever any of the files does. */
  build: string;
  /** Path below the portal's top → start of the file's SHA-256. */
  files: Record<string, string>;
}

/**
 * Lists what is kept offline and names the build in the service worker, so that a new build replaces the old one wholly.
 * @param files every file of the portal with its SHA-256; undefined for a portal that is not kept offline
 */
export async function listOffline(folder: string, files: RecordedFiles | undefined): Promise<void> {
  const worker = join(folder, "sw.js");
  const source = await readFile(worker, "utf8");
  if (!files) return writeFile(worker, `self.sopBuild="";${source}`);
  const kept = fewEnough(Object.keys(files).filter(isForReaders).sort());
  const list = Object.fromEntries(kept.map((path) => [path, files[path]?.slice(0, 16) ?? ""]));
  const build = digestOf(list).slice(0, 16);
  await writeFile(join(folder, "offline.json"), `${JSON.stringify({ build, files: list } satisfies OfflineList)}\n`);
  await writeFile(worker, `self.sopBuild="${build}";${source}`);
}

/** So many files are kept at the first visit; in a larger portal revisions' own pages are kept once they were read. */
const MOST_KEPT = 5000;

function fewEnough(paths: readonly string[]): readonly string[] {
  return paths.length <= MOST_KEPT ? paths : paths.filter((path) => !/(?:^|\/)(?:rev-[^/]+|rules)\//.test(path));
}

/** Registers to take along and what only other programs read are left to the network. */
function isForReaders(path: string): boolean {
  return path !== "sw.js" && !/(?:^|\/)registers\/[^/]+\.(?:csv|xlsx|json)$|^(?:feed\.xml|sitemap\.xml|library\.json)$/.test(path);
}
