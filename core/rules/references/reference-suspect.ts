import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { DocumentOnDay, LifeOnDay } from "../../library/life-on-day.ts";
import { lastLookedAt } from "../../library/review.ts";
import { firstDayOf } from "../../library/status.ts";
import type { CitationOf, Cited, LifeContext, Tell } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** Where a revision in force first cites a code, and when its document was last looked at. */
interface Citing {
  code: string;
  index: number;
  /** The citing document. */
  by: string;
  looked: IsoDate;
}

/** The revision in force. */
interface InForce {
  revision: string;
  since: IsoDate;
  issuedOn: IsoDate;
}

function* cites(life: LifeOnDay, { day }: LifeContext): Iterable<CitationOf<Citing>> {
  for (const document of life.documents) {
    const { effective } = document;
    const looked = effective && lastLookedAt(document, effective, day);
    if (!looked) continue;
    const cited = new Set([document.code]);
    for (const [index, { code }] of effective.facts.citations.entries()) {
      if (cited.has(code)) continue;
      cited.add(code);
      yield { text: effective.facts, code, citing: { code, index, by: document.code, looked } };
    }
  }
}

function answers({ effective }: DocumentOnDay): InForce | null {
  if (effective?.issuedOn === undefined) return null;
  const { revision, issuedOn } = effective;
  return { revision, issuedOn, since: firstDayOf(effective) ?? issuedOn };
}

function check({ code, index, by, looked }: Citing, cited: Cited<InForce | null>, _: unknown, tell: Tell): void {
  const current = cited && "answer" in cited ? cited.answer : null;
  if (!current || current.issuedOn <= looked) return;
  tell({
    at: ["citations", index],
    key: `suspect ${code}`,
    message: {
      en: `“${code}” has revision ${current.revision} since ${current.since}; this document was last looked at on ${looked}.`,
      id: `“${code}” memiliki revisi ${current.revision} sejak ${current.since}; dokumen ini terakhir dilihat ${looked}.`,
    },
    fix: {
      en: `See whether this still fits (sop diff ${code}), then record it: sop review ${by} --result keep (or revise).`,
      id: `Lihat apakah masih cocok (sop diff ${code}), lalu catat: sop review ${by} --result keep (atau revise).`,
    },
  });
}

export const referenceSuspect = defineRule({
  id: "SOP603",
  name: "reference-suspect",
  scope: "citation",
  cites,
  answers,
  check,
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
});
