import type { Flow } from "../../../document/document.ts";
import { readParallelPart, type StepGraph, splitOf } from "../../../document/steps/step-graph.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";
import { listSteps, waitFix } from "./list-steps.ts";

/** Says where a step waits for what does not come, or not for what does. */
export function checkJoins(flow: Flow, graph: StepGraph, { report }: DocumentRuleContext): void {
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
          en: `Step ${step.number} “${step.title}” does not wait for ${listSteps(extra, "and")}, which also leads to it.`,
          id: `Langkah ${step.number} “${step.title}” tidak menunggu ${listSteps(extra, "dan")}, yang juga menuju ke sini.`,
        },
        fix: waitFix(comes),
      });
    }
    if (missing.length > 0 || extra.length > 0 || joined.has(step.number)) continue;
    report({
      at: first.at,
      key: `unsplit ${step.title}`,
      message: {
        en: `Step ${step.number} “${step.title}” waits for ${listSteps(waits, "and")}, but no step splits into them.`,
        id: `Langkah ${step.number} “${step.title}” menunggu ${listSteps(waits, "dan")}, tetapi tidak ada langkah yang memecah alur ke sana.`,
      },
      fix: {
        en: "Take “Setelah” out: where only one of them comes, there is nothing to wait for.",
        id: "Hapus “Setelah”: bila hanya salah satu yang datang, tidak ada yang ditunggu.",
      },
    });
  }
}
