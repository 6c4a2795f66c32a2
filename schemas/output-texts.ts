import * as z from "zod";
import { ofDay, statusAnswer, version } from "./output-parts.ts";

/** What commands print with `--json` of a document's text: its changes, its flows. */

const count = z.int().nonnegative();

const words = z.array(
  z.strictObject({
    /** Whether these words stand in both texts, in the later, in the earlier. @id Apakah kata-kata ini ada di kedua teks, di yang baru, di yang lama. */
    kind: z.enum(["same", "added", "removed"]),
    /** The words. @id Kata-katanya. */
    text: z.string(),
    /** `true` of a block that stands elsewhere in the other text. @id `true` untuk blok yang di teks lain berada di tempat lain. */
    moved: z.literal(true).optional(),
  }),
);

/** `sop diff`. */
export const diffAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The document's code. @id Kode dokumennya. */
  code: z.string(),
  /** The earlier revision, or `draft`. @id Revisi yang lebih lama, atau `draft`. */
  from: z.string(),
  /** The later one. @id Yang lebih baru. */
  to: z.string(),
  /** Revisions between them that never were in force. @id Revisi di antaranya yang tidak pernah berlaku. */
  passed: z.array(z.string()),
  /** What changed, in the order of the document. @id Yang berubah, menurut urutan dokumen. */
  changes: z.array(
    z.strictObject({
      /** Whether whoever works by it has to do something else. @id Apakah pelaksana harus berbuat lain (`substantive`) atau tidak (`editorial`). */
      weight: z.enum(["substantive", "editorial"]),
      /** What changed: `header`, `section-text`, `item-added`, `step-actor` … @id Yang berubah: `header`, `section-text`, `item-added`, `step-actor` … */
      kind: z.string(),
      /** The key of the header, or the field of the step. @id Kunci di kepala dokumen, atau isian langkah. */
      field: z.string().optional(),
      /** The section's permanent name. @id Nama tetap bagian. */
      id: z.string().optional(),
      /** The section's heading. @id Judul bagian. */
      title: z.string().optional(),
      /** The list of the frontmatter. @id Daftar di frontmatter. */
      list: z.string().optional(),
      /** The list's entry. @id Entri daftarnya. */
      item: z.string().optional(),
      /** What of the entry differs. @id Yang berbeda pada entri itu. */
      fields: z
        .array(
          z.strictObject({
            /** The part's name. @id Nama unsurnya. */
            field: z.string(),
            /** Before. @id Sebelumnya. */
            from: z.string().optional(),
            /** After. @id Sesudahnya. */
            to: z.string().optional(),
          }),
        )
        .optional(),
      /** The flow's title. @id Judul alur. */
      flow: z.string().optional(),
      /** How many steps it has. @id Banyaknya langkah. */
      steps: count.optional(),
      /** The step, as the later text has it; of a removed one, the earlier. @id Langkahnya, menurut teks baru; yang dihapus, menurut teks lama. */
      step: z
        .strictObject({
          /** The flow's title. @id Judul alur. */
          flow: z.string(),
          /** The step's number. @id Nomor langkah. */
          number: count,
          /** The step's title. @id Judul langkah. */
          title: z.string(),
        })
        .optional(),
      /** Before: a value, or a step's number. @id Sebelumnya: nilai, atau nomor langkah. */
      from: z.union([z.string(), count]).optional(),
      /** After. @id Sesudahnya. */
      to: z.string().optional(),
      /** Both texts, word by word. @id Kedua teks, kata demi kata. */
      words: words.optional(),
      /** Steps that only got another number: old and new. @id Langkah yang hanya berganti nomor: lama dan baru. */
      numbers: z.array(z.tuple([count, count])).optional(),
    }),
  ),
});

const target = z.discriminatedUnion("kind", [
  z.strictObject({
    /** Lost on the paper original (`?`). @id Hilang pada naskah kertas (`?`). */
    kind: z.literal("unknown"),
  }),
  z.strictObject({
    /** The flow ends. @id Alur selesai. */
    kind: z.literal("end"),
    /** How it ends. @id Cara berakhirnya. */
    outcome: z.string().optional(),
  }),
  z.strictObject({
    /** A step. @id Sebuah langkah. */
    kind: z.literal("step"),
    /** Its number. @id Nomornya. */
    number: count,
  }),
  z.strictObject({
    /** Several steps at once. @id Beberapa langkah sekaligus. */
    kind: z.literal("parallel"),
    /** Their numbers. @id Nomor-nomornya. */
    numbers: z.array(count),
  }),
  z.strictObject({
    /** A step of another document. @id Langkah dokumen lain. */
    kind: z.literal("rc"),
    /** Its RC. @id RC-nya. */
    rc: z.string(),
  }),
  z.strictObject({
    /** Another document. @id Dokumen lain. */
    kind: z.literal("document"),
    /** Its code. @id Kodenya. */
    code: z.string(),
  }),
  z.strictObject({
    /** Another flow of this document. @id Alur lain dokumen ini. */
    kind: z.literal("flow"),
    /** Its title. @id Judulnya. */
    title: z.string(),
  }),
  z.strictObject({
    /** It could not be read. @id Tidak terbaca. */
    kind: z.literal("unread"),
    /** What stands there. @id Yang tertulis. */
    text: z.string(),
  }),
]);

/** A step of a flow. */
const step = z.strictObject({
  /** Its number. @id Nomornya. */
  number: count,
  /** Its title. @id Judulnya. */
  title: z.string(),
  /** What the run of steps that begins here is called. @id Nama tahap yang dimulai di sini. */
  phase: z.string().optional(),
  /** Who does it; the first has the lane. @id Pelaksananya; yang pertama menentukan jalur. */
  actors: z.array(z.string()),
  /** Its text (Markdown). @id Teksnya (Markdown). */
  text: z.string(),
  /** The applications used. @id Aplikasi yang dipakai. */
  applications: z.array(z.string()),
  /** What is needed for it. @id Kelengkapannya. */
  input: z.string().optional(),
  /** How long it may take. @id Waktunya. */
  time: z.string().optional(),
  /** What comes of it. @id Hasilnya. */
  output: z.string().optional(),
  /** Its KPI. @id KPI-nya. */
  kpi: z.string().optional(),
  /** Its RC. @id RC-nya. */
  rc: z.string().optional(),
  /** By what it is carried out before going on. @id Menurut apa dikerjakan sebelum lanjut. */
  follows: target.optional(),
  /** The steps it waits for. @id Langkah yang ditunggunya. */
  after: z.array(count),
  /** Whether its ways on are branches. @id Apakah kelanjutannya bercabang. */
  isDecision: z.boolean(),
  /** Where it goes on to. @id Ke mana lanjutnya. */
  next: z.array(
    z.strictObject({
      /** The branch's label. @id Label cabangnya. */
      label: z.string(),
      /** Where it leads. @id Tujuannya. */
      target,
    }),
  ),
  /** Where it goes on instead when its time is up, or it fails. @id Ke mana bila waktunya habis, atau gagal. */
  exceptions: z.array(
    z.strictObject({
      /** `deadline`: the label is a duration. @id `deadline`: labelnya jangka waktu. */
      kind: z.enum(["deadline", "failure"]),
      /** When, or why. @id Kapan, atau mengapa. */
      label: z.string(),
      /** Where it leads. @id Tujuannya. */
      target,
    }),
  ),
  /** What is remarked. @id Keterangannya. */
  remark: z.string().optional(),
  /** Why it is not in the paper original. @id Mengapa tidak ada di naskah kertas. */
  reconstructed: z.string().optional(),
});

/** `sop flow`. */
export const flowAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The document's code. @id Kode dokumennya. */
  code: z.string(),
  /** The revision the flow was taken from. @id Revisi asal alur. */
  revision: z.string(),
  /** How that revision stands: `effective`, `superseded`, `draft`. @id Status revisi itu: `effective`, `superseded`, `draft`. */
  status: z.string(),
  /** The flow. @id Alurnya. */
  flow: z.strictObject({
    /** Its title. @id Judulnya. */
    title: z.string(),
    /** What sets it off. @id Yang memulainya. */
    start: z.string().optional(),
    /** What people call it when they search. @id Sebutan orang untuknya saat mencari. */
    keywords: z.array(z.string()),
    /** The text before its steps (Markdown). @id Teks sebelum langkah-langkahnya (Markdown). */
    introduction: z.string(),
    /** Actors that have a lane, left to right. @id Pelaksana yang mempunyai jalur, dari kiri ke kanan. */
    lanes: z.array(z.string()),
    /** What the paper original has lost; without `steps` the whole flow. @id Yang hilang pada naskah kertas; tanpa `steps`: seluruh alur. */
    gap: z
      .strictObject({
        /** First and last step lost. @id Langkah pertama dan terakhir yang hilang. */
        steps: z
          .strictObject({
            /** The first. @id Yang pertama. */
            first: count,
            /** The last. @id Yang terakhir. */
            last: count,
          })
          .optional(),
        /** Why. @id Alasannya. */
        why: z.string(),
      })
      .optional(),
    /** Its steps, in order. @id Langkah-langkahnya, berurutan. */
    steps: z.array(step),
  }),
});

/** `sop flow`, where it can't be drawn truthfully in the form asked for. */
export const undrawnAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The document's code. @id Kode dokumennya. */
  code: z.string(),
  /** The flow's title. @id Judul alur. */
  flow: z.string(),
  /** Why. @id Alasannya. */
  problems: z.array(
    z.strictObject({
      /** The step's number. @id Nomor langkah. */
      step: count.optional(),
      /** What is in the way. @id Yang menghalangi. */
      message: z.string(),
    }),
  ),
});

/** `sop show`. */
export const showAnswer = z.strictObject({
  ...ofDay,
  /** The document's code. @id Kode dokumennya. */
  code: z.string(),
  /** What the revision is on that day. @id Status revisi pada hari itu. */
  status: statusAnswer,
  /** The text's file. @id Berkas naskahnya. */
  path: z.string(),
  /** The frontmatter, as it is written. @id Frontmatter, sebagaimana tertulis. */
  frontMatter: z.record(z.string(), z.unknown()),
});
