import * as z from "zod";
import { isoDate } from "./iso-date.ts";

/** Parts of what commands print with `--json`, said once. */

const count = z.int().nonnegative();

/** The version of a form; it changes when a key is renamed or taken away. */
export const version = z.literal(1);

/** Of a form that is the library's as of a day. */
export const ofDay = {
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** The day the library was looked at. @id Tanggal keadaan pustaka yang dilihat. */
  date: isoDate,
};

const reasons = z.array(
  z.looseObject({
    /** Its kind. @id Jenisnya. */
    why: z.string(),
  }),
);

/** A document's withdrawal. */
const ending = {
  /** The first day it is not in force. @id Hari pertama tidak berlaku. */
  on: isoDate,
  /** Why. @id Alasannya. */
  reason: z.string(),
  /** The code of the document that takes its place. @id Kode dokumen penggantinya. */
  replacedBy: z.string().optional(),
  /** The earlier day its entry names, where it was written down afterwards. @id Hari lebih awal yang disebut catatannya, bila dicatat kemudian. */
  backTo: isoDate.optional(),
};

/** What a revision is on a day, with what that status rests on. */
export const statusAnswer = z.discriminatedUnion("status", [
  z.strictObject({
    /** Not issued. @id Belum terbit. */
    status: z.literal("draft"),
  }),
  z.strictObject({
    /** In force. @id Berlaku. */
    status: z.literal("effective"),
    /** The first day it is in force. @id Hari pertama berlaku. */
    since: isoDate,
    /** The earlier day that its text names, where it was issued afterwards. @id Hari lebih awal yang disebut naskahnya, bila terbitnya kemudian. */
    backTo: isoDate.optional(),
    /**
     * The withdrawal of its document that was written down later and names this day, or an earlier one.
     * @id Penarikan dokumennya yang dicatat kemudian dan menyebut hari ini atau hari lebih awal.
     */
    afterwards: z.strictObject(ending).optional(),
    /** The day a scheduled revision takes its place. @id Hari revisi terjadwal menggantikannya. */
    until: isoDate.optional(),
    /** The withdrawal of its document that is written down for a day to come. @id Penarikan dokumennya yang sudah dicatat untuk hari mendatang. */
    withdrawal: z.strictObject(ending).optional(),
  }),
  z.strictObject({
    /** Issued, and coming into force. @id Terbit, dan akan berlaku. */
    status: z.literal("scheduled"),
    /** The first day it will be in force. @id Hari pertama akan berlaku. */
    from: isoDate,
    /**
     * The withdrawal of its document that is written down for a day to come; up to `from` it keeps the revision from coming into force.
     * @id Penarikan dokumennya yang sudah dicatat untuk hari mendatang; bila sampai `from`, revisi ini tidak jadi berlaku.
     */
    withdrawal: z.strictObject(ending).optional(),
  }),
  z.strictObject({
    /** Another revision took its place. @id Digantikan revisi lain. */
    status: z.literal("superseded"),
    /** That revision. @id Revisi penggantinya. */
    by: z.string(),
    /** Since when. @id Sejak kapan. */
    on: isoDate,
  }),
  z.strictObject({
    /** It never came into force. @id Tidak jadi berlaku. */
    status: z.literal("cancelled"),
    /** The day it was cancelled. @id Hari pembatalannya. */
    on: isoDate,
    /** Why. @id Alasannya. */
    reason: z.string(),
  }),
  z.strictObject({
    /** The document was withdrawn. @id Dokumennya ditarik. */
    status: z.literal("withdrawn"),
    ...ending,
    /** The day it is in force again, where that is written down already. @id Hari mulai berlaku kembali, bila sudah dicatat. */
    until: isoDate.optional(),
  }),
  z.strictObject({
    /** In doubt (`doubtful`), or never in force (`invalid`). @id Diragukan (`doubtful`), atau tidak pernah sah (`invalid`). */
    status: z.enum(["doubtful", "invalid"]),
    /** Why, each with what it rests on. @id Alasannya, masing-masing dengan dasarnya. */
    reasons,
  }),
]);

/** A fault, of any command: printed on standard output, with exit status 2. */
export const faultAnswer = z.strictObject({
  /** What is wrong and what to do, in words. @id Yang salah dan yang perlu dilakukan, dengan kata. */
  error: z.string(),
  /**
   * Its kind: `usage`, `not-installed`, what is wrong with a command line, the system's own (`EACCES`), `fault` for ours.
   * @id Jenisnya: `usage`, `not-installed`, kesalahan pada baris perintah, kode dari sistem (`EACCES`), `fault` bila kesalahan kami.
   */
  code: z.string(),
  /** What to do, where that is known. @id Yang perlu dilakukan, bila diketahui. */
  fix: z.string().optional(),
  /** Where it is, where a file is named with its line. @id Tempatnya, bila berkas disebut dengan barisnya. */
  place: z
    .strictObject({
      /** The file. @id Berkasnya. */
      path: z.string(),
      /** The line, from 1. @id Baris, mulai dari 1. */
      line: count,
      /** The column, from 1. @id Kolom, mulai dari 1. */
      column: count,
    })
    .optional(),
});

/** What a command that writes did, or would do with `--dry-run`. */
export const changeAnswer = z.strictObject({
  /** The version of this form; it changes when a key is renamed or taken away.
   * @id Versi bentuk ini; berubah bila sebuah kunci berganti nama atau dihapus.
   */
  version,
  /** `true` where nothing was written. @id `true` bila tidak ada yang ditulis. */
  dryRun: z.boolean(),
  /** Files git does not hold, whose former text is kept. @id Berkas yang tidak disimpan git, yang isi lamanya disimpan. */
  kept: z.array(z.string()).optional(),
  /** The commit that was made. @id Commit yang dibuat. */
  commit: z.string().optional(),
  /** Its tag. @id Tagnya. */
  tag: z.string().optional(),
  /** Each file, in the order written. @id Setiap berkas, menurut urutan penulisannya. */
  operations: z.array(
    z.strictObject({
      /** What happens to it. @id Yang terjadi padanya. */
      kind: z.enum(["write", "rename", "delete"]),
      /** The file, relative to the library's folder. @id Berkasnya, relatif terhadap folder pustaka. */
      path: z.string(),
      /** Its new name. @id Nama barunya. */
      to: z.string().optional(),
    }),
  ),
  /** What was done, in words. @id Yang dilakukan, dengan kata. */
  summary: z.array(z.string()),
  /** What to do next. @id Yang dilakukan selanjutnya. */
  next: z.array(z.string()),
});
