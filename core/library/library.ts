import type { DocumentEvent } from "../../schemas/events.ts";
import type { Range } from "../../schemas/finding.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { ExternalDocument, LibrarySettings } from "../../schemas/library-settings.ts";
import type { AcceptedFinding } from "../control/controlled-settings.ts";
import type { ApprovalTrouble } from "../control/judge-draft.ts";
import type { Life, UnreadEvents, UnreadIssue, WrittenEvent } from "../control/life.ts";
import type { Reason, Verdict } from "../control/reason.ts";
import type { RecordFile, RecordUnderWay } from "../control/settings-history.ts";
import type { Citation } from "../document/document.ts";
import type { DocumentFacts } from "./facts.ts";
import { effectiveRevision, nearestRevision, scheduledRevisions, workedBy } from "./status.ts";
import type { UnreadRecord } from "./unread-record.ts";

/** A library as of a day: every document's facts by code, and who cites whom. */
export interface Library {
  settings: LibrarySettings;
  /** The day everything is looked at. */
  date: IsoDate;
  /** By code, in the order of codes. */
  documents: ReadonlyMap<DocumentCode, ControlledDocument>;
  /** Documents held elsewhere, by code. */
  external: ReadonlyMap<DocumentCode, ExternalDocument>;
  /** Every citation of a code by another document's effective, scheduled or draft revision. */
  citedBy: ReadonlyMap<DocumentCode, readonly Mention[]>;
  /** All files read, in the order of paths; also those whose code could not be read. */
  files: readonly DocumentFacts[];
  /** The same files by folder, in the order of paths. */
  lives: readonly FolderLife[];
  /** Settings that are being approved. */
  settingsUnderWay?: Pick<RecordUnderWay, "path" | "next">;
  /** The library's own files that can't be read; undefined where none of them was looked at. */
  unread?: readonly UnreadRecord[];
}

/**
 * One folder with all that happened to its document: what is read, kept, sent to another machine and judged as one.
 */
export interface FolderLife {
  folder: string;
  /** The day it is, as of which its acts were judged, whatever day is looked at. */
  today: IsoDate;
  /** Every text in it, in the order of paths; also those whose code could not be read. */
  files: readonly DocumentFacts[];
  /** By the codes of its texts: one, where all is in order. */
  documents: readonly ControlledDocument[];
}

/** An entry of `events.yaml`, where it stands. */
export interface FoundEvent extends WrittenEvent {
  at: Range;
}

/** An entry of `events.yaml` with what became of it. */
export interface JudgedEntry extends FoundEvent {
  verdict: Verdict;
}

/** One document through its whole life. */
export interface ControlledDocument {
  code: DocumentCode;
  /** The folder's name. */
  folder: string;
  /** The same as findings name it, with the library's folder before it; undefined where it was not read from files. */
  path?: string | undefined;
  /** Issued revisions, lowest first. */
  revisions: readonly IssuedRevision[];
  /** Those of which no text can be read, lowest first. */
  lost: readonly LostRevision[];
  draft: DocumentFacts | undefined;
  /** Approvals of the draft that would not count if it were issued today. */
  draftTroubles: readonly ApprovalTrouble[];
  /** The draft in its folder that can't be read, and so does not tell that it is this document's. */
  unreadDraft?: DocumentFacts;
  /** Issued texts in its folder that can't be read. */
  unreadTexts?: readonly DocumentFacts[];
  /** What happened after issue, in the order written: valid events only, those that end or begin a validity on the day they hold from. */
  events: readonly DocumentEvent[];
  /** What its acts were judged by: all its folder tells of it. */
  life: Life;
  /** Every entry of `events.yaml`, with what became of it. */
  acts: readonly JudgedEntry[];
  /** Why, and since when, nothing tells what is in force, beside what is in doubt of single revisions. */
  doubts: readonly DocumentDoubt[];
}

/** A revision that was issued, and what its issue is worth. */
export interface IssuedRevision {
  revision: Revision;
  facts: DocumentFacts;
  /** From `rev-NN/issued.yaml`; a transcription has none. */
  issued: Issued | undefined;
  /** The day it counts as issued: from `issued`, else the last approval's date; of one let in late, that day. */
  issuedOn: IsoDate | undefined;
  /** What its issue is worth by the settings of its day. */
  verdict: Verdict;
}

/** A revision that was issued, of which no text can be read here. */
export interface LostRevision {
  revision: Revision;
  /** The file that held it: `rev-05.md`. */
  file: string;
  /** False where there is a file of that name, which can't be read. */
  isGone: boolean;
  /** From `rev-NN/issued.yaml`, where there is one. */
  issued: Issued | undefined;
}

/** Why nothing tells what of a document is in force. */
export interface DocumentDoubt {
  /** The first day of the doubt; undefined: always. */
  from: IsoDate | undefined;
  reasons: readonly Reason[];
}

/** One citation and the document that makes it. */
export interface Mention {
  from: DocumentFacts;
  citation: Citation;
}

/** What a document's folder holds beside its texts, as read by `cli/read`. */
export interface FolderFacts {
  /** Entries of `events.yaml`, also those that fit no schema. */
  entries: readonly FoundEvent[];
  /** Set where there is an `events.yaml` that can't be read. */
  eventsUnread?: UnreadEvents | undefined;
  /** The folder as findings name it, with the library's before it. */
  path?: string;
  /** By file name of the revision, `rev-05.md`. */
  issued: ReadonlyMap<string, Issued>;
  /** Digests of `issued.yaml` as written, by file name of the revision. */
  issueDigests?: ReadonlyMap<string, string>;
  /** Every `issued.yaml` that can't be read. */
  issuesUnread?: readonly UnreadIssue[];
  /** SHA-256 by path in the folder, of what may have been adopted beside the texts: `rev-05/issued.yaml`; with LF line ends. */
  digests?: ReadonlyMap<string, string>;
}

/** Whose settings the acts of a library are judged by. */
export interface LibraryControl {
  /** Settings records as read, by number. */
  records: readonly RecordFile[];
  /** Lines of `allowed_signers` that say something. */
  signers: readonly string[];
  /** What `baseline.yaml` in its folder accepts. */
  baseline: readonly AcceptedFinding[];
  /** Which of these files can't be read. */
  unread?: readonly UnreadRecord[];
  /** The day it is, whatever day is looked at: nothing was written down after it. Undefined: the day looked at. */
  today: IsoDate | undefined;
}

/** No settings record, no list of signers. */
export const WITHOUT_RECORDS: LibraryControl = { records: [], signers: [], baseline: [], today: undefined };

/** A document's texts: its revisions, lowest first, then its draft. */
export function textsOf({ revisions, draft }: Pick<ControlledDocument, "revisions" | "draft">): DocumentFacts[] {
  return [...revisions.map(({ facts }) => facts), ...(draft ? [draft] : [])];
}

/** The title of a document of the library or held elsewhere, as it is known on the library's day. */
export function titleOf(library: Library, code: DocumentCode): string | undefined {
  const document = library.documents.get(code);
  if (document === undefined) return library.external.get(code)?.title;
  const facts = effectiveRevision(document, library.date)?.facts ?? document.draft ?? nearestRevision(document, library.date)?.facts;
  return facts ? facts.title : titleAsCited(library, code);
}

/** What a document of which no text can be read was called in what was last issued with its title. */
function titleAsCited({ documents }: Library, code: DocumentCode): string | undefined {
  const issues = [...documents.values()].flatMap(({ revisions, lost }) => [...revisions, ...lost].flatMap(({ issued }) => issued ?? []));
  const citing = issues.filter(({ frame }) => frame.titles[code] !== undefined);
  const last = citing.reduce<Issued | undefined>((newest, one) => (newest && newest.date > one.date ? newest : one), undefined);
  return last?.frame.titles[code];
}

/** The revisions that are looked at: the effective one, scheduled ones and the draft. */
export function currentFacts(document: ControlledDocument, date: IsoDate): DocumentFacts[] {
  const effective = workedBy(document, date)?.facts;
  const scheduled = scheduledRevisions(document, date).map((revision) => revision.facts);
  return [effective, ...scheduled, document.draft].filter((facts) => facts !== undefined);
}
