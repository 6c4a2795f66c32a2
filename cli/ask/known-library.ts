import { join } from "node:path";
import type { Document } from "../../core/document/document.ts";
import { readDocument } from "../../core/document/read-document.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderFacts, Library } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { sha256OfText } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { folderStates } from "../files/folder-lie.ts";
import { readTextFile } from "../files/read-file.ts";
import { type HeldFolder, knownOf, type OpenLibrary, openLibrary, parseText, readFolders } from "../read/read-library.ts";

/** A library as it was read: facts of every text, no text itself. It can be looked at as of any day. */
export interface KnownLibrary {
  open: OpenLibrary;
  /** In the order of names. */
  folders: ReadonlyMap<string, KnownFolder>;
  /** What the files looked like before they were read, by folder; under the empty name those that are no document's. */
  states: ReadonlyMap<string, string>;
}

/** What is held of one document's folder. */
export interface KnownFolder {
  facts: readonly DocumentFacts[];
  life: FolderFacts;
  /** SHA-256 (`sha256:…`) of each text with LF line ends, by path in the library; one that can't be read has none. */
  digests: ReadonlyMap<string, string>;
}

/**
 * Reads a library; texts are dropped once their facts are known, so that memory stays flat.
 * @param before what was read of it earlier: folders that look as they did are not read again
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function readKnownLibrary(root: string, before?: KnownLibrary): Promise<KnownLibrary> {
  const states = folderStates(root);
  const isSame = (folder: string): boolean => before?.states.get(folder) === states.get(folder);
  // By them all folders are read and judged.
  const known = before && isSame("") && isSame("settings") ? before : undefined;
  if (known && states.size === known.states.size && [...states.keys()].every(isSame)) return known;
  const open = known?.open ?? (await openLibrary(root));
  const folders = new Map([...(known?.folders ?? [])].filter(([folder]) => states.has(folder) && isSame(folder)));
  const isStale = (folder: string): boolean => !folders.has(folder);
  for await (const held of readFolders(open, { base: open.root, onlyFolders: isStale })) folders.set(held.folder, knownFolder(held, open));
  return { open, folders: new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1))), states };
}

function knownFolder(held: HeldFolder, { reading }: OpenLibrary): KnownFolder {
  const texts = held.texts.map((text) => ({ path: text.path, known: knownOf(text), document: parseText(text, reading) }));
  return {
    facts: texts.map(({ known, document }) => factsOf(document, reading, known)),
    life: held.facts,
    digests: new Map(texts.flatMap(({ path, known: { file } }) => (file === undefined ? [] : [[path, file]]))),
  };
}

/** The library as of a day. */
export function libraryOn({ open, folders }: KnownLibrary, date: IsoDate): Library {
  const facts = [...folders.values()].flatMap((folder) => folder.facts);
  const lives = new Map([...folders].map(([name, { life }]) => [name, life]));
  return indexLibrary(facts, lives, open.reading.settings, date, open.control);
}

/** SHA-256 of the texts as they were read, by path in the library. */
export function digestsOf({ folders }: KnownLibrary): ReadonlyMap<string, string> {
  return new Map([...folders.values()].flatMap(({ digests }) => [...digests]));
}

/**
 * A text of the library, read again: the one whose facts are held, byte for byte.
 * @throws UsageError when it was changed or taken away since
 */
export async function documentHeld({ open, folders }: KnownLibrary, { path, folder, fileName }: DocumentFacts): Promise<Document> {
  const file = await readTextFile(join(open.root, path));
  const digest = file.ok ? sha256OfText(file.text) : undefined;
  if (!file.ok || digest !== folders.get(folder)?.digests.get(path)) throw changedSince(path);
  return readDocument({ path, folder, fileName, text: file.text }, open.reading);
}

function changedSince(path: string): UsageError {
  return new UsageError(
    {
      en: `${path} was changed since the library was read, or can't be read.`,
      id: `${path} berubah sejak pustaka dibaca, atau tidak terbaca.`,
    },
    { en: "Open the library again.", id: "Buka kembali pustakanya." },
  );
}
