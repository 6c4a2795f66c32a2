import * as z from "zod";

/**
 * A document's code as written, such as `IN.OCC.TELK.P-01`. Whether it fits the library's
 * scheme is a rule's question (SOP201): a code that does not must still be readable.
 */
export const documentCode = z
  .string()
  .regex(/^[^\s\p{Cc}]+$/u, "is not a code without blanks")
  .brand<"DocumentCode">();
export type DocumentCode = z.output<typeof documentCode>;

/**
 * A revision as printed, in quotes: `"05"`, `"B"`, `"v1.0.3"`, `"2024-03"`. YAML would read a bare 05 as the number 5,
 * and 1.10 as 1.1, so anything but a string is refused. Whether it fits the library's style is SOP101's question.
 */
export const revision = z
  .string({ error: "is not written in quotes, as printed" })
  .regex(/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/, 'is not a revision: letters and digits in quotes, with . - or _ between, such as "05"')
  .max(32, "is longer than 32 characters")
  .brand<"Revision">();
export type Revision = z.output<typeof revision>;

/** A SHA-256 value as stored, `sha256:` and 64 hexadecimal digits. */
export const sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/, "is not sha256: and 64 hexadecimal digits");

/** A person's own name within the library, where names alone can't tell people apart: a word. @example ann-ab-2 */
export const personId = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, "is not a word");
