import * as z from "zod";
import { actor } from "./events.ts";
import { documentCode, sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";
import { librarySettings } from "./library-settings.ts";

const text = z.string().trim().min(1, "is empty");

const externalHeld = z.strictObject({
  /** Its code, as documents cite it. @id Kodenya, sebagaimana dirujuk dokumen. */
  code: documentCode,
  /** Who keeps it. @id Siapa yang memegangnya. */
  heldBy: text,
});

/**
 * The settings that nobody changes alone: all but the portal's looks, what its search takes for the same, known abbreviations and the titles of documents
 * held elsewhere (control.md §4).
 */
export const controlledSettings = librarySettings.omit({ portal: true, search: true, abbreviations: true }).extend({
  /** Documents held elsewhere, without their titles. @id Dokumen yang dipegang di tempat lain, tanpa judulnya. */
  external: z.array(externalHeld).default([]),
});
export type ControlledSettings = z.output<typeof controlledSettings>;

/** One file whose standing is taken over as it is. */
const adoptedFile = z.strictObject({
  /** Relative to the library's folder. @id Relatif terhadap folder pustaka. */
  path: text,
  /**
   * SHA-256 of the file, texts with LF line ends; of `events.yaml`: of its first entries.
   * @id SHA-256 berkas, teks dengan akhir baris LF; untuk `events.yaml`: dari entri-entri pertamanya.
   */
  digest: sha256,
  /**
   * Of `events.yaml`: how many entries are adopted; what is written after them is judged.
   * @id Untuk `events.yaml`: berapa entri yang diakui; yang ditulis sesudahnya dinilai.
   */
  entries: z.int().nonnegative().optional(),
  /** Of a transcription: where its paper is kept. @id Untuk salinan ketik: tempat kertasnya disimpan. */
  paper: text.optional(),
});

const acceptedFinding = z.strictObject({
  /** The finding's fingerprint, as `sop check --json` prints it. @id Sidik temuan, seperti yang dicetak `sop check --json`. */
  fingerprint: text,
  /**
   * The last day it is accepted; left out: until it is mended.
   * @id Hari terakhir diterima; bila tidak ditulis: sampai diperbaiki.
   */
  until: isoDate.optional(),
});

/** One role's approval of a settings record. */
export const settingsApproval = actor.extend({
  /** The day of signing, which is also the day it was written down. @id Hari penandatanganan, yang juga hari pencatatannya. */
  date: isoDate,
  /** The moment of signing. @id Saat penandatanganan. */
  time: isoTime.optional(),
  /** Tells this approval from any other. @id Membedakan persetujuan ini dari yang lain. */
  nonce: text.optional(),
  /** True where a signature was made with it. @id `true` bila disertai tanda tangan digital. */
  signed: z.literal(true).optional(),
  /** The digest of the record that was approved. @id Sidik catatan yang disetujui. */
  digest: sha256,
});
export type SettingsApproval = z.output<typeof settingsApproval>;

/** `settings/NNN.yaml`: the controlled settings as they were approved; append-only (control.md §4). */
export const settingsRecord = z.strictObject({
  /** 1 for the founding record, then by one. @id 1 untuk catatan pendirian, lalu bertambah satu. */
  number: z.int().positive(),
  /** The digest of the record before; the first has none. @id Sidik catatan sebelumnya; yang pertama tidak mempunyainya. */
  from: sha256.optional(),
  /**
   * Why the library was founded again, where nobody was left who might approve.
   * @id Mengapa pustaka didirikan ulang, bila tidak ada lagi yang berhak menyetujui.
   */
  refound: text.optional(),
  /** The controlled settings whole, defaults written out. @id Pengaturan terkendali seutuhnya, dengan nilai bawaan tertulis. */
  settings: controlledSettings,
  /** The lines of `allowed_signers`, as they are. @id Baris `allowed_signers`, apa adanya. */
  signers: z.array(text).default([]),
  /** Findings accepted for now, by fingerprint. @id Temuan yang diterima untuk sementara, menurut sidiknya. */
  baseline: z.array(acceptedFinding).default([]),
  /** What was there before and keeps its standing. @id Yang sudah ada sebelumnya dan tetap diakui. */
  adopted: z.array(adoptedFile).default([]),
  /** By role. @id Menurut peran. */
  approvals: z.record(z.string(), settingsApproval).default({}),
});
export type SettingsRecord = z.output<typeof settingsRecord>;
