import type { Range } from "../../schemas/finding.ts";
import type { Approval, ChangeEntry, Definition, DistributionCopy, Gap, RecordEntry, Reference } from "../../schemas/front-matter.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import type { Citation, DocumentState, MistypedCitation, Placed } from "../document/document.ts";
import type { DigestPart } from "../seal/digest.ts";
import type { SignatureFacts } from "../seal/signature-facts.ts";
import type { FlowFigures } from "./flow-figures.ts";
import type { ProcessWays } from "./process-ways.ts";

/**
 * All that library rules, registers and indexes may know of a document: data of one to six kilobytes
 * that can be cached, sent to another machine and merged. Made by `factsOf`.
 */
export interface DocumentFacts {
  path: string;
  folder: string;
  fileName: string;
  state: DocumentState;
  code: DocumentCode | undefined;
  revision: Revision | undefined;
  title: string;
  /** The letter of its type, read from the code; undefined where the code does not fit the scheme. */
  type: string | undefined;
  language: Language;
  owner: string | undefined;
  keywords: string[];
  effective: IsoDate | undefined;
  approvals: Readonly<Record<string, Approval>>;
  changes: readonly ChangeEntry[];
  /** The stamps of the printed copies at issue. */
  distribution: readonly DistributionCopy[];
  references: readonly Reference[];
  parties: Placed<string>[];
  definitions: Placed<Definition>[];
  applications: Placed<string>[];
  workInstructions: Placed<DocumentCode>[];
  records: Placed<RecordEntry>[];
  /** Set where the document is a transcription of an old paper one. */
  transcription: { source: string; gaps: readonly Gap[] } | undefined;
  flows: FlowFacts[];
  /** How its process goes on into other documents; undefined where it does not. */
  ways: ProcessWays | undefined;
  citations: Citation[];
  /** What was meant as a code and is not written as one. */
  mistyped: MistypedCitation[];
  /** Applications named in steps. */
  applicationUses: Placed<string>[];
  /** Signatures found beside the file and what each is worth; undefined where they were not looked at. */
  signatures: readonly SignatureFacts[] | undefined;
  /** By role, the parts of the document that are no longer what was approved; undefined where that was not looked at. */
  altered: Readonly<Record<string, readonly DigestPart[]>> | undefined;
  /** What the file holds, to be compared with what was recorded of it; undefined where it was not looked at. */
  sealed: SealFacts | undefined;
  /** Where the frontmatter's main values stand. */
  at: { code: Range; revision: Range; effective: Range; approvals: Range; approvalDates: Record<string, Range>; changes: Range[] };
  /**
   * SHA-256 (hexadecimal) of what each part says, by the section's id or the list's name: the same while only case,
   * punctuation or line ends change. Flows have their own.
   */
  digests: Readonly<Record<string, string>>;
  /** Ids of the sections that have their heading, also where nothing stands below it. */
  headed: readonly string[];
  /** Set where steps stand outside of its flows, which its own rules tell: what seems not to be there may be among them. */
  stepsUnread?: true;
  /** Of a text that does not tell whose it is, or an issued one that does not tell its revision, since it can't be read: why, and from which line on. */
  unread?: { line: number; message: LocalText; fix: LocalText | undefined };
}

/** An issued file as it is now. */
export interface SealFacts {
  /** SHA-256 (`sha256:…`) of the text with LF line ends. */
  file: string;
  /** SHA-256 of the pictures it shows, the files it links to and its signed sheets, by path in the folder; one that is not there is missing. */
  pictures: Readonly<Record<string, string>>;
  /** Their paths, also of those that are not there. */
  shown: readonly string[];
}

/** What rules across documents see of a flow. */
export interface FlowFacts {
  /** Undefined where a check made them for itself: no rule looks at them. */
  figures: FlowFigures | undefined;
  title: string;
  slug: string;
  number: number;
  keywords: string[];
  at: Range;
  steps: StepFacts[];
  /** SHA-256 (hexadecimal) of what sets it off and what its introduction says. */
  digest: string;
}

/** What rules across documents see of a step. */
export interface StepFacts {
  number: number;
  title: string;
  at: Range;
  actors: string[];
  kpi: string | undefined;
  rc: Placed<string> | undefined;
  applications: string[];
  reconstructed: boolean;
  /** SHA-256 (hexadecimal) of what the step says: its own number, its RC and the numbers it leads to left out. */
  digest: string;
}
