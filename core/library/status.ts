import type { DocumentEvent } from "../../schemas/events.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { ControlledDocument, IssuedRevision } from "./library.ts";

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

/** The status of an issued revision on `date`, or undefined when it was not issued by then. */
export function statusOn(document: ControlledDocument, revision: IssuedRevision, date: IsoDate): Status | undefined {
  if (revision.issuedOn === undefined || revision.issuedOn > date) return undefined;
  const withdrawal = withdrawalOn(document.events, date);
  if (withdrawal) return { status: "withdrawn", on: withdrawal.date, reason: withdrawal.reason, replacedBy: withdrawal.replacedBy };
  const cancellation = cancellationOn(document.events, revision.revision, date);
  if (cancellation) return { status: "cancelled", on: cancellation.date, reason: cancellation.reason };
  const effective = inForceOn(document, date);
  if (effective === undefined || Number(revision.revision) > Number(effective.revision)) {
    return { status: "scheduled", from: effectiveDate(revision) };
  }
  if (revision === effective) return { status: "effective", since: effectiveDate(revision), until: nextTakeover(document, revision, date) };
  return { status: "superseded", by: effective.revision, on: supersededOn(document, revision, date) };
}

/** The revision in force on `date`; undefined before the first, and while the document is withdrawn. */
export function effectiveRevision(document: ControlledDocument, date: IsoDate): IssuedRevision | undefined {
  return withdrawalOn(document.events, date) ? undefined : inForceOn(document, date);
}

/** Issued revisions that come into force after `date`, the next one first. */
export function scheduledRevisions(document: ControlledDocument, date: IsoDate): IssuedRevision[] {
  return document.revisions.filter((revision) => statusOn(document, revision, date)?.status === "scheduled");
}

/** The withdrawal that holds on `date`, if one does. */
export function withdrawalOn(events: readonly DocumentEvent[], date: IsoDate) {
  const last = events.findLast((event) => (event.event === "withdrawn" || event.event === "reinstated") && event.date <= date);
  return last?.event === "withdrawn" ? last : undefined;
}

function cancellationOn(events: readonly DocumentEvent[], revision: Revision, date: IsoDate) {
  return events.find((event) => event.event === "cancelled" && event.revision === revision && event.date <= date) as
    | Extract<DocumentEvent, { event: "cancelled" }>
    | undefined;
}

/** An issued revision without a date of its own (SOP101 reports it) counts from its issue. */
function effectiveDate(revision: IssuedRevision): IsoDate {
  return (revision.facts.effective ?? revision.issuedOn) as IsoDate;
}

function known(document: ControlledDocument, date: IsoDate): IssuedRevision[] {
  return document.revisions.filter(
    (revision) => revision.issuedOn !== undefined && revision.issuedOn <= date && !cancellationOn(document.events, revision.revision, date),
  );
}

function inForceOn(document: ControlledDocument, date: IsoDate): IssuedRevision | undefined {
  return known(document, date).findLast((revision) => effectiveDate(revision) <= date);
}

function nextTakeover(document: ControlledDocument, revision: IssuedRevision, date: IsoDate): IsoDate | undefined {
  const later = known(document, date).filter((other) => Number(other.revision) > Number(revision.revision));
  return later.map(effectiveDate).sort()[0];
}

function supersededOn(document: ControlledDocument, revision: IssuedRevision, date: IsoDate): IsoDate {
  const higher = known(document, date).filter((other) => Number(other.revision) > Number(revision.revision));
  return higher
    .map(effectiveDate)
    .filter((day) => day <= date)
    .sort()[0] as IsoDate;
}
