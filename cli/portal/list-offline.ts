import { statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../files/digest-of.ts";
import type { FileDigests } from "./inventory-file.ts";

/** What of a built portal is kept for reading without a network, and under which name it is known: `offline.json`. */
export interface OfflineList {
  /** Changes whenever any of the files does. */
  build: string;
  /** Path below the portal's top → start of the file's SHA-256. */
  files: Record<string, string>;
}

const WORKER = "sw.js";
const LIST = "offline.json";

/**
 * Lists what is kept offline and names the build in the service worker, so that a new build replaces the old one wholly.
 * @param folder where the worker lies, and the list is put
 * @param files every file of the portal with its SHA-256; undefined for a portal that is not kept offline
 * @param sizeOf a file's size in bytes, where that is not asked of the folder
 * @returns the files it wrote
 */
export async function listOffline(
  folder: string,
  files: FileDigests | undefined,
  sizeOf = (path: string) => statSync(join(folder, path)).size,
): Promise<string[]> {
  const worker = join(folder, WORKER);
  const source = await readFile(worker, "utf8");
  const name = (build: string) => writeFile(worker, `self.sopBuild="${build}";${source}`);
  if (!files) {
    await name("");
    return [WORKER];
  }
  const paths = Object.keys(files).filter(isForReaders).sort();
  const sized = paths.map((path) => ({ path, size: sizeOf(path) }));
  const list = Object.fromEntries(fewEnough(sized).map(({ path }) => [path, files[path]?.slice(0, 16) ?? ""]));
  const build = digestOf(list).slice(0, 16);
  await writeFile(join(folder, LIST), `${JSON.stringify({ build, files: list } satisfies OfflineList)}\n`);
  await name(build);
  return [LIST, WORKER];
}

/** A file below the portal's top, and its size in bytes. */
interface KeptFile {
  path: string;
  size: number;
}

/** So much is kept at the first visit: what a phone has room for, and a worker fetches beside a call. */
const MOST_KEPT = { files: 5000, bytes: 100_000_000 };

/**
 * What a large portal leaves out first, until the rest is little enough: other revisions, rules, the tool's documentation and where changes are
 * proposed, which needs a network anyway, the later pages of long lists, excerpts of the text search, the second language, and at last all but the way to find a page. What is left
 * out is kept once it was read.
 */
const leftOut = [
  /(?:^|\/)(?:rev-[^/]+|rules|docs|propose)\//,
  /(?:^|\/)(?:registers|history)\/[^/]+\/\d+\//,
  /^pagefind\/(?:\d+\/)?fragment\//,
  /^(?:id|en)\//,
  /\/(?:guide|draft)\//,
  /^(?!registers\/|history\/|verify\/|pagefind\/)[^/]+\/index\.html$/,
];

function fewEnough(files: readonly KeptFile[]): readonly KeptFile[] {
  let kept = files;
  for (const pattern of leftOut) {
    const bytes = kept.reduce((sum, { size }) => sum + size, 0);
    if (kept.length <= MOST_KEPT.files && bytes <= MOST_KEPT.bytes) break;
    kept = kept.filter(({ path }) => !pattern.test(path));
  }
  return kept;
}

/** Registers to take along, scans of signed sheets and what only other programs read are left to the network. */
function isForReaders(path: string): boolean {
  return (
    path !== WORKER &&
    !/(?:^|\/)assets\/evidence-[^/]+$|(?:^|\/)registers\/[^/]+\.(?:csv|xlsx|json)$|^(?:feed\.xml|sitemap\.xml|library\.json)$/.test(path)
  );
}
