import { reviewOf } from "../../../core/library/review.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { PortalBase } from "../library/portal.ts";
import { isInForce, type ShownRevision } from "../library/shown-revision.ts";

/** The day by which an effective revision is to be reviewed; undefined for others, and where its type asks for no review. */
export function nextReview({ settings, options }: PortalBase, shown: ShownRevision): IsoDate | undefined {
  return isInForce(shown) ? reviewOf(shown.controlled, settings, options.date)?.due : undefined;
}
