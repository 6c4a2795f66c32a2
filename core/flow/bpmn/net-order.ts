import { extensionOf } from "./bpmn-extension.ts";
import { isStep, type Net, type NetNode } from "./bpmn-net.ts";

/**
 * Numbers the steps of a net: by their own numbers where all of them are ours; else from `first` on, along the ways from the
 * start, each before what it leads to as far as loops allow; what nothing leads to comes last.
 */
export function numberSteps(net: Net, start: NetNode | undefined, first: number): Map<NetNode, number> {
  const steps = [...net.nodes].filter(isStep);
  const own = steps.map(({ element }) => (element && extensionOf(element, "Step")?.["number"]) as number | undefined);
  const isOurs = own.every((number) => Number.isInteger(number) && (number as number) > 0) && new Set(own).size === own.length;
  if (isOurs && first === 1) return new Map(steps.map((step, index) => [step, own[index] as number]));
  const begun = [...(start ? [start] : []), ...steps.filter(({ into }) => into.size === 0), ...steps];
  const ordered = alongArcs(begun).filter(isStep);
  return new Map(ordered.map((step, index) => [step, first + index]));
}

/** Depth first, each node put down before those it led to. */
function alongArcs(begun: readonly NetNode[]): NetNode[] {
  const seen = new Set<NetNode>();
  return begun.flatMap((start) => {
    const done: NetNode[] = [];
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
      for (const { to } of top.node.out) stack.push({ node: to, isLeaving: false });
    }
    return done.reverse();
  });
}
