import * as z from "zod";
import { documentCode, personId, revision, sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";
import { anyLanguage } from "./local-text.ts";

const text = z.string({ error: "is not a text" }).trim().min(1, "is empty");
const texts = z.array(text);

/** The four SHA-256 values of what was approved (document-format §7, method sop-1). */
export const digestParts = z.strictObject({
  /** Canonical JSON of the frontmatter without `approvals` and `effective`. */
  header: sha256,
  /** The body's lines outside the flow section. */
  text: sha256,
  /** The body's lines of the flow section. */
  flows: sha256,
  /** The pictures shown. */
  assets: sha256,
});
export type DigestParts = z.output<typeof digestParts>;

/** The kinds of file a sheet of paper comes back as: none of them runs anything in a browser. */
export const evidenceKinds = ["pdf", "png", "jpg", "webp", "heic", "tiff"] as const;

/** A signed sheet of paper as a file of the document's folder. */
export const evidenceFile = z.strictObject({
  /** @example assets/evidence-0123456789abcdef.pdf */
  path: z
    .string()
    .regex(new RegExp(`^assets/evidence-[0-9a-f]{16}\\.(?:${evidenceKinds.join("|")})$`), "is not the name of a signed sheet"),
  /** SHA-256 of its bytes. */
  digest: sha256,
});

/** One signature on the cover: who, in what position, on which day; and of what, where it was made by `sop approve`. */
export const approval = z.strictObject({
  /** The signer's name as printed. */
  name: text,
  /** The signer's position as printed. */
  position: text,
  /** The signer's id, where the library's people have ids. */
  id: personId.optional(),
  /** The day of signing. */
  date: isoDate,
  /** The day it was written down, where that is another: a sheet of paper signed before. Written by `sop approve`. */
  recorded: isoDate.optional(),
  /** The moment of signing, written by `sop approve`. */
  time: isoTime.optional(),
  /** Tells this approval from any other, so that one sent back never counts again. Written by `sop approve`. */
  nonce: text.optional(),
  /** True where a signature was made with it: one that is gone is then missing, and never just not there. */
  signed: z.literal(true).optional(),
  /** How the digest was computed, written by `sop approve`. */
  method: z.literal("sop-1").optional(),
  /** What was approved, written by `sop approve`. */
  digest: digestParts.optional(),
  /** Where a signed sheet of paper is kept. */
  evidence: text.optional(),
  /** The signed sheet itself, scanned or photographed, beside the text. Written by `sop approve`. */
  evidenceFile: evidenceFile.optional(),
});
export type Approval = z.output<typeof approval>;

/** The stamp of one printed copy at issue. */
export const distributionCopy = z.strictObject({
  /** `master` is the one original; `controlled` copies are recalled when superseded. */
  copy: z.enum(["master", "controlled"]),
  /** Where the copy is kept. */
  location: text,
  /** The copy's number, where copies are numbered. */
  number: z.union([z.int().positive(), text]).optional(),
});

export type DistributionCopy = z.output<typeof distributionCopy>;

/** A standard or law the document rests on. */
export const reference = z.strictObject({
  /** @example ISO 9001:2015 */
  standard: text,
  /** @example 8.2.1 */
  clause: text.optional(),
  title: text.optional(),
});
export type Reference = z.output<typeof reference>;

/** A term the document explains. */
export const definition = z.strictObject({
  term: text,
  kind: z.enum(["application", "term", "abbreviation"]),
  meaning: text,
});
export type Definition = z.output<typeof definition>;

/** A record or supporting document, with how long it is kept and by whom. */
export const record = z.strictObject({
  /** The number printed in the table, where one was printed. */
  no: z.int().positive().optional(),
  /** Its code; its title then comes from the library. */
  code: documentCode.optional(),
  /** Its title, where it has no code. */
  title: text.optional(),
  /** A duration (`2 Tahun`, `24 bulan`, `90 hari`) or one of the library's retention events. */
  retention: text.optional(),
  /** The position that keeps it. */
  custodian: text.optional(),
});
export type RecordEntry = z.output<typeof record>;

/** One entry of the change log. The newest takes its revision and date from the header. */
export const changeEntry = z.strictObject({
  revision: revision.optional(),
  effective: isoDate.optional(),
  /** What changed, one line each. Empty while a draft is being written. */
  summary: texts,
  /** Sections, flows or `flow/step` that changed, machine-read. */
  affects: texts.optional(),
  /** Old step number → new, written by `sop renumber` only. */
  renumbered: z.record(z.string().regex(/^\d+$/), z.string().regex(/^\d+$/)).optional(),
});
export type ChangeEntry = z.output<typeof changeEntry>;

/** Steps or a whole flow that the paper original has lost. */
export const gap = z.strictObject({
  /** The flow's title. */
  flow: text,
  /** The steps lost, `1-7` or `3`; left out: the whole flow. */
  steps: z
    .string()
    .regex(/^\d+(-\d+)?$/, "is not a step or a range of steps, such as 1-7")
    .optional(),
  why: text,
});
export type Gap = z.output<typeof gap>;

/** Says that an old paper document was typed over, from which copy, and what could not be read. */
export const transcription = z.strictObject({
  source: text,
  gaps: z.array(gap).default([]),
});

/** The frontmatter of a document: what is controlled (document-format §2). */
export const frontMatter = z.strictObject({
  /** The document's code, also the name of its folder. @example IN.OCC.TELK.P-01 */
  code: documentCode,
  /** The document's title as printed on its cover. */
  title: text,
  /** The revision as printed, in quotes. @example "05" */
  revision,
  /** The day it comes into force, at midnight in the library's time zone. A draft may leave it out. */
  effective: isoDate.optional(),
  /** The document's language by its code (BCP 47); default: the library's. */
  language: anyLanguage.optional(),
  /** The process owner. */
  owner: text.optional(),
  /** What people call it when they search. */
  keywords: texts.optional(),
  /** Signatures by role, in the library's order of roles. */
  approvals: z.record(z.string(), approval).default({}),
  /** The stamps of the printed copies at issue. */
  distribution: z.array(distributionCopy).default([]),
  /** Standards and laws. */
  references: z.array(reference).default([]),
  /** Who takes part: the lanes of the flows. */
  parties: texts.default([]),
  /** Terms, abbreviations and applications explained. */
  definitions: z.array(definition).default([]),
  /** Codes of the work instructions; their titles come from the library. */
  workInstructions: z.array(documentCode).default([]),
  /** Records and supporting documents. */
  records: z.array(record).default([]),
  /** The applications used. */
  applications: texts.default([]),
  /** The change log, oldest first. */
  changes: z.array(changeEntry).default([]),
  /** Only where an old paper document was typed over. */
  transcription: transcription.optional(),
  /** In a draft: paths of frontmatter values that were not in the source, such as `definitions.Mediasel`. */
  reconstructed: texts.optional(),
});
export type FrontMatter = z.output<typeof frontMatter>;
