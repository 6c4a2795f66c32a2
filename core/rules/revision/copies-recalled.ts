import { type Language, pick } from "../../../languages/language.ts";
import type { DocumentOnDay, LifeOnDay } from "../../library/life-on-day.ts";
import { type CopyState, copiesOf } from "../../library/registers/copies.ts";
import type { LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(life: LifeOnDay, { day }: LifeContext, tell: TellOfText): void {
  for (const document of life.documents) {
    const out = copiesOf(document, { date: day }).filter(({ overdue }) => overdue);
    for (const [name, copies] of Map.groupBy(out, ({ revision }) => revision)) tellOut(name, copies, document, tell);
  }
}

function tellOut(name: string, copies: readonly CopyState[], { code, revisions }: DocumentOnDay, tell: TellOfText): void {
  const revision = revisions.find((candidate) => candidate.revision === name);
  // Told at the last revision issued: the one whose coming or going made the copies invalid.
  const last = revisions.at(-1);
  if (!revision || !last) return;
  const where = {
    en: copies.map((copy) => describe(copy, "en")).join(", "),
    id: copies.map((copy) => describe(copy, "id")).join(", "),
  };
  const recall = copies.map((copy) => `sop copies ${code} ${recalling(copy)} --revision ${name}`).join("; ");
  tell(last.facts, {
    at: ["revision"],
    key: `copies ${name}`,
    message: {
      en: `Revision ${name} of ${code} is no longer in force, and is still out: ${where.en}.`,
      id: `Revisi ${name} dari ${code} tidak berlaku lagi, tetapi masih beredar: ${where.id}.`,
    },
    fix: {
      en: `Fetch ${copies.length === 1 ? "it" : "each of them"}, then record it: ${recall}.`,
      id: `Ambil${copies.length === 1 ? "" : " semuanya"}, lalu catat: ${recall}.`,
    },
    related: [
      {
        path: revision.facts.path,
        at: ["revision"],
        message: { en: "handed out with this revision", id: "diserahkan bersama revisi ini" },
      },
    ],
  });
}

/** A stamp without a number is told by its place. */
function recalling({ copy, location }: CopyState): string {
  return typeof copy === "string" ? `--recall ${copy}` : `--recall ${copy.value} --location "${location}"`;
}

function describe({ copy, location }: CopyState, language: Language): string {
  return `${typeof copy === "string" ? `${pick({ en: "copy", id: "salinan" }, language)} ${copy}` : pick(copy, language)} (${location})`;
}

export const copiesRecalled = defineRule({
  id: "SOP208",
  name: "copies-recalled",
  scope: "life",
  check,
  since: "0.1.0",
  severity: { draft: undefined, issued: "warning" },
  summary: {
    en: "Controlled copies of a revision that is no longer in force are recalled.",
    id: "Salinan terkendali dari revisi yang tidak berlaku lagi ditarik kembali.",
  },
  why: {
    en: "Someone still works by the sheet that hangs on the wall.",
    id: "Masih ada yang bekerja menurut lembar yang tertempel di dinding.",
  },
  examples: [
    {
      title: { en: "Two copies of a superseded revision, one of them recalled", id: "Dua salinan revisi lama, satu sudah ditarik" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2024-12-03
          distribution:
            - { copy: master, location: Pusat }
            - { copy: controlled, location: Pusat, number: 1 }
            - { copy: controlled, location: Malang, number: 2 }
          ---
        `,
        "IN.OCC.TELK.P-01/rev-01.md": sop`
          ---
          revision: "01"
          effective: 2025-03-01
          ---
        `,
      },
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [
          {
            event: "copy-recalled",
            date: "2025-03-02",
            by: { name: "A.H.", position: "QMR" },
            copy: 1,
            location: "Pusat",
            revision: "00",
          },
        ],
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-01.md 2:11-2:15 Revision 00 of IN.OCC.TELK.P-01 is no longer in force, and is still out: copy 2 (Malang).",
      ],
    },
    {
      title: { en: "Copies of the revision in force", id: "Salinan revisi yang berlaku" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2024-12-03
          distribution:
            - { copy: controlled, location: Pusat, number: 1 }
          ---
        `,
      },
    },
  ],
});
