import { reviewOf } from "../../../core/library/review.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Issue } from "../build/issues.ts";
import type { PortalBase } from "../build/portal.ts";

/** The day by which an effective revision is to be reviewed; undefined for others, and where its type asks for no review. */
export function nextReview({ settings, options }: PortalBase, issue: Issue): IsoDate | undefined {
  return issue.status.status === "effective" ? reviewOf(issue.controlled, settings, options.date)?.due : undefined;
}
