import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Citation } from "../../document/document.ts";
import { nearest } from "../../document/words/nearest.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import { currentFacts } from "../../library/library.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

export const referenceKnown = defineRule({
  id: "SOP601",
  name: "reference-known",
  scope: "library",
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Every code cited is a document of the library, or one held elsewhere that the library lists.",
    id: "Setiap kode yang dirujuk adalah dokumen pustaka ini, atau dokumen pihak lain yang tercatat.",
  },
  why: {
    en: "A reader sent to a document that is not there is left without instruction.",
    id: "Pembaca yang dirujuk ke dokumen yang tidak ada kehilangan pegangan.",
  },
  examples: [
    {
      title: { en: "A unit mistyped, cited in a list and in the text", id: "Unit salah ketik, dirujuk di daftar dan di teks" },
      settings: { external: [{ code: "IN.QCC.TELK.S-01", title: "Standar penilaian panggilan", heldBy: "QC" }] },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ---
          records:
            - { code: IN.QCC.TELK.S-10, retention: 2 Tahun, custodian: QC }
          ---
          ## Tujuan

          Menutup percakapan menurut IN.QOC.TELK.S-01 dan IN.QCC.TELK.S-01.
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 3:13-3:29 “IN.QCC.TELK.S-10” is cited, but is neither in the library nor among the documents held elsewhere.",
        "IN.OCC.TELK.P-01/draft.md 7:28-7:44 “IN.QOC.TELK.S-01” is cited, but is neither in the library nor among the documents held elsewhere.",
      ],
    },
    {
      title: { en: "A document of the library and one held elsewhere", id: "Dokumen pustaka dan dokumen pihak lain" },
      settings: { external: [{ code: "IN.QCC.TELK.S-01", title: "Standar penilaian panggilan", heldBy: "QC" }] },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nLihat IN.OCC.TELK.W-10 dan IN.QCC.TELK.S-01.\n",
        "IN.OCC.TELK.W-10/draft.md": "## Tujuan\n\nMelayani.\n",
      },
    },
  ],
  check(library, { report }) {
    const known = [...library.documents.keys(), ...library.external.keys()];
    const guesses = new Map<string, string | undefined>();
    for (const document of library.documents.values()) {
      for (const facts of currentFacts(document, library.date)) {
        for (const [code, places] of unknownCodes(facts)) {
          const [first, ...others] = places as [Citation, ...Citation[]];
          // One mistyped code may be cited by thousands of documents; it is looked for once.
          if (!guesses.has(code)) guesses.set(code, nearest(code, known));
          const guess = guesses.get(code);
          report(facts, {
            at: first.at,
            key: `unknown ${code}`,
            message: {
              en: `“${code}” is cited, but is neither in the library nor among the documents held elsewhere.`,
              id: `“${code}” dirujuk, tetapi tidak ada di pustaka maupun di antara dokumen pihak lain.`,
            },
            fix: guess
              ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
              : {
                  en: "Correct the code, or list the document under external in library.yaml.",
                  id: "Betulkan kodenya, atau catat dokumen itu pada external di library.yaml.",
                },
            related: others.map(({ at }) => ({ path: facts.path, at, message: { en: "cited here too", id: "dirujuk juga di sini" } })),
          });
        }
      }
    }

    function unknownCodes(facts: DocumentFacts): Map<DocumentCode, Citation[]> {
      const places = new Map<DocumentCode, Citation[]>();
      for (const citation of facts.citations) {
        const { code } = citation;
        if (code === facts.code || library.documents.has(code) || library.external.has(code)) continue;
        const own = places.get(code);
        if (own) own.push(citation);
        else places.set(code, [citation]);
      }
      return places;
    }
  },
});
