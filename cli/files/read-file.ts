import { readFileSync, statSync } from "node:fs";
import type { Problem } from "../../core/document/document.ts";
import { rangeOnLine } from "../../core/document/position.ts";

/** A file's text, or why it could not be read. */
export type FileText = { ok: true; text: string } | { ok: false; problem: Problem };

/** Where texts come from: the disk, or what somebody types. By absolute path. */
export type TextReader = (path: string) => Promise<FileText>;

/** Larger files are not read at all: no document comes near it, and memory stays flat. */
const MAX_BYTES = 4_000_000;

/** A file's bytes, or why they could not be read. */
export type FileBytes = { ok: true; bytes: Buffer } | Extract<FileText, { ok: false }>;

/** Reads a file that says itself how its text is encoded. */
export function readFileBytes(path: string): FileBytes {
  try {
    // Asked at once and not in the background: of a file that small, waiting in a queue costs three times the reading.
    const found = statSync(path);
    // A pipe would be waited for.
    if (!found.isFile() && !found.isDirectory()) return { ok: false, problem: unreadable({ code: "ENOTFILE" }) };
    const { size } = found;
    return size > MAX_BYTES ? { ok: false, problem: tooLarge(size) } : { ok: true, bytes: readFileSync(path) };
  } catch (error) {
    return { ok: false, problem: unreadable(error as NodeJS.ErrnoException) };
  }
}

/** Reads a file as strict UTF-8. Trouble with the file is a problem with its place, never an exception. */
export async function readTextFile(path: string): Promise<FileText> {
  return readTextNow(path);
}

/** The same, for who can't wait. */
export function readTextNow(path: string): FileText {
  const read = readFileBytes(path);
  return read.ok ? decode(read.bytes) : read;
}

/** True where there is no such file, of all that keeps one from being read. */
export function isMissing({ key }: Pick<Problem, "key">): boolean {
  return key === "unreadable ENOENT";
}

function decode(bytes: Buffer): FileText {
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false, problem: notUtf8(bytes) };
  }
}

function notUtf8(bytes: Buffer): Problem {
  const { line, column } = firstBadByte(bytes);
  return {
    kind: "text",
    at: rangeOnLine(line, column, column + 1),
    key: "not-utf8",
    message: {
      en: "The file is not UTF-8 text from here on, so it was not read.",
      id: "Mulai dari sini berkas bukan teks UTF-8, sehingga isinya tidak dibaca.",
    },
    fix: { en: "Save it as UTF-8 in your editor.", id: "Simpan sebagai UTF-8 di penyunting Anda." },
  };
}

/** Decoding line by line finds the first line that fails; lines end in the byte 0x0A in UTF-8 and its neighbours alike. */
function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let line = 1; start <= bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      const readable = bytes.subarray(start, end).toString("utf8").indexOf("�");
      return { line, column: Math.max(readable, 0) + 1 };
    }
    start = end + 1;
  }
  return { line: 1, column: 1 };
}

function tooLarge(size: number): Problem {
  const megabytes = (size / 1_000_000).toFixed(1);
  return {
    kind: "text",
    at: rangeOnLine(1, 1, 1),
    key: "too-large",
    message: {
      en: `The file has ${megabytes} MB; a document has at most one. It was not read.`,
      id: `Berkas ini ${megabytes} MB; dokumen paling besar satu MB. Isinya tidak dibaca.`,
    },
    fix: {
      en: "Split the document, or move pictures to its folder “assets”.",
      id: "Bagi dokumennya, atau pindahkan gambar ke folder “assets”.",
    },
  };
}

function unreadable(error: Pick<NodeJS.ErrnoException, "code">): Problem {
  return {
    kind: "text",
    at: rangeOnLine(1, 1, 1),
    key: `unreadable ${error.code}`,
    message: {
      en: `The file can't be read: ${reasonOf(error.code).en}.`,
      id: `Berkas tidak dapat dibaca: ${reasonOf(error.code).id}.`,
    },
  };
}

/** What the system's error codes mean, in words. */
export function reasonOf(code: string | undefined): { en: string; id: string } {
  if (code === "EACCES" || code === "EPERM") return { en: "permission is denied", id: "izin ditolak" };
  if (code === "ENOENT") return { en: "it is not there", id: "berkas tidak ada" };
  if (code === "EISDIR") return { en: "it is a folder", id: "itu sebuah folder" };
  if (code === "ENOTFILE") return { en: "it is no ordinary file", id: "bukan berkas biasa" };
  if (code === "EBUSY") return { en: "another program has it open", id: "sedang dibuka program lain" };
  if (code === "ELOOP") return { en: "its links lead in a circle", id: "tautannya berputar" };
  return { en: `the system says ${code ?? "nothing"}`, id: `sistem menjawab ${code ?? "tanpa keterangan"}` };
}
