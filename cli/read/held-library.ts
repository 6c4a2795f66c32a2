import { join, resolve, sep } from "node:path";
import type { Document } from "../../core/document/document.ts";
import type { ReadingContext } from "../../core/document/read-document.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { sha256Hex } from "../../core/sha256.ts";
import { type FileText, readTextNow } from "../files/read-file.ts";
import { type LibraryFacts, openLibrary, parseText, type ReadFacts, type ReadOptions, readOpened } from "./read-library.ts";

/** What is noted of a text beside its facts, as data, for whoever shows it. */
export type NoteText = (document: Document, reading: ReadingContext) => unknown;

/** What is known of a text that need not be parsed again. */
export interface TextNotes {
  /** Digest of what its file says. */
  text: string;
  noted: unknown;
}

/** A library of which all is known but the words of its texts: these are read when they are asked for. */
export interface HeldLibrary extends LibraryFacts, Pick<ReadFacts, "assets"> {
  /** By path as shown. */
  notes: ReadonlyMap<string, TextNotes>;
}

/** A text says something else than when the library was read: what is made of both would fit together nowhere. */
export class LibraryMoved extends Error {}

/** A library that moved, also where a file was listed and is gone when it is read: whoever renames a folder or checks out a branch takes it away. */
export function movedBy(error: unknown, directory: string): LibraryMoved | undefined {
  if (error instanceof LibraryMoved) return error;
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  const isGone = code === "ENOENT" || code === "ENOTDIR";
  if (!isGone || path === undefined || !resolve(path).startsWith(resolve(directory) + sep)) return undefined;
  return new LibraryMoved(`“${path}” went while the library was being read`);
}

/** A name for what a file says, or for why it can't be read. */
export function digestOfFileText(file: FileText): string {
  return sha256Hex(file.ok ? `text ${file.text}` : file.problem.key);
}

/** What is noted of a text beside its facts. */
function notesOf(document: Document, reading: ReadingContext, note: NoteText): TextNotes {
  return { text: digestOfFileText({ ok: true, text: document.text }), noted: note(document, reading) };
}

/**
 * Reads a library as a whole; its texts are let go once they are noted.
 * @param onDocument hears of each text as it is parsed
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function readHeld(
  directory: string,
  options: Omit<ReadOptions, "keep">,
  { note, onDocument }: { note: NoteText; onDocument: (document: Document) => void },
): Promise<HeldLibrary> {
  const open = await openLibrary(directory, options.base);
  const notes = new Map<string, TextNotes>();
  const keep = (document: Document) => {
    notes.set(document.path, notesOf(document, open.reading, note));
    onDocument(document);
    return false;
  };
  return { ...(await readOpened(open, { ...options, keep })), notes };
}

/**
 * Reads and parses a text once more.
 * @throws LibraryMoved where it is not what it was
 */
export function parseAgain(
  { root, reading, notes }: Pick<HeldLibrary, "root" | "reading" | "notes">,
  { path, folder, fileName }: Pick<DocumentFacts, "path" | "folder" | "fileName">,
): Document {
  const file = readTextNow(join(root, folder, fileName));
  if (digestOfFileText(file) !== notes.get(path)?.text) throw new LibraryMoved(`“${path}” was saved while the library was being read`);
  return parseText({ path, folder, fileName, file }, reading);
}
