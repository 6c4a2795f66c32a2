import * as z from "zod";
import { actor } from "./events.ts";
import { sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";
import { localText } from "./local-text.ts";

const text = z.string().min(1);

/** `rev-NN/issued.yaml`: when and by whom it was issued, its hashes, and the frame it was printed in (document-format §1). */
export const issued = z.strictObject({
  /** The day of issue, which is also the day it was written down. */
  date: isoDate,
  /** The moment of issue. */
  time: isoTime.optional(),
  by: actor,
  /** True where the issue was signed: a signature that is gone is then missing, and never just not there. */
  signed: z.literal(true).optional(),
  /** Version of the tool that issued it. */
  tool: text,
  /** Why it came into force before the day of issue, where it did. */
  retroactive: text.optional(),
  /** Why it comes into force long after the day of issue, where it does. */
  ahead: text.optional(),
  /** SHA-256 of the document's file, with LF line ends. */
  file: sha256,
  /** SHA-256 of each picture shown, file linked to and signed sheet, by path in the folder. */
  assets: z.record(z.string(), sha256).default({}),
  /** What was printed around the document's own words on that day. */
  frame: z.strictObject({
    organisation: text,
    type: localText,
    /** Section id → number and name as printed. */
    sections: z.record(z.string(), z.strictObject({ number: text, name: localText })),
    /** Role id → name as printed. */
    roles: z.record(z.string(), localText),
    /** Cited code → title. */
    titles: z.record(z.string(), text),
  }),
});
export type Issued = z.output<typeof issued>;
