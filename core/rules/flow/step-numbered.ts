import type { Document, Flow, Step } from "../../document/document.ts";
import { isLost } from "../../document/steps/lost-flows.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const first = new Map<number, Step>();
  // What is not read as a step has a number, too.
  let previous: number | undefined = context.unread.has("steps") ? undefined : 0;
  for (const flow of document.flows) {
    if (isLost(flow)) {
      // A flow lost whole may have had any number of steps; one lost in part is counted on from its last.
      previous = flow.gap?.steps ? (flow.steps.at(-1)?.number ?? flow.gap.steps.last) : undefined;
      for (const step of flow.steps) first.set(step.number, step);
      continue;
    }
    for (const step of flow.steps) {
      const twice = first.get(step.number);
      if (twice) reportTwice(step, twice, document.path, context);
      else if (previous !== undefined && step.number !== previous + 1) reportGap(step, flow, previous + 1, context);
      if (!twice) first.set(step.number, step);
      previous = step.number;
    }
  }
}

const fix = {
  en: "Correct the number; sop renumber numbers all steps 1…n again, and Lanjut and RC with them.",
  id: "Betulkan nomornya; sop renumber menomori semua langkah 1…n lagi beserta Lanjut dan RC-nya.",
};

function reportTwice(step: Step, first: Step, path: string, { report }: DocumentRuleContext): void {
  report({
    at: step.at,
    key: `twice ${step.number} ${step.title}`,
    message: {
      en: `Step ${step.number} “${step.title}” has the number of “${first.title}”.`,
      id: `Langkah ${step.number} “${step.title}” bernomor sama dengan “${first.title}”.`,
    },
    fix,
    related: [
      { path, at: first.at, message: { en: `first on line ${first.at.start.line}`, id: `pertama kali pada baris ${first.at.start.line}` } },
    ],
  });
}

function reportGap(step: Step, flow: Flow, expected: number, { report }: DocumentRuleContext): void {
  report({
    at: step.at,
    key: `gap ${step.title}`,
    message: {
      en: `Step ${step.number} “${step.title}” of “${flow.title}” should be step ${expected}.`,
      id: `Langkah ${step.number} “${step.title}” pada “${flow.title}” seharusnya langkah ${expected}.`,
    },
    fix,
  });
}

export const stepNumbered = defineRule({
  id: "SOP402",
  name: "step-numbered",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Steps are numbered once each and without gap, through the whole document.",
    id: "Langkah bernomor unik dan tanpa sela di seluruh dokumen.",
  },
  why: {
    en: "“Step 8” and its RC must name one step, in every flow and in every conversation.",
    id: "“Langkah 8” dan RC-nya harus menunjuk satu langkah, di semua alur dan semua percakapan.",
  },
  examples: [
    {
      title: { en: "A number twice and a number left out", id: "Nomor ganda dan nomor terlewat" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        #### 3. Cari data

        - Lanjut: selesai

        ### Layanan 147

        #### 3. Salam

        - Lanjut: selesai
      `,
      reports: [
        "7:1-7:18 Step 3 “Cari data” of “Layanan 108” should be step 2.",
        "13:1-13:14 Step 3 “Salam” has the number of “Cari data”.",
      ],
    },
    {
      title: { en: "Numbers that begin again with each flow", id: "Nomor yang mulai lagi di setiap alur" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Lanjut: selesai

        ### Layanan 147

        #### 1. Salam

        #### 2. Salam Penutup

        - Lanjut: selesai
      `,
      reports: ["11:1-11:14 Step 1 “Salam” has the number of “Salam”."],
    },
    {
      title: {
        en: "On through the flows; where steps are lost, nothing is counted",
        id: "Berlanjut antaralur; yang hilang tidak dihitung",
      },
      valid: sop`
        ---
        transcription:
          source: salinan terkendali
          gaps:
            - { flow: Layanan 147, steps: 3-6, why: gambar tidak terbaca }
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        #### 2. Salam Penutup

        - Lanjut: selesai

        ### Layanan 147

        #### 7. Salam Penutup

        - Lanjut: selesai

        ### Social Media

        #### 8. Salam Penutup

        - Lanjut: selesai
      `,
    },
  ],
});
