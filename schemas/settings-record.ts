import * as z from "zod";
import { actor } from "./events.ts";
import { documentCode, sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";
import { librarySettings } from "./library-settings.ts";

const text = z.string().trim().min(1, "is empty");

/**
 * The settings that nobody changes alone: all but the portal's looks, what its search takes for the same, known abbreviations and the titles of documents
 * held elsewhere (control.md §4).
 */
export const controlledSettings = librarySettings
  .omit({ portal: true, search: true, abbreviations: true })
  .extend({ external: z.array(z.strictObject({ code: documentCode, heldBy: text })).default([]) });
export type ControlledSettings = z.output<typeof controlledSettings>;

/** One file whose standing is taken over as it is. */
const adoptedFile = z.strictObject({
  /** Relative to the library's folder. */
  path: text,
  /** SHA-256 of the file, texts with LF line ends; of `events.yaml`: of its first entries. */
  digest: sha256,
  /** Of `events.yaml`: how many entries are adopted; what is written after them is judged. */
  entries: z.int().nonnegative().optional(),
  /** Of a transcription: where its paper is kept. */
  paper: text.optional(),
});

/** One role's approval of a settings record. */
export const settingsApproval = actor.extend({
  /** The day of signing, which is also the day it was written down. */
  date: isoDate,
  /** The moment of signing. */
  time: isoTime.optional(),
  /** Tells this approval from any other. */
  nonce: text.optional(),
  /** True where a signature was made with it. */
  signed: z.literal(true).optional(),
  /** The digest of the record that was approved. */
  digest: sha256,
});
export type SettingsApproval = z.output<typeof settingsApproval>;

/** `settings/NNN.yaml`: the controlled settings as they were approved; append-only (control.md §4). */
export const settingsRecord = z.strictObject({
  /** 1 for the founding record, then by one. */
  number: z.int().positive(),
  /** The digest of the record before; the first has none. */
  from: sha256.optional(),
  /** Why the library was founded again, where nobody was left who might approve. */
  refound: text.optional(),
  /** The controlled settings whole, defaults written out. */
  settings: controlledSettings,
  /** The lines of `allowed_signers`, as they are. */
  signers: z.array(text).default([]),
  /** Findings accepted for now, by fingerprint. */
  baseline: z.array(z.strictObject({ fingerprint: text, until: isoDate.optional() })).default([]),
  /** What was there before and keeps its standing. */
  adopted: z.array(adoptedFile).default([]),
  /** By role. */
  approvals: z.record(z.string(), settingsApproval).default({}),
});
export type SettingsRecord = z.output<typeof settingsRecord>;
