import * as z from "zod";
import { isoDate } from "./iso-date.ts";
import { ofDay, statusAnswer, version } from "./output-parts.ts";

/** What commands print with `--json` of the library: registers, references, what was verified, exported, built, imported. */

const count = z.int().nonnegative();

/** `sop list`. */
export const registerAnswer = z.strictObject({
  ...ofDay,
  /** The register's name. @id Nama registernya. */
  register: z.string(),
  /**
   * A row each: a value by its column's key, and what a reader sees by the same key with `Text` behind it, where the value is an
   * identifier. What is not known is left out.
   * @id Satu per baris: nilai menurut kunci kolomnya, dan yang dibaca orang menurut kunci yang sama dengan akhiran `Text`, bila nilainya
   * pengenal. Yang tidak diketahui tidak ditulis.
   */
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
});

/** Where something is cited in one text. */
const place = z.strictObject({
  /** The file. @id Berkasnya. */
  path: z.string(),
  /** The line, from 1. @id Baris, mulai dari 1. */
  line: count,
  /** The section or step, in words. @id Bagian atau langkah, dengan kata. */
  where: z.string(),
});

const referenceNode = z
  .strictObject({
    /** The document's code. @id Kode dokumennya. */
    code: z.string(),
    /** Its title, where it is known. @id Judulnya, bila diketahui. */
    title: z.string().optional(),
    /** Where it is cited, or cites. @id Tempat rujukannya. */
    places: z.array(place),
    /** The documents one step further, in the same form. @id Dokumen satu tingkat berikutnya, dalam bentuk yang sama. */
    get next() {
      return z.array(referenceNode).optional();
    },
  })
  .meta({ id: "referenceNode" });

/** `sop refs` of a document. */
export const referencesAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The document's code. @id Kode dokumennya. */
  code: z.string(),
  /** Its title, where it is known. @id Judulnya, bila diketahui. */
  title: z.string().optional(),
  /** What it cites. @id Yang dirujuknya. */
  cites: z.array(referenceNode),
  /** What cites it. @id Yang merujuknya. */
  citedBy: z.array(referenceNode),
});

/** `sop refs` of an RC or a term. */
export const placesAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The RC or the term. @id RC atau istilahnya. */
  name: z.string(),
  /** Where it stands. @id Tempat-tempatnya. */
  places: z.array(
    z.strictObject({
      /** The document's code. @id Kode dokumennya. */
      code: z.string(),
      /** Its revision. @id Revisinya. */
      revision: z.string(),
      /** The file. @id Berkasnya. */
      path: z.string(),
      /** The line, from 1. @id Baris, mulai dari 1. */
      line: count,
      /** The section or step, in words. @id Bagian atau langkah, dengan kata. */
      where: z.string(),
    }),
  ),
});

const outcome = z.enum(["good", "signed", "recorded", "unchecked", "bad"]);

/** `sop verify`. */
export const verifyAnswer = z.strictObject({
  ...ofDay,
  /** Each text with what was looked at. @id Setiap naskah dengan yang diperiksa. */
  files: z.array(
    z.strictObject({
      /** The document's code. @id Kode dokumennya. */
      code: z.string(),
      /** Its revision. @id Revisinya. */
      revision: z.string().optional(),
      /** The file. @id Berkasnya. */
      path: z.string(),
      /** What was looked at, one by one. @id Yang diperiksa, satu per satu. */
      results: z.array(
        z.strictObject({
          /** The file, a picture, an attachment, a signed sheet, an approval, a signature, an act. @id Berkas, gambar, lampiran, lembar bertanda tangan, persetujuan, tanda tangan, tindakan. */
          subject: z.enum(["file", "picture", "attachment", "evidence", "approval", "signature", "act"]),
          /** What came of it. @id Hasilnya. */
          outcome,
          /** The same in words. @id Hasilnya dengan kata. */
          message: z.string(),
        }),
      ),
    }),
  ),
  /** Where the library differs from `--manifest`. @id Perbedaan pustaka dengan `--manifest`. */
  differences: z.array(
    z.strictObject({
      /** The file. @id Berkasnya. */
      path: z.string(),
      /** How it differs. @id Perbedaannya. */
      message: z.string(),
    }),
  ),
  /** Issued files that the list of `--manifest` lacks: issued since, or put there. @id Berkas terbit yang tidak ada dalam daftar `--manifest`: terbit sesudahnya, atau ditaruh di sana. */
  unlisted: z.array(z.string()),
  /** What `--write-manifest` wrote. @id Yang ditulis `--write-manifest`. */
  manifest: z
    .strictObject({
      /** The file. @id Berkasnya. */
      file: z.string(),
      /** How many files it lists. @id Banyaknya berkas di dalamnya. */
      files: count,
      /** Its SHA-256: keep it elsewhere. @id SHA-256-nya: simpan di tempat lain. */
      digest: z.string(),
    })
    .optional(),
  /** How many came to what. @id Banyaknya menurut hasil. */
  summary: z.record(outcome, count),
});

/** `sop export`. */
export const exportAnswer = z.strictObject({
  ...ofDay,
  /** The files that were written. @id Berkas yang ditulis. */
  files: z.array(
    z.strictObject({
      /** The file. @id Berkasnya. */
      path: z.string(),
      /** The document's code. @id Kode dokumennya. */
      code: z.string().optional(),
      /** Its revision. @id Revisinya. */
      revision: z.string().optional(),
      /** What the revision is on that day. @id Status revisi pada hari itu. */
      status: statusAnswer.optional(),
      /** The copy it is stamped as. @id Salinan yang tercap padanya. */
      copy: z.unknown().optional(),
      /** Of an audit bundle: the documents' codes. @id Untuk bundel audit: kode-kode dokumennya. */
      codes: z.array(z.string()).optional(),
      /** Of an audit bundle: how many files it holds. @id Untuk bundel audit: banyaknya berkas. */
      files: count.optional(),
      /** Of an audit bundle: how many are altered or invalid. @id Untuk bundel audit: banyaknya yang berubah atau tidak sah. */
      bad: count.optional(),
      /** Of an audit bundle: SHA-256 of its manifest. @id Untuk bundel audit: SHA-256 manifesnya. */
      manifest: z.string().optional(),
      /** Of a binder: its documents. @id Untuk jilid: dokumen-dokumennya. */
      documents: z
        .array(
          z.strictObject({
            /** The document's code. @id Kode dokumennya. */
            code: z.string(),
            /** Its revision. @id Revisinya. */
            revision: z.string(),
            /** What the revision is on that day. @id Status revisi pada hari itu. */
            status: statusAnswer,
          }),
        )
        .optional(),
    }),
  ),
});

/** `sop build`. */
export const buildAnswer = z.strictObject({
  /** The portal's folder. @id Folder portal. */
  out: z.string(),
  /** The day it shows. @id Tanggal yang ditampilkannya. */
  date: isoDate,
  /** Whether drafts are shown. @id Apakah draf ditampilkan. */
  drafts: z.boolean(),
  /** The path it is published below. @id Alamat tempat portal diterbitkan. */
  base: z.string(),
  /** Which part it is, with `--shard`. @id Bagian yang mana, dengan `--shard`. */
  shard: z
    .strictObject({
      /** The part's number, from 1. @id Nomor bagian, mulai dari 1. */
      index: count,
      /** How many parts there are. @id Banyaknya bagian. */
      count,
    })
    .optional(),
  /** Codes of the documents whose pages were made. @id Kode dokumen yang halamannya disusun. */
  made: z.array(z.string()),
  /** Codes of those whose pages were kept. @id Kode dokumen yang halamannya dipakai lagi. */
  kept: z.array(z.string()),
});
