import { readFile } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import type { Block, SourceDocument } from "../../core/import/blocks.ts";
import { changesOnPage, keptSource } from "../../core/import/kept-source.ts";
import { withRaisedSigns } from "../../core/import/raised-signs.ts";
import { readHtml } from "../../core/import/read-html.ts";
import { readMarkdown } from "../../core/import/read-markdown.ts";
import { withTypedLines } from "../../core/import/typed-lines.ts";
import { UsageError } from "../../core/usage-error.ts";
import { ordinaryFile } from "../files/ordinary-file.ts";
import { reasonOf } from "../files/read-file.ts";
import { trouble } from "./import-trouble.ts";
import { withPictures, withPicturesBeside } from "./pictures-beside.ts";
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
  const source = await readFormat(await readBytes(path), path);
  const settled = (blocks: readonly Block[]) => withTypedLines(withRaisedSigns(blocks));
  return { ...source, pageFrames: settled(source.pageFrames), body: settled(source.body) };
}

async function readFormat(bytes: Buffer, path: string): Promise<SourceDocument> {
  const name = basename(path);
  const begins = (signature: string) => bytes.subarray(0, signature.length).toString("latin1") === signature;
  if (begins("\xd0\xcf\x11\xe0"))
    throw bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? trouble.encrypted() : trouble.oldWord();
  if (begins("%PDF")) throw trouble.pdf();
  if (begins("{\\rtf")) throw trouble.richText();
  if (begins("PK")) return readDocx(name, bytes);
  const isWord = /^\.(docx|docm|dotx|dotm)$/i.test(extname(path));
  if (bytes.length === 0 && isWord) throw trouble.damaged({ en: "it is empty", id: "berkasnya kosong" });
  const start = bytes
    .subarray(0, 1024)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  if (/^MIME-Version:|^From: <Saved by/im.test(start)) throw trouble.webArchive();
  const isPage = /^\s*(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start) || /^\.x?html?$/i.test(extname(path));
  if (isWord && !isPage && !isText(bytes))
    throw trouble.damaged({ en: "it does not begin like an archive", id: "awalnya tidak seperti arsip" });
  if (bytes.length > TEXT_LIMIT) throw trouble.tooLarge(`${TEXT_LIMIT / 1_000_000} MB`);
  const source = isPage ? readPage(name, decodePage(bytes)) : await withPicturesBeside(readMarkdown(name, decode(bytes)), dirname(path));
  return isWord ? { ...source, passedOver: [...source.passedOver, isPage ? pageByName : textByName] } : source;
}

const textByName = {
  en: "it is plain text, though its name says Word: read as Markdown",
  id: "isinya teks biasa meskipun namanya Word: dibaca sebagai Markdown",
};
const byKept = {
  same: {
    en: "sop export made this page: read from the text it keeps, which the page still shows",
    id: "halaman ini dibuat oleh sop export: dibaca dari teks yang disimpannya, yang masih ditampilkan halaman",
  },
  changed: {
    en: "sop export made this page, and it was changed since: read from the text it keeps, without those changes",
    id: "halaman ini dibuat oleh sop export dan telah diubah: dibaca dari teks yang disimpannya, tanpa perubahan itu",
  },
  other: {
    en: "sop export made this page, and hardly a line of it is left: read from the text it keeps, not from the page",
    id: "halaman ini dibuat oleh sop export dan hampir seluruhnya telah diubah: dibaca dari teks yang disimpannya, bukan dari halaman",
  },
} as const;
const pageByName = { en: "it is an HTML page, though its name says Word", id: "isinya halaman HTML meskipun namanya Word" };

function isText(bytes: Buffer): boolean {
  try {
    decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await ordinaryFile(path);
    if (size > FILE_LIMIT) throw trouble.tooLarge(`${FILE_LIMIT / 1_000_000} MB`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = reasonOf((error as NodeJS.ErrnoException).code);
    throw new UsageError({ en: `It can't be read: ${reason.en}.`, id: `Berkas tidak dapat dibaca: ${reason.id}.` });
  }
}

/** The parser of pages goes down into each element: one that nests too deeply ends it. */
function readPage(name: string, text: string): SourceDocument {
  try {
    const kept = keptSource(text);
    if (kept === undefined) return readHtml(name, text);
    const asides = changesOnPage(text, kept);
    const said = asides === undefined ? byKept.other : asides.length === 0 ? byKept.same : byKept.changed;
    return { ...withPictures(readMarkdown(name, kept.text), new Map()), asides: asides ?? [], passedOver: [said] };
  } catch (error) {
    if (error instanceof RangeError) throw trouble.tooDeep(name);
    throw error;
  }
}

/** A page says its encoding itself, if it isn't UTF-8; browsers take an unknown one for Windows'. */
function decodePage(bytes: Buffer): string {
  const named = /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString("latin1"))?.[1] ?? "utf-8";
  if (/^(?:\xff\xfe|\xfe\xff)/.test(bytes.subarray(0, 2).toString("latin1"))) return decode(bytes);
  for (const encoding of [named, "utf-8", "windows-1252"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return decode(bytes);
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
        en: "It is no format that can be imported: Word (.docx), HTML, Markdown, BPMN or a table (.xlsx, .csv).",
        id: "Bukan format yang dapat diimpor: Word (.docx), HTML, Markdown, BPMN, atau tabel (.xlsx, .csv).",
      },
      { en: "Save it as .docx, or as UTF-8 text.", id: "Simpan sebagai .docx, atau sebagai teks UTF-8." },
    );
  }
}
