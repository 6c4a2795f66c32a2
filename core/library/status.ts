import type { DocumentEvent } from "../../schemas/events.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type Day, isReached } from "./asked-day.ts";

/** What a revision is on a given day (document-format §1). Never stored: always computed for a day. */
export type Status =
  | { status: "draft" }
  /** In force since that day, and until the day a scheduled revision takes over. */
  | { status: "effective"; since: IsoDate; until: IsoDate | undefined }
  | { status: "scheduled"; from: IsoDate }
  | { status: "superseded"; by: Revision; on: IsoDate }
  | { status: "cancelled"; on: IsoDate; reason: string }
  | { status: "withdrawn"; on: IsoDate; reason: string; replacedBy: DocumentCode | undefined };

export type StatusName = Status["status"];

/** All that status rests on: an issued revision's days, and what happened after issue. */
export interface DatedRevision {
  revision: Revision;
  issuedOn: IsoDate | undefined;
  facts: { effective: IsoDate | undefined };
}

export interface DatedDocument<R extends DatedRevision> {
  /** Lowest first. */
  revisions: readonly R[];
  /** In the order written. */
  events: readonly DocumentEvent[];
}

/** The status of an issued revision on a day, or undefined when it was not issued by then. */
export function statusOn<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: Day): Status | undefined {
  if (revision.issuedOn === undefined || !isReached(revision.issuedOn, day)) return undefined;
  const withdrawal = withdrawalOn(document.events, day);
  if (withdrawal) return { status: "withdrawn", on: withdrawal.date, reason: withdrawal.reason, replacedBy: withdrawal.replacedBy };
  const cancellation = cancellationOn(document.events, revision.revision, day);
  if (cancellation) return { status: "cancelled", on: cancellation.date, reason: cancellation.reason };
  const effective = inForceOn(document, day);
  if (effective === undefined || Number(revision.revision) > Number(effective.revision)) {
    return { status: "scheduled", from: effectiveDate(revision) };
  }
  if (revision === effective) return { status: "effective", since: effectiveDate(revision), until: nextTakeover(document, revision, day) };
  return { status: "superseded", by: effective.revision, on: supersededOn(document, revision, day) };
}

/** The revision in force on a day; undefined before the first, and while the document is withdrawn. */
export function effectiveRevision<R extends DatedRevision>(document: DatedDocument<R>, day: Day): R | undefined {
  return withdrawalOn(document.events, day) ? undefined : inForceOn(document, day);
}

/** Issued revisions that come into force after a day, the next one first. */
export function scheduledRevisions<R extends DatedRevision>(document: DatedDocument<R>, day: Day): R[] {
  return document.revisions.filter((revision) => statusOn(document, revision, day)?.status === "scheduled");
}

/** The withdrawal that holds on a day, if one does. */
export function withdrawalOn(events: readonly DocumentEvent[], day: Day) {
  const last = events.findLast((event) => (event.event === "withdrawn" || event.event === "reinstated") && isReached(event.date, day));
  return last?.event === "withdrawn" ? last : undefined;
}

function cancellationOn(events: readonly DocumentEvent[], revision: Revision, day: Day) {
  return events.find((event) => event.event === "cancelled" && event.revision === revision && isReached(event.date, day)) as
    | Extract<DocumentEvent, { event: "cancelled" }>
    | undefined;
}

/** An issued revision without a date of its own (SOP101 reports it) counts from its issue. */
function effectiveDate(revision: DatedRevision): IsoDate {
  return (revision.facts.effective ?? revision.issuedOn) as IsoDate;
}

function known<R extends DatedRevision>({ revisions, events }: DatedDocument<R>, day: Day): R[] {
  return revisions.filter(
    ({ issuedOn, revision }) => issuedOn !== undefined && isReached(issuedOn, day) && !cancellationOn(events, revision, day),
  );
}

function inForceOn<R extends DatedRevision>(document: DatedDocument<R>, day: Day): R | undefined {
  return known(document, day).findLast((revision) => isReached(effectiveDate(revision), day));
}

function nextTakeover<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: Day): IsoDate | undefined {
  const later = known(document, day).filter((other) => Number(other.revision) > Number(revision.revision));
  return later.map(effectiveDate).sort()[0];
}

function supersededOn<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: Day): IsoDate {
  const higher = known(document, day).filter((other) => Number(other.revision) > Number(revision.revision));
  return higher
    .map(effectiveDate)
    .filter((taken) => isReached(taken, day))
    .sort()[0] as IsoDate;
}
