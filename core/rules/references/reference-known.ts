import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { CitationOf, Cited, Tell } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** Where a text cites a code: numbers of its citations. */
interface Citing {
  code: DocumentCode;
  path: string;
  places: number[];
}

function* cites(life: LifeOnDay): Iterable<CitationOf<Citing>> {
  for (const text of life.documents.flatMap(({ current }) => current)) {
    for (const citing of citedBy(text).values()) yield { text, code: citing.code, citing };
  }
}

function citedBy({ path, code: self, citations }: DocumentFacts): Map<DocumentCode, Citing> {
  const byCode = new Map<DocumentCode, Citing>();
  for (const [index, { code }] of citations.entries()) {
    const citing = byCode.get(code);
    if (citing) citing.places.push(index);
    else if (code !== self) byCode.set(code, { code, path, places: [index] });
  }
  return byCode;
}

function check({ code, path, places }: Citing, cited: Cited<true>, _: unknown, tell: Tell): void {
  const [first, ...others] = places;
  if (cited || first === undefined) return;
  tell({
    at: ["citations", first],
    key: `unknown ${code}`,
    meant: code,
    message: {
      en: `“${code}” is cited, but is neither in the library nor among the documents held elsewhere.`,
      id: `“${code}” dirujuk, tetapi tidak ada di pustaka maupun di antara dokumen pihak lain.`,
    },
    fix: {
      en: "Correct the code, or list the document under external in library.yaml.",
      id: "Betulkan kodenya, atau catat dokumen itu pada external di library.yaml.",
    },
    related: others.map((index) => ({
      path,
      at: ["citations", index],
      message: { en: "cited here too", id: "dirujuk juga di sini" },
    })),
  });
}

export const referenceKnown = defineRule({
  id: "SOP601",
  name: "reference-known",
  scope: "citation",
  cites,
  answers: () => true as const,
  check,
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
});
