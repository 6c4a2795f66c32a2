import * as z from "zod";
import { documentCode, personId, revision, sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";

const text = z.string().trim().min(1, "is empty");

/** Who acts: name and position as printed, and the id where the library's people have ids. */
export const actor = z.strictObject({ name: text, position: text, id: personId.optional() });
export type Actor = z.output<typeof actor>;

const common = {
  /** The day it happened, or holds from. */
  date: isoDate,
  /** The day it was written down. */
  recorded: isoDate.optional(),
  /** The moment it was written down. */
  time: isoTime.optional(),
  by: actor,
  /** True where a signature was made with it: one that is gone is then missing, and never just not there. */
  signed: z.literal(true).optional(),
};
const copyNumber = z.union([z.int().positive(), text]);
/** Why it holds from a day before it was written down. */
const retroactive = text.optional();

/** What happened to a document after issue (document-format §6). */
export const documentEvent = z.discriminatedUnion("event", [
  /** Read again; `keep` leaves it as it is, `revise` asks for a new revision. */
  z.strictObject({ event: z.literal("reviewed"), ...common, result: z.enum(["keep", "revise"]), remark: text.optional() }),
  /** No revision of it is in force from this day on. */
  z.strictObject({ event: z.literal("withdrawn"), ...common, reason: text, replacedBy: documentCode.optional(), retroactive }),
  z.strictObject({ event: z.literal("reinstated"), ...common, reason: text, retroactive }),
  /** An issued revision that never came into force. */
  z.strictObject({ event: z.literal("cancelled"), ...common, revision, reason: text }),
  z.strictObject({
    event: z.literal("copy-issued"),
    ...common,
    copy: copyNumber,
    location: text,
    revision,
    /** Who signed for it, by name and position as on the receipt. */
    receivedBy: text.optional(),
  }),
  z.strictObject({ event: z.literal("copy-recalled"), ...common, copy: copyNumber, location: text, revision }),
  /** A draft sent back; its approvals are cleared, and those named by their digests count no more, wherever they turn up. */
  z.strictObject({
    event: z.literal("rejected"),
    ...common,
    role: text,
    reason: text,
    revision: revision.optional(),
    voids: z.array(sha256).optional(),
  }),
  /** A transcription corrected after the paper original. */
  z.strictObject({ event: z.literal("corrected"), ...common, revision, from: sha256, to: sha256, reason: text }),
  /** An act that came to the library long after it was recorded, let in: it holds from this day. */
  z.strictObject({ event: z.literal("admitted"), ...common, act: sha256, reason: text }),
  /** An entry of this list that has no effect, taken note of: a mistyped line isn't an error for ever. */
  z.strictObject({ event: z.literal("annulled"), ...common, act: sha256, reason: text }),
]);
export type DocumentEvent = z.output<typeof documentEvent>;
export type EventName = DocumentEvent["event"];

/** `events.yaml`: append-only. */
export const documentEvents = z.array(documentEvent);
