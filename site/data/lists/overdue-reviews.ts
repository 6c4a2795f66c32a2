import { daysBetween } from "../../../core/document/words/days.ts";
import type { Cell, Register } from "../../../core/library/registers/register.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Standing } from "../document/standing.ts";

/** A document whose review is late. */
export interface OverdueReview {
  code: DocumentCode;
  title: string;
  days: number;
  /** How it stands; undefined while it is in force. */
  standing: Standing | undefined;
}

/** The late reviews of a master list as of a day, the longest overdue first. */
export function overdueReviews({ rows }: Register, day: IsoDate): OverdueReview[] {
  return rows
    .flatMap(({ about, cells: { review, title, status } }) =>
      about && typeof review === "string" && review < day
        ? [
            {
              code: about.code,
              title: String(title ?? about.code),
              days: daysBetween(review as IsoDate, day),
              standing: standingIn(status),
            },
          ]
        : [],
    )
    .sort((a, b) => b.days - a.days);
}

function standingIn(status: Cell): Standing | undefined {
  return typeof status !== "object" || status.value === "effective" ? undefined : (status.value as Standing);
}
