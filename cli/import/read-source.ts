import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { SourceDocument } from "../../core/import/blocks.ts";
import { readMarkdown } from "../../core/import/read-markdown.ts";
import { UsageError } from "../../core/usage-error.ts";
import { reasonOf } from "../files/read-file.ts";
import { trouble } from "./import-trouble.ts";
import { readDocx } from "./read-docx.ts";

/** Larger files are not read at all. */
const FILE_LIMIT = 64_000_000;
/** A text of this size is a book. */
const TEXT_LIMIT = 4_000_000;

/**
 * Reads a document by what its bytes are, whatever its name says.
 * @throws UsageError with what to do, for a file that can't be read
 */
export async function readSource(path: string): Promise<SourceDocument> {
  const bytes = await readBytes(path);
  const name = basename(path);
  const begins = (signature: string) => bytes.subarray(0, signature.length).toString("latin1") === signature;
  if (begins("\xd0\xcf\x11\xe0"))
    throw bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? trouble.encrypted() : trouble.oldWord();
  if (begins("%PDF")) throw trouble.pdf();
  if (begins("{\\rtf")) throw trouble.richText();
  if (begins("PK")) return readDocx(name, bytes);
  if (/^\.(docx|docm|dotx|dotm)$/i.test(extname(path))) throw trouble.damaged("it does not begin like an archive");
  const start = bytes
    .subarray(0, 1024)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  if (/^\s*<(?:!doctype\s+html|html|head|body)\b/i.test(start) || /^\.html?$/i.test(extname(path))) throw trouble.webPage();
  if (bytes.length > TEXT_LIMIT) throw trouble.tooLarge(`${TEXT_LIMIT / 1_000_000} MB`);
  return readMarkdown(name, decode(bytes));
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw Object.assign(new Error("no file"), { code: found.isDirectory() ? "EISDIR" : "ENOTFILE" });
    if (found.size > FILE_LIMIT) throw trouble.tooLarge(`${FILE_LIMIT / 1_000_000} MB`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = reasonOf((error as NodeJS.ErrnoException).code);
    throw new UsageError({ en: `It can't be read: ${reason.en}.`, id: `Berkas tidak dapat dibaca: ${reason.id}.` });
  }
}

function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new Error("binary");
    return text;
  } catch {
    throw new UsageError(
      {
        en: "It is no format that can be imported: Word (.docx), Markdown, BPMN or a table (.xlsx, .csv).",
        id: "Bukan format yang dapat diimpor: Word (.docx), Markdown, BPMN, atau tabel (.xlsx, .csv).",
      },
      { en: "Save it as .docx, or as UTF-8 text.", id: "Simpan sebagai .docx, atau sebagai teks UTF-8." },
    );
  }
}
