import type { Document, Flow, Step } from "../../document/document.ts";
import { isLost } from "../../document/steps/lost-flows.ts";
import {
  type ParallelPart,
  readParallelPart,
  readStepGraph,
  ringFrom,
  type StepGraph,
  splitOf,
  walk,
  walkAround,
} from "../../document/steps/step-graph.ts";
import { targetsOf } from "../../document/steps/step-targets.ts";
import { fold } from "../../document/words/fold.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

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

function checkReached(flow: Flow, { after, before, broken }: StepGraph, starts: readonly number[], { report }: DocumentRuleContext): void {
  const reached = walk(starts, after);
  // A target that SOP403 reports may be the way to them.
  if ([...reached].some((number) => broken.has(number))) return;
  const lost = flow.steps.filter(({ number }) => !reached.has(number));
  // Steps that only follow another one that is not reached are said with it.
  const roots = lost.filter(({ number }) => !(before.get(number) ?? []).some((other) => other !== number && !reached.has(other)));
  const said = new Set<number>();
  for (const step of [...roots, ...lost]) {
    if (said.has(step.number)) continue;
    const along = [...walk([step.number], after)].filter((number) => !reached.has(number) && !said.has(number));
    for (const number of along) said.add(number);
    const others = along.filter((number) => number !== step.number);
    report({
      at: step.at,
      key: `unreached ${step.title}`,
      message: {
        en: `Step ${step.number} “${step.title}” can't be reached from the start of “${flow.title}”${others.length > 0 ? `, nor can ${list(others, "and")} after it` : ""}.`,
        id: `Langkah ${step.number} “${step.title}” tidak dapat dicapai dari awal “${flow.title}”${others.length > 0 ? `, begitu pula ${list(others, "dan")} sesudahnya` : ""}.`,
      },
      fix: {
        en: `Let a step go on to ${step.number}, or take it out.`,
        id: `Arahkan suatu langkah ke ${step.number}, atau hapus langkah ini.`,
      },
    });
  }
}

function checkWayOut(flow: Flow, { after, before, leaves }: StepGraph, { report }: DocumentRuleContext): void {
  // A flow without any exit is SOP401's finding.
  if (leaves.size === 0) return;
  const out = walk(leaves, before);
  const said = new Set<number>();
  for (const { number } of flow.steps) {
    if (out.has(number) || said.has(number)) continue;
    const ring = ringFrom(number, after, before);
    for (const led of walk(ring, before)) said.add(led);
    const step = flow.steps.find((candidate) => ring.includes(candidate.number)) as Step;
    const sorted = ring.sort((a, b) => a - b);
    report({
      at: step.at,
      key: `loop ${step.title}`,
      message:
        sorted.length === 1
          ? {
              en: `Step ${step.number} “${step.title}” goes on to itself only; it has no way out.`,
              id: `Langkah ${step.number} “${step.title}” hanya kembali ke dirinya sendiri; tidak ada jalan keluarnya.`,
            }
          : {
              en: `Steps ${list(sorted, "and")} of “${flow.title}” go round without a way out.`,
              id: `Langkah ${list(sorted, "dan")} pada “${flow.title}” berputar tanpa jalan keluar.`,
            },
      fix: { en: "Give one of them a branch that leaves the loop.", id: "Beri salah satunya cabang yang keluar dari putaran." },
    });
  }
}

/** A split and where it stands. */
interface Place {
  flow: Flow;
  graph: StepGraph;
  starts: readonly number[];
  path: string;
}

function checkSplit(split: Step, place: Place, context: DocumentRuleContext): void {
  const part = readParallelPart(split, place.graph);
  const [join] = part.joins;
  const around = walkAround(place.starts, split.number, place.graph.after);
  const out = waysBack(split, join, part, around, place.graph);
  if (out.length > 0) reportWaysBack(split, out, place, context);
  else if (part.joins.size > 1 || (join === undefined && !endsTogether(part, place.graph))) reportUnjoined(split, part, place, context);
  else {
    if (join !== undefined) reportLeaving(split, join, part, place, context);
    if (join !== undefined && part.shared !== undefined) reportShared(split, part.shared, place, context);
    reportWaysIn(split, join, part, around, place, context);
  }
}

type Way = readonly [from: number, to: number];

/** Ways out of a parallel part to what stands before its split, which then begins again while other branches still run. */
function waysBack(split: Step, join: number | undefined, { inside }: ParallelPart, around: ReadonlySet<number>, graph: StepGraph): Way[] {
  const leadingBack = walkAround([split.number], join, graph.before);
  const isBefore = (number: number): boolean =>
    number === split.number || (around.has(number) && number !== join && leadingBack.has(number));
  return [...inside]
    .filter((number) => !around.has(number))
    .flatMap((number) => (graph.after.get(number) ?? []).filter(isBefore).map((to) => [number, to] as const));
}

function reportWaysBack(split: Step, ways: readonly Way[], { graph, path }: Place, { report }: DocumentRuleContext): void {
  for (const [number, to] of ways) {
    const step = graph.byNumber.get(number) as Step;
    report({
      at: step.at,
      key: `back ${step.title} ${to}`,
      message: {
        en: `Step ${number} “${step.title}” goes back to ${to}, out of what step ${split.number} has split, while the other branches still run.`,
        id: `Langkah ${number} “${step.title}” kembali ke ${to}, keluar dari yang dipecah langkah ${split.number}, sementara cabang lain masih berjalan.`,
      },
      fix: {
        en: "Repeat within the branch, or go back after the branches are joined.",
        id: "Ulangi di dalam cabangnya, atau kembali setelah semua cabang disatukan.",
      },
      related: [splitHere(split, path)],
    });
  }
}

/** True where all branches of a parallel part end the flow, each for itself, with one outcome between them. */
function endsTogether({ leaving, shared }: ParallelPart, { byNumber }: StepGraph): boolean {
  if (shared !== undefined || leaving.size === 0) return false;
  const targets = [...leaving].flatMap((number) => targetsOf(byNumber.get(number) as Step));
  const outcomes = new Set(targets.flatMap(({ value }) => (value.kind === "end" ? [fold(value.outcome ?? "")] : [])));
  const isInside = ({ value }: (typeof targets)[number]): boolean => ["end", "step", "parallel"].includes(value.kind);
  return targets.length > 0 && targets.every(isInside) && outcomes.size <= 1;
}

function reportUnjoined(split: Step, { joins, shared }: ParallelPart, { graph }: Place, { report }: DocumentRuleContext): void {
  const starts = splitOf(split) ?? [];
  const branches = { en: list(starts, "and"), id: list(starts, "dan") };
  report({
    at: splitAt(split),
    key: `split ${split.title}`,
    message:
      joins.size === 0
        ? {
            en: `Step ${split.number} “${split.title}” splits into ${branches.en}, which are never joined again.`,
            id: `Langkah ${split.number} “${split.title}” memecah alur menjadi ${branches.id}, yang tidak pernah disatukan lagi.`,
          }
        : {
            en: `Step ${split.number} “${split.title}” splits into ${branches.en}, which are joined at different steps: ${list([...joins], "and")}.`,
            id: `Langkah ${split.number} “${split.title}” memecah alur menjadi ${branches.id}, yang disatukan di langkah berbeda: ${list([...joins], "dan")}.`,
          },
    fix:
      shared === undefined
        ? {
            en: "Write “- Setelah: …” at the step that waits for all of them, or let all of them end the flow.",
            id: "Tulis “- Setelah: …” pada langkah yang menunggu semuanya, atau akhiri alur pada semuanya.",
          }
        : {
            en: `Write “- Setelah: ${list(graph.before.get(shared) ?? [], "dan")}” at step ${shared}, where they meet.`,
            id: `Tulis “- Setelah: ${list(graph.before.get(shared) ?? [], "dan")}” pada langkah ${shared}, tempat keduanya bertemu.`,
          },
  });
}

function reportLeaving(
  split: Step,
  join: number,
  { leaving }: ParallelPart,
  { graph, path }: Place,
  { report }: DocumentRuleContext,
): void {
  for (const number of leaving) {
    const other = graph.byNumber.get(number);
    if (!other) continue;
    report({
      at: other.at,
      key: `leaves ${other.title}`,
      message: {
        en: `Step ${number} “${other.title}” leaves the flow between the split at ${split.number} and the join at ${join}, which then waits in vain.`,
        id: `Langkah ${number} “${other.title}” keluar dari alur di antara pemecahan pada ${split.number} dan penyatuan pada ${join}, yang lalu menunggu sia-sia.`,
      },
      fix: { en: `Lead it to step ${join}, and leave after that.`, id: `Arahkan ke langkah ${join}, lalu keluar sesudahnya.` },
      related: [splitHere(split, path)],
    });
  }
}

function reportShared(split: Step, shared: number, { graph, path }: Place, { report }: DocumentRuleContext): void {
  const step = graph.byNumber.get(shared) as Step;
  report({
    at: step.at,
    key: `meets ${step.title}`,
    message: {
      en: `Branches of the split at ${split.number} meet at step ${shared} “${step.title}”, which waits for none of them and so is done twice.`,
      id: `Cabang pemecahan pada ${split.number} bertemu di langkah ${shared} “${step.title}”, yang tidak menunggu sehingga dikerjakan dua kali.`,
    },
    fix: waitFix(graph.before.get(shared) ?? []),
    related: [splitHere(split, path)],
  });
}

/** A step outside that leads into a branch, though the other branches never began. */
function reportWaysIn(
  split: Step,
  join: number | undefined,
  { inside }: ParallelPart,
  around: ReadonlySet<number>,
  { graph, path }: Place,
  { report }: DocumentRuleContext,
): void {
  for (const number of inside) {
    if (number === join) continue;
    for (const from of graph.before.get(number) ?? []) {
      if (from === split.number || inside.has(from) || !around.has(from)) continue;
      const [step, other] = [graph.byNumber.get(number) as Step, graph.byNumber.get(from) as Step];
      report({
        at: other.at,
        key: `enters ${other.title} ${step.title}`,
        message: {
          en: `Step ${from} “${other.title}” leads to ${number}, into one branch of what step ${split.number} has split.`,
          id: `Langkah ${from} “${other.title}” menuju ${number}, ke dalam satu cabang dari yang dipecah langkah ${split.number}.`,
        },
        fix: {
          en: `Lead it to step ${split.number}, or to a step before the split or after the join.`,
          id: `Arahkan ke langkah ${split.number}, atau ke langkah sebelum pemecahan atau sesudah penyatuan.`,
        },
        related: [splitHere(split, path)],
      });
    }
  }
}

function splitAt({ next, at }: Step) {
  return next.kind === "target" ? next.target.at : at;
}

function splitHere(split: Step, path: string) {
  return { path, at: splitAt(split), message: { en: "split here", id: "dipecah di sini" } };
}

function checkJoins(flow: Flow, graph: StepGraph, { report }: DocumentRuleContext): void {
  const joined = new Set(flow.steps.flatMap((step) => (splitOf(step) ? [...readParallelPart(step, graph).joins] : [])));
  for (const step of flow.steps) {
    const [first] = step.after;
    if (!first) continue;
    const waits = step.after.map(({ value }) => value);
    const comes = graph.before.get(step.number) ?? [];
    const missing = step.after.filter(({ value }) => !comes.includes(value));
    const extra = comes.filter((number) => !waits.includes(number));
    for (const { value, at } of missing) {
      report({
        at,
        key: `waits ${step.title} ${value}`,
        message: {
          en: `Step ${step.number} “${step.title}” waits for step ${value}, which does not lead to it.`,
          id: `Langkah ${step.number} “${step.title}” menunggu langkah ${value}, yang tidak menuju ke sini.`,
        },
        fix: waitFix(comes),
      });
    }
    if (extra.length > 0) {
      report({
        at: first.at,
        key: `extra ${step.title}`,
        message: {
          en: `Step ${step.number} “${step.title}” does not wait for ${list(extra, "and")}, which also leads to it.`,
          id: `Langkah ${step.number} “${step.title}” tidak menunggu ${list(extra, "dan")}, yang juga menuju ke sini.`,
        },
        fix: waitFix(comes),
      });
    }
    if (missing.length > 0 || extra.length > 0 || joined.has(step.number)) continue;
    report({
      at: first.at,
      key: `unsplit ${step.title}`,
      message: {
        en: `Step ${step.number} “${step.title}” waits for ${list(waits, "and")}, but no step splits into them.`,
        id: `Langkah ${step.number} “${step.title}” menunggu ${list(waits, "dan")}, tetapi tidak ada langkah yang memecah alur ke sana.`,
      },
      fix: {
        en: "Take “Setelah” out: where only one of them comes, there is nothing to wait for.",
        id: "Hapus “Setelah”: bila hanya salah satu yang datang, tidak ada yang ditunggu.",
      },
    });
  }
}

function waitFix(comes: readonly number[]) {
  return comes.length < 2
    ? { en: "Take “Setelah” out.", id: "Hapus “Setelah”." }
    : { en: `Write “- Setelah: ${list(comes, "dan")}”.`, id: `Tulis “- Setelah: ${list(comes, "dan")}”.` };
}

/** `3, 4 and 5`. */
function list(numbers: readonly number[], and: string): string {
  const words = numbers.map(String);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`;
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
