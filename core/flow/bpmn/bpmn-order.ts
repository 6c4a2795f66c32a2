import type { ModdleElement } from "bpmn-moddle";
import { extensionOf } from "./bpmn-extension.ts";

/**
 * Numbers the steps of a process: by their own numbers where every one has its own; else 1…n along the sequence flows
 * from the start, each before what it leads to, as far as loops allow.
 */
export function numberSteps(elements: readonly ModdleElement[], isStep: (node: ModdleElement) => boolean): Map<ModdleElement, number> {
  const steps = elements.filter(isStep);
  const numbers = steps.map((step) => extensionOf(step, "Step")?.["number"] as number | undefined);
  const isNumbered =
    numbers.every((number) => Number.isInteger(number) && (number as number) > 0) && new Set(numbers).size === numbers.length;
  if (isNumbered) return new Map(steps.map((step, index) => [step, numbers[index] as number]));
  const ordered = alongFlows(elements).filter(isStep);
  return new Map(ordered.map((step, index) => [step, index + 1]));
}

/** Depth first, each node put down before those it led to; begun at starts, then at what nothing reached. */
function alongFlows(elements: readonly ModdleElement[]): ModdleElement[] {
  const nodes = elements.filter(({ $type }) => $type !== "bpmn:SequenceFlow");
  const entered = (node: ModdleElement): number => (node["incoming"] ?? []).length;
  const starts = [...nodes].sort((a, b) => Number(entered(a) > 0) - Number(entered(b) > 0));
  const seen = new Set<ModdleElement>();
  return starts.flatMap((start) => {
    const done: ModdleElement[] = [];
    // A stack of its own: a chain of thousands must not exhaust the call stack.
    const stack = [{ node: start, isLeaving: false }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      if (top.isLeaving) {
        done.push(top.node);
        continue;
      }
      if (seen.has(top.node)) continue;
      seen.add(top.node);
      stack.push({ node: top.node, isLeaving: true });
      for (const flow of top.node["outgoing"] ?? []) if (flow["targetRef"]) stack.push({ node: flow["targetRef"], isLeaving: false });
    }
    return done.reverse();
  });
}
