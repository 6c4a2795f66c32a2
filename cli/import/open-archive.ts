import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { UsageError } from "../../core/usage-error.ts";
import { trouble } from "./import-trouble.ts";

/** The most one part may hold, in bytes, once it is inflated. */
const PART_LIMIT = 24_000_000;
/** The most all parts may hold. */
const WHOLE_LIMIT = 96_000_000;
const MOST_ENTRIES = 4_000;

/** The parts of an archive that were wanted, by name. What an archive says of their sizes is not believed. */
export interface Archive {
  parts: ReadonlyMap<string, Buffer>;
  /** The names of all its parts. */
  names: readonly string[];
}

/**
 * Opens a zip archive in memory and inflates what is wanted, counting while it inflates.
 * @throws UsageError for an archive that is damaged, encrypted, or too large
 */
export async function openArchive(bytes: Buffer, isWanted: (name: string) => boolean): Promise<Archive> {
  try {
    return await readAll(await open(bytes), isWanted);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : "zip";
    const outside = /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/s.exec(reason)?.[1];
    if (outside !== undefined) throw trouble.outside(outside);
    // Where a file was cut off, its list of parts is what is missing.
    const isCut = /end of central directory/i.test(reason);
    throw trouble.damaged(isCut ? { en: "its end is missing", id: "bagian akhirnya tidak ada" } : reason);
  }
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, strictFileNames: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function readAll(zip: ZipFile, isWanted: (name: string) => boolean): Promise<Archive> {
  const parts = new Map<string, Buffer>();
  const names: string[] = [];
  let whole = 0;
  for (let entry = await next(zip); entry; entry = await next(zip)) {
    const name = entry.fileName;
    names.push(name);
    if (names.length > MOST_ENTRIES) throw trouble.tooLarge(`${MOST_ENTRIES} parts`);
    if (name.endsWith("/") || !isWanted(name)) continue;
    if (entry.generalPurposeBitFlag & 1) throw trouble.encrypted();
    if (parts.has(name)) throw trouble.damaged({ en: `“${name}” is there twice`, id: `“${name}” ada dua kali` });
    const part = await inflate(zip, entry, WHOLE_LIMIT - whole);
    whole += part.length;
    parts.set(name, part);
  }
  return { parts, names };
}

function next(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      zip.removeAllListeners();
      act();
    };
    zip.once("entry", (entry: Entry) => done(() => resolve(entry)));
    zip.once("end", () => done(() => resolve(undefined)));
    zip.once("error", (error) => done(() => reject(error)));
    zip.readEntry();
  });
}

function inflate(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= PART_LIMIT && size <= left) return;
        stream.destroy();
        reject(trouble.tooLarge(`${Math.round(Math.min(PART_LIMIT, WHOLE_LIMIT) / 1_000_000)} MB`));
      });
      stream.on("error", reject);
      stream.on("end", () => {
        const part = Buffer.concat(chunks);
        if (crc32(part) === entry.crc32) resolve(part);
        else reject(trouble.damaged({ en: `“${entry.fileName}” is not what was packed`, id: `“${entry.fileName}” bukan yang dikemas` }));
      });
    });
  });
}
