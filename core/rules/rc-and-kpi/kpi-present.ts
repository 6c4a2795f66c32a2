import type { Document } from "../../document/document.ts";
import { isLost } from "../../document/steps/lost-flows.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { report }: DocumentRuleContext): void {
  for (const flow of document.flows) {
    if (isLost(flow)) continue;
    for (const step of flow.steps) {
      const { number, title, at, fields } = step;
      // A field that is there but empty is SOP407's finding.
      if (fields.some(({ field }) => field === "kpi")) continue;
      report({
        at,
        key: `without ${title}`,
        message: { en: `Step ${number} “${title}” has no KPI.`, id: `Langkah ${number} “${title}” tidak memiliki KPI.` },
        fix: {
          en: "Add “- KPI: …”, one of the document's indicators.",
          id: "Tambahkan “- KPI: …”, salah satu indikator dokumen ini.",
        },
      });
    }
  }
}

export const kpiPresent = defineRule({
  id: "SOP506",
  name: "kpi-present",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: { en: "Every step says by which KPI it is measured.", id: "Setiap langkah menyebut KPI pengukurnya." },
  why: {
    en: "A step without a KPI is done by feel, and nobody sees when it goes wrong.",
    id: "Langkah tanpa KPI dikerjakan dengan perasaan, dan tidak terlihat bila meleset.",
  },
  examples: [
    {
      title: { en: "A step without KPI", id: "Langkah tanpa KPI" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam Penutup

        - Pelaksana: Agent
        - Lanjut: selesai
      `,
      reports: ["5:1-5:22 Step 1 “Salam Penutup” has no KPI."],
    },
    {
      title: { en: "A step with its KPI", id: "Langkah dengan KPI-nya" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam Penutup

        - KPI: Sesuai standar layanan
        - Lanjut: selesai
      `,
    },
  ],
});
