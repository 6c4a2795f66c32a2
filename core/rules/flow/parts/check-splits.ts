import type { Step } from "../../../document/document.ts";
import { type ParallelPart, readParallelPart, type StepGraph, splitOf, walkAround } from "../../../document/steps/step-graph.ts";
import { targetsOf } from "../../../document/steps/step-targets.ts";
import { fold } from "../../../document/words/fold.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";
import { reportLeaving, reportShared, reportUnjoined, reportWaysBack, reportWaysIn, type SplitPlace, type Way } from "./report-split.ts";

/** Says what is wrong between a split and its join. */
export function checkSplit(split: Step, place: SplitPlace, context: DocumentRuleContext): void {
  const part = readParallelPart(split, place.graph);
  const [join] = part.joins;
  const around = walkAround(place.starts, split.number, place.graph.after);
  const out = waysBack(split, join, part, around, place.graph);
  if (out.length > 0) reportWaysBack(split, out, place, context);
  else if (part.joins.size > 1 || (join === undefined && !endsTogether(part, place.graph))) reportUnjoined(split, part, place, context);
  else {
    if (join !== undefined) reportLeaving(split, join, part, place, context);
    if (join !== undefined && part.shared !== undefined) reportShared(split, part.shared, place, context);
    // What comes after the join has passed the split, too: a way back into a branch finds the others done.
    const outside = join === undefined ? around : new Set([...around, ...walkAround([join], split.number, place.graph.after)]);
    reportWaysIn(split, join, part, outside, place, context);
  }
}

/** Ways out of a parallel part, or of the split itself, to what stands before it, which then begins again while other branches still run. */
function waysBack(split: Step, join: number | undefined, { inside }: ParallelPart, around: ReadonlySet<number>, graph: StepGraph): Way[] {
  const leadingBack = walkAround([split.number], join, graph.before);
  const isBefore = (number: number): boolean =>
    number === split.number || (around.has(number) && number !== join && leadingBack.has(number));
  const within = [...inside].filter((number) => number !== split.number && !around.has(number));
  return [
    ...(splitOf(split) ?? []).filter(isBefore).map((to) => [split.number, to] as const),
    ...within.flatMap((number) => (graph.after.get(number) ?? []).filter(isBefore).map((to) => [number, to] as const)),
  ];
}

/** True where all branches of a parallel part end the flow, each for itself, with one outcome between them. */
function endsTogether({ leaving, shared }: ParallelPart, { byNumber }: StepGraph): boolean {
  if (shared !== undefined || leaving.size === 0) return false;
  const targets = [...leaving].flatMap((number) => targetsOf(byNumber.get(number) as Step));
  const outcomes = new Set(targets.flatMap(({ value }) => (value.kind === "end" ? [fold(value.outcome ?? "")] : [])));
  const isInside = ({ value }: (typeof targets)[number]): boolean => ["end", "step", "parallel"].includes(value.kind);
  return targets.length > 0 && targets.every(isInside) && outcomes.size <= 1;
}
