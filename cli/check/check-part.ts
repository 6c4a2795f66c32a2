import { statSync } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { printJson } from "../../core/document/prose/visible-text.ts";
import type { Finding } from "../../core/finding.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import type { FolderFacts } from "../../core/library/library.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { digestOf } from "../files/digest-of.ts";
import { listDocuments, openLibrary, readListed } from "../read/read-library.ts";
import type { Shard } from "../read/shard.ts";
import { type CheckOptions, checkFolder } from "./check-library.ts";

/**
 * One machine's share of a check as a file for `--merge`, so that neither who writes nor who merges it holds all of it: a line of JSON that
 * says what it is part of, one for each folder, and one that says how many those were.
 */
interface PartHead {
  part: 2;
  tool: string;
  /** SHA-256 of the settings it was checked by. */
  settings: string;
  /** The same of all folders there were, with the names of their files. */
  listed: string;
  shard: Shard;
  only: readonly string[] | undefined;
}

/** What is found by looking at one folder alone, and what rules across documents may know of it. */
export interface PartFolder {
  folder: string;
  facts: DocumentFacts[];
  life: PrintedFolder;
  findings: Finding[];
  silenced: number;
}

/** What a folder tells of its life, maps as lists of pairs. */
export interface PrintedFolder extends Pick<FolderFacts, "entries" | "eventsUnread" | "issuesUnread"> {
  issued: [string, Issued][];
  issueDigests: [string, string][];
  digests: [string, string][] | undefined;
}

/** By what a part was made: parts that differ in this can't be merged. */
export interface PartOrigin {
  tool: string;
  settings: LibrarySettings;
  only: readonly string[] | undefined;
}

/**
 * Reads and checks one share of a library, every folder by itself. A document is dropped once it was checked.
 * @returns the lines of a part
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function* checkShard(
  directory: string,
  shard: Shard,
  { tool, only, base = process.cwd() }: Pick<PartOrigin, "tool"> & Pick<CheckOptions, "only" | "base">,
): AsyncGenerator<string> {
  const library = await openLibrary(directory, base);
  const listed = await listDocuments(library);
  const head: PartHead = { part: 2, tool, settings: digestOf(library.reading.settings), listed: digestOf(listed), shard, only };
  yield line(head);
  const own = listed.filter((_, index) => index % shard.count === shard.index - 1);
  for await (const held of readListed(library, own, { base, integrity: true })) {
    const checked = checkFolder(held, library, { base, figures: false, ...(only && { only }) });
    yield line({ folder: held.folder, life: printFolder(held.facts), ...checked } satisfies PartFolder);
  }
  yield line({ end: own.length });
}

function line(value: unknown): string {
  return `${printJson(value)}\n`;
}

/**
 * Reads all parts of one check, folder by folder.
 * @throws UsageError when one is missing, there twice, cut off, of another kind, or made by another version, other settings or of other documents
 */
export async function* readParts(paths: readonly string[], origin: PartOrigin): AsyncGenerator<PartFolder> {
  const parts = await Promise.all(paths.map(async (path) => ({ path, head: await readHead(path) })));
  const settings = digestOf(origin.settings);
  for (const { path, head } of parts) {
    const isOurs = head.part === 2 && head.tool === origin.tool && head.settings === settings;
    if (!isOurs || JSON.stringify(head.only) !== JSON.stringify(origin.only)) throw madeOtherwise(path);
    if (head.listed !== parts[0]?.head.listed) throw ofOthers(path, parts[0]?.path ?? "");
  }
  requireAll(parts.map(({ head }) => head));
  for (const { path } of parts.sort((a, b) => a.head.shard.index - b.head.shard.index)) yield* foldersOf(path);
}

async function* foldersOf(path: string): AsyncGenerator<PartFolder> {
  let count = 0;
  let end: number | undefined;
  for await (const [index, text] of linesOf(path)) {
    if (index === 0) continue;
    const value = parsed(text) as Partial<PartFolder & { end: number }> | undefined;
    if (value === undefined || end !== undefined) throw cutOff(path);
    end = value.end;
    if (end !== undefined) continue;
    count++;
    yield value as PartFolder;
  }
  if (end !== count) throw cutOff(path);
}

async function readHead(path: string): Promise<PartHead> {
  for await (const [, text] of linesOf(path)) {
    const value = parsed(text) as PartHead | undefined;
    if (typeof value?.part === "number" && typeof value.shard?.index === "number") return value;
    break;
  }
  throw notPart(path);
}

async function* linesOf(path: string): AsyncGenerator<[index: number, text: string]> {
  const stream = (await open(path)).createReadStream();
  let index = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) yield [index++, text];
  } finally {
    stream.destroy();
  }
}

/** The object a line holds; undefined where it is none. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A folder's life as JSON can hold it. */
export function printFolder({ issued, issueDigests, digests, ...facts }: FolderFacts): PrintedFolder {
  return { ...facts, issued: [...issued], issueDigests: [...(issueDigests ?? [])], digests: digests && [...digests] };
}

/** A folder's life as it was printed. */
export function readFolder({ issued, issueDigests, digests, ...facts }: PrintedFolder): FolderFacts {
  return { ...facts, issued: new Map(issued), issueDigests: new Map(issueDigests), ...(digests && { digests: new Map(digests) }) };
}

function requireAll(files: readonly PartHead[]): void {
  const count = files[0]?.shard.count ?? 0;
  const there = new Set(files.map(({ shard }) => shard.index));
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !there.has(index));
  if (missing.length === 0 && files.length === count) return;
  const list = missing.map((index) => `${index}/${count}`).join(", ");
  throw new UsageError(
    missing.length > 0
      ? { en: `Parts are missing: ${list}.`, id: `Ada bagian yang belum disebutkan: ${list}.` }
      : { en: "A part is there twice.", id: "Ada bagian yang disebutkan dua kali." },
  );
}

function notPart(path: string): UsageError {
  return new UsageError({ en: `“${path}” is not a part of a check.`, id: `“${path}” bukan bagian dari sebuah pemeriksaan.` });
}

function cutOff(path: string): UsageError {
  return new UsageError({
    en: `“${path}” is not a whole part of a check: it ends too early; check that part again.`,
    id: `“${path}” bukan bagian pemeriksaan yang utuh: berkas terpotong; periksa ulang bagian itu.`,
  });
}

function madeOtherwise(path: string): UsageError {
  return new UsageError({
    en: `“${path}” was made by another version, other settings or for other rules; check that part again.`,
    id: `“${path}” dibuat dengan versi, pengaturan, atau aturan lain; periksa ulang bagian itu.`,
  });
}

function ofOthers(path: string, first: string): UsageError {
  return new UsageError({
    en: `“${path}” and “${first}” were made of other files: all parts are of one state of the library; check them again.`,
    id: `“${path}” dan “${first}” dibuat dari berkas yang berbeda: semua bagian harus dari satu keadaan pustaka; periksa ulang.`,
  });
}

/** Behind `--merge` a shell writes all that fits “part-*.json”: what is a file, and no text of a document, is a part, too. */
export function partsAmong(words: string[], merge: string[] | undefined): { merge: string[] | undefined; names: string[] } {
  if (merge === undefined) return { merge, names: words };
  const isPart = (word: string) => !/\.(?:md|ya?ml)$/i.test(word) && statSync(word, { throwIfNoEntry: false })?.isFile() === true;
  return { merge: [...merge, ...words.filter(isPart)], names: words.filter((word) => !isPart(word)) };
}
