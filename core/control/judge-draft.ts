import type { Approval } from "../../schemas/front-matter.ts";
import { judgeApproval, recordedDay } from "./judge-approval.ts";
import { judgeSeparation } from "./judge-issue.ts";
import type { RevisionCase } from "./judge-revision.ts";
import type { Reason } from "./reason.ts";

/** Why the approval of one role would not count. */
export interface ApprovalTrouble {
  role: string;
  reasons: readonly Reason[];
}

/** True of an approval that was typed: nothing recorded what was approved, or when. It is none when it comes to an issue. */
export function isTyped(approval: Approval | undefined): boolean {
  return approval !== undefined && (approval.digest === undefined || recordedDay(approval) === undefined);
}

/**
 * Why approvals of a draft would not count if it were issued today, as it is: those only that would not, in the order of roles. By what an issue is judged,
 * so also while no settings are approved; those that were typed are left out. Paper that is being transcribed was approved before anything was recorded of it.
 */
export function judgeDraft({ revision, life, events, regime }: RevisionCase): readonly ApprovalTrouble[] {
  const day = regime.on(regime.today);
  const type = day?.typeOf(life.code);
  if (!day || !type || revision.isTranscription) return [];
  const own = {
    revision,
    life: { ...life, revisions: [...life.revisions, revision] },
    events,
    regime: { ...regime, judgesPeople: true },
    day,
    type,
  };
  // Of two roles that one person holds nothing tells which was to be another's.
  const apart = judgeSeparation(own).wrongs;
  const judged = type.approvals
    .filter((role) => !isTyped(revision.approvals[role]))
    .map((role): ApprovalTrouble => {
      const altered = (revision.doubts ?? []).filter((doubt) => doubt.why === "approval-altered" && doubt.role === role);
      const { doubts, wrongs } = judgeApproval(role, own);
      const shared = apart.filter((reason) => reason.why === "not-apart" && reason.roles.includes(role));
      const reasons = [...altered, ...doubts, ...wrongs, ...shared].map((reason) => (reason.why === "approval" ? reason.of : reason));
      return { role, reasons };
    });
  return judged.filter(({ reasons }) => reasons.length > 0);
}
