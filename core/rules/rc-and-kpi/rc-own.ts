import type { Document } from "../../document/document.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { scheme, report }: DocumentRuleContext): void {
  const { code } = document.frontMatter;
  if (code === undefined) return;
  for (const { number, rc } of document.flows.flatMap(({ steps }) => steps)) {
    const read = rc && scheme.parseRc(rc.value);
    if (!read || (read.code === code && read.step === number)) continue;
    const expected = scheme.formatRc(code, number);
    report({
      at: rc.at,
      key: `own ${rc.value}`,
      message: {
        en: `Step ${number} has the RC “${rc.value}”; expected “${expected}”.`,
        id: `Langkah ${number} ber-RC “${rc.value}”; yang diharapkan “${expected}”.`,
      },
      fix: { en: `Write “${expected}”.`, id: `Tulis “${expected}”.` },
    });
  }
}

export const rcOwn = defineRule({
  id: "SOP502",
  name: "rc-own",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "A step's RC carries its document's code and its own number.",
    id: "RC langkah memuat kode dokumennya dan nomornya sendiri.",
  },
  why: {
    en: "Copied with another step, an RC counts calls for a step nobody took.",
    id: "RC yang tersalin dari langkah lain mencatat langkah yang tidak pernah dilakukan.",
  },
  examples: [
    {
      title: { en: "Another document's code, another step's number", id: "Kode dokumen lain, nomor langkah lain" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - RC: IN.OCC.TELK.P-02_R1

        #### 2. Salam Penutup

        - RC: IN.OCC.TELK.P-01_R3
        - Lanjut: selesai
      `,
      reports: [
        "7:7-7:26 Step 1 has the RC “IN.OCC.TELK.P-02_R1”; expected “IN.OCC.TELK.P-01_R1”.",
        "11:7-11:26 Step 2 has the RC “IN.OCC.TELK.P-01_R3”; expected “IN.OCC.TELK.P-01_R2”.",
      ],
    },
    {
      title: { en: "The document's code and the step's number", id: "Kode dokumen dan nomor langkah" },
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
