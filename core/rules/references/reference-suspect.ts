import type { Citation } from "../../document/document.ts";
import { lastLookedAt } from "../../library/review.ts";
import { effectiveRevision, statusOn } from "../../library/status.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

export const referenceSuspect = defineRule({
  id: "SOP603",
  name: "reference-suspect",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "What a document cites has not changed since the document was last looked at.",
    id: "Yang dirujuk dokumen tidak berubah sejak dokumen itu terakhir dilihat.",
  },
  why: {
    en: "A step that is done by another document is done otherwise once that one changes.",
    id: "Langkah yang mengikuti dokumen lain ikut berubah bila dokumen itu berubah.",
  },
  examples: [
    {
      title: { en: "A cited instruction has a newer revision", id: "Instruksi yang dirujuk punya revisi lebih baru" },
      invalid: {
        "IN.OCC.TELK.P-01/rev-00.md": sop`
          ---
          effective: 2024-12-03
          ---
          ## Tujuan

          Lihat IN.OCC.TELK.W-10, juga IN.OCC.TELK.W-10.
        `,
        "IN.OCC.TELK.W-10/rev-00.md": "---\neffective: 2024-01-05\n---\n",
        "IN.OCC.TELK.W-10/rev-01.md": "---\neffective: 2025-03-01\n---\n",
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-00.md 6:7-6:23 “IN.OCC.TELK.W-10” has revision 01 since 2025-03-01; this document was last looked at on 2024-12-03.",
      ],
    },
    {
      title: { en: "Reviewed after the instruction changed", id: "Ditinjau setelah instruksinya berubah" },
      valid: {
        "IN.OCC.TELK.P-01/rev-00.md": "---\neffective: 2024-12-03\n---\n## Tujuan\n\nLihat IN.OCC.TELK.W-10.\n",
        "IN.OCC.TELK.W-10/rev-01.md": "---\neffective: 2025-03-01\n---\n",
      },
      data: {
        "IN.OCC.TELK.P-01/events.yaml": [{ event: "reviewed", date: "2025-03-02", by: { name: "A.H.", position: "QMR" }, result: "keep" }],
      },
    },
  ],
  check(library, { report }) {
    const { documents, date } = library;
    for (const document of documents.values()) {
      const revision = effectiveRevision(document, date);
      const looked = revision && lastLookedAt(document, revision, date);
      if (!looked) continue;
      for (const [code, citation] of firstCitations(revision.facts.citations)) {
        const cited = code === document.code ? undefined : documents.get(code);
        const current = cited && effectiveRevision(cited, date);
        const status = current && statusOn(cited, current, date);
        if (status?.status !== "effective" || (current?.issuedOn ?? status.since) <= looked) continue;
        report(revision.facts, {
          at: citation.at,
          key: `suspect ${code}`,
          message: {
            en: `“${code}” has revision ${current?.revision} since ${status.since}; this document was last looked at on ${looked}.`,
            id: `“${code}” memiliki revisi ${current?.revision} sejak ${status.since}; dokumen ini terakhir dilihat ${looked}.`,
          },
          fix: {
            en: `See whether this still fits (sop diff ${code}), then record it: sop review ${document.code}.`,
            id: `Lihat apakah masih cocok (sop diff ${code}), lalu catat: sop review ${document.code}.`,
          },
        });
      }
    }
  },
});

function firstCitations(citations: readonly Citation[]): Map<Citation["code"], Citation> {
  const first = new Map<Citation["code"], Citation>();
  for (const citation of citations) if (!first.has(citation.code)) first.set(citation.code, citation);
  return first;
}
