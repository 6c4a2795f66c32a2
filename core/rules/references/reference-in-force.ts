import type { Citation } from "../../document/document.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { currentFacts, type Library } from "../../library/library.ts";
import { effectiveRevision, withdrawalOn } from "../../library/status.ts";
import { defineRule, type LibraryRuleContext, sop } from "../kit/define-rule.ts";

export const referenceInForce = defineRule({
  id: "SOP602",
  name: "reference-in-force",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "What is cited is in force: no withdrawn document, no revision but the effective one.",
    id: "Yang dirujuk sedang berlaku: bukan dokumen yang ditarik, bukan revisi selain yang berlaku.",
  },
  why: {
    en: "A reader sent to what no longer holds, or does not hold yet, works by the wrong text.",
    id: "Pembaca yang dirujuk ke teks yang tidak atau belum berlaku bekerja menurut teks yang salah.",
  },
  examples: [
    {
      title: { en: "Withdrawn, outdated and ahead", id: "Ditarik, usang, dan mendahului" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ## Tujuan

          Keluhan keras ditangani menurut IN.OCC.TELK.W-10.

          Telepon kembali menurut IN.OCC.TELK.W-18 rev 00, rekap menurut IN.OCC.TELK.W-19 revisi 02.
        `,
        "IN.OCC.TELK.W-10/rev-00.md": "---\neffective: 2024-01-05\n---\n",
        "IN.OCC.TELK.W-18/rev-00.md": "---\neffective: 2024-01-05\n---\n",
        "IN.OCC.TELK.W-18/rev-01.md": "---\neffective: 2025-01-05\n---\n",
        "IN.OCC.TELK.W-19/rev-01.md": "---\neffective: 2025-01-05\n---\n",
      },
      data: {
        "IN.OCC.TELK.W-10/events.yaml": [
          {
            event: "withdrawn",
            date: "2025-06-01",
            by: { name: "A.H.", position: "QMR" },
            reason: "Digabung",
            replacedBy: "IN.OCC.TELK.W-19",
          },
        ],
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 3:33-3:49 “IN.OCC.TELK.W-10” was withdrawn on 2025-06-01 (Digabung).",
        "IN.OCC.TELK.P-01/draft.md 5:25-5:41 “IN.OCC.TELK.W-18” is cited in revision 00, which is outdated: revision 01 is in force.",
        "IN.OCC.TELK.P-01/draft.md 5:64-5:80 “IN.OCC.TELK.W-19” is cited in revision 02, which is ahead: revision 01 is in force.",
      ],
    },
    {
      title: { en: "The effective revision, named or not", id: "Revisi yang berlaku, disebut atau tidak" },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-18 rev 01 dan IN.OCC.TELK.W-18.\n",
        "IN.OCC.TELK.W-18/rev-01.md": "---\neffective: 2025-01-05\n---\n",
      },
    },
  ],
  check(library, context) {
    for (const document of library.documents.values()) {
      for (const facts of currentFacts(document, library.date)) {
        const said = new Set<string>();
        for (const citation of facts.citations) {
          if (citation.code === facts.code) continue;
          checkWithdrawn(citation, facts, library, said, context);
          checkRevision(citation, facts, library, context);
        }
      }
    }
  },
});

function checkWithdrawn(
  { code, at }: Citation,
  facts: DocumentFacts,
  { documents, date }: Library,
  said: Set<string>,
  { report }: LibraryRuleContext,
): void {
  const withdrawal = withdrawalOn(documents.get(code)?.events ?? [], date);
  if (!withdrawal || said.has(code)) return;
  said.add(code);
  const { replacedBy } = withdrawal;
  report(facts, {
    at,
    key: `withdrawn ${code}`,
    message: {
      en: `“${code}” was withdrawn on ${withdrawal.date} (${withdrawal.reason}).`,
      id: `“${code}” ditarik pada ${withdrawal.date} (${withdrawal.reason}).`,
    },
    fix: replacedBy
      ? { en: `Cite “${replacedBy}”, which replaces it.`, id: `Rujuk “${replacedBy}”, penggantinya.` }
      : { en: "Say here what holds instead.", id: "Sebutkan di sini apa yang berlaku sebagai gantinya." },
  });
}

function checkRevision(
  { code, revision, at }: Citation,
  facts: DocumentFacts,
  { documents, date }: Library,
  { report }: LibraryRuleContext,
): void {
  const document = documents.get(code);
  if (revision === undefined || !document || withdrawalOn(document.events, date)) return;
  const effective = effectiveRevision(document, date)?.revision;
  const difference = effective === undefined ? 1 : Number(revision) - Number(effective);
  if (difference === 0) return;
  const outdated = difference < 0;
  report(facts, {
    at,
    key: `${outdated ? "outdated" : "ahead"} ${code} ${revision}`,
    message: outdated
      ? {
          en: `“${code}” is cited in revision ${revision}, which is outdated: revision ${effective} is in force.`,
          id: `“${code}” dirujuk pada revisi ${revision}, yang sudah usang: yang berlaku revisi ${effective}.`,
        }
      : {
          en: `“${code}” is cited in revision ${revision}, which is ahead: ${effective === undefined ? "none is" : `revision ${effective} is`} in force.`,
          id: `“${code}” dirujuk pada revisi ${revision}, yang mendahului: ${effective === undefined ? "belum ada revisi yang berlaku" : `yang berlaku revisi ${effective}`}.`,
        },
    fix: outdated
      ? {
          en: `Read revision ${effective}, then cite it, or leave the revision out to cite the one in force.`,
          id: `Baca revisi ${effective}, lalu rujuk itu, atau hilangkan revisinya agar selalu merujuk yang berlaku.`,
        }
      : {
          en: `Leave the revision out, or wait until ${revision} is in force.`,
          id: `Hilangkan revisinya, atau tunggu sampai ${revision} berlaku.`,
        },
  });
}
