import type { Flow, Step } from "../../../document/document.ts";
import { type ParallelPart, type StepGraph, splitOf } from "../../../document/steps/step-graph.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";
import { listSteps, waitFix } from "./list-steps.ts";

/** A split and where it stands. */
export interface SplitPlace {
  flow: Flow;
  graph: StepGraph;
  starts: readonly number[];
  path: string;
}

/** A line that leads from one step to another. */
export type Way = readonly [from: number, to: number];

/** Ways from within a parallel part back to its split or before it, and a split into itself: SOP404. */
export function reportWaysBack(split: Step, ways: readonly Way[], { graph, path }: SplitPlace, { report }: DocumentRuleContext): void {
  for (const [number, to] of ways) {
    const step = graph.byNumber.get(number) as Step;
    report({
      at: step.at,
      key: `back ${step.title} ${to}`,
      message:
        number === split.number
          ? {
              en: `Step ${number} “${step.title}” splits into ${to === number ? "itself" : `${to}, which leads to it again`}: it is split for ever.`,
              id: `Langkah ${number} “${step.title}” terpecah ke ${to === number ? "dirinya sendiri" : `${to}, yang menuju kepadanya lagi`}: alur terpecah tanpa akhir.`,
            }
          : {
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

/** Branches of a split that meet nowhere, or not all of them: SOP404. */
export function reportUnjoined(split: Step, { joins, shared }: ParallelPart, { graph }: SplitPlace, { report }: DocumentRuleContext): void {
  const starts = splitOf(split) ?? [];
  const branches = { en: listSteps(starts, "and"), id: listSteps(starts, "dan") };
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
            en: `Step ${split.number} “${split.title}” splits into ${branches.en}, which are joined at different steps: ${listSteps([...joins], "and")}.`,
            id: `Langkah ${split.number} “${split.title}” memecah alur menjadi ${branches.id}, yang disatukan di langkah berbeda: ${listSteps([...joins], "dan")}.`,
          },
    fix:
      shared === undefined
        ? {
            en: "Write “- Setelah: …” at the step that waits for all of them, or let all of them end the flow.",
            id: "Tulis “- Setelah: …” pada langkah yang menunggu semuanya, atau akhiri alur pada semuanya.",
          }
        : {
            en: `Write “- Setelah: ${listSteps(graph.before.get(shared) ?? [], "dan")}” at step ${shared}, where they meet.`,
            id: `Tulis “- Setelah: ${listSteps(graph.before.get(shared) ?? [], "dan")}” pada langkah ${shared}, tempat keduanya bertemu.`,
          },
  });
}

/** Ways out of a parallel part before its join: SOP404. */
export function reportLeaving(
  split: Step,
  join: number,
  { leaving }: ParallelPart,
  { graph, path }: SplitPlace,
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

/** A step in which branches meet without waiting for each other: SOP404. */
export function reportShared(split: Step, shared: number, { graph, path }: SplitPlace, { report }: DocumentRuleContext): void {
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

/** A step outside that leads into a branch, though the other branches never began, or are done. */
export function reportWaysIn(
  split: Step,
  join: number | undefined,
  { inside }: ParallelPart,
  outside: ReadonlySet<number>,
  { graph, path }: SplitPlace,
  { report }: DocumentRuleContext,
): void {
  for (const number of inside) {
    if (number === join) continue;
    for (const from of graph.before.get(number) ?? []) {
      if (from === split.number || inside.has(from) || !outside.has(from)) continue;
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
