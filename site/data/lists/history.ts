import { compareText } from "../../../core/document/words/compare-text.ts";
import { asKnownOn, turningDays } from "../../../core/library/coming-statuses.ts";
import type { ControlledDocument, IssuedRevision } from "../../../core/library/library.ts";
import { loggedRevisions } from "../../../core/library/logged-revisions.ts";
import { lostBy } from "../../../core/library/lost-revisions.ts";
import { backdateOf, effectiveRevision, firstDayOf, type StatusName, workedBy } from "../../../core/library/status.ts";
import { isTurn, outcomeOf, type Turn, withdrawalOn } from "../../../core/library/withdrawal.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Portal } from "../library/portal.ts";

/** A time during which a revision was, is or will be in force, or would be if it were not in doubt. */
export interface InForce {
  code: DocumentCode;
  revision: Revision;
  /** Undefined where its text is not held here: a change log alone tells of it. */
  held: IssuedRevision | undefined;
  from: IsoDate;
  /** The first day it is not in force any more; undefined while no end is known. */
  until: IsoDate | undefined;
  /** True where nothing tells that it was in force then. */
  isInDoubt: boolean;
  /** The day its text names, before `from`: it was issued afterwards. */
  backTo?: IsoDate | undefined;
  /** What was issued afterwards for some of its days, which people worked by it; no revision: it was withdrawn afterwards for them. */
  overruled?: { by: Revision | undefined; from: IsoDate } | undefined;
}

/** Something that happened to a document on a day. */
export interface Happening {
  on: IsoDate;
  code: DocumentCode;
  what: "issued" | "approved" | "effective" | "doubtful" | TurnName | "cancelled" | "reviewed" | "logged";
  /** The revision it happened to; undefined where it happened to the whole document. */
  revision: Revision | undefined;
  /** Undefined where no text of it is held here. */
  held: IssuedRevision | undefined;
  /** What it is not to be read without. */
  mark: Extract<StatusName, "doubtful" | "invalid"> | undefined;
  /** The day that is named, before the one it holds from: it was issued or written down afterwards. */
  backTo?: IsoDate | undefined;
}

/** A document is withdrawn or reinstated, is going to be, or was going to be and stays as it is. */
type TurnName = Turn["event"] | "ending" | "again" | "stays" | "staysWithdrawn";

/** When each revision is in force, by code and then by day: what is known on the portal's day, later days included. */
export function timesInForce(portal: Portal): InForce[] {
  return knownDocuments(portal).flatMap(timesOf);
}

function timesOf(document: ControlledDocument): InForce[] {
  const times: InForce[] = [...loggedTimes(document)];
  let open: InForce | undefined;
  for (const day of turningDays(document)) {
    const held = workedBy(document, day);
    const isInDoubt = held !== effectiveRevision(document, day);
    if (held === open?.held && isInDoubt === (open?.isInDoubt ?? false)) continue;
    const backTo = held && firstDayOf(held) === day ? backdateOf(held) : undefined;
    if (open) open.until = day;
    if (open && held && backTo && backTo > open.from) open.overruled = { by: held.revision, from: backTo };
    const withdrawnFrom = held === undefined ? withdrawalOn(document.events, day)?.backTo : undefined;
    if (open && withdrawnFrom) open.overruled = { by: undefined, from: withdrawnFrom };
    open = held && { code: document.code, revision: held.revision, held, from: day, until: undefined, isInDoubt, backTo };
    if (open) times.push(open);
  }
  return times;
}

/** The times that only a change log knows, each up to the day another revision took over. */
function loggedTimes(document: ControlledDocument): InForce[] {
  return loggedRevisions(document).flatMap(({ revision, from, until }) =>
    from !== undefined && until !== undefined
      ? [{ code: document.code, revision, held: undefined, from, until, isInDoubt: isDoubted(document, from) }]
      : [],
  );
}

/** All that happened up to the portal's day, and what is scheduled; newest first. */
export function happeningsOf(portal: Portal): Happening[] {
  return knownDocuments(portal)
    .flatMap((document) => [
      ...issuesOf(document),
      ...doubtsOf(document),
      ...lostIssuesOf(document),
      ...logOf(document),
      ...eventsOf(document),
      ...turnsOf(document, portal.options.date),
    ])
    .sort((a, b) => compareText(b.on, a.on) || compareText(a.code, b.code));
}

/**
 * The documents as they are known on the portal's day: what is issued or happens after it is nobody's knowledge yet, but for what is
 * written down for a day to come.
 */
function knownDocuments({ read, options: { date } }: Portal): ControlledDocument[] {
  return [...read.library.documents.values()].map((document) => ({
    ...asKnownOn(document, date),
    lost: lostBy(document, date),
    doubts: document.doubts.filter(({ from }) => from === undefined || from <= date),
  }));
}

/** Of a text typed over from paper the approvals are recorded, and not when it was issued. */
function issuesOf(document: ControlledDocument): Happening[] {
  return document.revisions.flatMap((held): Happening[] => {
    const { revision, issued, issuedOn, facts } = held;
    if (issuedOn === undefined) return [];
    const about = { code: document.code, revision, held };
    const first: Happening = { on: issuedOn, what: issued ? "issued" : "approved", ...about, mark: markOf(document, held, issuedOn) };
    const on = facts.effective && firstDayOf(held);
    if (on === undefined || !isTakenUp(document, held)) return [first];
    return [{ on, what: "effective", ...about, mark: markOf(document, held, on), backTo: backdateOf(held) }, first];
  });
}

/** Of what was issued and can't be read. */
function lostIssuesOf({ code, lost }: ControlledDocument): Happening[] {
  return lost.flatMap(({ revision, issued }): Happening[] =>
    issued ? [{ on: issued.date, code, what: "issued", revision, held: undefined, mark: "doubtful" }] : [],
  );
}

/** Whether people work by a revision from its day on: it was not cancelled, withdrawn or followed by another before. */
export function isTakenUp(document: ControlledDocument, held: IssuedRevision): boolean {
  const day = firstDayOf(held);
  return day !== undefined && workedBy(document, day) === held;
}

/** Of what is in doubt from its first day on, its own entries say so. */
function doubtsOf(document: ControlledDocument): Happening[] {
  const times = timesOf(document);
  return times.flatMap(({ code, revision, held, from: on, isInDoubt }, index): Happening[] => {
    const before = times[index - 1];
    const began = isInDoubt && held !== undefined && before?.held === held && before.until === on;
    return began ? [{ on, code, what: "doubtful", revision, held, mark: undefined }] : [];
  });
}

function markOf(document: ControlledDocument, { verdict }: IssuedRevision, day: IsoDate): Happening["mark"] {
  if (verdict.effect === "none") return "invalid";
  return verdict.effect === "doubt" || isDoubted(document, day) ? "doubtful" : undefined;
}

function isDoubted({ doubts }: ControlledDocument, day: IsoDate): boolean {
  return doubts.some(({ from }) => from === undefined || from <= day);
}

function logOf(document: ControlledDocument): Happening[] {
  return loggedRevisions(document).flatMap(({ revision, from }) =>
    from === undefined
      ? []
      : [
          {
            on: from,
            code: document.code,
            what: "logged",
            revision,
            held: undefined,
            mark: isDoubted(document, from) ? "doubtful" : undefined,
          },
        ],
  );
}

function eventsOf(document: ControlledDocument): Happening[] {
  const { code, revisions, events } = document;
  return events.flatMap((event): Happening[] => {
    const { event: what, date: on } = event;
    const mark = isDoubted(document, on) ? "doubtful" : undefined;
    if (what === "reviewed") return [{ on, code, what, revision: undefined, held: undefined, mark }];
    if (what !== "cancelled") return [];
    return [{ on, code, what, revision: event.revision, held: revisions.find(({ revision }) => revision === event.revision), mark }];
  });
}

/** What takes the whole document out of force, or back. */
function turnsOf(document: ControlledDocument, today: IsoDate): Happening[] {
  const { code, events } = document;
  return events.filter(isTurn).flatMap((turn): Happening[] => {
    const what = turnName(turn, outcomeOf(events, turn), today);
    const mark = isDoubted(document, turn.date) ? "doubtful" : undefined;
    return what === undefined ? [] : [{ on: turn.date, code, what, revision: undefined, held: undefined, mark, backTo: turn.backTo }];
  });
}

function turnName({ event, date }: Turn, outcome: ReturnType<typeof outcomeOf>, today: IsoDate): TurnName | undefined {
  if (outcome === "overtaken") return undefined;
  if (outcome === "takes back") return event === "withdrawn" ? "staysWithdrawn" : "stays";
  if (date <= today) return event;
  return event === "withdrawn" ? "ending" : "again";
}
