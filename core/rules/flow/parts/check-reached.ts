import type { Flow, Step } from "../../../document/document.ts";
import { ringFrom, type StepGraph, walk } from "../../../document/steps/step-graph.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";
import { listSteps } from "./list-steps.ts";

/** Says which steps can't be come to from any start. */
export function checkReached(
  flow: Flow,
  { after, before, broken }: StepGraph,
  starts: readonly number[],
  { report }: DocumentRuleContext,
): void {
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
    const others = along.filter((number) => number !== step.number).sort((a, b) => a - b);
    report({
      at: step.at,
      key: `unreached ${step.title}`,
      message: {
        en: `Step ${step.number} “${step.title}” can't be reached from the start of “${flow.title}”${others.length > 0 ? `, nor can ${listSteps(others, "and")} after it` : ""}.`,
        id: `Langkah ${step.number} “${step.title}” tidak dapat dicapai dari awal “${flow.title}”${others.length > 0 ? `, begitu pula ${listSteps(others, "dan")} sesudahnya` : ""}.`,
      },
      fix: {
        en: `Let a step go on to ${step.number}, or take it out.`,
        id: `Arahkan suatu langkah ke ${step.number}, atau hapus langkah ini.`,
      },
    });
  }
}

/** Says which steps go round for ever. */
export function checkWayOut(flow: Flow, { after, before, leaves }: StepGraph, { report }: DocumentRuleContext): void {
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
              en: `Steps ${listSteps(sorted, "and")} of “${flow.title}” go round without a way out.`,
              id: `Langkah ${listSteps(sorted, "dan")} pada “${flow.title}” berputar tanpa jalan keluar.`,
            },
      fix: { en: "Give one of them a branch that leaves the loop.", id: "Beri salah satunya cabang yang keluar dari putaran." },
    });
  }
}
