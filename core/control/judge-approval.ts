import type { Approval } from "../../schemas/front-matter.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { printApprovalText, statementOf } from "../seal/approval-text.ts";
import { digestOfApproval } from "./canonical.ts";
import type { ApprovalCase } from "./issue-case.ts";
import { judgeSignature } from "./judge-signature.ts";
import { about, asPeopleAreJudged, FAULTLESS, type Judgement, together, wrong } from "./judgement.ts";
import { isBefore } from "./moment.ts";
import type { Reason } from "./reason.ts";
import { whyNotEntitled } from "./settings-of-day.ts";

/** The day an approval was written down; undefined where it does not say. */
export function recordedDay({ recorded, time }: Approval): IsoDate | undefined {
  return recorded ?? (time?.slice(0, 10) as IsoDate | undefined);
}

/** Whether one role's approval counts for an issue. */
export function judgeApproval(role: string, own: ApprovalCase): Judgement {
  const { revision, regime, events } = own;
  const approval = revision.approvals[role];
  if (approval === undefined) return FAULTLESS;
  const { name, digest, date } = approval;
  const recorded = recordedDay(approval) ?? (regime.judgesPeople ? undefined : date);
  const ofApproval = (of: Reason): Reason => ({ why: "approval", role, name, of });
  if (recorded === undefined) return wrong(ofApproval({ why: "unrecorded" }));
  const voided = events.voided.get(digestOfApproval(role, approval));
  return together(
    voided === undefined ? FAULTLESS : wrong({ why: "approval-voided", role, name, on: voided }),
    digest === undefined ? wrong({ why: "approval-undigested", role, name }) : FAULTLESS,
    judgeOrder(role, approval, recorded, own),
    about(wrong(...whyNotThen(approval, recorded, regime.today)), ofApproval),
    about(asPeopleAreJudged(judgeApprover(role, approval, recorded, own), regime), ofApproval),
  );
}

/** An approval follows those of the roles before it and the issue before, and the issue follows it. */
function judgeOrder(role: string, { date, time }: Approval, recorded: IsoDate, { revision, type, issued, life }: ApprovalCase): Judgement {
  const before = type.approvals.slice(0, type.approvals.indexOf(role)).find((earlier) => {
    const signed = revision.approvals[earlier];
    return signed !== undefined && isBefore({ date, time }, signed);
  });
  const other = before === undefined ? undefined : revision.approvals[before];
  const previous = life.revisions.slice(0, life.revisions.indexOf(revision)).findLast(({ issued: day }) => day);
  return together(
    before !== undefined && other !== undefined
      ? wrong({ why: "approval-order", role, date, time, before, beforeDate: other.date, beforeTime: other.time })
      : FAULTLESS,
    previous?.issued && date < previous.issued.date
      ? wrong({ why: "approved-before-issue", role, date, revision: previous.revision, issued: previous.issued.date })
      : FAULTLESS,
    issued && isBefore(issued, { date: recorded, time })
      ? wrong({ why: "approved-after-issue", role, date: recorded, time, issued: issued.date, issuedTime: issued.time })
      : FAULTLESS,
  );
}

/** Only paper is signed before it is written down. */
function whyNotThen({ date, time, evidence }: Approval, recorded: IsoDate, today: IsoDate): Reason[] {
  const isPaper = evidence !== undefined && time === undefined;
  return [
    ...(date > recorded ? [{ why: "dated-ahead", date, recorded } as const] : []),
    ...(date < recorded && !isPaper ? [{ why: "backdated", date, recorded } as const] : []),
    ...(time !== undefined && !time.startsWith(recorded) ? [{ why: "other-moment", time, recorded } as const] : []),
    ...(recorded > today ? [{ why: "recorded-ahead", recorded, today } as const] : []),
  ];
}

/** Whether the signer might hold the role on the day, and signed where that is asked for or said. */
function judgeApprover(role: string, approval: Approval, recorded: IsoDate, own: ApprovalCase): Judgement {
  const { life, revision, regime, day } = own;
  // A draft may have been approved in part when control began: then the settings of the day are the first there are.
  const then = regime.on(recorded) ?? day;
  const unentitled = whyNotEntitled(approval, recorded, (then.typeOf(life.code) ?? own.type).holders[role], then);
  const entitlement = unentitled ? wrong(unentitled) : FAULTLESS;
  if (!life.signaturesRead) return entitlement;
  const statement = statementOf(life.code, revision.revision, role, approval);
  const signature = judgeSignature(
    {
      found: revision.signatures?.get(role),
      expected: statement && printApprovalText(statement),
      by: approval,
      recorded,
      isClaimed: approval.signed === true,
      isRequired: day.settings.signatures === "required",
    },
    then,
  );
  return together(entitlement, signature);
}
