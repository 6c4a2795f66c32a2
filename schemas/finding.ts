import * as z from "zod";
import { isoDate } from "./iso-date.ts";

/** A place in a file; lines and columns count from 1, columns in UTF-16 units. */
export const point = z.strictObject({
  /** The line, from 1. @id Baris, mulai dari 1. */
  line: z.int().positive(),
  /** The column, from 1, in UTF-16 units. @id Kolom, mulai dari 1, dalam satuan UTF-16. */
  column: z.int().positive(),
});
export type Point = z.output<typeof point>;

/** From `start` up to, not including, `end`. */
export const range = z.strictObject({ start: point, end: point });
export type Range = z.output<typeof range>;

export const severity = z.enum(["error", "warning", "note"]);
export type Severity = z.output<typeof severity>;

/** Another place that belongs to a finding. */
const relatedPlace = z.strictObject({
  /** Its file. @id Berkasnya. */
  path: z.string(),
  /** Where it begins. @id Tempat mulainya. */
  start: point,
  /** What it says there. @id Keterangan di tempat itu. */
  message: z.string(),
});

/** A finding as `sop check --json` prints it (commands.md). */
export const printedFinding = z.strictObject({
  /** The rule's id. @id Id aturannya. @example SOP403 */
  rule: z.string(),
  /** Its name. @id Namanya. @example next-exists */
  name: z.string(),
  /** How severe it is in this library. @id Tingkatnya di pustaka ini. */
  severity,
  /**
   * The file, relative to where the command ran, with forward slashes.
   * @id Berkasnya, relatif terhadap tempat perintah dijalankan, dengan garis miring.
   */
  path: z.string(),
  /** The document's code, where it has one. @id Kode dokumennya, bila ada. */
  code: z.string().optional(),
  /** The revision it was found in, where it has one. @id Revisi tempat ditemukannya, bila ada. */
  revision: z.string().optional(),
  /** Where it begins. @id Tempat mulainya. */
  start: point,
  /** Where it ends; this place is no more part of it. @id Tempat berakhirnya; tempat ini sendiri tidak termasuk. */
  end: point,
  /** What was found, in the language asked for. @id Yang ditemukan, dalam bahasa yang diminta. */
  message: z.string(),
  /** Why it matters. @id Mengapa penting. */
  why: z.string(),
  /** What to do. @id Yang perlu dilakukan. */
  fix: z.string().optional(),
  /** Other places that belong to it. @id Tempat lain yang terkait. */
  related: z.array(relatedPlace),
  /** True where `sop check --fix` mends it. @id `true` bila `sop check --fix` memperbaikinya. */
  fixable: z.boolean(),
  /**
   * The same for the same finding when lines move, files are renamed or a revision is bumped.
   * @id Tetap sama untuk temuan yang sama walau baris bergeser, berkas berganti nama, atau revisi dinaikkan.
   */
  fingerprint: z.string(),
});
export type PrintedFinding = z.output<typeof printedFinding>;

/** The whole of `sop check --json`. */
export const checkReport = z.strictObject({
  /**
   * The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version: z.literal(1),
  /** The day the library was checked as of. @id Tanggal keadaan pustaka yang diperiksa. */
  date: isoDate,
  /** How many documents were read. @id Banyaknya dokumen yang dibaca. */
  documents: z.int().nonnegative(),
  /**
   * All that was found and is shown, in the order of files and places.
   * @id Semua yang ditemukan dan ditampilkan, menurut urutan berkas dan tempat.
   */
  findings: z.array(printedFinding),
  /** How many there are. @id Banyaknya. */
  summary: z.strictObject({
    /** Errors. @id Kesalahan. */
    error: z.int().nonnegative(),
    /** Warnings. @id Peringatan. */
    warning: z.int().nonnegative(),
    /** Notes. @id Catatan. */
    note: z.int().nonnegative(),
    /** Findings adopted by the baseline, not shown. @id Temuan yang diterima baseline, tidak ditampilkan. */
    known: z.int().nonnegative(),
    /** Findings of rules the library switched off. @id Temuan dari aturan yang dimatikan pustaka. */
    silenced: z.int().nonnegative(),
  }),
});
export type CheckReport = z.output<typeof checkReport>;
