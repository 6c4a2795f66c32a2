import type { DocumentEvent } from "../../schemas/events.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Reason, Verdict } from "../control/reason.ts";
import { addDays } from "../document/words/days.ts";
import { turnsAhead, type Withdrawal, withdrawalOn, withdrawnAfterwards, withdrawnSince } from "./withdrawal.ts";

/** What a revision is on a given day (document-format §1). Never stored: always computed for a day. */
export type Status =
  | { status: "draft" }
  /**
   * In force since that day, and until the day a scheduled revision takes over, or the document is withdrawn. `backTo`: the earlier day
   * that its text names, where it was issued afterwards: until its issue people worked by the revision before. `afterwards`: the withdrawal
   * that was written down later and names this day, or an earlier one.
   */
  | {
      status: "effective";
      since: IsoDate;
      until: IsoDate | undefined;
      withdrawal: Ending | undefined;
      backTo?: IsoDate;
      afterwards?: Ending;
    }
  /** A withdrawal up to that day keeps it from coming into force. */
  | { status: "scheduled"; from: IsoDate; withdrawal: Ending | undefined }
  /** By the revision that took its place on that day, which others may have followed; or that is going to, before it comes into force itself. */
  | { status: "superseded"; by: Revision; on: IsoDate }
  | { status: "cancelled"; on: IsoDate; reason: string }
  /** Until the day it is in force again, where that is written down already. */
  | ({ status: "withdrawn"; until: IsoDate | undefined } & Ending)
  /** It can't be judged, or no longer is what was issued: nothing of it is shown as in force. */
  | { status: "doubtful"; reasons: readonly Reason[] }
  /** It was not issued by entitled people in order: it never was in force. */
  | { status: "invalid"; reasons: readonly Reason[] };

export type StatusName = Status["status"];

/** From which day a document is withdrawn, why, and what is used instead. */
export interface Ending {
  on: IsoDate;
  reason: string;
  replacedBy: DocumentCode | undefined;
  /** The earlier day its entry names, where it was written down afterwards. */
  backTo?: IsoDate;
}

/** All that status rests on: an issued revision's days, and what happened after issue. */
export interface DatedRevision {
  revision: Revision;
  issuedOn: IsoDate | undefined;
  facts: { effective: IsoDate | undefined };
  /** What its issue is worth. */
  verdict: Verdict;
}

/** All that the status of a document's revisions rests on. */
export interface DatedDocument<R extends DatedRevision> {
  /** Lowest first. */
  revisions: readonly R[];
  /** In the order written. */
  events: readonly DocumentEvent[];
  /** Why, and since when, nothing tells what is in force. */
  doubts: readonly { from: IsoDate | undefined; reasons: readonly Reason[] }[];
}

/** The status of an issued revision on a day, or undefined when it was not issued by then. */
export function statusOn<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: IsoDate): Status | undefined {
  const { verdict } = revision;
  if (revision.issuedOn === undefined || revision.issuedOn > day) return undefined;
  if (verdict.effect === "none") return { status: "invalid", reasons: verdict.reasons };
  // What was cancelled never was in force, so no withdrawal took it out of force.
  const cancellation = cancellationOn(document.events, revision.revision, day);
  if (cancellation) return { status: "cancelled", on: cancellation.date, reason: cancellation.reason };
  const withdrawal = withdrawalOn(document.events, day);
  if (withdrawal) return withdrawnStatus(document.events, withdrawal, day);
  const highest = inForceOn(document, day);
  const isAhead = highest === undefined || isAfter(document, revision, highest);
  if ((!isAhead && revision !== highest) || (isAhead && isOvertaken(document, revision, day)))
    return { status: "superseded", ...successionOf(document, revision, day) };
  const reasons = doubtsOf(document, revision, day);
  if (reasons.length > 0) return { status: "doubtful", reasons };
  const [ahead] = turnsAhead(document.events, day);
  const ending = ahead?.event === "withdrawn" ? endingOf(ahead) : undefined;
  if (isAhead) return { status: "scheduled", from: beginOf(revision), withdrawal: ending };
  const takeover = nextTakeover(document, revision, day);
  const until = ending && takeover !== undefined && ending.on <= takeover ? undefined : takeover;
  const [backTo, later] = [backdateOf(revision), withdrawnAfterwards(document.events, day)];
  const marks = { ...(backTo && { backTo }), ...(later && { afterwards: endingOf(later) }) };
  return { status: "effective", since: beginOf(revision), until, withdrawal: ending, ...marks };
}

/** What every revision of a withdrawn document is that was not cancelled before. */
export function withdrawnStatus(events: readonly DocumentEvent[], withdrawal: Withdrawal, day: IsoDate): Status & { status: "withdrawn" } {
  return { status: "withdrawn", ...endingOf(withdrawal), until: turnsAhead(events, day)[0]?.date };
}

function endingOf({ date, reason, replacedBy, backTo }: Withdrawal): Ending {
  return { on: date, reason, replacedBy, ...(backTo && { backTo }) };
}

/** The revision in force on a day; undefined before the first, while the document is withdrawn, and while it is in doubt. */
export function effectiveRevision<R extends DatedRevision>(document: DatedDocument<R>, day: IsoDate): R | undefined {
  if (withdrawalOn(document.events, day)) return undefined;
  const highest = inForceOn(document, day);
  return highest && doubtsOf(document, highest, day).length === 0 ? highest : undefined;
}

/**
 * The revision people work by: in force, or in doubt and not followed by another. Only what judges texts may ask for it;
 * to a reader, nothing that is in doubt is in force.
 */
export function workedBy<R extends DatedRevision>(document: DatedDocument<R>, day: IsoDate): R | undefined {
  return withdrawalOn(document.events, day) ? undefined : inForceOn(document, day);
}

/**
 * The issued revision that stands for a document on a day: people work by it; while the document is withdrawn, the one that was in
 * force before; else the next that comes into force, else the last that was issued.
 */
export function standingRevision<R extends DatedRevision>(document: DatedDocument<R>, day: IsoDate): R | undefined {
  const withdrawal = withdrawalOn(document.events, day);
  const standing = withdrawal ? lastInForce(document, withdrawnSince(document.events, withdrawal)) : inForceOn(document, day);
  if (standing) return standing;
  const issued = document.revisions.filter((revision) => statusOn(document, revision, day) !== undefined);
  const coming = known(document, day).find((revision) => !isOvertaken(document, revision, day));
  return coming ?? issued.findLast(({ verdict }) => verdict.effect !== "none") ?? issued.at(-1);
}

/** The same, or one issued only later rather than none: whoever names the document has a title and a text. */
export function nearestRevision<R extends DatedRevision>(document: DatedDocument<R>, day: IsoDate): R | undefined {
  return standingRevision(document, day) ?? document.revisions.at(-1);
}

/** True where a document was withdrawn before a revision of it came into force, so that it never did. */
export function isWithdrawnBefore<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: IsoDate): boolean {
  const standing = standingRevision(document, day);
  return withdrawalOn(document.events, day) !== undefined && standing !== undefined && isAfter(document, revision, standing);
}

/** What people worked by up to the day before a withdrawal; of what came into force and was withdrawn on one day, that. */
function lastInForce<R extends DatedRevision>(document: DatedDocument<R>, withdrawn: IsoDate): R | undefined {
  const before = addDays(withdrawn, -1);
  return (before && inForceOn(document, before)) ?? inForceOn(document, withdrawn);
}

/** Why on a day nothing tells what of a document is in force, though none of its revisions is there to say so: what was issued is gone. */
export function lostOn<R extends DatedRevision>(document: DatedDocument<R>, day: IsoDate): readonly Reason[] {
  const isThere = document.revisions.some((revision) => statusOn(document, revision, day) !== undefined);
  return isThere ? [] : doubtsOn(document, day);
}

function doubtsOn<R extends DatedRevision>({ doubts }: DatedDocument<R>, day: IsoDate): readonly Reason[] {
  return doubts.filter(({ from }) => from === undefined || from <= day).flatMap(({ reasons }) => reasons);
}

/** Why a revision can't be said to be in force: what is in doubt of it, and of its document. */
function doubtsOf<R extends DatedRevision>(document: DatedDocument<R>, { verdict }: R, day: IsoDate): readonly Reason[] {
  const ofDocument = doubtsOn(document, day);
  return verdict.effect === "doubt" ? [...verdict.reasons, ...ofDocument] : ofDocument;
}

/**
 * The first day a revision can be in force: its own, or that of its issue where it was issued later; undefined where it has neither.
 * All that says since when, until when or from when a revision is in force counts from it: before its issue nobody could work by it.
 */
export function firstDayOf(revision: DatedRevision): IsoDate | undefined {
  const { issuedOn } = revision;
  const effective = namedDayOf(revision);
  return effective !== undefined && issuedOn !== undefined && effective < issuedOn ? issuedOn : (effective ?? issuedOn);
}

/** The day a revision's text names. One that was altered may name another than it was issued with: its doubt counts from its issue. */
function namedDayOf({ facts: { effective }, verdict }: DatedRevision): IsoDate | undefined {
  return verdict.effect === "doubt" && verdict.reasons.some(({ why }) => why === "text-altered") ? undefined : effective;
}

/** The day a revision's text names, where it lies before its issue: its issue was retroactive. */
export function backdateOf(revision: DatedRevision): IsoDate | undefined {
  const { issuedOn } = revision;
  const effective = namedDayOf(revision);
  return effective !== undefined && issuedOn !== undefined && effective < issuedOn ? effective : undefined;
}

/** True where a revision came into force on its day, or is going to: not cancelled before, and no later one took its place. */
export function comesIntoForce<R extends DatedRevision>(document: DatedDocument<R>, revision: R): boolean {
  const day = firstDayOf(revision);
  return day !== undefined && inForceOn(document, day) === revision;
}

/**
 * What a revision is read against: the last one before it that was in force, and those between that never were.
 * @param of the revision; undefined for the draft
 */
export function revisionBefore<R extends DatedRevision>(
  document: DatedDocument<R>,
  of: R | undefined,
): { base: R | undefined; passed: R[] } {
  const { revisions } = document;
  const earlier = of === undefined ? revisions : revisions.slice(0, revisions.indexOf(of));
  const base = earlier.findLast((revision) => comesIntoForce(document, revision));
  return base ? { base, passed: earlier.slice(earlier.indexOf(base) + 1) } : { base: earlier.at(-1), passed: [] };
}

/** Issued revisions that come into force after a day, the next one first. */
export function scheduledRevisions<R extends DatedRevision>(document: DatedDocument<R>, day: IsoDate): R[] {
  return document.revisions.filter((revision) => statusOn(document, revision, day)?.status === "scheduled");
}

function cancellationOn(events: readonly DocumentEvent[], revision: Revision, day: IsoDate) {
  return events.find((event) => event.event === "cancelled" && event.revision === revision && event.date <= day) as
    | Extract<DocumentEvent, { event: "cancelled" }>
    | undefined;
}

/** A document's revisions stand in their order, which names alone need not tell. */
function isAfter<R extends DatedRevision>({ revisions }: DatedDocument<R>, one: R, other: R): boolean {
  return revisions.indexOf(one) > revisions.indexOf(other);
}

/** Of an issued revision; without a date of its own (SOP101 reports it) it counts from its issue. */
function beginOf(revision: DatedRevision): IsoDate {
  return firstDayOf(revision) as IsoDate;
}

function known<R extends DatedRevision>({ revisions, events }: DatedDocument<R>, day: IsoDate): R[] {
  return revisions.filter(
    ({ issuedOn, revision, verdict }) =>
      verdict.effect !== "none" && issuedOn !== undefined && issuedOn <= day && !cancellationOn(events, revision, day),
  );
}

function inForceOn<R extends DatedRevision>(document: DatedDocument<R>, day: IsoDate): R | undefined {
  return known(document, day).findLast((revision) => beginOf(revision) <= day);
}

/** True where a later revision comes into force first, or on the same day: a scheduled one then never does. */
function isOvertaken<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: IsoDate): boolean {
  return known(document, day).some((other) => isAfter(document, other, revision) && beginOf(other) <= beginOf(revision));
}

function nextTakeover<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: IsoDate): IsoDate | undefined {
  const later = known(document, day).filter((other) => isAfter(document, other, revision));
  return later.map(beginOf).sort()[0];
}

/** The first of what came into force after a superseded revision; of several on one day the highest. */
function successionOf<R extends DatedRevision>(document: DatedDocument<R>, revision: R, day: IsoDate): { by: Revision; on: IsoDate } {
  const later = known(document, day)
    .filter((other) => isAfter(document, other, revision))
    .map((other) => ({ by: other.revision, on: beginOf(other) }));
  const on = later.map((one) => one.on).sort()[0] as IsoDate;
  return { by: (later.findLast((one) => one.on === on) as { by: Revision }).by, on };
}
