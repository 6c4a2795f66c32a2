import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { createInterface } from "node:readline";

/** What of a built portal is kept for reading without a network, and under which name it is known: `offline.json`. */
export interface OfflineList {
  /** Changes whenever any of the files does. */
  build: string;
  /** Path below the portal's top → start of the file's SHA-256. */
  files: Record<string, string>;
}

/** A file below the portal's top, and its size in bytes. */
interface KeptFile {
  path: string;
  size: number;
}

/** One place to be found, as the portal writes it (site/data/search-records.ts). */
interface SearchRecord {
  address: string;
  title: string;
  place: string;
  code: string;
  document: string;
  revision: string;
  status: string;
  language: string;
  current: boolean;
  words: [number, string][];
}

/** Makes a built portal searchable and readable offline. */
export async function indexPortal(folder: string, options: { language: string; offline: boolean }): Promise<void> {
  await indexText(folder, options.language);
  await listOffline(folder, options.offline);
}

/**
 * The full text index. All documents are stemmed in the library's language: readers ask in it whichever language the
 * pages around are in.
 */
async function indexText(folder: string, language: string): Promise<void> {
  const records = join(folder, "search", "records.jsonl");
  const pagefind = await import("pagefind");
  const { index, errors } = await pagefind.createIndex({ forceLanguage: language });
  if (!index) throw new Error(`the search index could not be begun: ${errors.join("; ")}`);
  const lines = createInterface({ input: createReadStream(records), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line === "") continue;
    const added = await index.addHTMLFile({ url: `/${sha(line).slice(0, 24)}/`, content: recordPage(JSON.parse(line) as SearchRecord) });
    if (added.errors.length > 0) throw new Error(`the search index refused a record: ${added.errors.join("; ")}`);
  }
  const written = await index.writeFiles({ outputPath: join(folder, "pagefind") });
  await pagefind.close();
  if (written.errors.length > 0) throw new Error(`the search index could not be written: ${written.errors.join("; ")}`);
  await rm(records);
  await dropUnused(join(folder, "pagefind"));
}

/** A record as the page the indexer reads: its words by weight, what a result shows beside them. */
function recordPage(record: SearchRecord): string {
  const { address, title, place, code, document, revision, status, language, current, words } = record;
  const metas = Object.entries({ address, title, place, code, document, revision, status, language });
  const body = words
    .filter(([, text]) => text !== "")
    .map(([weight, text]) => `<p data-pagefind-weight="${weight}">${escapeHtml(text)}</p>`);
  const notes = metas.map(([name, value]) => `<span data-pagefind-meta="${name}:${escapeHtml(value)}"></span>`);
  return `<html><body data-pagefind-body data-pagefind-filter="current:${current ? "yes" : "no"}">${notes.join("")}${body.join("\n")}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The indexer's own interface is not used. */
async function dropUnused(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(
    names
      .filter((name) => /^pagefind-(?:ui|modular-ui|component-ui|highlight|playground)/.test(name) || name === "playground")
      .map((name) => rm(join(folder, name), { recursive: true })),
  );
}

/** Lists what is kept offline and names the build in the service worker, so that a new build replaces the old one wholly. */
async function listOffline(folder: string, offline: boolean): Promise<void> {
  const worker = join(folder, "sw.js");
  const source = await readFile(worker, "utf8");
  if (!offline) return writeFile(worker, `self.sopBuild="";${source}`);
  const files: Record<string, string> = {};
  for (const { path } of fewEnough(await filesBelow(folder))) files[path] = sha(await readFile(join(folder, path))).slice(0, 16);
  const build = sha(JSON.stringify(files)).slice(0, 16);
  await writeFile(join(folder, "offline.json"), `${JSON.stringify({ build, files } satisfies OfflineList)}\n`);
  await writeFile(worker, `self.sopBuild="${build}";${source}`);
}

/** So much is kept at the first visit: what a phone has room for, and a worker fetches beside a call. */
const MOST_KEPT = { files: 5000, bytes: 100_000_000 };

/**
 * What a large portal leaves out first, until the rest is little enough: other revisions and rules, the later pages of
 * long lists, excerpts of the text search, the second language, and at last all but the way to find a page. What is left
 * out is kept once it was read.
 */
const leftOut = [
  /(?:^|\/)(?:rev-[^/]+|rules)\//,
  /(?:^|\/)(?:registers|history)\/[^/]+\/\d+\//,
  /^pagefind\/fragment\//,
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

/** Registers to take along and what only other programs read are left to the network. */
async function filesBelow(folder: string): Promise<KeptFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, "/"),
    )
    .filter(
      (path) => path !== "sw.js" && !/(?:^|\/)registers\/[^/]+\.(?:csv|xlsx|json)$|^(?:feed\.xml|sitemap\.xml|library\.json)$/.test(path),
    )
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, size: (await stat(join(folder, path))).size })));
}

function sha(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
