/**
 * What a library answers to programs: plain data, nothing of which changes under whoever holds it. Days are `YYYY-MM-DD` in the
 * library's time zone, digests `sha256:` and 64 hexadecimal digits, paths relative to the library's folder with forward
 * slashes, lines and columns counted from 1. Texts of documents stand there as they are written (Markdown); texts of ours
 * are in the language that was asked for. These types are the package's contract: they import nothing.
 */

/** The languages of documents and of what is said about them, by their codes (BCP 47). */
export type Language = "id" | "en" | (string & {});

/** How a library is opened. */
export interface OpenOptions {
  /** The day it is looked at. Default: today in the library's time zone. */
  date?: string;
  /** In which language something is said of documents. Default: the library's. */
  language?: Language;
}

/** What a revision is on a day. */
export type StatusName = "draft" | "effective" | "scheduled" | "superseded" | "cancelled" | "withdrawn" | "doubtful" | "invalid";

/** Which text something was taken from. Whoever quotes it, quotes this along. */
export interface Source {
  code: string;
  title: string;
  /** As printed, `05`; of a draft the number it is going to have. */
  revision: string;
  status: StatusName;
  /** True for the one revision that is in force on the day. Nothing else is the procedure. */
  inForce: boolean;
  /** The day that was asked about. */
  date: string;
  /** The day it came, or comes, into force; of a draft, where it says so already. */
  effective?: string;
  /** SHA-256 of the text as it lies there now, with LF line ends. */
  digest: string;
  path: string;
  /** What whoever reads it must know: why it is not in force, or what could not be checked. */
  notice?: string;
}

/** A document of the library and what there is of it on the day. */
export interface ListedDocument {
  code: string;
  title: string;
  /** The letter of its type. */
  type?: string;
  owner?: string;
  /** What is in force; absent where nothing is. */
  inForce?: Source;
  /** Why nothing is in force. */
  notice?: string;
  /** All other texts there are, newest first: drafts, scheduled and earlier revisions. */
  others: Source[];
}

/** A text of a document. */
export interface DocumentAnswer {
  source: Source;
  /** The frontmatter, as it was read. */
  header: Record<string, unknown>;
  /** The names of its `##` sections, in order. */
  sections: string[];
  /** Its flows, in order. */
  flows: { number: number; title: string; steps: number }[];
  /** Everything below the frontmatter, or the section that was asked for, as it is written: Markdown. */
  text: string;
}

/** A step of a flow. */
export interface StepAnswer {
  source: Source;
  flow: { number: number; title: string };
  step: StepData;
}

/** What a step says. Absent fields were left out. */
export interface StepData {
  number: number;
  title: string;
  /** What the run of steps that begins here is called. */
  phase?: string;
  /** The first one has the lane. */
  actors: string[];
  text: string;
  applications: string[];
  input?: string;
  time?: string;
  output?: string;
  kpi?: string;
  rc?: string;
  remark?: string;
  /** The document or the step's RC by which it is carried out before going on. */
  follows?: string;
  /** Steps it waits for. */
  after: number[];
  /** Where it goes on to; empty on a last step that says nothing. Where the target is `?`, the note says what that means. */
  next: { label: string; target: string; note?: string }[];
  /** Where it goes on instead when its time is up (the label is the duration), or when it fails (the label says why). */
  exceptions: { kind: "deadline" | "failure"; label: string; target: string; note?: string }[];
  /** Why the step is not in the paper original. */
  reconstructed?: string;
}

/** A place where something is mentioned. */
export interface UseAnswer {
  source: Source;
  line: number;
  /** Section or step, in words. */
  where: string;
}

/** Something found by words. */
export interface FoundPassage {
  source: Source;
  /** The section's, flow's or step's title. */
  title: string;
  /** The flow and the number of the step found in it. */
  step?: { flow: string; number: number; rc?: string };
  line: number;
  /** The passage's text, 400 characters at most. */
  text: string;
  /** `all`: it holds each word asked for, or one nearly written so. `some`: no passage does, and this one holds some of them. */
  match: "all" | "some";
}

/** What changed of a document between two of its texts. */
export interface RevisionChanges {
  from: Source;
  to: Source;
  changes: {
    weight: "substantive" | "editorial";
    subject: string;
    what: string;
    words: { kind: "same" | "added" | "removed"; text: string; moved?: true }[];
  }[];
}

/** What of a document is in force on one day and was not, or not so, on an earlier one. */
export interface ForceChange {
  code: string;
  title: string;
  kind: "new" | "revised" | "ended";
  /** What was in force on the earlier day. */
  before?: Source;
  /** What is in force on the later day. */
  after?: Source;
  /** Why it ended. */
  notice?: string;
  /** What the change log says of the revisions between, the newest first. */
  log: { revision: string; summary: string[] }[];
}

/** In which form a flow is drawn or told. */
export type DrawingFormat = "svg" | "bpmn" | "drawio" | "mermaid" | "text" | "json";

/** A flow in the form that was asked for, or why it can't be drawn truthfully: then `problems` says so and there is no `content`. */
export interface FlowDrawing {
  source: Source;
  flow: { number: number; title: string };
  content?: string;
  problems: string[];
}

/** A finding of a check. */
export interface CheckFinding {
  /** `SOP403`; `sop explain` tells all of it. */
  rule: string;
  /** `next-exists` */
  name: string;
  severity: "error" | "warning" | "note";
  path: string;
  code?: string;
  revision?: string;
  start: { line: number; column: number };
  /** Not itself part of the place. */
  end: { line: number; column: number };
  message: string;
  why: string;
  fix?: string;
  related: { path: string; start: { line: number; column: number }; message: string }[];
  /** True where `sop check --fix` mends it. */
  fixable: boolean;
  /** The same when lines move, files are renamed or a revision is bumped. */
  fingerprint: string;
}

/** A library checked as of a day. */
export interface CheckAnswer {
  date: string;
  /** Files that were read; 0: nothing can be said. */
  files: number;
  findings: CheckFinding[];
  /** Findings of rules that the library switched off. */
  silenced: number;
}

/** What came of looking at one thing; each proves something else (`sop verify`). */
export type VerifyOutcome = "good" | "signed" | "recorded" | "unchecked" | "bad";

/** Digests and signatures checked, offline. */
export interface VerifyAnswer {
  date: string;
  files: {
    code: string;
    revision?: string;
    path: string;
    results: {
      subject: "file" | "picture" | "attachment" | "evidence" | "approval" | "signature" | "act";
      outcome: VerifyOutcome;
      message: string;
    }[];
  }[];
  /** How many there are of each; they are never added. */
  summary: Record<VerifyOutcome, number>;
}

/**
 * A library as it was read, looked at as of a day. It never changes: what is written to the files later is seen by the next
 * `openLibrary`. Documents are named by their code, an ending of it (`P-01`), or their path. What can't be answered throws an
 * error that says so in both languages (`isUsageError`).
 */
export interface SopLibrary {
  /** The library's folder, absolute. */
  readonly root: string;
  /** Whose documents they are. */
  readonly organisation: string;
  /** The day it is looked at. */
  readonly date: string;
  /** In which language something is said of documents. */
  readonly language: Language;

  /**
   * The same library as of another day, without reading it again.
   * @throws for what is no day of the calendar
   */
  on(date: string): SopLibrary;

  /** Every document, in the order of codes, with what is in force on the day and what else there is. */
  documents(): ListedDocument[];

  /**
   * One document of `documents()`.
   * @throws when the name fits none or several
   */
  standing(name: string): ListedDocument;

  /**
   * A text of a document: the revision in force, or the one named (`05`, `draft`), whatever it is on the day: `source` says what.
   * @param options.section the name of one `##` section, or a part of it, to get its text alone
   * @throws when the name fits no document, nothing of it is in force, there is no such revision on the day, no such section, or
   * the file was changed since the library was read
   */
  document(name: string, options?: { revision?: string | undefined; section?: string | undefined }): Promise<DocumentAnswer>;

  /**
   * A step by its RC (`IN.OCC.TELK.P-01_R8`).
   * @throws when it is no RC of this library, or its document has no such step; else as `document`
   */
  step(rc: string, options?: { revision?: string | undefined }): Promise<StepAnswer>;

  /**
   * Where a document, a step (by its RC) or a term is mentioned by what is in force, scheduled or in preparation.
   * @throws when the name means nothing in this library
   */
  uses(name: string): UseAnswer[];

  /**
   * Passages that hold the words, the likeliest first: all words, else any; also by their beginnings, or with a slip of the hand.
   * @param options.limit how many at most; default 20
   * @param options.all also drafts and what is no longer, or never was, in force; default: what is in force alone
   */
  search(words: string, options?: { limit?: number; all?: boolean }): Promise<FoundPassage[]>;

  /**
   * What changed between two texts of a document.
   * @param options.to a revision or `draft`; default: what is in force
   * @param options.from default: the issued revision before the other
   * @param options.since instead of `from`: an earlier day, for what was in force then
   * @throws as `document`, when there is nothing before, and for a day that is none or comes later
   */
  changes(
    name: string,
    options?: { from?: string | undefined; to?: string | undefined; since?: string | undefined },
  ): Promise<RevisionChanges>;

  /**
   * What is in force on the library's day and was not, or not so, on an earlier one, in the order of codes.
   * @throws for what is no day of the calendar, or a later one
   */
  changesSince(date: string): ForceChange[];

  /**
   * A flow of a document as a drawing (SVG, BPMN 2.0, Mermaid), as text or as data.
   * @param options.flow its title, a part of it, or its number; default: the only one there is
   * @param options.format default: `svg`
   * @param options.layout of an SVG; default: the library's
   * @throws as `document`, and when the name fits no flow or several
   */
  flow(
    name: string,
    options?: { flow?: string | undefined; revision?: string | undefined; format?: DrawingFormat; layout?: "house" | "sop-ap" },
  ): Promise<FlowDrawing>;
}

/** Something that can't be done as it was asked: what is wrong and, where it is known, what to do instead. */
export interface UsageProblem extends Error {
  text: { en: string; id: string };
  suggestion: { en: string; id: string } | undefined;
}
