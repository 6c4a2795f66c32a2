import * as z from "zod";
import { isoDate } from "./iso-date.ts";

/** A place in a file; lines and columns count from 1, columns in UTF-16 units. */
export const point = z.strictObject({ line: z.int().positive(), column: z.int().positive() });
export type Point = z.output<typeof point>;

/** From `start` up to, not including, `end`. */
export const range = z.strictObject({ start: point, end: point });
export type Range = z.output<typeof range>;

export const severity = z.enum(["error", "warning", "note"]);
export type Severity = z.output<typeof severity>;

/** A finding as `sop check --json` prints it (commands.md). */
export const printedFinding = z.strictObject({
  /** @example SOP403 */
  rule: z.string(),
  /** @example next-exists */
  name: z.string(),
  severity,
  /** The file, relative to where the command ran, with forward slashes. */
  path: z.string(),
  code: z.string().optional(),
  revision: z.string().optional(),
  start: point,
  end: point,
  message: z.string(),
  /** Why it matters. */
  why: z.string(),
  /** What to do. */
  fix: z.string().optional(),
  /** Other places that belong to it. */
  related: z.array(z.strictObject({ path: z.string(), start: point, message: z.string() })),
  /** True where `sop check --fix` mends it. */
  fixable: z.boolean(),
  /** The same for the same finding when lines move, files are renamed or a revision is bumped. */
  fingerprint: z.string(),
});
export type PrintedFinding = z.output<typeof printedFinding>;

/** The whole of `sop check --json`. */
export const checkReport = z.strictObject({
  version: z.literal(1),
  /** The day the library was checked as of. */
  date: isoDate,
  /** How many documents were read. */
  documents: z.int().nonnegative(),
  findings: z.array(printedFinding),
  summary: z.strictObject({
    error: z.int().nonnegative(),
    warning: z.int().nonnegative(),
    note: z.int().nonnegative(),
    /** Findings adopted by the baseline, not shown. */
    known: z.int().nonnegative(),
    /** Findings of rules the library switched off. */
    silenced: z.int().nonnegative(),
  }),
});
export type CheckReport = z.output<typeof checkReport>;
