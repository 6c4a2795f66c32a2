import type { LocalText } from "../../../schemas/local-text.ts";
import type { ControlledDocument, IssuedRevision } from "../../library/library.ts";
import { type CopyState, copiesOf } from "../../library/registers/copies.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

export const copiesRecalled = defineRule({
  id: "SOP208",
  name: "copies-recalled",
  scope: "library",
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
  check(library, { report }) {
    for (const document of library.documents.values()) {
      const out = Map.groupBy(
        copiesOf(document, library).filter(({ overdue }) => overdue),
        ({ revision }) => revision,
      );
      for (const [name, copies] of out) {
        const revision = document.revisions.find((candidate) => candidate.revision === name);
        if (!revision) continue;
        const where = {
          en: copies.map((copy) => describe(copy, "en")).join(", "),
          id: copies.map((copy) => describe(copy, "id")).join(", "),
        };
        report(reportedAt(document, revision).facts, {
          at: reportedAt(document, revision).facts.at.revision,
          key: `copies ${name}`,
          message: {
            en: `Revision ${name} of ${document.code} is no longer in force, and is still out: ${where.en}.`,
            id: `Revisi ${name} dari ${document.code} tidak berlaku lagi, tetapi masih beredar: ${where.id}.`,
          },
          fix: {
            en: `Fetch it, then record it: sop copies ${document.code} --recall.`,
            id: `Ambil, lalu catat: sop copies ${document.code} --recall.`,
          },
          related: [
            {
              path: revision.facts.path,
              at: revision.facts.at.revision,
              message: { en: "handed out with this revision", id: "diserahkan bersama revisi ini" },
            },
          ],
        });
      }
    }
  },
});

function describe({ copy, location }: CopyState, language: keyof LocalText): string {
  return `${typeof copy === "string" ? `${{ en: "copy", id: "salinan" }[language]} ${copy}` : copy[language]} (${location})`;
}

/** The last revision issued: the one whose coming or going made the copies invalid. */
function reportedAt({ revisions }: ControlledDocument, own: IssuedRevision): IssuedRevision {
  return revisions.at(-1) ?? own;
}
