import * as z from "zod";
import { isoDate } from "./iso-date.ts";

const text = z.string().trim().min(1, "is empty");

/** One finding that is known and accepted for now. */
export const baselineEntry = z.strictObject({
  /** The finding's fingerprint, as `sop check --json` prints it. */
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/, "is 32 hexadecimal digits"),
  /** The rule that reports it, for the reader. @example SOP604 */
  rule: z.string().regex(/^SOP\d{3}$/, "is not a rule id such as SOP607"),
  /** The document it is about, for the reader. */
  code: text.optional(),
  /** What was found, for the reader. */
  message: text.optional(),
  /** Why it is accepted. */
  reason: text,
  /** The last day it is accepted; left out: until it is mended. */
  until: isoDate.optional(),
});
export type BaselineEntry = z.output<typeof baselineEntry>;

/** The baseline file: known findings of a library that adopted the tool late (rules.md). */
export const baseline = z.array(baselineEntry);
