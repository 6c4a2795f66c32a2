import { join } from "node:path";
import type { z } from "zod";
import type { Document, Problem } from "../../core/document/document.ts";
import { createReadingContext, type ReadingContext, readDocument, unreadableDocument } from "../../core/document/read-document.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { type FolderFacts, indexLibrary, type Library } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import type { RuleResult } from "../../core/rules/kit/run-rules.ts";
import type { PictureDigests } from "../../core/seal/digest.ts";
import { picturesShown } from "../../core/seal/pictures-shown.ts";
import { type DocumentEvent, documentEvents } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type Issued, issued } from "../../schemas/issued.ts";
import type { CheckCache } from "../check/check-cache.ts";
import { digestOf } from "../files/digest-of.ts";
import { readAhead } from "../files/read-ahead.ts";
import { readData } from "../files/read-data.ts";
import { readTextFile } from "../files/read-file.ts";
import { toShownPath } from "../files/shown-path.ts";
import { hashPictures, readSignatures } from "./beside-document.ts";
import { type FolderFiles, listFolders } from "./library-files.ts";
import { readSettings } from "./read-settings.ts";

/** A library as read from its folder. */
export interface ReadLibrary extends GatheredFiles {
  library: Library;
}

/** What was read of a library's files, or of a share of them; put together by `indexLibrary`. */
export interface GatheredFiles {
  /** The library's folder, absolute. */
  root: string;
  reading: ReadingContext;
  /** What library rules may see of each file, in the order of folders and names. */
  facts: DocumentFacts[];
  /** Events and issues, by folder. */
  folders: ReadonlyMap<string, FolderFacts>;
  /** By path as shown; empty when `keep` was `facts`. */
  documents: ReadonlyMap<string, Document>;
  /** Files beside the texts, by folder. */
  assets: ReadonlyMap<string, ReadonlySet<string>>;
  /** What was wrong with `events.yaml` and `issued.yaml` files. */
  problems: FileProblem[];
}

/** Folders read at once: enough to keep the disk and ssh-keygen busy, few enough to keep memory flat. */
const FOLDERS_AT_ONCE = 8;

/** A problem of a file that is not a document. */
export interface FileProblem {
  path: string;
  folder: string;
  problem: Problem;
}

export interface ReadOptions {
  /** The day the library is looked at. */
  date: IsoDate;
  /** Shown paths are relative to it; default: the working directory. */
  base?: string;
  /** These folders only; default: all. */
  onlyFolders?: (folder: string) => boolean;
  /** Every `count`-th folder only, beginning with the `index`-th (from 1): one machine's share. */
  shard?: { index: number; count: number };
  /** `facts` drops each document once it was visited, so that memory stays flat. Default: `documents`. */
  keep?: "documents" | "facts";
  /** Also hashes the pictures shown and verifies the signatures, as facts for the rules: everywhere, or in these folders. */
  integrity?: boolean | ((folder: string) => boolean);
  /** Called for each document as it is read. */
  visit?: (document: Document, beside: BesideDocument, reading: ReadingContext) => RuleResult;
  /** Opens what is known of documents from before; with `keep: "facts"` and `visit`, whose results it keeps. */
  remember?: (root: string, reading: ReadingContext) => Promise<CheckCache | undefined>;
  /** Called instead of `visit` for a document that is known. */
  recall?: (result: RuleResult) => void;
}

/** What lies beside a document in its folder. */
export interface BesideDocument {
  /** Files by path relative to the folder. */
  assets: ReadonlySet<string>;
  /** Of the pictures shown; undefined where integrity was not asked for. */
  pictures: PictureDigests | undefined;
}

/**
 * Reads the library in `directory` as of a day.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function readLibrary(directory: string, options: ReadOptions): Promise<ReadLibrary> {
  const gathered = await gatherFiles(directory, options);
  const { facts, folders, reading } = gathered;
  return { ...gathered, library: indexLibrary(facts, folders, reading.settings, options.date) };
}

/**
 * Reads a library's settings only, compiled for reading documents.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function readReading(directory: string, base = process.cwd()): Promise<ReadingContext> {
  return createReadingContext((await readSettings(directory, base)).settings);
}

/**
 * Reads the files of the library in `directory`, or one share of them.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function gatherFiles(directory: string, options: Omit<ReadOptions, "date">): Promise<GatheredFiles> {
  const base = options.base ?? process.cwd();
  const { root, settings } = await readSettings(directory, base);
  const reading = createReadingContext(settings);
  const shown = (path: string) => toShownPath(base, join(root, path));
  const documents = new Map<string, Document>();
  const facts: DocumentFacts[] = [];
  const folders = new Map<string, FolderFacts>();
  const assets = new Map<string, ReadonlySet<string>>();
  const problems: FileProblem[] = [];

  const listed = await listFolders(root, options.onlyFolders);
  const { shard } = options;
  const own = shard ? listed.filter((_, index) => index % shard.count === shard.index - 1) : listed;
  const cache = await options.remember?.(root, reading);
  const read = (files: FolderFiles) => readFolder(files, { root, shown, reading, integrity: options.integrity, cache });
  for await (const { files, beside, held, data, troubles } of readAhead(own, FOLDERS_AT_ONCE, read)) {
    assets.set(files.folder, beside);
    for (const one of held) {
      if (one.known) {
        facts.push(one.known.facts);
        options.recall?.(one.known.result);
        continue;
      }
      const { key, document, pictures, signatures } = one;
      const own = factsOf(document, reading, signatures);
      facts.push(own);
      if (options.keep !== "facts") documents.set(document.path, document);
      const result = options.visit?.(document, { assets: beside, pictures }, reading);
      if (key !== undefined && result) cache?.put(key, { facts: own, result });
    }
    folders.set(files.folder, data);
    problems.push(...troubles);
  }
  await cache?.save();
  return { root, reading, facts, folders, documents, assets, problems };
}

/** How a library's folders are read. */
interface FolderReading {
  root: string;
  shown: (path: string) => string;
  reading: ReadingContext;
  integrity: ReadOptions["integrity"];
  cache: CheckCache | undefined;
}

async function readFolder(files: FolderFiles, { root, shown, reading, integrity, cache }: FolderReading) {
  const beside: ReadonlySet<string> = new Set(files.others);
  const looksCloser = typeof integrity === "function" ? integrity(files.folder) : integrity;
  const held = await Promise.all(
    files.texts.map(async (fileName) => {
      const path = shown(`${files.folder}/${fileName}`);
      const file = await readTextFile(join(root, files.folder, fileName));
      const lines = file.ok ? splitLines(file.text) : [];
      const place = { path, folder: files.folder, fileName };
      const closer = looksCloser ? await readIntegrity(root, place, lines, beside, reading) : undefined;
      const key = cache && digestOf([path, file, files.others, [...(closer?.pictures ?? [])], closer?.signatures]);
      const known = key === undefined ? undefined : cache?.get(key);
      if (known) return { known };
      const document = file.ok ? readDocument({ ...place, text: file.text }, reading) : unreadableDocument(place, file.problem);
      return { known: undefined, key, document, pictures: closer?.pictures, signatures: closer?.signatures };
    }),
  );
  const troubles: FileProblem[] = [];
  return { files, beside, held, data: await readFolderData(root, files, shown, troubles), troubles };
}

async function readIntegrity(
  root: string,
  { folder, fileName }: Pick<Document, "folder" | "fileName">,
  lines: readonly string[],
  files: ReadonlySet<string>,
  { settings }: ReadingContext,
) {
  return {
    pictures: await hashPictures(join(root, folder), picturesShown({ lines, bodyFirst: 1 })),
    signatures: await readSignatures({ root, folder, name: fileName.replace(/\.md$/, ""), files }, settings.people),
  };
}

async function readFolderData(
  root: string,
  files: FolderFiles,
  shown: (path: string) => string,
  problems: FileProblem[],
): Promise<FolderFacts> {
  const { folder, others } = files;
  const read = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const result = await readData(join(root, folder, file), schema);
    problems.push(...result.problems.map((problem) => ({ path: shown(`${folder}/${file}`), folder, problem })));
    return result.value;
  };
  const events: DocumentEvent[] = others.includes("events.yaml") ? ((await read("events.yaml", documentEvents)) ?? []) : [];
  const frames = new Map<string, Issued>();
  for (const file of others) {
    const revision = /^(rev-\d+)\/issued\.yaml$/.exec(file)?.[1];
    const value = revision === undefined ? undefined : await read(file, issued);
    if (revision !== undefined && value) frames.set(`${revision}.md`, value);
  }
  return { events, issued: frames };
}
