import { z } from "zod";
import { documentCode, revision, sha256 } from "./identifier.ts";
import { isoDate } from "./iso-date.ts";

const text = z.string().trim().min(1, "is empty");
const by = z.strictObject({ name: text, position: text });
const common = { date: isoDate, by };
const copyNumber = z.union([z.int().positive(), text]);

/** What happened to a document after issue (document-format §6). */
export const documentEvent = z.discriminatedUnion("event", [
  /** Read again; `keep` leaves it as it is, `revise` asks for a new revision. */
  z.strictObject({ event: z.literal("reviewed"), ...common, result: z.enum(["keep", "revise"]), remark: text.optional() }),
  /** No revision of it is in force from this day on. */
  z.strictObject({ event: z.literal("withdrawn"), ...common, reason: text, replacedBy: documentCode.optional() }),
  z.strictObject({ event: z.literal("reinstated"), ...common, reason: text }),
  /** An issued revision that never came into force. */
  z.strictObject({ event: z.literal("cancelled"), ...common, revision, reason: text }),
  z.strictObject({ event: z.literal("copy-issued"), ...common, copy: copyNumber, location: text, revision }),
  z.strictObject({ event: z.literal("copy-recalled"), ...common, copy: copyNumber, location: text, revision }),
  /** A draft sent back; its approvals are cleared. */
  z.strictObject({ event: z.literal("rejected"), ...common, role: text, reason: text, revision: revision.optional() }),
  /** A transcription corrected after the paper original. */
  z.strictObject({ event: z.literal("corrected"), ...common, revision, from: sha256, to: sha256, reason: text }),
]);
export type DocumentEvent = z.output<typeof documentEvent>;

/** `events.yaml`: append-only, dates never go back. */
export const documentEvents = z.array(documentEvent);
