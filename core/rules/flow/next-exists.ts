import type { Document, Flow, Placed, Step, Target } from "../../document/document.ts";
import { hidesFlow } from "../../document/steps/read-target.ts";
import { targetsOf } from "../../document/steps/step-targets.ts";
import { fold } from "../../document/words/fold.ts";
import { nearest } from "../../document/words/nearest.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  const flowTitles = document.flows.map(({ title }) => title);
  const carried = carriedWithin(document);
  const mistyped = new Set(document.mistyped.map(({ at }) => JSON.stringify(at)));
  for (const flow of document.flows) {
    checkTitle(flow, document, context);
    const numbers = new Set(flow.steps.map(({ number }) => number));
    for (const step of flow.steps) {
      checkFollows(step, document.frontMatter.code, carried, context);
      for (const target of targetsOf(step)) {
        const place = { step, flow, numbers, flowTitles, open: document.frontMatter.transcription !== undefined, mistyped };
        checkTarget(target, place, context);
        checkOwn(target, place, document.frontMatter.code, context);
      }
    }
  }
}

/** A title that reads as a step's number, an end or a code, that is another flow's, or none, is nothing that a step can go on to. */
function checkTitle({ title, at, number }: Flow, { flows, path }: Document, { report, scheme }: DocumentRuleContext): void {
  const fix = { en: "Give the flow a title in words of its own.", id: "Beri alur itu judul dengan kata-katanya sendiri." };
  const first = flows.find((flow) => fold(flow.title) === fold(title));
  if (title === "") {
    report({ at, key: "title", message: { en: `Flow ${number} has no title.`, id: `Alur ke-${number} tidak berjudul.` }, fix });
  } else if (hidesFlow(title, scheme)) {
    report({
      at,
      key: `title ${title}`,
      message: {
        en: `The flow's title “${title}” means something else where a step goes on to it.`,
        id: `Judul alur “${title}” berarti lain bila suatu langkah berlanjut ke sana.`,
      },
      fix,
    });
  } else if (first && first.number !== number) {
    const { line } = first.at.start;
    report({
      at,
      key: `title twice ${title}`,
      message: {
        en: `“${title}” is the title of flow ${first.number}, too: a step that goes on to it can't say which one is meant.`,
        id: `“${title}” juga judul alur ke-${first.number}: langkah yang berlanjut ke sana tidak dapat menyebut yang mana.`,
      },
      fix,
      related: [{ path, at: first.at, message: { en: `first on line ${line}`, id: `pertama kali pada baris ${line}` } }],
    });
  }
}

/** What leads back into the flow it stands in is one of its steps, by its number: else the flow is left for ever, and drawn so. */
function checkOwn({ value, at }: Placed<Target>, place: Place, code: string | undefined, { report }: DocumentRuleContext): void {
  const { step, flow, numbers } = place;
  const own =
    value.kind === "rc" && value.code === code && numbers.has(value.step)
      ? { text: value.rc, number: value.step, en: `step ${value.step} of this flow`, id: `langkah ${value.step} alur ini` }
      : value.kind === "flow" && value.slug === flow.slug
        ? { text: value.title, number: flow.steps[0]?.number, en: "the flow it stands in", id: "alur tempatnya sendiri" }
        : value.kind === "document" && value.code === code
          ? { text: value.code, number: undefined, en: "the document it stands in", id: "dokumen tempatnya sendiri" }
          : undefined;
  if (!own) return;
  const { text, number } = own;
  report({
    at,
    key: `own ${text} from ${step.title}`,
    message: {
      en: `Step ${step.number} goes on to “${text}”, which is ${own.en}; within a flow a step is named by its number.`,
      id: `Langkah ${step.number} berlanjut ke “${text}”, yaitu ${own.id}; di dalam alur, langkah disebut dengan nomornya.`,
    },
    fix: number === undefined ? choices(flow) : { en: `Write “${number}”.`, id: `Tulis “${number}”.` },
  });
}

/** What is carried out by itself is never done, nor are steps that are carried out by each other. */
function checkFollows(
  { follows, number, title }: Step,
  code: string | undefined,
  carried: ReadonlyMap<number, number>,
  { report }: DocumentRuleContext,
): void {
  if (!follows) return;
  const { value, at } = follows;
  const ring = carriedRound(number, carried);
  if (!ring && !(value.kind === "document" && value.code === code)) return;
  const [by, ...others] = ring ?? [];
  const en =
    by === undefined
      ? "the document it stands in"
      : others.length === 0
        ? "itself"
        : `step ${by}, and that by step ${others.join(", that by step ")}`;
  const id =
    by === undefined
      ? "dokumen tempatnya sendiri"
      : others.length === 0
        ? "dirinya sendiri"
        : `langkah ${by}, yang menurut langkah ${others.join(", yang menurut langkah ")}`;
  report({
    at,
    key: `follows itself ${title}`,
    message: {
      en: `Step ${number} is carried out by ${en}, and so never done.`,
      id: `Langkah ${number} dilaksanakan menurut ${id}, sehingga tidak pernah selesai.`,
    },
    fix: { en: "Name the other document or step that says how.", id: "Sebutkan dokumen atau langkah lain yang menjelaskan caranya." },
  });
}

/** By a step's number, the step of its own document by which it is carried out. */
function carriedWithin({ flows, frontMatter: { code } }: Document): ReadonlyMap<number, number> {
  const steps = flows.flatMap((flow) => flow.steps).reverse();
  return new Map(
    steps.flatMap(({ number, follows }) =>
      follows?.value.kind === "rc" && follows.value.code === code ? [[number, follows.value.step]] : [],
    ),
  );
}

/** The steps, each carried out by the next, by which one is carried out by itself in the end. */
function carriedRound(number: number, carried: ReadonlyMap<number, number>): number[] | undefined {
  const ring = new Set<number>();
  for (let by = carried.get(number); by !== undefined && !ring.has(by); by = carried.get(by)) ring.add(by);
  return ring.has(number) ? [...ring] : undefined;
}

interface Place {
  step: Step;
  flow: Flow;
  numbers: ReadonlySet<number>;
  flowTitles: readonly string[];
  /** True where `?` is allowed: in a transcription. */
  open: boolean;
  /** Places of mistyped codes: SOP601 reports them. */
  mistyped: ReadonlySet<string>;
}

function checkTarget({ value, at }: Placed<Target>, place: Place, { report }: DocumentRuleContext): void {
  const { step, flow } = place;
  if (value.kind === "unknown" && !place.open) report({ at, ...leftOpen(step) });
  if (value.kind === "parallel" && isOfBranch(step, at)) report({ at, ...branchIntoSplit(step, value.numbers) });
  if (value.kind === "unread" && !place.mistyped.has(JSON.stringify(at))) report({ at, ...unread(step, value.text, place) });
  const numbers = value.kind === "step" ? [value.number] : value.kind === "parallel" ? value.numbers : [];
  const twice = numbers.find((number, index) => numbers.indexOf(number) < index);
  if (twice !== undefined) report({ at, ...splitTwice(step, twice, flow) });
  for (const number of numbers) if (!place.numbers.has(number)) report({ at, ...noSuchStep(step, number, flow) });
}

/** True of a target that a branch leads to, and not the step itself. */
function isOfBranch({ next, exceptions }: Step, at: Placed<Target>["at"]): boolean {
  return next.kind === "branches" || exceptions.some(({ target }) => target.at === at);
}

function leftOpen({ number, title }: Step) {
  return {
    key: `open ${title}`,
    message: {
      en: `Step ${number} does not say where it goes on (“?”); only a transcription may leave that open.`,
      id: `Langkah ${number} tidak menyebut kelanjutannya (“?”); hanya transkripsi yang boleh membiarkannya terbuka.`,
    },
  };
}

function branchIntoSplit({ number, title }: Step, numbers: readonly number[]) {
  const named = numbers.join(", ");
  return {
    key: `branch into split ${title} ${named}`,
    message: {
      en: `A branch of step ${number} goes on to ${numbers.length} steps at once (${named}); a branch leads to one.`,
      id: `Satu cabang langkah ${number} berlanjut ke ${numbers.length} langkah sekaligus (${named}); cabang menuju satu langkah.`,
    },
    fix: {
      en: `Let it lead to a step of its own, and let that go on to them: “- Lanjut: ${numbersAs(numbers)}”.`,
      id: `Arahkan ke satu langkah tersendiri yang memecahnya: “- Lanjut: ${numbersAs(numbers)}”.`,
    },
  };
}

function unread({ number }: Step, text: string, { flowTitles, flow }: Place) {
  const guess = nearest(text, [...flowTitles, "selesai", "end"]);
  return {
    key: `unread ${text}`,
    message: {
      en: `Step ${number} goes on to “${text}”, which is no step, flow, code or RC.`,
      id: `Langkah ${number} berlanjut ke “${text}”, yang bukan langkah, alur, kode, ataupun RC.`,
    },
    fix: guess ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` } : choices(flow),
  };
}

function splitTwice({ number, title }: Step, twice: number, flow: Flow) {
  return {
    key: `split twice ${title} ${twice}`,
    message: { en: `Step ${number} splits into step ${twice} twice.`, id: `Langkah ${number} terpecah ke langkah ${twice} dua kali.` },
    fix: choices(flow),
  };
}

function noSuchStep({ number, title }: Step, named: number, flow: Flow) {
  return {
    key: `step ${named} from ${title}`,
    message: {
      en: `Step ${number} goes on to step ${named}, but the flow “${flow.title}” has steps ${span(flow)}.`,
      id: `Langkah ${number} berlanjut ke langkah ${named}, padahal alur “${flow.title}” berisi langkah ${span(flow)}.`,
    },
    fix: choices(flow),
  };
}

function numbersAs(numbers: readonly number[]): string {
  return `${numbers.slice(0, -1).join(", ")} dan ${numbers.at(-1)}`;
}

function choices(flow: Flow) {
  return {
    en: `Name a step of this flow (${span(flow)}), another flow's title, or “selesai”.`,
    id: `Sebutkan langkah dalam alur ini (${span(flow)}), judul alur lain, atau “selesai”.`,
  };
}

/** The flow's step numbers as a reader would say them: 1–10. */
function span(flow: Flow): string {
  const numbers = flow.steps.map(({ number }) => number);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return first === last ? String(first) : `${first}–${last}`;
}

export const nextExists = defineRule({
  id: "SOP403",
  name: "next-exists",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Every step goes on to a step of its flow, a flow of the document, a code or an RC.",
    id: "Setiap langkah berlanjut ke langkah dalam alurnya, alur dalam dokumen, kode, atau RC.",
  },
  why: {
    en: "A branch to nowhere stops the agent in the middle of a call.",
    id: "Cabang tanpa tujuan menghentikan agent di tengah percakapan.",
  },
  examples: [
    {
      title: { en: "A branch to a step that is not there", id: "Cabang ke langkah yang tidak ada" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        - Pelaksana: Agent
        - Lanjut:
          - Ya → 2
          - Tidak → 12

        #### 2. Salam Penutup

        - Lanjut: selsai
      `,
      reports: [
        "10:13-10:15 Step 1 goes on to step 12, but the flow “Layanan 108” has steps 1–2.",
        "14:11-14:17 Step 2 goes on to “selsai”, which is no step, flow, code or RC.",
      ],
    },
    {
      title: { en: "A branch to two steps at once", id: "Cabang ke dua langkah sekaligus" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 147

        #### 1. Keluhan besar?

        - Lanjut:
          - Ya → 2 dan 3
          - Tidak → selesai

        #### 2. Kembalikan dana

        - Lanjut: selesai

        #### 3. Tulis surat

        - Lanjut: selesai
      `,
      reports: ["8:10-8:17 A branch of step 1 goes on to 2 steps at once (2, 3); a branch leads to one."],
    },
    {
      title: { en: "Titles that mean an end or a step", id: "Judul yang berarti akhir atau langkah" },
      invalid: sop`
        ## Rincian Prosedur

        ### Selesai (ditutup)

        #### 1. Salam

        - Lanjut: selesai

        ### 108

        #### 2. Salam

        - Lanjut: selesai
      `,
      reports: [
        "3:1-3:22 The flow's title “Selesai (ditutup)” means something else where a step goes on to it.",
        "9:1-9:8 The flow's title “108” means something else where a step goes on to it.",
      ],
    },
    {
      title: { en: "A question mark in a draft", id: "Tanda tanya dalam draf" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Lanjut: ?
      `,
      reports: ["7:11-7:12 Step 1 does not say where it goes on (“?”); only a transcription may leave that open."],
    },
    {
      title: { en: "Every form of target", id: "Semua bentuk tujuan" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Tentang layanan Telkom?

        - Lanjut:
          - Ya → Layanan 147
          - Tidak → 2
          - Keluhan → IN.OCC.TELK.W-10
          - Salah sambung → selesai (dialihkan)

        #### 2. Salam Penutup

        - Lanjut: selesai

        ### Layanan 147

        #### 3. Salam

        - Lanjut: IN.OCC.TELK.P-01_R2
      `,
    },
  ],
});
