import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Document } from "../../document/document.ts";
import { typeName } from "../../document/named-in-settings.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const { frontMatter } = document;
  const language = frontMatter.language ?? context.settings.language;
  for (const { from, accepts, name } of sectionsOfType(frontMatter.code, context)) {
    if (!accepts || (from !== "workInstructions" && from !== "records")) continue;
    const codes: (DocumentCode | undefined)[] =
      from === "records" ? frontMatter.records.map(({ code }) => code) : frontMatter.workInstructions;
    codes.forEach((code, index) => {
      const type = context.scheme.typeOf(code);
      if (type === undefined || accepts.includes(type)) return;
      const called = typeName(type, context.settings);
      context.report({
        at: document.locate(from === "records" ? [from, index, "code"] : [from, index]),
        key: `type ${code}`,
        message: {
          en: `“${code}” is of type ${type} (${called.en}); “${pick(name, language)}” accepts ${accepts.join(", ")}.`,
          id: `“${code}” berjenis ${type} (${called.id}); “${pick(name, language)}” menerima ${accepts.join(", ")}.`,
        },
        fix: { en: "Move it to the list of its type.", id: "Pindahkan ke daftar jenisnya." },
      });
    });
  }
}

export const referenceType = defineRule({
  id: "SOP605",
  name: "reference-type",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "A list of documents holds the types its section accepts.",
    id: "Daftar dokumen memuat jenis yang diterima bagiannya.",
  },
  why: {
    en: "A form among the work instructions is looked for in vain among the records.",
    id: "Formulir di antara instruksi kerja akan sia-sia dicari di antara rekaman.",
  },
  examples: [
    {
      title: { en: "A form among the work instructions", id: "Formulir di antara instruksi kerja" },
      invalid: sop`
        ---
        workInstructions: [IN.OCC.TELK.W-10, IN.OCC.TELK.F-19]
        ---
      `,
      reports: ["2:38-2:54 “IN.OCC.TELK.F-19” is of type F (Form); “Instruksi Kerja Pendukung” accepts W."],
    },
    {
      title: { en: "Each in its list", id: "Masing-masing di daftarnya" },
      valid: sop`
        ---
        workInstructions: [IN.OCC.TELK.W-10]
        records:
          - { code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV }
          - { title: Rekaman panggilan, retention: 2 Tahun, custodian: SPV }
        ---
      `,
    },
  ],
});
