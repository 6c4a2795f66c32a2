import type { LocalText } from "../../../schemas/local-text.ts";
import { type ControlledDifference, controlledDifferences, ranks } from "../../control/controlled-settings.ts";
import { recordReasonText } from "../../control/record-reason-text.ts";
import type { JudgedRecord } from "../../control/settings-history.ts";
import { isOfControl } from "../../finding.ts";
import { defineSettingsRule, type SettingsContext, type SettingsState } from "../kit/define-settings-rule.ts";

function check({ now, history }: SettingsState, { severitiesOf, report }: SettingsContext): void {
  for (const [rule, level] of Object.entries(now.settings.rules)) {
    const isLower = severitiesOf(rule)?.some((severity) => severity && ranks[level] < ranks[severity]);
    if (isLower && isOfControl(rule)) report("library.yaml", notLowered(rule, level));
  }
  for (const record of history.records) reportRecord(record, report);
  for (const { path, record } of history.held) if (record.refound !== undefined) report(path, refounded(path, record.refound));
  const last = history.held.at(-1);
  if (last === undefined) {
    if (history.records.length === 0) report("library.yaml", neverApproved);
    return;
  }
  for (const difference of controlledDifferences(last.record, now, severitiesOf)) reportDifference(difference, last.path, report);
}

function reportRecord({ path, reasons, remarks }: JudgedRecord, report: SettingsContext["report"]): void {
  // Who would have to approve a record is told by the record: of one that was altered nobody asks that.
  const isAltered = reasons.some(({ why }) => why === "record-changed");
  for (const reason of isAltered ? reasons.filter(({ why }) => why === "record-changed") : reasons) {
    const why = recordReasonText(reason);
    report(path, {
      at: "",
      key: `${path} ${reason.why}`,
      message: { en: `This record has no effect: ${why.en}.`, id: `Catatan ini tidak berakibat: ${why.id}.` },
      fix:
        reason.why === "record-unapproved"
          ? {
              en: `Have it approved: sop approve --settings --as ${reason.roles[0] ?? "ROLE"}.`,
              id: `Mintakan persetujuannya: sop approve --settings --as ${reason.roles[0] ?? "PERAN"}.`,
            }
          : {
              en: "Bring it back as it was approved; what is not right is replaced by the next record: sop approve --settings --as ROLE.",
              id: "Kembalikan seperti saat disetujui; yang keliru diganti oleh catatan berikutnya: sop approve --settings --as PERAN.",
            },
    });
  }
  for (const remark of remarks) {
    const why = recordReasonText(remark);
    report(path, {
      at: "",
      severity: "note",
      key: `${path} ${remark.why} remark`,
      message: { en: `What could not be judged of this record here: ${why.en}.`, id: `Yang tidak dapat dinilai di sini: ${why.id}.` },
    });
  }
}

/** Nothing is lowered that control rests on; whoever wrote it thinks that it is. */
function notLowered(rule: string, level: string) {
  return {
    at: `rules.${rule}`,
    severity: "warning",
    key: `not lowered ${rule}`,
    message: {
      en: `${rule} can be raised only, so “${level}” lowers nothing.`,
      id: `${rule} hanya dapat dinaikkan, sehingga “${level}” tidak menurunkan apa pun.`,
    },
    fix: { en: "Take it out.", id: "Hapus." },
  } as const;
}

/** Said for ever: the chain of who let whom decide is broken there. */
function refounded(path: string, reason: string) {
  return {
    at: "",
    severity: "warning",
    key: `refound ${path}`,
    message: {
      en: `The library was founded anew here, since nobody was left who might approve: ${reason}.`,
      id: `Pustaka didirikan ulang di sini karena tidak ada lagi yang berhak menyetujui: ${reason}.`,
    },
  } as const;
}

const neverApproved = {
  at: "",
  severity: "warning",
  key: "never-approved",
  message: {
    en: "These settings were never approved, so nothing says who was entitled to an act.",
    id: "Pengaturan ini belum pernah disetujui, sehingga tidak jelas siapa yang berhak atas suatu tindakan.",
  },
  fix: {
    en: "Have whoever holds the last role approve them once: sop approve --settings --as ROLE.",
    id: "Mintakan persetujuan pemegang peran terakhir satu kali: sop approve --settings --as PERAN.",
  },
} as const;

function reportDifference({ place, approved, now }: ControlledDifference, record: string, report: SettingsContext["report"]): void {
  const isFile = place === "allowed_signers" || place === "baseline.yaml";
  report(isFile ? place : "library.yaml", {
    at: isFile ? "" : place,
    key: `${place} ${approved ?? ""} ${now ?? ""}`,
    message: told(place, record, quoted(approved), quoted(now)),
    fix: {
      en: "Restore it, or have it approved: sop approve --settings --as ROLE.",
      id: "Kembalikan, atau mintakan persetujuannya: sop approve --settings --as PERAN.",
    },
  });
}

function told(place: string, record: string, approved: string | undefined, now: string | undefined): LocalText {
  if (approved === undefined)
    return { en: `${place}: ${now} was not approved by ${record}.`, id: `${place}: ${now} tidak disetujui ${record}.` };
  if (now === undefined)
    return {
      en: `${place}: ${approved} is gone, which ${record} approved.`,
      id: `${place}: ${approved} hilang, padahal disetujui ${record}.`,
    };
  return { en: `${place} is ${now}; ${record} approved ${approved}.`, id: `${place} berisi ${now}; yang disetujui ${record} ${approved}.` };
}

/** A value as a finding shows it: at most a line of it. */
function quoted(value: string | undefined): string | undefined {
  return value === undefined ? undefined : `“${value.length > 80 ? `${value.slice(0, 79)}…` : value}”`;
}

const approved = { name: "A.H.", position: "QMR", date: "2026-01-05" };

export const settingsApproved = defineSettingsRule({
  id: "SOP312",
  name: "settings-approved",
  scope: "settings",
  check,
  since: "0.2.0",
  severity: { draft: undefined, issued: "error" },
  summary: {
    en: "Settings, signers and accepted findings are those that were approved last (sop approve --settings --as ROLE).",
    id: "Pengaturan, daftar penanda tangan dan temuan yang diterima sama dengan yang terakhir disetujui (sop approve --settings --as PERAN).",
  },
  why: {
    en: "Whoever changes who may approve decides about every document; so it is approved as documents are.",
    id: "Siapa yang mengubah pemberi persetujuan memutuskan atas semua dokumen; karena itu disetujui seperti dokumen.",
  },
  examples: [
    {
      title: { en: "Signatures no longer asked for", id: "Tanda tangan tidak lagi diminta" },
      settings: { signatures: "optional" },
      data: { "settings/001.yaml": { settings: { signatures: "required" }, approvals: { approved } } },
      invalid: "",
      reports: ["1:1-1:2 signatures is “optional”; settings/001.yaml approved “required”."],
    },
    {
      title: { en: "A record nobody approved", id: "Catatan yang belum disetujui" },
      data: { "settings/001.yaml": { approvals: {} } },
      invalid: "",
      reports: ["1:1-1:2 This record has no effect: it is not approved as “approved” yet."],
    },
    {
      title: { en: "Founded anew", id: "Didirikan ulang" },
      data: { "settings/001.yaml": { refound: "Semua pemegang peran berhenti", approvals: { approved } } },
      invalid: "",
      reports: ["1:1-1:2 The library was founded anew here, since nobody was left who might approve: Semua pemegang peran berhenti."],
    },
    {
      title: { en: "Never approved", id: "Belum pernah disetujui" },
      invalid: "",
      reports: ["1:1-1:2 These settings were never approved, so nothing says who was entitled to an act."],
    },
    {
      title: { en: "A rule of control silenced", id: "Aturan kendali dibungkam" },
      settings: { rules: { SOP203: "off" } },
      data: { "settings/001.yaml": { settings: { rules: { SOP203: "off" } }, approvals: { approved } } },
      invalid: "",
      reports: ["1:1-1:2 SOP203 can be raised only, so “off” lowers nothing."],
    },
    {
      title: { en: "As approved; a rule made stricter needs no approval", id: "Seperti yang disetujui; aturan boleh diperketat" },
      settings: { rules: { SOP504: "error" } },
      data: { "settings/001.yaml": { approvals: { approved } } },
      valid: "",
    },
  ],
});
