import type { ComingStatus } from "../../../core/library/coming-statuses.ts";
import type { Status, StatusName } from "../../../core/library/status.ts";
import type { Table } from "../../../languages/table.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { isInForce, type ShownRevision } from "../library/shown-revision.ts";
import type { DocumentPortal } from "./document-portal.ts";
import { comingOf } from "./next-change.ts";
import { describeStatus, warningOf } from "./status-text.ts";

/** What a banner says, in a language that is given its texts, and where it leads. */
export interface Notice {
  /** The day from which on it is said, in place of the one before it; undefined of what is said as the page is made. */
  on: IsoDate | undefined;
  /** What the page is, or was when it was made. */
  status: StatusName;
  name: (t: Table["portal"]) => string;
  words: (t: Table["portal"]) => string;
  /** What to read instead; undefined where nothing is. */
  way: Way | undefined;
  /** The document that took the place of a withdrawn one, or is to. */
  replacement: DocumentCode | undefined;
}

/** A revision that is led to, and what that is called; `later` from the day `turns` on. */
export interface Way {
  to: ShownRevision;
  name: (t: Table["portal"]) => string;
  turns?: IsoDate | undefined;
  later?: (t: Table["portal"]) => string;
}

/**
 * What a page of a revision must not be read without: that it is not in force; and from the day on which the record makes something else
 * of it, that the page was made before: it never says the opposite of what was recorded, and never that it knows more.
 */
export function noticesOf(portal: DocumentPortal, shown: ShownRevision): Notice[] {
  const { status } = shown.status;
  const { date } = portal.options;
  const warning: Notice = {
    on: undefined,
    status,
    name: (t) => t[status],
    words: (t) => [warningOf(shown, t) ?? "", ...doubtNow(portal, shown, t)].join(". "),
    way: inForceInstead(portal),
    replacement: replacementOf(shown.status),
  };
  const turned = comingOf(portal, shown).map((coming): Notice => {
    const words = (t: Table["portal"]) => t.turned(date, describeComing(coming, t));
    const told = { way: instead(portal, shown, coming), replacement: replacementOf(coming.status) };
    return { on: coming.on, status, name: (t) => t.statusThen(t[status], date), words, ...told };
  });
  return isInForce(shown) ? turned : [warning, ...turned];
}

/** What it becomes on that day, and no other day with it; what is in force from it on was not yet when the page was made. */
function describeComing({ on, status }: ComingStatus, t: Table["portal"]): string {
  if (status.status === "effective") return t.scheduledFrom(on);
  return status.status === "withdrawn" ? t.withdrawnOn(on) : describeStatus({ status }, t);
}

/** Whoever reads an old revision looks for the one that took its place, and must not take the old one for it where that is in doubt. */
function doubtNow(portal: DocumentPortal, { status }: ShownRevision, t: Table["portal"]): string[] {
  const doubtful = portal.document.all.find((one) => one.status.status === "doubtful");
  return status.status === "superseded" && doubtful ? [t.doubtfulNow(doubtful.revision)] : [];
}

/** What is in force, as long as the record says so. */
function inForceInstead(portal: DocumentPortal): Way | undefined {
  const effective = portal.document.all.find(isInForce);
  if (!effective) return undefined;
  const { revision } = effective;
  const { date } = portal.options;
  return {
    to: effective,
    name: (t) => t.openEffective(revision),
    turns: comingOf(portal, effective)[0]?.on,
    later: (t) => t.openThen(revision, date),
  };
}

/** The scheduled revision that follows; of what is not in force as the page is made, what was in force then. */
function instead(portal: DocumentPortal, shown: ShownRevision, { status }: ComingStatus): Way | undefined {
  const by =
    status.status === "superseded" ? portal.document.all.find(({ issued, revision }) => issued && revision === status.by) : undefined;
  if (by?.status.status === "scheduled") return { to: by, name: (t) => t.openScheduled(by.revision) };
  const before = isInForce(shown) ? undefined : inForceInstead(portal);
  return before && { to: before.to, name: before.later ?? before.name };
}

function replacementOf(status: Status): DocumentCode | undefined {
  return status.status === "withdrawn" ? status.replacedBy : undefined;
}
