import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { isBefore, type Moment, toldApart } from "../../control/moment.ts";
import { roleName, settingsOfType } from "../../document/named-in-settings.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { IssuedRevision } from "../../library/library.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { LateReport, LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";
import { mendIssued } from "./parts/mend-approval.ts";

function check(life: LifeOnDay, context: LifeContext, tell: TellOfText): void {
  for (const { current, revisions, draft } of life.documents) {
    for (const facts of current) checkOrder(facts, context, tell);
    for (const revision of revisions) checkDays(revision.facts, rolesSaidToBeEarly(revision), context, tell);
    if (draft) checkDays(draft, new Set(), context, tell);
  }
}

/** When one role signed. */
interface Signing extends Moment {
  role: string;
  name: LocalText;
}

function checkOrder(facts: DocumentFacts, { settings }: LifeContext, tell: TellOfText): void {
  const roles = settingsOfType(facts.type, settings)?.approvals ?? Object.keys(facts.approvals);
  let before: Signing | undefined;
  for (const role of roles) {
    const { date, time } = facts.approvals[role] ?? {};
    if (date === undefined) continue;
    const signing = { role, name: roleName(role, settings), date, time };
    if (before && isBefore(signing, before)) tell(facts, outOfOrder(signing, before, facts));
    if (facts.effective !== undefined && date > facts.effective) tell(facts, afterEffective(signing, facts.effective, facts));
    before = signing;
  }
}

/** Of every text: what is dated ahead is not yet issued, so neither in force nor scheduled. Compared with the day it is, whatever day is asked about. */
function checkDays(facts: DocumentFacts, said: ReadonlySet<string>, { settings, today }: LifeContext, tell: TellOfText): void {
  for (const [role, { date }] of Object.entries(facts.approvals)) {
    if (said.has(role) || date <= today) continue;
    tell(facts, inFuture({ role, name: roleName(role, settings), date }, today, facts));
  }
}

/** The roles of which SOP310 says that a day to come keeps them from counting. */
function rolesSaidToBeEarly({ verdict }: IssuedRevision): Set<string> {
  const reasons = verdict.effect === "none" ? verdict.reasons : [];
  return new Set(
    reasons.flatMap((reason) =>
      reason.why === "approval" && (reason.of.why === "dated-ahead" || reason.of.why === "recorded-ahead") ? [reason.role] : [],
    ),
  );
}

function outOfOrder(signing: Signing, before: Signing, facts: DocumentFacts): LateReport {
  const { role, name } = signing;
  const [on, beforeOn] = toldApart(signing, before);
  return {
    at: ["approvals", role],
    key: `order ${role}`,
    message: {
      en: `“${name.en}” is dated ${on}, before “${before.name.en}” (${beforeOn}).`,
      id: `“${name.id}” bertanggal ${on}, sebelum “${before.name.id}” (${beforeOn}).`,
    },
    fix: facts.state === "draft" ? signAgain(role, facts) : mendIssued(facts),
  };
}

function afterEffective({ role, name, date }: Signing, effective: IsoDate, facts: DocumentFacts): LateReport {
  return {
    at: ["approvals", role],
    key: `effective ${role}`,
    message: {
      en: `“${name.en}” is dated ${date}, after the effective date ${effective}.`,
      id: `“${name.id}” bertanggal ${date}, setelah tanggal berlaku ${effective}.`,
    },
    fix:
      facts.state === "draft"
        ? {
            en: "A revision comes into force on its last signature's day at the earliest.",
            id: "Revisi berlaku paling awal pada hari tanda tangan terakhir.",
          }
        : mendIssued(facts),
  };
}

function inFuture({ role, name, date }: Signing, today: IsoDate, facts: DocumentFacts): LateReport {
  return {
    at: ["approvals", role],
    key: `future ${role}`,
    message: {
      en: `“${name.en}” is dated ${date}, which is in the future (today: ${today}).`,
      id: `“${name.id}” bertanggal ${date}, yang masih di masa depan (hari ini: ${today}).`,
    },
    fix: facts.state === "draft" ? signAgain(role, facts) : mendIssued(facts),
  };
}

function signAgain(role: string, { code }: DocumentFacts): LocalText {
  return {
    en: `Correct the date that was mistyped, or begin again: sop reject ${code} --as ${role} --reason ….`,
    id: `Betulkan tanggal yang salah ketik, atau ulangi: sop reject ${code} --as ${role} --reason ….`,
  };
}

export const approvalsInOrder = defineRule({
  id: "SOP302",
  name: "approvals-in-order",
  scope: "life",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "Signing dates follow the order of the roles; none lies in the future or after the effective date.",
    id: "Tanggal tanda tangan mengikuti urutan peran; tidak ada yang di masa depan atau setelah tanggal berlaku.",
  },
  why: {
    en: "Whoever approves before it was checked approved another text.",
    id: "Yang menyetujui sebelum diperiksa telah menyetujui teks yang lain.",
  },
  examples: [
    {
      title: {
        en: "A paper with a year mistyped, 2041 for 2014, whatever came after it",
        id: "Naskah kertas dengan tahun salah ketik, 2041 padahal 2014, apa pun yang terbit sesudahnya",
      },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2014-06-05
          approvals:
            prepared: { name: A.A.S., position: DC Pusat, date: 2014-06-02 }
            checked: { name: S.S., position: VP Telkom Operation, date: 2014-06-03 }
            approved: { name: A.H., position: QMR, date: 2041-06-04 }
          transcription: { source: salinan Malang }
          ---
        `,
        "IN.OCC.TELK.P-01/rev-01.md": sop`
          ---
          effective: 2016-01-11
          approvals:
            prepared: { name: A.A.S., position: DC Pusat, date: 2016-01-04 }
            checked: { name: S.S., position: VP Telkom Operation, date: 2016-01-05 }
            approved: { name: A.H., position: QMR, date: 2016-01-06 }
          transcription: { source: salinan Malang }
          ---
        `,
      },
      reports: ["IN.OCC.TELK.P-01/rev-00.md 6:48-6:58 “Approved by” is dated 2041-06-04, which is in the future (today: 2026-01-15)."],
    },
    {
      title: { en: "Approved before it was checked", id: "Disetujui sebelum diperiksa" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-12-03
          approvals:
            prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-27 }
            checked: { name: S.S., position: VP Telkom Operation, date: 2019-11-29 }
            approved: { name: A.H., position: QMR, date: 2019-11-28 }
          ---
        `,
      },
      reports: ["IN.OCC.TELK.P-01/rev-00.md 6:48-6:58 “Approved by” is dated 2019-11-28, before “Checked by” (2019-11-29)."],
    },
    {
      title: { en: "On one day, by clocks that differ", id: "Pada hari yang sama, menurut jam yang berbeda" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          approvals:
            prepared: { name: A.A.S., position: DC Pusat, date: 2026-01-05, time: "2026-01-05T09:10:00+07:00" }
            checked: { name: S.S., position: VP Telkom Operation, date: 2026-01-05, time: "2026-01-05T09:05:00+07:00" }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 4:63-4:73 “Checked by” is dated 2026-01-05T09:05:00+07:00, before “Prepared by” (2026-01-05T09:10:00+07:00).",
      ],
    },
    {
      title: { en: "Signed after it came into force, and in the future", id: "Ditandatangani setelah berlaku, dan di masa depan" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          effective: 2026-02-01
          approvals:
            prepared: { name: A.A.S., position: DC Pusat, date: 2026-02-02 }
          ---
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 4:55-4:65 “Prepared by” is dated 2026-02-02, after the effective date 2026-02-01.",
        "IN.OCC.TELK.P-01/draft.md 4:55-4:65 “Prepared by” is dated 2026-02-02, which is in the future (today: 2026-01-15).",
      ],
    },
    {
      title: { en: "In order, two on one day", id: "Berurutan, dua pada hari yang sama" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2019-12-03
          approvals:
            prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
            checked: { name: S.S., position: VP Telkom Operation, date: 2019-11-28 }
            approved: { name: A.H., position: QMR, date: 2019-11-29 }
          ---
        `,
      },
    },
  ],
});
