import type { Flow, Placed, Step, Target } from "../document.ts";
import { isExit, nextTargetsOf, successorsOf, targetsOf } from "./step-targets.ts";

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

/** What lies between a split and the first steps that wait for several. */
export interface ParallelPart {
  joins: Set<number>;
  /** Steps on the way of its branches, the joins left out. */
  inside: Set<number>;
  /** Steps of it that leave the flow. */
  leaving: Set<number>;
  /** Steps that two branches reach without a join. */
  shared: number | undefined;
}

/**
 * What the splits of a graph come to, by their step. Each is read once: where splits lead to each other, there are more ways than can be
 * followed. While one is being read it has come to nothing yet.
 */
const knownParts = new WeakMap<StepGraph, Map<number, ParallelPart>>();

/** More splits within each other than any flow has. */
const DEEPEST = 100;

const nothingYet = (): ParallelPart => ({ joins: new Set(), inside: new Set(), leaving: new Set(), shared: undefined });

/** Follows the branches of a split to their joins, a split within them passed over to its own; never through the split again. */
export function readParallelPart(split: Step, graph: StepGraph, depth = 0): ParallelPart {
  const known = knownParts.get(graph) ?? new Map<number, ParallelPart>();
  knownParts.set(graph, known);
  const there = known.get(split.number);
  if (there) return there;
  if (depth > DEEPEST) return nothingYet();
  known.set(split.number, nothingYet());
  const result = followBranches(split, graph, depth);
  known.set(split.number, result);
  return result;
}

function followBranches(split: Step, graph: StepGraph, depth: number): ParallelPart {
  const result = nothingYet();
  const owner = new Map<number, number>();
  // Joins of splits within, which the branch goes on from.
  const inner = new Set<number>();
  for (const start of splitOf(split) ?? []) {
    const seen = new Set([start]);
    for (const number of seen) {
      const step = graph.byNumber.get(number);
      if (!step || number === split.number) continue;
      if (step.after.length > 0 && !inner.has(number)) {
        result.joins.add(number);
        continue;
      }
      if (owner.has(number) && owner.get(number) !== start) result.shared ??= number;
      owner.set(number, start);
      result.inside.add(number);
      if (graph.leaves.has(number)) result.leaving.add(number);
      const { join, inside } = joinWithin(step, graph, depth);
      if (join !== undefined) inner.add(join);
      for (const one of inside) result.inside.add(one);
      for (const next of join === undefined ? (graph.after.get(number) ?? []) : [join]) seen.add(next);
    }
  }
  return result;
}

/** What a split within a part comes to by itself; no join where it has none, or shares that of the part around it. */
function joinWithin(step: Step, graph: StepGraph, depth: number): { join?: number; inside: Iterable<number> } {
  if (!splitOf(step)) return { inside: [] };
  const { joins, inside } = readParallelPart(step, graph, depth + 1);
  const [join] = joins;
  const waits = (join === undefined ? undefined : graph.byNumber.get(join)?.after) ?? [];
  const isOwn = join !== undefined && waits.every(({ value }) => inside.has(value) || value === step.number);
  return isOwn ? { join, inside } : { inside: [] };
}

/** All steps that can be come to without going on from one of them. */
export function walkAround(from: Iterable<number>, passed: number | undefined, edges: ReadonlyMap<number, number[]>): Set<number> {
  const seen = new Set(from);
  for (const number of seen) if (number !== passed) for (const next of edges.get(number) ?? []) seen.add(next);
  return seen;
}

/**
 * True where a join does not wait for all of its lines each time: a decision before it chooses among them, as one inside a
 * branch does, or one of its steps leads to it by several lines, usually and when it fails.
 */
export function waitsForSome(join: Step, graph: StepGraph): boolean {
  const waits = new Set(join.after.map(({ value }) => value));
  const { number } = join;
  const before = walkAround(waits, number, graph.before);
  return [...before].some((other) => {
    const choices = choicesOf(graph.byNumber.get(other) as Step, graph);
    if (choices.filter((choice) => choice.includes(number)).length > 1) return true;
    const chosen = choices.map((choice) =>
      choice.includes(number) ? [other] : [...walkAround(choice, number, graph.after)].filter((reached) => waits.has(reached)),
    );
    const reaching = chosen.filter((steps) => steps.length > 0).map((steps) => steps.sort((a, b) => a - b).join());
    return new Set(reaching).size > 1;
  });
}

/** What a step chooses among: each of its branches, or all that it usually goes on to, and each exception. */
function choicesOf(step: Step, { after }: StepGraph): number[][] {
  const leads = after.get(step.number) ?? [];
  const there = (targets: readonly Placed<Target>[]): number[] =>
    targets.flatMap(({ value }) => (value.kind === "step" ? [value.number] : value.kind === "parallel" ? value.numbers : []));
  const unusual = there(step.exceptions.map(({ target }) => target)).map((to) => [to]);
  if (step.next.kind === "branches") return [...there(nextTargetsOf(step)).map((to) => [to]), ...unusual];
  // A step that says nothing goes on to the following one, which its graph names first.
  const usual = step.next.kind === "following" ? leads.slice(0, 1) : there(nextTargetsOf(step));
  return [usual, ...unusual];
}

/** The steps that a step splits into. */
export function splitOf(step: Step): readonly number[] | undefined {
  return step.next.kind === "target" && step.next.target.value.kind === "parallel" ? step.next.target.value.numbers : undefined;
}
