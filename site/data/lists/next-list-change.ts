import { addDays } from "../../../core/document/words/days.ts";
import { nextTurn } from "../../../core/library/coming-statuses.ts";
import { REVIEW_SOON_DAYS } from "../../../core/library/registers/reviews.ts";
import { reviewOf } from "../../../core/library/review.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { nextDay } from "../document/next-change.ts";
import { once } from "../library/once.ts";
import type { Portal } from "../library/portal.ts";

/** Registers that say which reviews are due; the others say what is in force alone. */
const tellingReviews: ReadonlySet<string> = new Set(["documents", "reviews", "waiting"]);

/** The next day on which what a register says can change, whatever its rows are: any document may come into them, or leave them. */
export function nextRegisterChange(portal: Portal, register: string): IsoDate | undefined {
  return tellingReviews.has(register) ? nextListOrReviewChange(portal) : nextListChange(portal);
}

/** The next day on which a list of what is in force can change: a document's revision gets another status. */
export const nextListChange = once(({ read, options: { date } }: Portal): IsoDate | undefined =>
  nextDay(
    [...read.library.documents.values()].map((document) => nextTurn(document, date)),
    date,
  ),
);

/** The same of a list that also says which reviews are due soon, due, or overdue. */
export const nextListOrReviewChange = once((portal: Portal): IsoDate | undefined => {
  const { read, settings, options } = portal;
  const reviews = [...read.library.documents.values()].flatMap((document) => {
    const due = reviewOf(document, settings, options.date)?.due;
    return due === undefined ? [] : [addDays(due, -REVIEW_SOON_DAYS), due, addDays(due, 1)];
  });
  return nextDay([nextListChange(portal), ...reviews], options.date);
});
