import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { ExternalDocument } from "../../../schemas/library-settings.ts";
import type { DocumentState } from "../../document/document.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { Place } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { DocumentOnDay, LifeOnDay } from "../../library/life-on-day.ts";
import type { Report, RuleSummary } from "./define-summary.ts";

/**
 * A rule about documents together. It judges in one of three shapes, so that a change of one document is judged without
 * reading the others again; what it keeps of a document is plain data.
 */
export type LibraryRule = RuleSummary & LibraryJudgement & Also;

/** How a rule across documents judges: one of three shapes. */
export type LibraryJudgement = LifeJudgement | CitationJudgement | SharedJudgement;

export interface Also {
  /** A second side of the same rule, of another shape. */
  also?: LibraryJudgement;
}

/** Judges one folder: its revisions, draft, events, issues and signatures beside each other. */
export interface LifeJudgement {
  scope: "life";
  check(life: LifeOnDay, context: LifeContext, tell: TellOfText): void;
}

/**
 * Judges what documents cite, by what the cited document answers. Judged again when the answer changes, never because the
 * day did: what depends on the day belongs in `cites` and `answers`.
 * @typeParam C what is known of the citing text: plain data
 * @typeParam A what a cited document answers: plain data
 */
export interface CitationJudgement<C = unknown, A = unknown> {
  scope: "citation";
  cites(life: LifeOnDay, context: LifeContext): Iterable<CitationOf<C>>;
  answers(document: DocumentOnDay, context: LifeContext): A;
  /** What a folder answers by its name while no text in it can be read; undefined: nothing, as if it were not there. */
  unread?: A;
  check(citing: C, cited: Cited<A>, context: ReadingContext, tell: Tell): void;
}

/** A citation of a code by a text. */
export interface CitationOf<C> {
  /** A document's text, or its `events.yaml`. */
  text: DocumentFacts | NamedText;
  code: DocumentCode;
  citing: C;
}

/** Whom a citation finds: a document of the library with its answer, one held elsewhere, or none. */
export type Cited<A> = { answer: A } | { external: ExternalDocument } | undefined;

/**
 * Judges what documents share under a key: a term, an RC, a record.
 * @typeParam U what is known of one use of the key: plain data
 */
export interface SharedJudgement<U = unknown> {
  scope: "shared";
  /** `differing`: where uses of one key differ; a group of equals is never looked at. `lone`: where they don't, so that nobody else uses it. */
  judgeWhen: "differing" | "lone";
  uses(life: LifeOnDay, context: LifeContext): Iterable<UseOf<U>>;
  /** @param group all uses of one key, in the order of codes, of one document in the order of `uses` */
  judge(group: readonly GroupedUse<U>[], context: ReadingContext, tell: TellOfText): void;
}

/** One use of a key by a text. */
export interface UseOf<U> {
  text: DocumentFacts;
  key: string;
  /** Uses are equal where this is. */
  differs: string;
  use: U;
}

export interface GroupedUse<U> {
  text: NamedText;
  use: U;
}

/** A text as findings name it. */
export interface NamedText {
  path: string;
  folder: string;
  code: DocumentCode | undefined;
  revision: string | undefined;
  state: DocumentState;
}

/** What may be known where one folder is looked at. */
export interface LifeContext extends ReadingContext {
  /** The day that is looked at. */
  day: IsoDate;
  /** The day it is: what was written down is compared with it, so that looking at another day makes nothing early or late. */
  today: IsoDate;
}

/** A report whose lines, and whose nearest name, are looked up when it is printed. */
export interface LateReport extends Report<Place> {
  /** A code that is not there; one that is near it is offered as the fix. */
  meant?: string;
}

/** Notes a finding, whose place and nearest names are looked up when it is printed. */
export type Tell = (report: LateReport) => void;
/** The same, of one text of a folder. */
export type TellOfText = (text: NamedText, report: LateReport) => void;
