import { type ComingStatus, comingStatuses, nextTurn } from "../../../core/library/coming-statuses.ts";
import type { Table } from "../../../languages/table.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { once } from "../library/once.ts";
import type { PortalBase } from "../library/portal.ts";
import { isInForce, type ShownRevision } from "../library/shown-revision.ts";
import type { DocumentPortal } from "./document-portal.ts";
import { nextReview } from "./review.ts";

/** What becomes of a revision after the portal's day, by what is recorded on it; nothing of a draft. */
export const comingOf = once(({ options: { date } }: PortalBase, { controlled, issued }: ShownRevision): readonly ComingStatus[] =>
  issued ? comingStatuses(controlled, issued, date) : [],
);

/**
 * The next day on which what a page of a revision says can change: the status of any of its document's revisions, which all its pages
 * name, or its review falls due; while it is in force, also whether what it leads to is.
 */
export function nextChange(portal: DocumentPortal, shown: ShownRevision): IsoDate | undefined {
  const { date } = portal.options;
  const led = isInForce(shown) ? citedTurns(portal, shown) : [];
  return nextDay([nextTurn(shown.controlled, date), nextReview(portal, shown), ...led], date);
}

/** On which days it changes whether a document that is cited, or that revision of it, is in force. */
const citedTurns = once(({ others }: DocumentPortal, { facts, controlled }: ShownRevision): readonly (IsoDate | undefined)[] =>
  facts.citations.flatMap(({ code, revision }) => (code === controlled.code ? [] : [others.turns(code, revision)])),
);

/** The first of some days after a day. */
export function nextDay(days: readonly (IsoDate | undefined)[], date: IsoDate): IsoDate | undefined {
  return days.filter((day): day is IsoDate => day !== undefined && day > date).sort()[0];
}

/** As of when a page speaks, and from which day on that may change: “As of 23 November 2026, may change from 1 December 2026”. */
export function speaksAsOf(t: Table["portal"], date: IsoDate, changes: IsoDate | undefined): string {
  return [t.asOf(date), ...(changes ? [t.validUntil(changes)] : [])].join(", ");
}
