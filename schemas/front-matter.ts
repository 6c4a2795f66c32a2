import * as z from "zod";
import { documentCode, personId, revision, sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";
import { anyLanguage } from "./local-text.ts";

const text = z.string({ error: "is not a text" }).trim().min(1, "is empty");
const texts = z.array(text);

/** The four SHA-256 values of what was approved (document-format §7, method sop-1). */
export const digestParts = z.strictObject({
  /**
   * Canonical JSON of the frontmatter without `approvals` and `effective`.
   * @id JSON kanonis frontmatter tanpa `approvals` dan `effective`.
   */
  header: sha256,
  /** The body's lines outside the flow section. @id Baris isi di luar bagian alur. */
  text: sha256,
  /** The body's lines of the flow section. @id Baris isi bagian alur. */
  flows: sha256,
  /** The pictures shown. @id Gambar yang ditampilkan. */
  assets: sha256,
});
export type DigestParts = z.output<typeof digestParts>;

/** The kinds of file a sheet of paper comes back as: none of them runs anything in a browser. */
export const evidenceKinds = ["pdf", "png", "jpg", "webp", "heic", "tiff"] as const;

/** A signed sheet of paper as a file of the document's folder. */
export const evidenceFile = z.strictObject({
  /** The file in the document's folder. @id Berkasnya dalam folder dokumen. @example assets/evidence-0123456789abcdef.pdf */
  path: z
    .string()
    .regex(new RegExp(`^assets/evidence-[0-9a-f]{16}\\.(?:${evidenceKinds.join("|")})$`), "is not the name of a signed sheet"),
  /** SHA-256 of its bytes. @id SHA-256 isinya. */
  digest: sha256,
});

/** One signature on the cover: who, in what position, on which day; and of what, where it was made by `sop approve`. */
export const approval = z.strictObject({
  /** The signer's name as printed. @id Nama penanda tangan sebagaimana tercetak. */
  name: text,
  /** The signer's position as printed. @id Jabatan penanda tangan sebagaimana tercetak. */
  position: text,
  /**
   * The signer's id, where the library's people have ids.
   * @id Id penanda tangan, bila orang-orang di pustaka ini mempunyai id.
   */
  id: personId.optional(),
  /** The day of signing. @id Hari penandatanganan. */
  date: isoDate,
  /**
   * The day it was written down, where that is another: a sheet of paper signed before. Written by `sop approve`.
   * @id Hari pencatatannya, bila berbeda: lembar kertas yang ditandatangani lebih dulu. Ditulis oleh `sop approve`.
   */
  recorded: isoDate.optional(),
  /** The moment of signing, written by `sop approve`. @id Saat penandatanganan, ditulis oleh `sop approve`. */
  time: isoTime.optional(),
  /**
   * Tells this approval from any other, so that one sent back never counts again. Written by `sop approve`.
   * @id Membedakan persetujuan ini dari yang lain, supaya yang dikembalikan tidak pernah dihitung lagi. Ditulis oleh `sop approve`.
   */
  nonce: text.optional(),
  /**
   * True where a signature was made with it: one that is gone is then missing, and never just not there.
   * @id `true` bila disertai tanda tangan digital: yang hilang lalu ketahuan hilang, bukan dianggap tidak pernah ada.
   */
  signed: z.literal(true).optional(),
  /** How the digest was computed, written by `sop approve`. @id Cara sidiknya dihitung, ditulis oleh `sop approve`. */
  method: z.literal("sop-1").optional(),
  /** What was approved, written by `sop approve`. @id Yang disetujui, ditulis oleh `sop approve`. */
  digest: digestParts.optional(),
  /** Where a signed sheet of paper is kept. @id Tempat penyimpanan lembar kertas bertanda tangan. */
  evidence: text.optional(),
  /**
   * The signed sheet itself, scanned or photographed, beside the text. Written by `sop approve`.
   * @id Lembar bertanda tangan itu sendiri, hasil pindai atau foto, di samping naskah. Ditulis oleh `sop approve`.
   */
  evidenceFile: evidenceFile.optional(),
});
export type Approval = z.output<typeof approval>;

/** The stamp of one printed copy at issue. */
export const distributionCopy = z.strictObject({
  /**
   * `master` is the one original; `controlled` copies are recalled when superseded.
   * @id `master`: naskah induk, hanya satu; `controlled`: salinan terkendali, ditarik bila digantikan.
   */
  copy: z.enum(["master", "controlled"]),
  /** Where the copy is kept. @id Tempat salinan disimpan. */
  location: text,
  /** The copy's number, where copies are numbered. @id Nomor salinan, bila salinan bernomor. */
  number: z.union([z.int().positive(), text]).optional(),
});

export type DistributionCopy = z.output<typeof distributionCopy>;

/** A standard or law the document rests on. */
export const reference = z.strictObject({
  /** The standard or law. @id Standar atau peraturannya. @example ISO 9001:2015 */
  standard: text,
  /** The clause the document rests on. @id Klausul yang mendasarinya. @example 8.2.1 */
  clause: text.optional(),
  /** Its title, where it helps. @id Judulnya, bila membantu. */
  title: text.optional(),
});
export type Reference = z.output<typeof reference>;

/** A term the document explains. */
export const definition = z.strictObject({
  /** The word as the text uses it. @id Kata sebagaimana dipakai di naskah. */
  term: text,
  /**
   * What it is: an `application` people work with, a `term`, an `abbreviation`.
   * @id Jenisnya: `application` (aplikasi), `term` (istilah), `abbreviation` (singkatan).
   */
  kind: z.enum(["application", "term", "abbreviation"]),
  /** What it means here. @id Artinya di sini. */
  meaning: text,
});
export type Definition = z.output<typeof definition>;

/** A record or supporting document, with how long it is kept and by whom. */
export const record = z.strictObject({
  /** The number printed in the table, where one was printed. @id Nomor yang tercetak dalam tabel, bila ada. */
  no: z.int().positive().optional(),
  /** Its code; its title then comes from the library. @id Kodenya; judulnya lalu diambil dari pustaka. */
  code: documentCode.optional(),
  /** Its title, where it has no code. @id Judulnya, bila tidak berkode. */
  title: text.optional(),
  /**
   * A duration (`2 Tahun`, `24 bulan`, `90 hari`) or one of the library's retention events.
   * @id Jangka waktu (`2 Tahun`, `24 bulan`, `90 hari`) atau salah satu peristiwa retensi pustaka.
   */
  retention: text.optional(),
  /** The position that keeps it. @id Jabatan yang menyimpannya. */
  custodian: text.optional(),
});
export type RecordEntry = z.output<typeof record>;

/** One entry of the change log. The newest takes its revision and date from the header. */
export const changeEntry = z.strictObject({
  /**
   * The revision it tells of; of the newest entry, the header says it.
   * @id Revisi yang diceritakan; untuk entri terbaru disebut di kepala dokumen.
   */
  revision: revision.optional(),
  /** The day that revision came into force. @id Hari revisi itu mulai berlaku. */
  effective: isoDate.optional(),
  /**
   * What changed, one line each. Empty while a draft is being written.
   * @id Yang berubah, satu baris masing-masing. Kosong selama draf ditulis.
   */
  summary: texts,
  /**
   * Sections, flows or `flow/step` that changed, machine-read.
   * @id Bagian, alur, atau `alur/langkah` yang berubah, dibaca oleh program.
   */
  affects: texts.optional(),
  /** Old step number → new, written by `sop renumber` only. @id Nomor langkah lama → baru, hanya ditulis oleh `sop renumber`. */
  renumbered: z.record(z.string().regex(/^\d+$/), z.string().regex(/^\d+$/)).optional(),
});
export type ChangeEntry = z.output<typeof changeEntry>;

/** Steps or a whole flow that the paper original has lost. */
export const gap = z.strictObject({
  /** The flow's title. @id Judul alur. */
  flow: text,
  /**
   * The steps lost, `1-7` or `3`; left out: the whole flow.
   * @id Langkah yang hilang, `1-7` atau `3`; bila tidak ditulis: seluruh alur.
   */
  steps: z
    .string()
    .regex(/^\d+(-\d+)?$/, "is not a step or a range of steps, such as 1-7")
    .optional(),
  /** Why it is not there. @id Mengapa tidak ada. */
  why: text,
});
export type Gap = z.output<typeof gap>;

/** Says that an old paper document was typed over, from which copy, and what could not be read. */
export const transcription = z.strictObject({
  /** Which paper was typed over, and where it is kept. @id Kertas mana yang diketik ulang, dan di mana disimpan. */
  source: text,
  /** What of it is lost or can't be read. @id Yang hilang atau tidak terbaca darinya. */
  gaps: z.array(gap).default([]),
});

/** The frontmatter of a document: what is controlled (document-format §2). */
export const frontMatter = z.strictObject({
  /** The document's code, also the name of its folder. @id Kode dokumen, juga nama foldernya. @example IN.OCC.TELK.P-01 */
  code: documentCode,
  /** The document's title as printed on its cover. @id Judul dokumen sebagaimana tercetak di sampulnya. */
  title: text,
  /** The revision as printed, in quotes. @id Revisi sebagaimana tercetak, di antara tanda kutip. @example "05" */
  revision,
  /**
   * The day it comes into force, at midnight in the library's time zone. A draft may leave it out.
   * @id Hari mulai berlaku, pukul 00.00 dalam zona waktu pustaka. Draf boleh tidak menyebutnya.
   */
  effective: isoDate.optional(),
  /**
   * The document's language by its code (BCP 47); default: the library's.
   * @id Bahasa dokumen menurut kodenya (BCP 47); bawaan: bahasa pustaka.
   */
  language: anyLanguage.optional(),
  /** The process owner. @id Pemilik proses. */
  owner: text.optional(),
  /** What people call it when they search. @id Sebutan orang untuknya saat mencari. */
  keywords: texts.optional(),
  /** Signatures by role, in the library's order of roles. @id Tanda tangan menurut peran, dalam urutan peran pustaka. */
  approvals: z.record(z.string(), approval).default({}),
  /** The stamps of the printed copies at issue. @id Cap salinan cetak saat terbit. */
  distribution: z.array(distributionCopy).default([]),
  /** Standards and laws. @id Standar dan peraturan. */
  references: z.array(reference).default([]),
  /** Who takes part: the lanes of the flows. @id Pihak terkait: jalur (lane) pada alur. */
  parties: texts.default([]),
  /** Terms, abbreviations and applications explained. @id Istilah, singkatan, dan aplikasi yang dijelaskan. */
  definitions: z.array(definition).default([]),
  /**
   * Codes of the work instructions; their titles come from the library.
   * @id Kode instruksi kerja; judulnya diambil dari pustaka.
   */
  workInstructions: z.array(documentCode).default([]),
  /** Records and supporting documents. @id Rekaman dan dokumen pendukung. */
  records: z.array(record).default([]),
  /** The applications used. @id Aplikasi yang dipakai. */
  applications: texts.default([]),
  /** The change log, oldest first. @id Catatan perubahan, yang terlama lebih dulu. */
  changes: z.array(changeEntry).default([]),
  /** Only where an old paper document was typed over. @id Hanya bila dokumen kertas lama diketik ulang. */
  transcription: transcription.optional(),
  /**
   * In a draft: paths of frontmatter values that were not in the source, such as `definitions.Mediasel`.
   * @id Dalam draf: alamat nilai frontmatter yang tidak ada di sumbernya, misalnya `definitions.Mediasel`.
   */
  reconstructed: texts.optional(),
});
export type FrontMatter = z.output<typeof frontMatter>;
