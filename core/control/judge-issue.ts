import type { IsoDate } from "../../schemas/iso-date.ts";
import { addDays } from "../document/words/days.ts";
import { printIssueText } from "./act-texts.ts";
import type { ApprovalCase, IssueCase } from "./issue-case.ts";
import { judgeApproval, recordedDay } from "./judge-approval.ts";
import { judgeSignature } from "./judge-signature.ts";
import { about, asPeopleAreJudged, FAULTLESS, type Judgement, together, wrong } from "./judgement.ts";
import type { Reason } from "./reason.ts";
import { holdersOfAct, whyNotEntitled } from "./settings-of-day.ts";

/** How many days after its issue a revision may come into force without a reason. */
const AHEAD_DAYS = 90;

/** Judges an issue by the settings of its day: its roles, their order, who signed, and when it comes into force. */
export function judgeIssue(own: Pick<IssueCase, "revision" | "life" | "events" | "regime">): Judgement {
  const { regime, life } = own;
  const { issued } = own.revision;
  // Without its record it is in doubt already, and nothing tells its day.
  if (issued === undefined) return FAULTLESS;
  const { date } = issued;
  if (date > regime.today) return wrong({ why: "recorded-ahead", recorded: date, today: regime.today });
  const day = regime.on(date);
  if (day === undefined) return wrong({ why: "before-control", recorded: date });
  const type = day.typeOf(life.code);
  if (type === undefined) return wrong({ why: "no-type", recorded: date });
  const issue: IssueCase = { ...own, issued, day, type };
  const missing = type.approvals.filter((role) => own.revision.approvals[role] === undefined);
  return together(
    missing.length > 0 ? wrong({ why: "unapproved", roles: missing }) : FAULTLESS,
    ...type.approvals.map((role) => judgeApproval(role, issue)),
    judgeSeparation(issue),
    judgeEffective(issue),
    judgeIssuer(issue),
  );
}

/** Roles kept apart are held by different persons, whatever names they sign with. */
export function judgeSeparation({ revision, type, day, regime }: ApprovalCase): Judgement {
  const person = (role: string): string | undefined => {
    const approval = revision.approvals[role];
    return approval && day.people.identify(approval, recordedDay(approval) ?? approval.date).person;
  };
  const wrongs = type.apart.flatMap(([one, other]): Reason[] => {
    const held = person(one);
    if (held === undefined || held !== person(other)) return [];
    return [{ why: "not-apart", name: revision.approvals[other]?.name ?? "", roles: [one, other] }];
  });
  return asPeopleAreJudged(wrong(...wrongs), regime);
}

/** Into force from the last approval on; before the issue or long after it only for a reason, and by whoever may withdraw. */
function judgeEffective({ revision, issued, day, type, regime }: IssueCase): Judgement {
  const { effective, approvals } = revision;
  if (effective === undefined) return FAULTLESS;
  const approved = Object.values(approvals).find(({ date }) => date > effective)?.date;
  if (approved !== undefined) return wrong({ why: "effective-before-approval", effective, approved });
  const limit = addDays(issued.date, AHEAD_DAYS) as IsoDate;
  const isPast = effective < issued.date;
  // Before there were records there was no place for a reason why it is so far ahead.
  if (!isPast && (effective <= limit || !regime.judgesPeople)) return FAULTLESS;
  const explained = isPast ? issued.retroactive : issued.ahead;
  const unentitled = whyNotEntitled(issued.by, issued.date, holdersOfAct("withdrawn", type, day.settings), day);
  const wrongs: Reason[] = [
    ...(explained === undefined ? [{ why: "effective-unexplained", effective, issued: issued.date } as const] : []),
    ...(unentitled ? [{ why: "issuer", of: unentitled } as const] : []),
  ];
  return asPeopleAreJudged(wrong(...wrongs), regime);
}

/** Anyone may issue what is approved; who does it signs where the library asks for that. */
function judgeIssuer({ revision, issued, life, day, regime }: IssueCase): Judgement {
  const { time, date, by } = issued;
  const moment = time !== undefined && !time.startsWith(date) ? wrong({ why: "other-moment", time, recorded: date }) : FAULTLESS;
  if (!life.signaturesRead) return moment;
  const of = { code: life.code, revision: revision.revision, effective: revision.effective ?? date };
  const signature = judgeSignature(
    {
      found: revision.issueSignature,
      expected: revision.issueDigest === undefined ? undefined : printIssueText(of, issued, revision.issueDigest),
      by,
      recorded: date,
      isClaimed: issued.signed === true,
      isRequired: day.settings.signatures === "required" && regime.judgesPeople,
    },
    day,
  );
  return together(
    moment,
    asPeopleAreJudged(
      about(signature, (reason) => ({ why: "issuer", of: reason })),
      regime,
    ),
  );
}
