import { compareText } from "../../../core/document/words/compare-text.ts";
import type { ControlledDocument, IssuedRevision } from "../../../core/library/library.ts";
import { loggedRevisions } from "../../../core/library/logged-revisions.ts";
import { effectiveRevision } from "../../../core/library/status.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Portal } from "../library/portal.ts";

/** A time during which a revision was, is or will be in force. */
export interface InForce {
  code: DocumentCode;
  revision: Revision;
  /** Undefined where its text is not held here: a change log alone tells of it. */
  held: IssuedRevision | undefined;
  from: IsoDate;
  /** The first day it is not in force any more; undefined while no end is known. */
  until: IsoDate | undefined;
}

/** Something that happened to a document on a day. */
export interface Happening {
  on: IsoDate;
  code: DocumentCode;
  what: "issued" | "approved" | "effective" | "withdrawn" | "reinstated" | "cancelled" | "reviewed" | "logged";
  /** The revision it happened to; undefined where it happened to the whole document. */
  revision: Revision | undefined;
  /** Undefined where no text of it is held here. */
  held: IssuedRevision | undefined;
}

/** When each revision is in force, by code and then by day: what is known on the portal's day, later days included. */
export function timesInForce(portal: Portal): InForce[] {
  return [...portal.read.library.documents.values()].flatMap((document) => timesOf(document, portal.options.date));
}

function timesOf(document: ControlledDocument, today: IsoDate): InForce[] {
  const times: InForce[] = [...loggedTimes(document)];
  let open: InForce | undefined;
  for (const day of turningDays(document, today)) {
    const held = effectiveRevision(document, day);
    if (held === open?.held) continue;
    if (open) open.until = day;
    open = held && { code: document.code, revision: held.revision, held, from: day, until: undefined };
    if (open) times.push(open);
  }
  return times;
}

/** The times that only a change log knows, each up to the day another revision took over. */
function loggedTimes(document: ControlledDocument): InForce[] {
  return loggedRevisions(document).flatMap(({ revision, from, until }) =>
    from !== undefined && until !== undefined ? [{ code: document.code, revision, held: undefined, from, until }] : [],
  );
}

/** The days on which what is in force can change. What is issued after the portal's day is not known yet. */
function turningDays({ revisions, events }: ControlledDocument, today: IsoDate): IsoDate[] {
  const known = revisions.filter(({ issuedOn }) => issuedOn !== undefined && issuedOn <= today);
  const days = known.flatMap(({ facts, issuedOn }) => [facts.effective, issuedOn]);
  const happened = events.filter(({ date }) => date <= today).map(({ date }) => date);
  return [...new Set([...days, ...happened])].filter((day): day is IsoDate => day !== undefined).sort();
}

/** All that happened up to the portal's day, and what is scheduled; newest first. */
export function happeningsOf(portal: Portal): Happening[] {
  const { date } = portal.options;
  return [...portal.read.library.documents.values()]
    .flatMap((document) => [...issuesOf(document, date), ...logOf(document), ...eventsOf(document, date)])
    .sort((a, b) => compareText(b.on, a.on) || compareText(a.code, b.code));
}

/** Of a text typed over from paper the approvals are recorded, and not when it was issued. */
function issuesOf({ code, revisions }: ControlledDocument, date: IsoDate): Happening[] {
  return revisions.flatMap((held) => {
    const { revision, issued, issuedOn, facts } = held;
    if (issuedOn === undefined || issuedOn > date) return [];
    const about = { code, revision, held };
    const first: Happening = { on: issuedOn, what: issued ? "issued" : "approved", ...about };
    return facts.effective ? [{ on: facts.effective, what: "effective", ...about }, first] : [first];
  });
}

function logOf(document: ControlledDocument): Happening[] {
  return loggedRevisions(document).flatMap(({ revision, from }) =>
    from === undefined ? [] : [{ on: from, code: document.code, what: "logged", revision, held: undefined }],
  );
}

function eventsOf({ code, revisions, events }: ControlledDocument, date: IsoDate): Happening[] {
  return events.flatMap((event): Happening[] => {
    if (event.date > date) return [];
    const { event: what } = event;
    if (what === "withdrawn" || what === "reinstated" || what === "reviewed")
      return [{ on: event.date, code, what, revision: undefined, held: undefined }];
    if (what !== "cancelled") return [];
    return [{ on: event.date, code, what, revision: event.revision, held: revisions.find(({ revision }) => revision === event.revision) }];
  });
}
