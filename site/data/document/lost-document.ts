import type { LostRevision } from "../../../core/library/library.ts";
import { loggedRevisions } from "../../../core/library/logged-revisions.ts";
import { toldOf, whyLost } from "../../../core/library/lost-revisions.ts";
import { lostOn, type Status } from "../../../core/library/status.ts";
import { type Withdrawal, withdrawalOn } from "../../../core/library/withdrawal.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { ShownDocument } from "../library/shown-revision.ts";
import { nextDay } from "./next-change.ts";

/** What is recorded where a text can't be read. */
export interface LostDocument {
  /** In doubt, and why. */
  status: Status;
  /** The revisions it is about: the one whose address it is, else all that can't be read, newest first. */
  revisions: readonly LostRecord[];
  /** That the document was withdrawn, by what is written down: the texts by which that is judged are not there. */
  withdrawal: Withdrawal | undefined;
  /** The next day on which that may be otherwise. */
  changes: IsoDate | undefined;
}

export interface LostRecord extends LostRevision {
  /** The day on which it came into force, by the change log of a later text. */
  since: IsoDate | undefined;
  /** The day on which it was cancelled, by what is written down. */
  cancelled: IsoDate | undefined;
}

/** @param lost the revision at whose address that is said; undefined at the document's own */
export function lostDocument({ controlled, lost: all }: ShownDocument, lost: LostRevision | undefined, date: IsoDate): LostDocument {
  const told = toldOf(controlled);
  const cancelledOn = (one: LostRevision) =>
    told.find((event) => event.event === "cancelled" && event.revision === one.revision && event.date <= date)?.date;
  const logged = new Map(loggedRevisions(controlled).map(({ revision, from }) => [revision, from]));
  return {
    status: { status: "doubtful", reasons: lost ? [whyLost(lost)] : lostOn(controlled, date) },
    revisions: (lost ? [lost] : all).map((one) => ({ ...one, since: logged.get(one.revision), cancelled: cancelledOn(one) })),
    withdrawal: withdrawalOn(told, date),
    changes: nextDay(
      told.map((event) => event.date),
      date,
    ),
  };
}
