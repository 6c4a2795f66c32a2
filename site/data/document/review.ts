import { daysBetween } from "../../../core/document/words/days.ts";
import { reviewOf } from "../../../core/library/review.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { once } from "../library/once.ts";
import type { PortalBase } from "../library/portal.ts";
import { isInForce, type ShownRevision } from "../library/shown-revision.ts";

/** The day by which an effective revision is to be reviewed; undefined for others, and where its type asks for no review. */
export const nextReview = once(({ settings, options }: PortalBase, shown: ShownRevision): IsoDate | undefined =>
  isInForce(shown) ? reviewOf(shown.controlled, settings, options.date)?.due : undefined,
);

/** For how many days a review has been due; undefined before that day. */
export function daysOverdue({ options }: PortalBase, due: IsoDate | undefined): number | undefined {
  const days = due === undefined ? -1 : daysBetween(due, options.date);
  return days < 0 ? undefined : days;
}
