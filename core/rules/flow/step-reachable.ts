import type { Document, Flow } from "../../document/document.ts";
import { isLost } from "../../document/steps/lost-flows.ts";
import { readStepGraph, splitOf } from "../../document/steps/step-graph.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";
import { checkJoins } from "./parts/check-joins.ts";
import { checkReached, checkWayOut } from "./parts/check-reached.ts";
import { checkSplit } from "./parts/check-splits.ts";
import { parallelExamples } from "./parts/parallel-examples.ts";

/** More steps than any flow has; walking them in every direction would take minutes. */
const MAX_STEPS = 2_000;

function check(document: Document, context: DocumentRuleContext): void {
  const entries = entriesByRc(document);
  for (const flow of document.flows) {
    if (isLost(flow) || flow.steps.length === 0 || flow.steps.length > MAX_STEPS) continue;
    const graph = readStepGraph(flow);
    const starts = startsOf(flow, entries);
    checkReached(flow, graph, starts, context);
    checkWayOut(flow, graph, context);
    for (const step of flow.steps) if (splitOf(step)) checkSplit(step, { flow, graph, starts, path: document.path }, context);
    checkJoins(flow, graph, context);
  }
}

/** Steps of this document that are entered by their RC, from another flow or from the prose. */
function entriesByRc({ citations, frontMatter }: Document): ReadonlySet<number> {
  return new Set(citations.flatMap(({ code, step }) => (code === frontMatter.code && step !== undefined ? [step] : [])));
}

function startsOf({ steps }: Flow, entries: ReadonlySet<number>): number[] {
  return steps.filter(({ number }, index) => index === 0 || entries.has(number)).map(({ number }) => number);
}

export const stepReachable = defineRule({
  id: "SOP404",
  name: "step-reachable",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Every step can be reached from its flow's start and can reach an exit; what is split is joined again.",
    id: "Setiap langkah dapat dicapai dari awal alurnya dan dapat mencapai jalan keluar; yang dipecah disatukan kembali.",
  },
  why: {
    en: "An agent on a live call who lands in a loop has nowhere to go, and a step nobody reaches is never done.",
    id: "Agent yang terjebak putaran saat melayani tidak punya jalan, dan langkah yang tak tercapai tidak pernah dikerjakan.",
  },
  examples: [
    {
      title: { en: "A step nobody reaches, and a loop without a way out", id: "Langkah yang tak tercapai, dan putaran tanpa jalan keluar" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        - Lanjut:
          - Ya → selesai
          - Tidak → 4

        #### 2. Catat usulan

        #### 3. Teruskan usulan

        - Lanjut: selesai

        #### 4. Cari lagi

        #### 5. Tanya rekan

        - Lanjut: 4
      `,
      reports: [
        "11:1-11:21 Step 2 “Catat usulan” can't be reached from the start of “Layanan 108”, nor can 3 after it.",
        "17:1-17:18 Steps 4 and 5 of “Layanan 108” go round without a way out.",
      ],
    },
    {
      title: {
        en: "A loop with a way out, a split that is joined, a step reached by its RC",
        id: "Putaran dengan jalan keluar, pecahan yang disatukan, langkah yang dicapai lewat RC",
      },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 147

        #### 1. Keluhan jelas?

        - Lanjut:
          - Ya → 2
          - Belum → 1

        #### 2. Catat tiket

        - Lanjut: 3 dan 4

        #### 3. Sampaikan nomor

        - Lanjut: 5

        #### 4. Teruskan tiket

        #### 5. Pastikan diterima

        - Setelah: 3 dan 4
        - Lanjut: IN.OCC.TELK.P-01_R7

        ### Layanan 108

        #### 6. Salam Penutup

        - Lanjut: selesai

        #### 7. Usulkan perubahan

        - Lanjut: selesai
      `,
    },
    ...parallelExamples,
  ],
});
