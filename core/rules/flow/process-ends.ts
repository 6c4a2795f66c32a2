import type { DocumentCode } from "../../../schemas/identifier.ts";
import { type ComparedUse, comparedTexts } from "../../library/compared-texts.ts";
import type { Place } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import type { ProcessWays } from "../../library/process-ways.ts";
import type { GroupedUse, TellOfText, UseOf } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";
import { type Passage, readProcesses } from "./parts/processes.ts";

/** A text whose process goes on into other documents. */
interface ProcessUse extends ComparedUse {
  code: DocumentCode;
  ways: ProcessWays;
  /** The text's citations in fields of steps. */
  cited: { step: number; code: DocumentCode; index: number }[];
}

type InText = GroupedUse<ProcessUse>;

function* uses(life: LifeOnDay): Iterable<UseOf<ProcessUse>> {
  for (const { text, ...compared } of life.documents.flatMap(comparedTexts)) {
    const { code, ways, path } = text;
    if (code && ways) yield { text, key: "processes", differs: path, use: { ...compared, code, ways, cited: citedInSteps(text) } };
  }
}

function citedInSteps({ citations }: DocumentFacts): ProcessUse["cited"] {
  return citations.flatMap(({ code, in: place }, index) =>
    place.kind === "step" && place.field !== undefined ? [{ step: place.step, code, index }] : [],
  );
}

function judge(group: readonly InText[], _: unknown, tell: TellOfText): void {
  const inForce = group.filter(({ use }) => use.isInForce);
  const coming = group.filter(({ use }) => use.isComing);
  for (const [texts, isToCome] of [
    [inForce, false],
    [coming, true],
  ] as const) {
    const byCode = new Map([...texts].reverse().map((one) => [one.use.code, one] as const));
    const comingBack = readProcesses(new Map([...byCode].map(([code, { use }]) => [code, use.ways] as const)));
    for (const one of byCode.values()) {
      // What is in force already was looked at beside what is.
      if (isToCome && one.use.isInForce) continue;
      for (const passage of comingBack(one.use.code)) tellPassage(one, passage, byCode, tell);
    }
  }
}

function tellPassage({ text, use }: InText, passage: Passage, texts: ReadonlyMap<DocumentCode, InText>, tell: TellOfText): void {
  const { step, to, isCarriedOut, isEndless, back } = passage;
  const leads = isCarriedOut
    ? { en: `is carried out by “${to}”`, id: `dilaksanakan menurut “${to}”` }
    : { en: `goes on to “${to}”`, id: `berlanjut ke “${to}”` };
  const round = back.length > 0 ? ` (${[use.code, ...back.map(({ code }) => code), use.code].join(" → ")})` : "";
  tell(text, {
    at: placeOf(step, to, use),
    key: `${isEndless ? "endless" : "again"} ${to}`,
    message: isEndless
      ? {
          en: `Step ${step} ${leads.en}, which comes back to this document${round}: none of these can ever end.`,
          id: `Langkah ${step} ${leads.id}, yang kembali ke dokumen ini${round}: tidak satu pun dapat berakhir.`,
        }
      : {
          en: `Step ${step} ${leads.en}, which on some way is carried out by this document again${round}: it may begin anew before it is done.`,
          id: `Langkah ${step} ${leads.id}, yang pada suatu jalan dilaksanakan lagi menurut dokumen ini${round}: proses dapat dimulai lagi sebelum selesai.`,
        },
    fix: isEndless
      ? {
          en: "Let one of them end without the other (“- Next: end”).",
          id: "Biarkan salah satunya berakhir tanpa yang lain (“- Lanjut: selesai”).",
        }
      : {
          en: "If one step of it is meant, name that by its RC; else let one of them be done without the other.",
          id: "Bila yang dimaksud hanya satu langkahnya, sebutkan dengan RC; bila tidak, biarkan salah satunya selesai tanpa yang lain.",
        },
    ...(isEndless ? {} : { severity: "warning" as const }),
    related: back.flatMap(({ code, step: by }, index) => {
      const other = texts.get(code);
      const next = back[index + 1]?.code ?? use.code;
      return other ? [{ path: other.text.path, at: placeOf(by, next, other.use), message: { en: `step ${by}`, id: `langkah ${by}` } }] : [];
    }),
  });
}

/** Where a step names the document it leads to. */
function placeOf(step: number, to: DocumentCode, { cited }: ProcessUse): Place {
  return ["citations", cited.find((one) => one.step === step && one.code === to)?.index ?? 0];
}

export const processEnds = defineRule({
  id: "SOP409",
  name: "process-ends",
  scope: "shared",
  judgeWhen: "differing",
  uses,
  judge,
  since: "0.2.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "A process that goes on into other documents ends, and none is carried out by way of itself.",
    id: "Proses yang berlanjut ke dokumen lain dapat berakhir, dan tidak ada yang dilaksanakan lewat dirinya sendiri.",
  },
  why: {
    en: "Who is sent from one procedure to the next and back works without end, and each document by itself looks right.",
    id: "Orang yang disuruh dari satu prosedur ke prosedur lain lalu kembali lagi tidak pernah selesai, padahal tiap dokumen tampak benar.",
  },
  examples: [
    {
      title: {
        en: "Two that are carried out by each other, and never done",
        id: "Dua dokumen yang saling melaksanakan, dan tidak pernah selesai",
      },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ## Rincian Prosedur

          ### Keluhan

          #### 1. Catat keluhan

          #### 2. Telusuri gangguan

          - Sesuai: IN.OCC.TELK.W-10
          - Lanjut: selesai
        `,
        "IN.OCC.TELK.W-10/draft.md": sop`
          ## Rincian Prosedur

          ### Telusur

          #### 1. Terima keluhan

          - Sesuai: IN.OCC.TELK.P-01
          - Lanjut: selesai
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 9:11-9:27 Step 2 is carried out by “IN.OCC.TELK.W-10”, which comes back to this document (IN.OCC.TELK.P-01 → IN.OCC.TELK.W-10 → IN.OCC.TELK.P-01): none of these can ever end.",
        "IN.OCC.TELK.W-10/draft.md 7:11-7:27 Step 1 is carried out by “IN.OCC.TELK.P-01”, which comes back to this document (IN.OCC.TELK.W-10 → IN.OCC.TELK.P-01 → IN.OCC.TELK.W-10): none of these can ever end.",
      ],
    },
    {
      title: { en: "Three that go on to each other only", id: "Tiga dokumen yang hanya saling melanjutkan" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": "## Rincian Prosedur\n\n### Catat\n\n#### 1. Catat\n\n- Lanjut: IN.OCC.TELK.P-02\n",
        "IN.OCC.TELK.P-02/draft.md": "## Rincian Prosedur\n\n### Cari\n\n#### 1. Cari\n\n- Lanjut: IN.OCC.TELK.P-03\n",
        "IN.OCC.TELK.P-03/draft.md": "## Rincian Prosedur\n\n### Tutup\n\n#### 1. Tutup\n\n- Lanjut: IN.OCC.TELK.P-01_R1\n",
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 7:11-7:27 Step 1 goes on to “IN.OCC.TELK.P-02”, which comes back to this document (IN.OCC.TELK.P-01 → IN.OCC.TELK.P-02 → IN.OCC.TELK.P-03 → IN.OCC.TELK.P-01): none of these can ever end.",
        "IN.OCC.TELK.P-02/draft.md 7:11-7:27 Step 1 goes on to “IN.OCC.TELK.P-03”, which comes back to this document (IN.OCC.TELK.P-02 → IN.OCC.TELK.P-03 → IN.OCC.TELK.P-01 → IN.OCC.TELK.P-02): none of these can ever end.",
        "IN.OCC.TELK.P-03/draft.md 7:11-7:30 Step 1 goes on to “IN.OCC.TELK.P-01”, which comes back to this document (IN.OCC.TELK.P-03 → IN.OCC.TELK.P-01 → IN.OCC.TELK.P-02 → IN.OCC.TELK.P-03): none of these can ever end.",
      ],
    },
    {
      title: { en: "One that begins anew on some way", id: "Satu proses yang mungkin dimulai lagi" },
      invalid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ## Rincian Prosedur

          ### Keluhan

          #### 1. Telusuri gangguan

          - Sesuai: IN.OCC.TELK.W-10
          - Lanjut: selesai
        `,
        "IN.OCC.TELK.W-10/draft.md": sop`
          ## Rincian Prosedur

          ### Telusur

          #### 1. Ada keluhan lain?

          - Lanjut:
            - Ya → 2
            - Tidak → selesai

          #### 2. Layani keluhan itu

          - Sesuai: IN.OCC.TELK.P-01
          - Lanjut: selesai
        `,
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 7:11-7:27 Step 1 is carried out by “IN.OCC.TELK.W-10”, which on some way is carried out by this document again (IN.OCC.TELK.P-01 → IN.OCC.TELK.W-10 → IN.OCC.TELK.P-01): it may begin anew before it is done.",
        "IN.OCC.TELK.W-10/draft.md 13:11-13:27 Step 2 is carried out by “IN.OCC.TELK.P-01”, which on some way is carried out by this document again (IN.OCC.TELK.W-10 → IN.OCC.TELK.P-01 → IN.OCC.TELK.W-10): it may begin anew before it is done.",
      ],
    },
    {
      title: {
        en: "One step of the other alone, a way back that ends, a wait that has an end",
        id: "Satu langkah saja dari yang lain, jalan kembali yang berakhir, penantian yang ada batasnya",
      },
      valid: {
        "IN.OCC.TELK.P-01/draft.md": sop`
          ## Rincian Prosedur

          ### Keluhan

          #### 1. Data lengkap?

          - Lanjut:
            - Ya → 2
            - Tidak → selesai

          #### 2. Telusuri gangguan

          - Sesuai: IN.OCC.TELK.W-10
          - Lanjut: selesai

          #### 3. Catat usulan

          - Lanjut: IN.OCC.TELK.P-02
        `,
        "IN.OCC.TELK.W-10/draft.md": sop`
          ## Rincian Prosedur

          ### Telusur

          #### 1. Tanya data

          - Sesuai: IN.OCC.TELK.P-01_R1

          #### 2. Data berubah?

          - Lanjut:
            - Ya → IN.OCC.TELK.P-01
            - Tidak → selesai
        `,
        "IN.OCC.TELK.P-02/draft.md": sop`
          ## Rincian Prosedur

          ### Usulan

          #### 1. Tunggu keputusan

          - Tenggat: 3 hari → 2
          - Lanjut: IN.OCC.TELK.P-01_R3

          #### 2. Tutup usulan

          - Lanjut: selesai
        `,
      },
    },
  ],
});
