import type { Document } from "../../document/document.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { scheme, settings, report }: DocumentRuleContext): void {
  for (const { number, rc } of document.flows.flatMap(({ steps }) => steps)) {
    if (!rc || scheme.parseRc(rc.value)) continue;
    const { code } = document.frontMatter;
    const expected = code === undefined ? undefined : scheme.formatRc(code, number);
    report({
      at: rc.at,
      key: `pattern ${rc.value}`,
      message: {
        en: `The RC “${rc.value}” of step ${number} does not have the form ${settings.rc.pattern}.`,
        id: `RC “${rc.value}” pada langkah ${number} tidak berbentuk ${settings.rc.pattern}.`,
      },
      fix: expected ? { en: `Write “${expected}”.`, id: `Tulis “${expected}”.` } : undefined,
    });
  }
}

export const rcPattern = defineRule({
  id: "SOP501",
  name: "rc-pattern",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: { en: "An RC follows the library's pattern.", id: "RC mengikuti pola pustaka." },
  why: {
    en: "An RC of another form leads nobody to its step.",
    id: "RC berbentuk lain tidak membawa siapa pun ke langkahnya.",
  },
  examples: [
    {
      title: { en: "A blank instead of the underscore", id: "Spasi sebagai ganti garis bawah" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - RC: IN.OCC.TELK.P-01 R1
        - Lanjut: selesai
      `,
      reports: ["7:7-7:26 The RC “IN.OCC.TELK.P-01 R1” of step 1 does not have the form {code}_R{step}."],
    },
    {
      title: { en: "An RC of the pattern", id: "RC menurut pola" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - RC: IN.OCC.TELK.P-01_R1
        - Lanjut: selesai
      `,
    },
  ],
});
