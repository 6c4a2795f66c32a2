import { currentFacts } from "../../library/library.ts";
import { defineRule } from "../kit/define-rule.ts";

export const documentConnected = defineRule({
  id: "SOP607",
  name: "document-connected",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "A document cites another one or is cited by one.",
    id: "Setiap dokumen merujuk dokumen lain atau dirujuk.",
  },
  why: {
    en: "A document nothing leads to is found by chance only.",
    id: "Dokumen yang tidak dirujuk dari mana pun hanya ditemukan secara kebetulan.",
  },
  examples: [
    {
      title: { en: "One that stands alone", id: "Satu yang berdiri sendiri" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-10.\n",
        "IN.OCC.TELK.W-10/draft.md": "## Tujuan\n\nMenangani keluhan.\n",
        "IN.OCC.TELK.W-18/draft.md": "---\ncode: IN.OCC.TELK.W-18\n---\n## Tujuan\n\nMenelepon kembali.\n",
      },
      reports: ["IN.OCC.TELK.W-18/draft.md 2:7-2:23 IN.OCC.TELK.W-18 cites no document, and none cites it."],
    },
    {
      title: { en: "Cited, citing, and a library of one", id: "Dirujuk, merujuk, dan pustaka berisi satu" },
      valid: { "IN.OCC.TELK.W-18/draft.md": "## Tujuan\n\nMenelepon kembali.\n" },
    },
  ],
  check(library, { report }) {
    if (library.documents.size < 2) return;
    for (const document of library.documents.values()) {
      const own = currentFacts(document, library.date);
      const facts = own.at(-1);
      const cites = own.some(({ citations, code }) => citations.some((citation) => citation.code !== code));
      const cited = (library.citedBy.get(document.code) ?? []).some(({ from }) => from.code !== document.code);
      if (!facts || cites || cited) continue;
      report(facts, {
        at: facts.at.code,
        key: "alone",
        message: {
          en: `${document.code} cites no document, and none cites it.`,
          id: `${document.code} tidak merujuk dokumen mana pun, dan tidak dirujuk.`,
        },
        fix: {
          en: "Cite it where it is used, in a step's “Sesuai” for instance.",
          id: "Rujuk di tempat ia dipakai, misalnya pada “Sesuai” sebuah langkah.",
        },
      });
    }
  },
});
