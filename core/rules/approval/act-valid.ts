import type { LocalText } from "../../../schemas/local-text.ts";
import type { Reason, Verdict } from "../../control/reason.ts";
import { reasonText } from "../../control/reason-text.ts";
import { eventsFileOf } from "../../library/events-file-of.ts";
import type { ControlledDocument, IssuedRevision, JudgedEntry } from "../../library/library.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import { entryRecord } from "../../library/unread-records.ts";
import type { LateReport, LifeContext, NamedText, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";
import { checkDraft } from "./parts/draft-approvals.ts";

function check({ documents }: LifeOnDay, context: LifeContext, tell: TellOfText): void {
  for (const document of documents) {
    for (const [index, act] of document.acts.entries()) {
      const report = reportOfEvent(document.code, act, index);
      if (report) tell(eventsFileOf(document), report);
    }
    for (const revision of document.revisions) checkRevision(revision, tell);
    checkDraft(document, context, tell);
    for (const { reasons } of document.doubts) checkDoubt(document, reasons, tell);
  }
}

function reportOfEvent(code: string, { event, digest, verdict, at }: JudgedEntry, index: number): LateReport | undefined {
  // An entry that fits no schema is reported by SOP101, at the value that is at fault.
  if (event === undefined || isSettled(verdict)) return undefined;
  const reasons = reasonsOf(verdict);
  const what = {
    en: `Event ${index + 1}, “${event.event}” of ${event.date},`,
    id: `Peristiwa ${index + 1}, “${event.event}” tanggal ${event.date},`,
  };
  const report = { at, key: `event ${digest} ${reasons.map(({ why }) => why).join(" ")}` };
  const why = clauses(reasons);
  if (verdict.effect === "holds")
    return {
      ...report,
      severity: "warning",
      message: {
        en: `${what.en} counts, though by today's settings it might not: ${why.en}.`,
        id: `${what.id} tetap dihitung, walau menurut pengaturan hari ini mungkin tidak sah: ${why.id}.`,
      },
      fix: {
        en: "While no settings are approved, nothing says who was entitled to it: sop approve --settings --as ROLE.",
        id: "Selama pengaturan belum disetujui, tidak jelas siapa yang berhak: sop approve --settings --as PERAN.",
      },
    };
  if (verdict.effect === "doubt")
    return {
      ...report,
      message: { en: `${what.en} is in doubt: ${why.en}.`, id: `${what.id} diragukan: ${why.id}.` },
      fix: { en: "Bring back what was signed, as it was.", id: "Kembalikan yang ditandatangani seperti semula." },
    };
  return {
    ...report,
    message: { en: `${what.en} has no effect: ${why.en}.`, id: `${what.id} tidak berakibat: ${why.id}.` },
    fix: {
      en: `Put right what was mistyped since it was merged. Merged like this, it stays: someone entitled records it anew, and annuls this one: sop annul ${code} --event ${index + 1} --reason ….`,
      id: `Betulkan yang salah ketik sejak digabungkan. Bila digabungkan seperti ini, biarkan: yang berhak mencatatnya lagi, lalu membatalkan yang ini: sop annul ${code} --event ${index + 1} --reason ….`,
    },
  };
}

function isSettled(verdict: Verdict): boolean {
  if (verdict.effect === "none") return verdict.annulled;
  return reasonsOf(verdict).length === 0;
}

function reasonsOf(verdict: Verdict): readonly Reason[] {
  if (verdict.effect === "holds") return verdict.remarks;
  return verdict.effect === "repeated" ? [] : verdict.reasons;
}

const issueAgain = {
  en: "Take it back, and issue it by sop issue once entitled people approved it.",
  id: "Tarik kembali, lalu terbitkan dengan sop issue setelah disetujui yang berhak.",
};
const takeIn = {
  en: "Have it adopted by a settings record: sop approve --settings --as ROLE.",
  id: "Terima lewat catatan pengaturan: sop approve --settings --as PERAN.",
};

function checkRevision({ facts, revision, verdict }: IssuedRevision, tell: TellOfText): void {
  if (verdict.effect !== "none" && verdict.effect !== "doubt") return;
  const why = clauses(verdict.reasons);
  const report = { at: ["approvals"] as const, key: `revision ${verdict.reasons.map((reason) => reason.why).join(" ")}` };
  tell(
    facts,
    verdict.effect === "none"
      ? {
          ...report,
          message: {
            en: `Revision ${revision} was never in force: ${why.en}.`,
            id: `Revisi ${revision} tidak pernah berlaku: ${why.id}.`,
          },
          fix: verdict.reasons.some((reason) => reason.why === "not-adopted") ? takeIn : issueAgain,
        }
      : {
          ...report,
          message: {
            en: `Revision ${revision} is in doubt, and not shown as in force: ${why.en}.`,
            id: `Revisi ${revision} diragukan dan tidak ditampilkan sebagai berlaku: ${why.id}.`,
          },
          fix: {
            en: "Restore the files as they were issued; a change is made by the next revision.",
            id: "Pulihkan berkas seperti saat terbit; perubahan dibuat lewat revisi berikutnya.",
          },
        },
  );
}

function checkDoubt(document: ControlledDocument, reasons: readonly Reason[], tell: TellOfText): void {
  const ofEvents = new Set(document.acts.flatMap(({ verdict }) => (verdict.effect === "doubt" ? verdict.reasons : [])));
  const told = reasons.filter((reason) => !ofEvents.has(reason));
  if (told.length === 0) return;
  const why = clauses(told);
  const text = document.revisions.at(-1)?.facts ?? lostText(document, told);
  // What can't be read is told where it stands as that; what can, but was altered, only here.
  const numbers = told.flatMap((reason) => (reason.why === "entry-unreadable" ? reason.entry : []));
  const [number = 1] = numbers;
  const entry = told.every(({ why }) => why === "events-altered" || why === "entry-unreadable") ? document.acts[number - 1] : undefined;
  tell(entry || !text ? eventsFileOf(document) : text, {
    at: entry?.at ?? ["code"],
    key: `document ${told.map((reason) => reason.why).join(" ")}`,
    message: {
      en: `${document.code} is in doubt, and nothing of it is shown as in force: ${why.en}.`,
      id: `${document.code} diragukan dan tidak ada revisinya yang ditampilkan sebagai berlaku: ${why.id}.`,
    },
    fix: (numbers.length > 0 && entryRecord(document, number).fix) || {
      en: "Restore the file as it was.",
      id: "Pulihkan berkasnya seperti semula.",
    },
  });
}

/** The text that is missing, or can't be read, where no other is left: it has to come back. */
function lostText(document: ControlledDocument, reasons: readonly Reason[]): NamedText | undefined {
  const files = new Set(reasons.flatMap((reason) => ("file" in reason ? reason.file : [])));
  const lost = document.lost.find(({ file }) => files.has(file));
  const events = eventsFileOf(document);
  return lost && { ...events, path: events.path.replace(/[^/]+$/, lost.file), revision: lost.revision };
}

function clauses(reasons: readonly Reason[]): LocalText {
  const texts = reasons.map(reasonText);
  return { en: texts.map(({ en }) => en).join("; "), id: texts.map(({ id }) => id).join("; ") };
}

const by = { name: "A.H.", position: "QMR" };
const issuedText = sop`
  ---
  effective: 2025-12-03
  transcription: { source: salinan Malang }
  approvals:
    prepared: { name: A.A.S., position: DC Pusat, date: 2025-11-28 }
  ---
`;

export const actValid = defineRule({
  id: "SOP310",
  name: "act-valid",
  scope: "life",
  check,
  since: "0.2.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "Every act that is written down has its effect: it was done in time, in order, and by someone entitled; what was issued is still there as it was.",
    id: "Setiap tindakan yang dicatat berakibat: tepat waktu, berurutan, oleh yang berhak; yang terbit masih seperti saat terbit.",
  },
  why: {
    en: "An act without right has no effect; whoever reads the file must not believe that it had.",
    id: "Tindakan tanpa hak tidak berakibat; pembaca berkas tidak boleh mengira sebaliknya.",
  },
  examples: [
    {
      title: { en: "Cancelled after it had come into force", id: "Dibatalkan padahal sudah berlaku" },
      file: "rev-00.md",
      invalid: issuedText,
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [{ event: "cancelled", date: "2026-01-10", by, revision: "00", reason: "Keliru" }],
      },
      reports: [
        "1:1-1:2 Event 1, “cancelled” of 2026-01-10, has no effect: revision 00 was in force since 2025-12-03; it ends by being withdrawn or by the next one.",
      ],
    },
    {
      title: {
        en: "Withdrawn months before it was written down, without a reason",
        id: "Ditarik berbulan-bulan sebelum dicatat, tanpa alasan",
      },
      file: "rev-00.md",
      invalid: issuedText,
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [{ event: "withdrawn", date: "2025-12-10", recorded: "2026-01-12", by, reason: "Diganti" }],
      },
      reports: [
        "1:1-1:2 Event 1, “withdrawn” of 2025-12-10, has no effect: it is dated 2025-12-10, before 2026-01-12, the day it was written down, and gives no reason (retroactive).",
      ],
    },
    {
      title: { en: "Withdrawn on the day it was written down", id: "Ditarik pada hari pencatatannya" },
      file: "rev-00.md",
      valid: issuedText,
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [{ event: "withdrawn", date: "2026-01-12", recorded: "2026-01-12", by, reason: "Diganti" }],
      },
    },
    {
      title: {
        en: "An approval that was sent back and stands in the draft again",
        id: "Persetujuan yang dikembalikan dan tertulis lagi di draf",
      },
      invalid: sop`
        ---
        approvals:
          prepared:
            name: A.A.S.
            position: DC Pusat
            date: 2026-01-12
            time: 2026-01-12T09:00:00+07:00
            method: sop-1
            digest:
              header: sha256:0000000000000000000000000000000000000000000000000000000000000000
              text: sha256:0000000000000000000000000000000000000000000000000000000000000000
              flows: sha256:0000000000000000000000000000000000000000000000000000000000000000
              assets: sha256:0000000000000000000000000000000000000000000000000000000000000000
        ---
      `,
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [
          {
            event: "rejected",
            date: "2026-01-12",
            recorded: "2026-01-12",
            by,
            revision: "00",
            role: "prepared",
            reason: "Keliru",
            voids: ["sha256:0fdfa5e2537f3b79d2b749bf5c687ede0188b1cdedb61dead6f7b183c2f2682a"],
          },
        ],
      },
      reports: ["6:11-6:21 The approval as “Prepared by” has no effect: the approval of A.A.S. as “prepared” was sent back on 2026-01-12."],
    },
    {
      title: {
        en: "Typed into a draft, where nothing records what was approved",
        id: "Diketik di draf, tanpa catatan tentang apa yang disetujui",
      },
      invalid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2026-01-12 }
        ---
      `,
      reports: ["3:55-3:65 What was approved is not recorded for “Prepared by”: it was typed, and counts for no issue."],
    },
  ],
});
