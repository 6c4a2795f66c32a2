import { compareText } from "../../../core/document/words/compare-text.ts";
import { daysBetween, latestDay } from "../../../core/document/words/days.ts";
import { firstDayOf } from "../../../core/library/status.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { isTakenUp } from "./history.ts";

/** A revision and the latest day something happened to it. */
export interface RecentRevision {
  shown: ShownRevision;
  on: IsoDate;
}

/** Revisions issued or come into force in the last `days` days before the portal's day, newest first. */
export function recentRevisions(portal: Portal, days: number): RecentRevision[] {
  const { date } = portal.options;
  return datedRevisions(portal).filter(({ on }) => daysBetween(on, date) <= days);
}

/** All issued revisions with the latest day they were issued or came into force, up to the portal's day; newest first. */
export function datedRevisions(portal: Portal): RecentRevision[] {
  const dated: RecentRevision[] = [];
  for (const { all } of portal.documents.values()) {
    for (const shown of all) {
      const came = shown.issued && isTakenUp(shown.controlled, shown.issued) ? firstDayOf(shown.issued) : undefined;
      const on = latestDay([shown.issued?.issuedOn, came].filter((day) => day !== undefined && day <= portal.options.date));
      if (shown.issued && on) dated.push({ shown, on });
    }
  }
  return dated.sort((a, b) => compareText(b.on, a.on));
}
