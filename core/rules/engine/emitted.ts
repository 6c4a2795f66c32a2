import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { LateReport, NamedText } from "../kit/define-library-rule.ts";

/**
 * All that rules across documents keep of one folder: plain data, so that it can be stored, sent to another machine and
 * put together with what other folders emit.
 */
export interface Emitted {
  /** The codes of the folder's texts. */
  codes: readonly DocumentCode[];
  /** What was found by looking at the folder alone. */
  told: readonly Told[];
  uses: readonly EmittedUse[];
  citations: readonly EmittedCitation[];
  answers: readonly EmittedAnswer[];
}

/** What a rule tells of a text. */
export interface Told {
  rule: string;
  text: NamedText;
  report: LateReport;
}

/** One use of what documents share. */
export interface EmittedUse {
  rule: string;
  key: string;
  differs: string;
  text: NamedText;
  use: unknown;
}

/** One citation of a code. */
export interface EmittedCitation {
  rule: string;
  code: DocumentCode;
  text: NamedText;
  citing: unknown;
}

/** What a document answers to those that cite it. */
export interface EmittedAnswer {
  rule: string;
  code: DocumentCode;
  folder: string;
  /** Of two folders that claim one code, the one that has issued it answers, else the first by name. */
  isIssued: boolean;
  answer: unknown;
}
