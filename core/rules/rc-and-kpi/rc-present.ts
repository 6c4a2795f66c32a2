import type { Document } from "../../document/document.ts";
import { isLost } from "../../document/steps/lost-flows.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { scheme, report }: DocumentRuleContext): void {
  const { code } = document.frontMatter;
  for (const flow of document.flows) {
    if (isLost(flow)) continue;
    for (const step of flow.steps) {
      const { number, title, at, fields } = step;
      // A field that is there but empty is SOP407's finding.
      if (fields.some(({ field }) => field === "rc")) continue;
      report({
        at,
        key: `without ${title}`,
        message: { en: `Step ${number} “${title}” has no RC.`, id: `Langkah ${number} “${title}” tidak memiliki RC.` },
        fix:
          code === undefined
            ? undefined
            : { en: `Add “- RC: ${scheme.formatRc(code, number)}”.`, id: `Tambahkan “- RC: ${scheme.formatRc(code, number)}”.` },
      });
    }
  }
}

export const rcPresent = defineRule({
  id: "SOP504",
  name: "rc-present",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: { en: "Every step has an RC.", id: "Setiap langkah memiliki RC." },
  why: {
    en: "Without an RC other documents and records can't name the step.",
    id: "Tanpa RC, langkah itu tidak dapat disebut dokumen dan rekaman lain.",
  },
  examples: [
    {
      title: { en: "A step without an RC", id: "Langkah tanpa RC" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Lanjut: selesai
      `,
      reports: ["5:1-5:14 Step 1 “Salam” has no RC."],
    },
    {
      title: { en: "A step with its RC", id: "Langkah dengan RC-nya" },
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
