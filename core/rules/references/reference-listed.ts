import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { SectionType } from "../../../schemas/library-settings.ts";
import type { Citation, Document } from "../../document/document.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { anyFlowLost } from "../../document/steps/lost-flows.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const lists = sectionsOfType(document.frontMatter.code, context).filter(({ from }) => from === "workInstructions" || from === "records");
  checkCited(
    document,
    lists.filter(({ from }) => !context.unread.has(from)),
    context,
  );
  if (!anyFlowLost(document)) checkListed(document, lists, context);
}

function listedCodes({ frontMatter }: Document, { from }: SectionType): (DocumentCode | undefined)[] {
  return from === "workInstructions" ? frontMatter.workInstructions : frontMatter.records.map(({ code }) => code);
}

function checkCited(document: Document, lists: readonly SectionType[], { scheme, settings, report }: DocumentRuleContext): void {
  const language = document.frontMatter.language ?? settings.language;
  for (const [code, citation] of firstCitations(document, ({ in: place }) => place.kind === "step" || place.kind === "flow")) {
    const type = scheme.typeOf(code);
    const list = lists.find(({ accepts }) => type !== undefined && accepts?.includes(type));
    if (!list || listedCodes(document, list).includes(code)) continue;
    const name = pick(list.name, language);
    report({
      at: citation.at,
      key: `unlisted ${code}`,
      message: {
        en: `“${code}” is cited in a flow but not listed under “${name}”.`,
        id: `“${code}” dirujuk dalam alur, tetapi tidak tercantum pada “${name}”.`,
      },
      fix: { en: `Add it to ${list.from}.`, id: `Tambahkan ke ${list.from}.` },
    });
  }
}

function checkListed(document: Document, lists: readonly SectionType[], { scheme, settings, report }: DocumentRuleContext): void {
  const language = document.frontMatter.language ?? settings.language;
  const cited = firstCitations(document, ({ in: place }) => place.kind !== "frontMatter" || place.key === "definitions");
  for (const list of lists) {
    listedCodes(document, list).forEach((code, index) => {
      // What is no code at all is reported as such (SOP601).
      if (code === undefined || cited.has(code) || !scheme.parse(code)) return;
      const name = pick(list.name, language);
      report({
        at: document.locate(list.from === "records" ? ["records", index, "code"] : [list.from, index]),
        key: `uncited ${code}`,
        message: {
          en: `“${code}” is listed under “${name}” but cited nowhere in the text.`,
          id: `“${code}” tercantum pada “${name}”, tetapi tidak dirujuk di mana pun dalam teks.`,
        },
        fix: { en: "Say at the step where it is used, or take it out.", id: "Sebutkan pada langkah yang memakainya, atau hapus." },
      });
    });
  }
}

/** The first citation of each code among those chosen. */
function firstCitations(document: Document, chosen: (citation: Citation) => boolean): Map<DocumentCode, Citation> {
  const first = new Map<DocumentCode, Citation>();
  for (const citation of document.citations) {
    if (!citation.maybe && chosen(citation) && citation.code !== document.frontMatter.code && !first.has(citation.code))
      first.set(citation.code, citation);
  }
  return first;
}

export const referenceListed = defineRule({
  id: "SOP604",
  name: "reference-listed",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "Instructions, forms and standards cited in flows are listed in their sections, and what is listed is cited.",
    id: "Instruksi, formulir, dan standar yang dirujuk dalam alur tercantum di bagiannya, dan yang tercantum dirujuk.",
  },
  why: {
    en: "Copies go out with the documents listed; what is only in the flow is missing at the workplace.",
    id: "Salinan dibagikan bersama dokumen yang tercantum; yang hanya ada di alur tidak sampai ke tempat kerja.",
  },
  examples: [
    {
      title: {
        en: "Cited in a flow and not listed; listed and not cited",
        id: "Dirujuk dalam alur tanpa tercantum; tercantum tanpa dirujuk",
      },
      invalid: sop`
        ---
        workInstructions: [IN.OCC.TELK.W-18]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Keluhan

        - Sesuai: IN.OCC.TELK.W-10
        - Lanjut: selesai

        Agent menilai diri menurut IN.QCC.TELK.S-01.
      `,
      reports: [
        "2:20-2:36 “IN.OCC.TELK.W-18” is listed under “Instruksi Kerja Pendukung” but cited nowhere in the text.",
        "10:11-10:27 “IN.OCC.TELK.W-10” is cited in a flow but not listed under “Instruksi Kerja Pendukung”.",
        "13:28-13:44 “IN.QCC.TELK.S-01” is cited in a flow but not listed under “Dokumen / Rekaman Pendukung”.",
      ],
    },
    {
      title: { en: "Listed and cited", id: "Tercantum dan dirujuk" },
      valid: sop`
        ---
        workInstructions: [IN.OCC.TELK.W-10]
        records:
          - { code: IN.QCC.TELK.S-01, retention: Selama PKS, custodian: QC }
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Keluhan

        - Lanjut: IN.OCC.TELK.W-10

        Agent menilai diri menurut IN.QCC.TELK.S-01.
      `,
    },
  ],
});
