import type { Flow, Step } from "../document.ts";
import { isExit, successorsOf, targetsOf } from "./step-targets.ts";

/** A flow's steps by number, and which leads to which. */
export interface StepGraph {
  byNumber: ReadonlyMap<number, Step>;
  after: ReadonlyMap<number, number[]>;
  before: ReadonlyMap<number, number[]>;
  /** Steps that leave the flow, or whose way on can't be read: SOP401 and SOP403 report those. */
  leaves: ReadonlySet<number>;
  /** Steps with a target that is no step of the flow and can't be read otherwise: nobody knows what they lead to. */
  broken: ReadonlySet<number>;
}

/** Reads which step leads to which; numbers that are no step of the flow are left out. */
export function readStepGraph(flow: Flow): StepGraph {
  const byNumber = new Map(flow.steps.map((step) => [step.number, step]));
  const after = new Map<number, number[]>();
  const before = new Map<number, number[]>();
  const leaves = new Set<number>();
  const broken = new Set<number>();
  for (const [index, step] of flow.steps.entries()) {
    const named = successorsOf(flow, index);
    const there = named.filter((number) => byNumber.has(number));
    const unread = targetsOf(step).some(({ value }) => value.kind === "unread");
    if (unread || there.length < named.length) broken.add(step.number);
    if (isExit(step) || broken.has(step.number) || named.length === 0) leaves.add(step.number);
    after.set(step.number, [...new Set([...(after.get(step.number) ?? []), ...there])]);
    for (const number of there) before.set(number, [...new Set([...(before.get(number) ?? []), step.number])]);
  }
  return { byNumber, after, before, leaves, broken };
}

/** All steps that can be come to, those it begins at included. */
export function walk(from: Iterable<number>, edges: ReadonlyMap<number, number[]>): Set<number> {
  const seen = new Set(from);
  for (const number of seen) for (const next of edges.get(number) ?? []) seen.add(next);
  return seen;
}

/** The loop a step ends up in: steps that lead to each other and nowhere else. */
export function ringFrom(number: number, after: StepGraph["after"], before: StepGraph["before"]): number[] {
  for (let at = number; ; ) {
    const onwards = walk([at], after);
    const back = walk([at], before);
    const beyond = [...onwards].filter((other) => !back.has(other));
    if (beyond.length === 0) return [...onwards];
    at = beyond.at(-1) as number;
  }
}

/** What the branches of a split come to, followed to the first step that waits for several. */
export interface Branches {
  joins: Set<number>;
  leaving: Set<number>;
  /** Steps that two branches reach without a join. */
  shared: number | undefined;
}

/** Follows the branches of a split, a split within them passed over to its join. */
export function followBranches(starts: readonly number[], graph: StepGraph, depth = 0): Branches {
  const result: Branches = { joins: new Set(), leaving: new Set(), shared: undefined };
  const owner = new Map<number, number>();
  for (const start of starts) {
    const seen = new Set([start]);
    for (const number of seen) {
      const step = graph.byNumber.get(number);
      if (!step) continue;
      if (step.after.length > 0) {
        result.joins.add(number);
        continue;
      }
      if (owner.has(number) && owner.get(number) !== start) result.shared ??= number;
      owner.set(number, start);
      if (graph.leaves.has(number)) result.leaving.add(number);
      for (const next of nextOf(step, graph, depth)) seen.add(next);
    }
  }
  return result;
}

/** Where a step goes on; a split within a split is passed over to its join. */
function nextOf(step: Step, graph: StepGraph, depth: number): number[] {
  const inner = splitOf(step);
  const after = graph.after.get(step.number) ?? [];
  if (!inner || depth > 8) return after;
  const [join] = followBranches(inner, graph, depth + 1).joins;
  return join === undefined ? after : (graph.after.get(join) ?? []);
}

/** The steps that a step splits into. */
export function splitOf(step: Step): readonly number[] | undefined {
  return step.next.kind === "target" && step.next.target.value.kind === "parallel" ? step.next.target.value.numbers : undefined;
}
