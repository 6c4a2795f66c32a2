import type { Range } from "../../schemas/finding.ts";
import type { FrontMatter } from "../../schemas/front-matter.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { LocalText } from "../../schemas/local-text.ts";

/** A value and where it stands in the file. */
export interface Placed<T> {
  value: T;
  at: Range;
}

/** Lines of a file, counted from 1: from `first` up to, not including, `end`. Empty when equal. */
export interface LineSpan {
  first: number;
  end: number;
}

/** `draft.md` is a draft; `rev-NN.md` is issued and never changes again. */
export type DocumentState = "draft" | "issued";

/**
 * A document as read from its file: what its frontmatter says, its sections, its flows and what it cites,
 * each with its place. Made by `readDocument`; nothing in it depends on other files or on the day.
 */
export interface Document {
  /** The file as shown in findings, with forward slashes. */
  path: string;
  /** Name of the folder the file stands in; by rule the document's code. */
  folder: string;
  /** `draft.md` or `rev-NN.md`. */
  fileName: string;
  state: DocumentState;
  /** The file as it was read: an edit is made in it, so that every byte outside stays. Empty where it was not read. */
  text: string;
  /** The file's lines without their ends; index 0 is line 1. */
  lines: readonly string[];
  /** What could be read of the frontmatter; a value that does not fit the schema is left out (SOP101 reports it). */
  frontMatter: ReadFrontMatter;
  /** The frontmatter as parsed, before the schema: what the header's digest is made of. */
  rawFrontMatter: Readonly<Record<string, unknown>>;
  /** Where a frontmatter value stands; the nearest enclosing value when it is not there. */
  locate: (path: readonly (string | number)[]) => Range;
  /** The first line after the frontmatter, counted from 1. */
  bodyFirst: number;
  /** `##` sections of the body, in the order written. */
  sections: Section[];
  /** Flows of the flow section, in order; their place in the list is their number (8.1, 8.2 …). */
  flows: Flow[];
  /** True where steps stand outside of the flows, so that they are read as text (SOP103, SOP407). */
  hasStepsElsewhere: boolean;
  /** Codes and RCs cited anywhere, in order of place. */
  citations: Citation[];
  /** What was meant as a code and is not written as one, in order of place. */
  mistyped: MistypedCitation[];
  /** What the readers could not accept; SOP101, SOP102, SOP103, SOP407 and SOP707 report them. */
  problems: Problem[];
}

/** The frontmatter with every key that could be read; lists are empty where nothing was. */
export type ReadFrontMatter = Omit<FrontMatter, "code" | "title" | "revision"> & {
  code?: DocumentCode;
  title?: string;
  revision?: Revision;
};

/** One `##` section of the body. */
export interface Section {
  /** The section's id in the type's section list; undefined for a heading the type does not know. */
  id: string | undefined;
  title: string;
  /** The heading's line. */
  at: Range;
  /** The lines under the heading, up to the next `##`. */
  body: LineSpan;
}

/** One `###` of the flow section. */
export interface Flow {
  title: string;
  at: Range;
  /** Counts from 1; printed as the second number, 8.1. */
  number: number;
  /** For addresses: folded title, hyphens, unique in the document. */
  slug: string;
  /** What sets it off, where that has a name. */
  start: string | undefined;
  /** What people call it when they search, from its line `Kata kunci: …`. */
  keywords: string[];
  /** Prose between the flow's title and its first step, without the keyword line. */
  introduction: LineSpan;
  steps: Step[];
  /** What the paper original has lost of this flow; from `transcription.gaps`. */
  gap: FlowGap | undefined;
}

/** Steps that the paper original lost (`gaps` of the frontmatter). */
export interface FlowGap {
  /** First and last step lost; undefined: the whole flow. */
  steps: { first: number; last: number } | undefined;
  why: string;
}

/** One `#### N. title` of a flow. */
export interface Step {
  number: number;
  title: string;
  /** The heading's line. */
  at: Range;
  /** The actors, each spelled alike in the whole document; the first owns the shape and the lane. */
  actors: Placed<string>[];
  kpi: Placed<string> | undefined;
  rc: Placed<string> | undefined;
  next: Next;
  /** Where it goes on instead when its time is up, or when it fails: the deadline first, then failures as written. */
  exceptions: StepException[];
  /** What the run of steps that begins here is called. */
  phase: Placed<string> | undefined;
  /** Steps this one waits for: a parallel join. */
  after: Placed<number>[];
  /** A document or a step of one by which this step is carried out before going on. */
  follows: Placed<Target> | undefined;
  applications: Placed<string>[];
  /** Quality standard of the step (mutu baku), as written. */
  input: Placed<string> | undefined;
  time: Placed<string> | undefined;
  output: Placed<string> | undefined;
  remark: Placed<string> | undefined;
  /** The fields as written, in order: canonical field name, place of the name, value. */
  fields: StepField[];
  /** Lines of the step's prose, fields and mark left out. */
  text: LineSpan;
  /** Block quotes of the prose: what to say, one string a quote. */
  say: string[];
  /** Set when the step is not in the source and the owner has still to confirm it. */
  reconstructed: { at: Range; reason: string } | undefined;
}

/** The fields of a step, by their keys; what they are called in a text says `steps/field-names.ts`. */
export type FieldName =
  | "phase"
  | "actor"
  | "application"
  | "input"
  | "time"
  | "output"
  | "kpi"
  | "rc"
  | "follows"
  | "after"
  | "next"
  | "deadline"
  | "failure"
  | "remark";

/** A line `- Name: value` of a step. */
export interface StepField {
  /** Undefined when the name is not one of the notation's. */
  field: FieldName | undefined;
  name: Placed<string>;
  value: Placed<string>;
}

/** Where a step goes on to. */
export type Next =
  /** Nothing written: the next step of the flow. */
  { kind: "following" } | { kind: "target"; target: Placed<Target> } | { kind: "branches"; branches: Branch[]; at: Range };

/** One of several ways on, `Tidak → 12`. */
export interface Branch {
  label: Placed<string>;
  target: Placed<Target>;
}

/** A way on that a step takes instead of `next`. */
export interface StepException extends Branch {
  /** Its time is up (the label is the duration as written), or it can't be done (the label says why). */
  kind: "deadline" | "failure";
}

/** Where one arrow leads. */
export type Target =
  /** `?`: the source does not say. */
  | { kind: "unknown" }
  /** The flow is over, with what was reached where that has a name. */
  | { kind: "end"; outcome?: string }
  /** A step of the same flow. */
  | { kind: "step"; number: number }
  /** `3 dan 5`: all of them, side by side. */
  | { kind: "parallel"; numbers: number[] }
  /** A step of a document, by its RC. */
  | { kind: "rc"; rc: string; code: DocumentCode; step: number }
  | { kind: "document"; code: DocumentCode }
  /** Another flow of this document, by its whole title. */
  | { kind: "flow"; title: string; slug: string }
  /** Nothing of these; reported by SOP403. */
  | { kind: "unread"; text: string };

/** A mention of another document or of a step. */
export interface Citation {
  code: DocumentCode;
  /** The step's number where an RC is cited. */
  step: number | undefined;
  /** The revision named after the code ("rev 05"). */
  revision: Revision | undefined;
  /** The text as written. */
  text: string;
  /** Of a code without letters in prose: a citation only where that document is there. */
  maybe?: true;
  at: Range;
  /** Where it was found: in prose, in a step's field, or in a frontmatter list. */
  in: CitationPlace;
}

/** A mention that was meant: “W–18” with a dash, “qa-sop-14”. */
export interface MistypedCitation {
  /** The code it stands for. */
  code: DocumentCode;
  /** The text as written. */
  text: string;
  /** False where it may as well be something else, unless that document is there. */
  isSure: boolean;
  at: Range;
  in: CitationPlace;
}

/** In which part of a document something is cited. */
export type CitationPlace =
  | { kind: "section"; id: string | undefined }
  | { kind: "step"; flow: string; step: number; field: FieldName | undefined }
  | { kind: "flow"; flow: string }
  | { kind: "frontMatter"; key: string };

/** Something a reader could not accept, with its place and, where it is safe, the edit that mends it. */
export interface Problem {
  kind: "frontMatter" | "text" | "section" | "field" | "value";
  at: Range;
  message: LocalText;
  fix?: LocalText;
  /** Words that tell this problem from others of its kind, for the fingerprint. */
  key: string;
  /** Set where it may be in order, which nothing here tells. */
  severity?: "note";
  edit?: Edit;
  /**
   * Set where a key, or of the skeleton a heading, mark or field, is not read as what it looks like. The edit makes it that, where
   * there is but one that does.
   */
  slip?: { edit?: Edit };
  /** The key of the frontmatter whose value was left out because of this, whole or in part. */
  leftOut?: string;
}

/** Replace the text at a range. */
export interface Edit {
  at: Range;
  text: string;
}
