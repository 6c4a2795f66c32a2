import type { Document, Flow } from "../../document/document.ts";
import { isLost } from "../../document/steps/lost-flows.ts";
import { isExit, targetsOf } from "../../document/steps/step-targets.ts";
import { fold } from "../../document/words/fold.ts";
import { nearest } from "../../document/words/nearest.ts";
import { quotedList } from "../../document/words/quoted-list.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  for (const flow of document.flows) {
    if (isLost(flow)) reportLost(flow, context);
    else checkFlow(flow, context);
  }
  checkEndless(document, context);
  const titles = document.flows.map(({ title }) => title);
  const known = new Set(titles.map(fold));
  document.frontMatter.transcription?.gaps.forEach((gap, index) => {
    if (known.has(fold(gap.flow))) return;
    const guess = nearest(gap.flow, titles);
    context.report({
      at: document.locate(["transcription", "gaps", index, "flow"]),
      key: `gap ${gap.flow}`,
      message: {
        en: `A gap is noted for the flow “${gap.flow}”, which the document does not have.`,
        id: `Ada catatan kehilangan untuk alur “${gap.flow}”, yang tidak ada dalam dokumen.`,
      },
      fix: guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : { en: `Add “### ${gap.flow}”, or take the gap out.`, id: `Tambahkan “### ${gap.flow}”, atau hapus catatan itu.` },
    });
  });
}

/** Flows that lead to each other, none of which ever ends: each has a way out, and all together have none. */
function checkEndless({ flows, frontMatter: { code } }: Document, { report }: DocumentRuleContext): void {
  const leading = new Map(flows.map((flow) => [flow, flowsAfter(flow, flows, code)]));
  // A flow that is lost, has no exit, or can't be read is told of by itself.
  const ending = new Set(flows.filter((flow) => isLost(flow) || leading.get(flow) === undefined || !flow.steps.some(isExit)));
  for (let size = -1; size < ending.size; ) {
    size = ending.size;
    for (const [flow, after = []] of leading) if (after.some((other) => ending.has(other))) ending.add(flow);
  }
  const endless = flows.filter((flow) => !ending.has(flow));
  const [first] = endless;
  if (!first) return;
  const titles = quotedList(endless.map(({ title }) => title));
  report({
    at: first.at,
    key: `endless ${first.title}`,
    message: {
      en: `The flows ${titles} lead to each other only: none of them ends, or leads to another document.`,
      id: `Alur ${titles} hanya saling mengarah: tidak ada yang berakhir atau menuju dokumen lain.`,
    },
    fix: { en: "Let the step that ends it say “- Lanjut: selesai”.", id: "Tulis “- Lanjut: selesai” pada langkah penutupnya." },
  });
}

/** The flows of the document that one leads to; undefined where it ends, leads out of the document, or may do so. */
function flowsAfter({ steps }: Flow, flows: readonly Flow[], code: string | undefined): Flow[] | undefined {
  const after: Flow[] = [];
  for (const { value } of steps.flatMap(targetsOf)) {
    if (value.kind === "step" || value.kind === "parallel") continue;
    const other = flows.find((flow) =>
      value.kind === "flow"
        ? flow.slug === value.slug
        : value.kind === "rc" && value.code === code && flow.steps.some(({ number }) => number === value.step),
    );
    if (!other) return undefined;
    after.push(other);
  }
  return after;
}

function reportLost({ title, at, gap, steps }: Flow, { report }: DocumentRuleContext): void {
  if (!gap) return;
  const fix = {
    en: "Write what the owner still knows of it into the next revision, marked > [!RECONSTRUCTED].",
    id: "Tulis yang masih diketahui pemiliknya pada revisi berikut, dengan tanda > [!RECONSTRUCTED].",
  };
  if (!gap.steps && steps.length > 0) {
    report({
      at,
      key: `not lost ${title}`,
      message: {
        en: `The flow “${title}” is noted as lost (${gap.why}), but has steps.`,
        id: `Alur “${title}” dicatat hilang (${gap.why}), padahal memuat langkah.`,
      },
      fix: { en: "Say which steps are lost: steps: 1-7.", id: "Sebutkan langkah yang hilang: steps: 1-7." },
    });
    return;
  }
  const { first, last } = gap.steps ?? { first: 0, last: 0 };
  const lost = first === last ? String(first) : `${first}–${last}`;
  report({
    at,
    key: `lost ${title}`,
    message: gap.steps
      ? {
          en: `The flow “${title}” lacks the steps ${lost}, which the source lost (${gap.why}).`,
          id: `Alur “${title}” tidak memuat langkah ${lost}, yang hilang pada sumbernya (${gap.why}).`,
        }
      : {
          en: `The flow “${title}” has no steps; the source lost it (${gap.why}).`,
          id: `Alur “${title}” tidak memuat langkah; alur ini hilang pada sumbernya (${gap.why}).`,
        },
    fix,
  });
}

function checkFlow(flow: Flow, { report }: DocumentRuleContext): void {
  const last = flow.steps.at(-1);
  if (!last) {
    report({
      at: flow.at,
      key: `empty ${flow.title}`,
      message: { en: `The flow “${flow.title}” has no steps.`, id: `Alur “${flow.title}” tidak memuat langkah.` },
      fix: { en: "Add its steps: #### 1. Title.", id: "Tambahkan langkahnya: #### 1. Judul." },
    });
    return;
  }
  if (last.next.kind === "following") {
    report({
      at: last.at,
      key: `open ${last.title}`,
      message: {
        en: `Step ${last.number} “${last.title}” ends the flow “${flow.title}” without saying where it goes on.`,
        id: `Langkah ${last.number} “${last.title}” mengakhiri alur “${flow.title}” tanpa menyebut kelanjutannya.`,
      },
      fix: {
        en: "Add “- Lanjut: selesai”, or the step, flow or code it goes on to.",
        id: "Tambahkan “- Lanjut: selesai”, atau langkah, alur, atau kode kelanjutannya.",
      },
    });
  } else if (!flow.steps.some(isExit)) {
    report({
      at: flow.at,
      key: `no exit ${flow.title}`,
      message: {
        en: `The flow “${flow.title}” has no exit: no step ends it or leads on to another flow or document.`,
        id: `Alur “${flow.title}” tidak memiliki jalan keluar: tidak ada langkah yang mengakhirinya atau menuju alur atau dokumen lain.`,
      },
      fix: { en: "Let the step that ends it say “- Lanjut: selesai”.", id: "Tulis “- Lanjut: selesai” pada langkah penutupnya." },
    });
  }
}

export const flowComplete = defineRule({
  id: "SOP401",
  name: "flow-complete",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Every flow has steps and an exit, and its last step says where it goes.",
    id: "Setiap alur memiliki langkah dan jalan keluar, dan langkah terakhirnya menyebut kelanjutannya.",
  },
  why: {
    en: "An agent who reaches the end of an open flow doesn't know whether the call is done.",
    id: "Agent yang sampai di ujung alur terbuka tidak tahu apakah layanannya sudah selesai.",
  },
  examples: [
    {
      title: { en: "A flow without steps, and one that just stops", id: "Alur tanpa langkah, dan alur yang berhenti begitu saja" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        ### Layanan 147

        #### 1. Salam

        - Pelaksana: Agent
      `,
      reports: [
        "3:1-3:16 The flow “Layanan 108” has no steps.",
        "7:1-7:14 Step 1 “Salam” ends the flow “Layanan 147” without saying where it goes on.",
      ],
    },
    {
      title: { en: "Round and round, without an exit", id: "Berputar tanpa jalan keluar" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        #### 2. Cari data

        - Lanjut: 1
      `,
      reports: ["3:1-3:16 The flow “Layanan 108” has no exit: no step ends it or leads on to another flow or document."],
    },
    {
      title: { en: "What a transcription has lost is said once", id: "Yang hilang pada transkripsi disebut satu kali" },
      file: "rev-00.md",
      invalid: sop`
        ---
        transcription:
          source: salinan terkendali
          gaps:
            - { flow: Layanan 108, steps: 1-7, why: gambar tidak terbaca }
            - { flow: Layanan 147, why: gambar tidak ada }
            - { flow: Layanan 174, why: gambar tidak ada }
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 8. Salam Penutup

        - Lanjut: ?

        ### Layanan 147
      `,
      reports: [
        "7:15-7:26 A gap is noted for the flow “Layanan 174”, which the document does not have.",
        "11:1-11:16 The flow “Layanan 108” lacks the steps 1–7, which the source lost (gambar tidak terbaca).",
        "17:1-17:16 The flow “Layanan 147” has no steps; the source lost it (gambar tidak ada).",
      ],
    },
    {
      title: { en: "A flow with an exit", id: "Alur dengan jalan keluar" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        #### 2. Salam Penutup

        - Lanjut: selesai
      `,
    },
  ],
});
