import { readFile } from "node:fs/promises";
import { printJson } from "../../core/document/prose/visible-text.ts";
import type { FolderFacts } from "../../core/library/library.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { digestOf } from "../files/digest-of.ts";
import type { DocumentPart } from "./check-library.ts";

/** One machine's share of a check, as written to a file for `--merge`. */
interface PartFile {
  part: 1;
  tool: string;
  /** SHA-256 of the settings it was checked by. */
  settings: string;
  shard: { index: number; count: number };
  only: readonly string[] | undefined;
  facts: DocumentPart["facts"];
  folders: [string, PrintedFolder][];
  findings: DocumentPart["findings"];
  silenced: number;
}

/** What a folder tells of its life, maps as lists of pairs. */
export interface PrintedFolder extends Pick<FolderFacts, "entries" | "eventsUnread"> {
  issued: [string, Issued][];
  issueDigests: [string, string][];
  digests: [string, string][] | undefined;
}

/** Which part it is, and by what it was made: parts that differ in this can't be merged. */
export interface PartOrigin {
  tool: string;
  settings: LibrarySettings;
  only: readonly string[] | undefined;
}

/** A part as the text of a file. */
export function printPart(part: DocumentPart, shard: { index: number; count: number }, origin: PartOrigin): string {
  const folders = [...part.folders].map(([folder, facts]) => [folder, printFolder(facts)]);
  const { facts, findings, silenced } = part;
  return `${printJson({ part: 1, tool: origin.tool, settings: digestOf(origin.settings), shard, only: origin.only, facts, folders, findings, silenced })}\n`;
}

/**
 * Reads all parts of one check.
 * @throws UsageError when one is missing, there twice, of another kind, or made by another version or other settings
 */
export async function readParts(paths: readonly string[], origin: PartOrigin): Promise<DocumentPart[]> {
  const files = await Promise.all(paths.map(readPart));
  const settings = digestOf(origin.settings);
  for (const [index, file] of files.entries()) {
    if (file.tool === origin.tool && file.settings === settings && JSON.stringify(file.only) === JSON.stringify(origin.only)) continue;
    throw new UsageError({
      en: `“${paths[index]}” was made by another version, other settings or for other rules; check that part again.`,
      id: `“${paths[index]}” dibuat dengan versi, pengaturan, atau aturan lain; periksa ulang bagian itu.`,
    });
  }
  requireAll(files);
  return files
    .sort((a, b) => a.shard.index - b.shard.index)
    .map(({ facts, folders, findings, silenced }) => ({
      facts,
      folders: new Map(folders.map(([folder, printed]) => [folder, readFolder(printed)])),
      findings,
      silenced,
    }));
}

/** A folder's life as JSON can hold it. */
export function printFolder({ issued, issueDigests, digests, ...facts }: FolderFacts): PrintedFolder {
  return { ...facts, issued: [...issued], issueDigests: [...(issueDigests ?? [])], digests: digests && [...digests] };
}

/** A folder's life as it was printed. */
export function readFolder({ issued, issueDigests, digests, ...facts }: PrintedFolder): FolderFacts {
  return { ...facts, issued: new Map(issued), issueDigests: new Map(issueDigests), ...(digests && { digests: new Map(digests) }) };
}

async function readPart(path: string): Promise<PartFile> {
  const text = await readFile(path, "utf8");
  try {
    const value = JSON.parse(text) as PartFile;
    if (value.part === 1) return value;
  } catch {
    // said below, as for any other file that is no part
  }
  throw new UsageError({ en: `“${path}” is not a part of a check.`, id: `“${path}” bukan bagian dari sebuah pemeriksaan.` });
}

function requireAll(files: readonly PartFile[]): void {
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
