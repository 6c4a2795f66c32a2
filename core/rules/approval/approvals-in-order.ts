import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { LateReport, LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(life: LifeOnDay, context: LifeContext, tell: TellOfText): void {
  for (const { current } of life.documents) for (const facts of current) checkDates(facts, context, tell);
}

/** When one role signed. */
interface Signing {
  role: string;
  name: LocalText;
  date: IsoDate;
}

function checkDates(facts: DocumentFacts, { settings, day }: LifeContext, tell: TellOfText): void {
  const roles = (facts.type === undefined ? undefined : settings.types[facts.type])?.approvals ?? Object.keys(facts.approvals);
  let before: Signing | undefined;
  for (const role of roles) {
    const date = facts.approvals[role]?.date;
    if (date === undefined) continue;
    const signing = { role, name: settings.roles[role] ?? { id: role, en: role }, date };
    if (before && date < before.date) tell(facts, outOfOrder(signing, before));
    if (facts.effective !== undefined && date > facts.effective) tell(facts, afterEffective(signing, facts.effective));
    if (!day.hasReached(date)) tell(facts, inFuture(signing, day.date));
    before = signing;
  }
}

function outOfOrder({ role, name, date }: Signing, before: Signing): LateReport {
  return {
    at: ["approvals", role],
    key: `order ${role}`,
    message: {
      en: `“${name.en}” is dated ${date}, before “${before.name.en}” (${before.date}).`,
      id: `“${name.id}” bertanggal ${date}, sebelum “${before.name.id}” (${before.date}).`,
    },
    fix: {
      en: "Correct the date that was mistyped, or have it signed again.",
      id: "Betulkan tanggal yang salah ketik, atau mintakan tanda tangan lagi.",
    },
  };
}

function afterEffective({ role, name, date }: Signing, effective: IsoDate): LateReport {
  return {
    at: ["approvals", role],
    key: `effective ${role}`,
    message: {
      en: `“${name.en}” is dated ${date}, after the effective date ${effective}.`,
      id: `“${name.id}” bertanggal ${date}, setelah tanggal berlaku ${effective}.`,
    },
    fix: {
      en: "A revision comes into force on its last signature's day at the earliest.",
      id: "Revisi berlaku paling awal pada hari tanda tangan terakhir.",
    },
  };
}

function inFuture({ role, name, date }: Signing, today: IsoDate): LateReport {
  return {
    at: ["approvals", role],
    key: `future ${role}`,
    message: {
      en: `“${name.en}” is dated ${date}, which is in the future (today: ${today}).`,
      id: `“${name.id}” bertanggal ${date}, yang masih di masa depan (hari ini: ${today}).`,
    },
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
