import { recordReasonText } from "../../core/control/record-reason-text.ts";
import { type JudgedRecord, judgeSettings } from "../../core/control/settings-history.ts";
import type { Verification } from "../../core/seal/verify-revision.ts";
import { toShownPath } from "../files/shown-path.ts";
import type { ReadFacts } from "../read/read-library.ts";
import { notCounting, type VerifiedFile } from "./verify-library.ts";

/** Verifies the records of approved settings: who may decide rests on them, as each document does on its approvals. */
export function verifyRecords({ root, control, library }: ReadFacts): VerifiedFile[] {
  const { records } = judgeSettings(control.records, control.today ?? library.date);
  const folder = toShownPath(process.cwd(), root);
  return records.map((record) => ({
    code: `settings ${record.number}`,
    revision: undefined,
    path: [folder, record.path].filter((part) => part !== "").join("/"),
    results: [...troublesOf(record), ...approvalsOf(record)],
  }));
}

/** Why a record has no effect. One that waits for further approvals has none yet, and nothing is wrong with it. */
function troublesOf({ reasons }: JudgedRecord): Verification[] {
  return reasons.filter(({ why }) => why !== "record-unapproved").map((reason) => notCounting(recordReasonText(reason)));
}

function approvalsOf({ record, reasons, remarks, signatures }: JudgedRecord): Verification[] {
  const faulty = new Set(reasons.flatMap((reason) => ("role" in reason ? [reason.role] : [])));
  return Object.entries(record?.approvals ?? {})
    .filter(([role]) => !faulty.has(role))
    .map(([role, { name, position, date }]): Verification => {
      const who = `${role}: ${name}, ${position}, ${date}`;
      const isUnchecked = remarks.some((remark) => "role" in remark && remark.role === role);
      if (isUnchecked)
        return {
          subject: "approval",
          outcome: "unchecked",
          message: { en: `${who}: the signature can't be checked here`, id: `${who}: tanda tangannya tidak dapat diperiksa di sini` },
        };
      const result = signatures?.get(role)?.result;
      return result?.outcome === "good"
        ? {
            subject: "approval",
            outcome: "signed",
            message: { en: `${who}: signed (${result.signer})`, id: `${who}: bertanda tangan digital (${result.signer})` },
          }
        : {
            subject: "approval",
            outcome: "recorded",
            message: { en: `${who}: recorded, not signed`, id: `${who}: tercatat, tanpa tanda tangan digital` },
          };
    });
}
