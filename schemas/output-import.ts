import * as z from "zod";
import { version } from "./output-parts.ts";

/** What `sop import --json` prints. */

const count = z.int().nonnegative();

/** What was made of a foreign document, word by word. */
const report = z.strictObject({
  /** The file's name. @id Nama berkasnya. */
  file: z.string(),
  /** How many words went where. @id Ke mana kata-katanya. */
  words: z.strictObject({
    /** Words of the source. @id Kata di sumbernya. */
    source: count,
    /** Words of the draft. @id Kata di drafnya. */
    draft: count,
    /** Words that stand nowhere: always none, or a fault of ours. @id Kata yang tidak ada di mana pun: selalu kosong, bila tidak kesalahan kami. */
    missing: z.array(z.string()),
  }),
  /** What was kept, guessed, and asks for a decision. @id Yang dipertahankan, diduga, dan perlu diputuskan. */
  entries: z.array(
    z.strictObject({
      /** Which of these: `kept`, `guessed`, `asked` … @id Yang mana: `kept`, `guessed`, `asked` … */
      kind: z.string(),
      /** What became of it. @id Menjadi apa. */
      text: z.string(),
      /** The source's words. @id Kata-kata sumbernya. */
      source: z.string().optional(),
      /** Where in the source. @id Tempatnya di sumber. */
      place: z.string().optional(),
      /** Why it was taken for this. @id Mengapa diartikan demikian. */
      why: z.string().optional(),
      /** How sure. @id Seberapa yakin. */
      sure: z.string().optional(),
    }),
  ),
  /** What stands beside the text: comments, headers, notes. @id Yang ada di samping teks: komentar, kepala halaman, catatan. */
  asides: z.array(
    z.strictObject({
      /** What it is. @id Jenisnya. */
      kind: z.string(),
      /** What it is in words, where its kind alone does not say it: a tooltip, a comment in the file's code, a property of the file.
       * @id Jenisnya dalam kata-kata, bila jenis saja tidak menyebutkannya: keterangan tautan, komentar dalam kode berkas, properti berkas.
       */
      what: z.string().optional(),
      /** What it says. @id Isinya. */
      text: z.string(),
      /** Whose it is. @id Penulisnya. */
      author: z.string().optional(),
      /** Where in the source. @id Tempatnya di sumber. */
      place: z.string(),
    }),
  ),
  /** What has no words and was left out. @id Yang tidak berkata-kata dan tidak dibawa. */
  passedOver: z.array(z.string()),
});

/** `sop import` of documents. */
export const importAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** Each file that was named or found. @id Setiap berkas yang disebut atau ditemukan. */
  documents: z.array(
    z.strictObject({
      /** The file. @id Berkasnya. */
      path: z.string(),
      /** Why it could not be read. @id Mengapa tidak terbaca. */
      fault: z.string().optional(),
      /** The code it names. @id Kode yang disebutnya. */
      code: z.string().optional(),
      /** The draft that was written. @id Draf yang ditulis. */
      written: z.string().optional(),
      /** The draft (Markdown). @id Drafnya (Markdown). */
      text: z.string().optional(),
      /** What was made of each word. @id Menjadi apa setiap katanya. */
      report: report.optional(),
    }),
  ),
});

/** `sop import` of a flow. */
export const importedFlowAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The first flow's title. @id Judul alur pertama. */
  title: z.string(),
  /** Its lanes. @id Jalur-jalurnya. */
  lanes: z.array(z.string()),
  /** The titles of all. @id Judul semuanya. */
  flows: z.array(z.string()),
  /** All of them in the notation of documents (Markdown). @id Semuanya dalam notasi dokumen (Markdown). */
  notation: z.string(),
  /** What could not be taken along. @id Yang tidak dapat dibawa. */
  notes: z.array(z.string()),
  /** What is to be decided, as `sop check` will say. @id Yang perlu diputuskan, seperti yang akan disebut `sop check`. */
  decide: z.array(z.string()),
});

/** `sop import --survey`. */
export const surveyAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The settings proposed, as in `library.yaml`. @id Pengaturan yang diusulkan, seperti di `library.yaml`. */
  settings: z.record(z.string(), z.unknown()),
  /** Who signs. @id Siapa yang menandatangani. */
  people: z.array(
    z.strictObject({
      /** The name. @id Namanya. */
      name: z.string(),
      /** The position. @id Jabatannya. */
      position: z.string(),
    }),
  ),
  /** What was chosen, and how many documents speak for it. @id Yang dipilih, dan berapa dokumen yang mendukungnya. */
  choices: z.array(
    z.strictObject({
      /** The choice. @id Pilihannya. */
      choice: z.string(),
      /** How many documents speak for it. @id Berapa dokumen yang mendukung. */
      speaking: count,
      /** Of how many. @id Dari berapa. */
      of: count,
    }),
  ),
  /** What no document says, and a library must. @id Yang tidak disebut dokumen mana pun, padahal diperlukan pustaka. */
  asked: z.array(z.string()),
  /** Documents that don't fit. @id Dokumen yang tidak cocok. */
  misfits: z.array(
    z.strictObject({
      /** The file. @id Berkasnya. */
      file: z.string(),
      /** Why. @id Alasannya. */
      why: z.string(),
    }),
  ),
  /** Files that can't be read. @id Berkas yang tidak terbaca. */
  faults: z.array(
    z.strictObject({
      /** The file. @id Berkasnya. */
      path: z.string(),
      /** Why. @id Alasannya. */
      fault: z.string(),
    }),
  ),
});
