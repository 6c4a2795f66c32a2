import * as z from "zod";
import { isoDate } from "./iso-date.ts";

const text = z.string().trim().min(1, "is empty");

/** One finding that is known and accepted for now. */
export const baselineEntry = z.strictObject({
  /** The finding's fingerprint, as `sop check --json` prints it. @id Sidik temuan, seperti yang dicetak `sop check --json`. */
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/, "is 32 hexadecimal digits"),
  /** The rule that reports it, for the reader. @id Aturan yang melaporkannya, untuk pembaca. @example SOP604 */
  rule: z.string().regex(/^SOP\d{3}$/, "is not a rule id such as SOP607"),
  /** The document it is about, for the reader. @id Dokumen yang dimaksud, untuk pembaca. */
  code: text.optional(),
  /** What was found, for the reader. @id Yang ditemukan, untuk pembaca. */
  message: text.optional(),
  /** Why it is accepted. @id Mengapa diterima. */
  reason: text,
  /**
   * The last day it is accepted; left out: until it is mended.
   * @id Hari terakhir diterima; bila tidak ditulis: sampai diperbaiki.
   */
  until: isoDate.optional(),
});
export type BaselineEntry = z.output<typeof baselineEntry>;

/** The baseline file: known findings of a library that adopted the tool late (rules.md). */
export const baseline = z.array(baselineEntry);
