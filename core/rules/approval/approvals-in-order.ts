import type { DocumentFacts } from "../../library/facts.ts";
import { currentFacts, type Library } from "../../library/library.ts";
import { defineRule, type LibraryRuleContext, sop } from "../kit/define-rule.ts";

export const approvalsInOrder = defineRule({
  id: "SOP302",
  name: "approvals-in-order",
  scope: "library",
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
  check(library, context) {
    for (const document of library.documents.values()) {
      for (const facts of currentFacts(document, library.date)) checkDates(facts, library, context);
    }
  },
});

function checkDates(facts: DocumentFacts, library: Library, { settings, report }: LibraryRuleContext): void {
  const roles = (facts.type === undefined ? undefined : settings.types[facts.type])?.approvals ?? Object.keys(facts.approvals);
  const name = (role: string) => settings.roles[role] ?? { id: role, en: role };
  let before: { role: string; date: string } | undefined;
  for (const role of roles) {
    const approval = facts.approvals[role];
    if (!approval) continue;
    const { date } = approval;
    const at = facts.at.approvalDates[role] ?? facts.at.approvals;
    const own = name(role);
    if (before && date < before.date) {
      const other = name(before.role);
      report(facts, {
        at,
        key: `order ${role}`,
        message: {
          en: `“${own.en}” is dated ${date}, before “${other.en}” (${before.date}).`,
          id: `“${own.id}” bertanggal ${date}, sebelum “${other.id}” (${before.date}).`,
        },
        fix: {
          en: "Correct the date that was mistyped, or have it signed again.",
          id: "Betulkan tanggal yang salah ketik, atau mintakan tanda tangan lagi.",
        },
      });
    }
    if (facts.effective !== undefined && date > facts.effective) {
      report(facts, {
        at,
        key: `effective ${role}`,
        message: {
          en: `“${own.en}” is dated ${date}, after the effective date ${facts.effective}.`,
          id: `“${own.id}” bertanggal ${date}, setelah tanggal berlaku ${facts.effective}.`,
        },
        fix: {
          en: "A revision comes into force on its last signature's day at the earliest.",
          id: "Revisi berlaku paling awal pada hari tanda tangan terakhir.",
        },
      });
    }
    if (date > library.date) {
      report(facts, {
        at,
        key: `future ${role}`,
        message: {
          en: `“${own.en}” is dated ${date}, which is in the future (today: ${library.date}).`,
          id: `“${own.id}” bertanggal ${date}, yang masih di masa depan (hari ini: ${library.date}).`,
        },
      });
    }
    before = { role, date };
  }
}
