import { compareText } from "../../../core/document/words/compare-text.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Issue } from "../build/issues.ts";
import type { Portal } from "../build/portal.ts";

/** A revision and the latest day something happened to it. */
export interface RecentIssue {
  issue: Issue;
  on: IsoDate;
}

/** Revisions issued or come into force in the last `days` days before the portal's day, newest first. */
export function recentIssues(portal: Portal, days: number): RecentIssue[] {
  const { date } = portal.options;
  const since = new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
  return datedIssues(portal).filter(({ on }) => on >= since);
}

/** All issued revisions with the latest day they were issued or came into force, up to the portal's day; newest first. */
export function datedIssues(portal: Portal): RecentIssue[] {
  const dated: RecentIssue[] = [];
  for (const { all } of portal.issues.values()) {
    for (const issue of all) {
      const days = [issue.issued?.issuedOn, issue.facts.effective].filter(
        (day): day is IsoDate => day !== undefined && day <= portal.options.date,
      );
      const on = days.sort().at(-1);
      if (issue.issued && on) dated.push({ issue, on });
    }
  }
  return dated.sort((a, b) => compareText(b.on, a.on));
}
