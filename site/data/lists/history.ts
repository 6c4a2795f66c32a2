import { compareText } from "../../../core/document/words/compare-text.ts";
import type { ControlledDocument, IssuedRevision } from "../../../core/library/library.ts";
import { effectiveRevision } from "../../../core/library/status.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Portal } from "../library/portal.ts";

/** A time during which a revision was, is or will be in force. */
export interface InForce {
  code: DocumentCode;
  revision: IssuedRevision;
  from: IsoDate;
  /** The first day it is not in force any more; undefined while no end is known. */
  until: IsoDate | undefined;
}

/** Something that happened to a document on a day. */
export interface Happening {
  on: IsoDate;
  code: DocumentCode;
  what: "issued" | "effective" | "withdrawn" | "reinstated" | "cancelled" | "reviewed";
  revision: IssuedRevision | undefined;
}

/** When each revision is in force, by code and then by day: what is known on the portal's day, later days included. */
export function timesInForce(portal: Portal): InForce[] {
  return [...portal.read.library.documents.values()].flatMap((document) => timesOf(document, portal.options.date));
}

function timesOf(document: ControlledDocument, today: IsoDate): InForce[] {
  const times: InForce[] = [];
  let open: InForce | undefined;
  for (const day of turningDays(document, today)) {
    const revision = effectiveRevision(document, day);
    if (revision === open?.revision) continue;
    if (open) open.until = day;
    open = revision && { code: document.code, revision, from: day, until: undefined };
    if (open) times.push(open);
  }
  return times;
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
  const happenings: Happening[] = [];
  for (const { code, revisions, events } of portal.read.library.documents.values()) {
    for (const revision of revisions) {
      const { issuedOn } = revision;
      if (issuedOn === undefined || issuedOn > date) continue;
      happenings.push({ on: issuedOn, code, what: "issued", revision });
      if (revision.facts.effective) happenings.push({ on: revision.facts.effective, code, what: "effective", revision });
    }
    for (const event of events) {
      if (event.date > date) continue;
      const { event: what } = event;
      if (what === "withdrawn" || what === "reinstated" || what === "reviewed")
        happenings.push({ on: event.date, code, what, revision: undefined });
      if (event.event === "cancelled")
        happenings.push({
          on: event.date,
          code,
          what: "cancelled",
          revision: revisions.find(({ revision }) => revision === event.revision),
        });
    }
  }
  return happenings.sort((a, b) => compareText(b.on, a.on) || compareText(a.code, b.code));
}
