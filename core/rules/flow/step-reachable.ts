import type { Document, Flow } from "../../document/document.ts";
import { isLost } from "../../document/steps/lost-flows.ts";
import { readStepGraph, splitOf } from "../../document/steps/step-graph.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";
import { checkJoins } from "./parts/check-joins.ts";
import { checkReached, checkWayOut } from "./parts/check-reached.ts";
import { checkSplit } from "./parts/check-splits.ts";

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
        en: "Waiting for a step that does not come, and for too few",
        id: "Menunggu langkah yang tidak datang, dan kurang menunggu",
      },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 147

        #### 1. Catat tiket

        - Lanjut: 2 dan 3

        #### 2. Sampaikan nomor

        - Lanjut: 4

        #### 3. Teruskan tiket

        - Lanjut: 4

        #### 4. Pastikan diterima

        - Setelah: 2 dan 5

        #### 5. Salam Penutup

        - Lanjut: selesai
      `,
      reports: [
        "19:12-19:19 Step 4 “Pastikan diterima” does not wait for 3, which also leads to it.",
        "19:12-19:19 Step 4 “Pastikan diterima” waits for step 5, which does not lead to it.",
      ],
    },
    {
      title: { en: "A branch that leaves before the join", id: "Cabang yang keluar sebelum disatukan" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 147

        #### 1. Catat tiket

        - Lanjut: 2 dan 3

        #### 2. Pelanggan masih di telepon?

        - Lanjut:
          - Ya → 4
          - Tidak → selesai

        #### 3. Teruskan tiket

        #### 4. Pastikan diterima

        - Setelah: 2 dan 3
        - Lanjut: selesai
      `,
      reports: [
        "9:1-9:36 Step 2 “Pelanggan masih di telepon?” leaves the flow between the split at 1 and the join at 4, which then waits in vain.",
      ],
    },
    {
      title: {
        en: "Back out of a parallel part, into one, and branches that meet unawaited",
        id: "Kembali keluar dari bagian bersamaan, masuk ke dalamnya, dan cabang yang bertemu tanpa ditunggu",
      },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 147

        #### 1. Catat tiket

        - Lanjut: 2 dan 3

        #### 2. Data benar?

        - Lanjut:
          - Ya → 4
          - Tidak → 1

        #### 3. Teruskan tiket

        #### 4. Pastikan diterima

        - Setelah: 2 dan 3
        - Lanjut: selesai

        ### Layanan 108

        #### 5. Keluhan baru?

        - Lanjut:
          - Ya → 6
          - Tidak → 7

        #### 6. Catat tiket

        - Lanjut: 7 dan 8

        #### 7. Sampaikan nomor

        - Lanjut: 9

        #### 8. Teruskan tiket

        #### 9. Kirim surat

        #### 10. Pastikan diterima

        - Setelah: 9
        - Lanjut: selesai
      `,
      reports: [
        "9:1-9:20 Step 2 “Data benar?” goes back to 1, out of what step 1 has split, while the other branches still run.",
        "24:1-24:22 Step 5 “Keluhan baru?” leads to 7, into one branch of what step 6 has split.",
        "40:1-40:20 Branches of the split at 6 meet at step 9 “Kirim surat”, which waits for none of them and so is done twice.",
      ],
    },
    {
      title: { en: "Split and never joined, and a join without a split", id: "Dipecah tanpa disatukan, dan penyatuan tanpa pemecahan" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 147

        #### 1. Catat tiket

        - Lanjut: 2 dan 3

        #### 2. Sampaikan nomor

        - Lanjut: 4

        #### 3. Teruskan tiket

        #### 4. Salam Penutup

        - Lanjut: selesai

        ### Layanan 108

        #### 5. Data tersedia?

        - Lanjut:
          - Ya → 6
          - Tidak → 7

        #### 6. Bacakan

        - Lanjut: 8

        #### 7. Usulkan

        #### 8. Salam Penutup

        - Setelah: 6 dan 7
        - Lanjut: selesai
      `,
      reports: [
        "7:11-7:18 Step 1 “Catat tiket” splits into 2 and 3, which are never joined again.",
        "35:12-35:19 Step 8 “Salam Penutup” waits for 6 and 7, but no step splits into them.",
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
    {
      title: {
        en: "A parallel part whose branches all end the flow, and one that decides within a branch",
        id: "Bagian bersamaan yang semua cabangnya mengakhiri alur, dan yang memutuskan di dalam satu cabang",
      },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 147

        #### 1. Catat tiket

        - Lanjut: 2 dan 3

        #### 2. Sampaikan nomor

        - Lanjut: selesai (tiket berjalan)

        #### 3. Teruskan tiket

        - Lanjut: selesai (tiket berjalan)

        ### Layanan 108

        #### 4. Catat usul

        - Lanjut: 5 dan 8

        #### 5. Perlu data?

        - Lanjut:
          - Ya → 6
          - Tidak → 7

        #### 6. Minta data

        - Lanjut: 9

        #### 7. Catat alasan

        - Lanjut: 9

        #### 8. Teruskan usul

        #### 9. Pastikan diterima

        - Setelah: 6, 7 dan 8
        - Lanjut: selesai
      `,
    },
  ],
});
