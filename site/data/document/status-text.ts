import type { Reason } from "../../../core/control/reason.ts";
import { reasonText } from "../../../core/control/reason-text.ts";
import type { Status } from "../../../core/library/status.ts";
import type { Table } from "../../../languages/table.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { isInForce, type ShownRevision } from "../library/shown-revision.ts";
import { otherLanguages, type PageContext } from "../page/page-context.ts";

/** What a revision's status means, in words: “in force since 3 December 2019”. */
export function describeStatus({ status }: Pick<ShownRevision, "status">, t: Table["portal"]): string {
  if (status.status === "effective") return [backdated(t.effectiveSince(status.since), status, t), ...endingOf(status, t)].join(", ");
  if (status.status === "scheduled")
    return [...(isEndedBefore(status) ? [] : [t.scheduledFrom(status.from)]), ...endingOf(status, t)].join(", ");
  if (status.status === "superseded") return t.supersededBy(status.by, status.on);
  if (status.status === "withdrawn")
    return [backdated(t.withdrawnOn(status.on), status, t), ...(status.until === undefined ? [] : [t.inForceAgain(status.until)])].join(
      ", ",
    );
  if (status.status === "cancelled") return t.cancelledOn(status.on);
  if (status.status === "doubtful") return t.doubtfulBecause(firstOf(status.reasons));
  if (status.status === "invalid") return t.invalidBecause(firstOf(status.reasons));
  return t.draftState;
}

/** That its document will be withdrawn, where it will. */
function endingOf({ withdrawal }: Status & { status: "effective" | "scheduled" }, t: Table["portal"]): string[] {
  return withdrawal ? [t.withdrawnFrom(withdrawal.on)] : [];
}

/** Whether a document is withdrawn before a revision of it comes into force. */
export function isEndedBefore({ from, withdrawal }: Status & { status: "scheduled" }): boolean {
  return withdrawal !== undefined && withdrawal.on <= from;
}

/** What a reader of a revision that is not in force must not miss. */
export function warningOf({ status }: Pick<ShownRevision, "status">, t: Table["portal"]): string | undefined {
  if (status.status === "scheduled")
    return status.withdrawal && isEndedBefore(status) ? t.withdrawnBefore(status.withdrawal.on) : t.notInForceYet(status.from);
  if (status.status === "superseded") return t.supersededBanner(status.by);
  if (status.status === "withdrawn") return t.withdrawnBanner(status.reason);
  if (status.status === "cancelled") return t.cancelledBanner(status.reason);
  if (status.status === "doubtful") return t.doubtfulBanner(firstOf(status.reasons));
  if (status.status === "invalid") return t.invalidBanner(firstOf(status.reasons));
  return status.status === "draft" ? t.draftBanner : undefined;
}

/** Whether a page of it has that as a banner, for its style: in the page's language, or in each of the portal's. */
export function bannerOf(shown: ShownRevision, context: PageContext): "own" | "each" | undefined {
  if (warningOf(shown, context.t) === undefined) return undefined;
  return context.instead === undefined || otherLanguages(context).length === 0 ? "own" : "each";
}

/** The first reason says what to look at; sop check lists them all. */
function firstOf(reasons: readonly Reason[]): LocalText {
  const [first] = reasons;
  return first ? reasonText(first) : { en: "", id: "" };
}

/** Its status as a stamp, where a reader must not take the revision for the one in force: “DIGANTIKAN”. */
export function stampOf(shown: ShownRevision, t: Table["portal"]): string | undefined {
  return isInForce(shown) ? undefined : t[shown.status.status].toUpperCase();
}

/** Since when it is so, and the earlier day that is named: it was issued or written down afterwards. */
function backdated(since: string, { backTo }: { backTo?: IsoDate }, t: Table["portal"]): string {
  return backTo === undefined ? since : `${since} (${t.retroactiveTo(backTo)})`;
}
