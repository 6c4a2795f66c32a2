import type { IsoDate } from "../../schemas/iso-date.ts";
import { type DatedDocument, type DatedRevision, firstDayOf, type Status, statusOn } from "./status.ts";

/** What the record says becomes of a revision, and the first day of it. */
export interface ComingStatus {
  on: IsoDate;
  status: Status;
}

/**
 * What becomes of an issued revision after a day by what is known on it, in the order of days: a scheduled revision comes into force and
 * another is superseded, a withdrawal or a return takes effect. None where nothing is to change.
 */
export function comingStatuses<R extends DatedRevision>(document: DatedDocument<R>, revision: R, date: IsoDate): ComingStatus[] {
  const known = asKnownOn(document, date);
  let before = statusOn(known, revision, date);
  const coming: ComingStatus[] = [];
  for (const on of turningDays(known)) {
    const status = on > date ? statusOn(known, revision, on) : undefined;
    if (!status || isSaidAlike(status, before)) continue;
    coming.push({ on, status });
    before = status;
  }
  return coming;
}

/** The next day after a day on which the status of one of its revisions changes, by what is known on that day. */
export function nextTurn<R extends DatedRevision>(document: DatedDocument<R>, date: IsoDate): IsoDate | undefined {
  const days = document.revisions.flatMap((revision) => comingStatuses(document, revision, date)[0]?.on ?? []);
  return days.sort()[0];
}

/** A document without what is issued or written down after a day: that is nobody's knowledge on it. */
export function asKnownOn<D extends DatedDocument<DatedRevision>>(document: D, date: IsoDate): D {
  return {
    ...document,
    revisions: document.revisions.filter(({ issuedOn }) => issuedOn !== undefined && issuedOn <= date),
    events: document.events.filter((event) => event.date <= date || (event.recorded !== undefined && event.recorded <= date)),
  };
}

/** The days on which what is in force can change, in their order. */
export function turningDays({ revisions, events, doubts }: DatedDocument<DatedRevision>): IsoDate[] {
  const days = [
    ...revisions.flatMap((revision) => [firstDayOf(revision), revision.issuedOn]),
    ...events.map(({ date }) => date),
    ...doubts.map(({ from }) => from),
  ];
  return [...new Set(days)].filter((day) => day !== undefined).sort();
}

/** Until when a revision is in force, or withdrawn, and what ends it then is no status of its own. */
function isSaidAlike(one: Status, other: Status | undefined): boolean {
  const said = (status: Status | undefined) => JSON.stringify({ ...status, until: undefined, withdrawal: undefined });
  return said(one) === said(other);
}
