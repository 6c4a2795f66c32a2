import type { Flow, Placed, Step, Target } from "../document.ts";

/** Where a step goes on to, with the places: one target, or one for each branch; none when nothing is written. */
export function targetsOf(step: Step): Placed<Target>[] {
  if (step.next.kind === "target") return [step.next.target];
  if (step.next.kind === "branches") return step.next.branches.map(({ target }) => target);
  return [];
}

/** The steps of the flow that a step leads to, written or, where nothing is written, the one that follows it. */
export function successorsOf(flow: Flow, index: number): number[] {
  const step = flow.steps[index];
  if (!step) return [];
  if (step.next.kind === "following") {
    const next = flow.steps[index + 1];
    return next ? [next.number] : [];
  }
  return targetsOf(step).flatMap(({ value }) => (value.kind === "step" ? [value.number] : value.kind === "parallel" ? value.numbers : []));
}

/** True when a step leaves its flow: by an end, another flow, a document, an RC, or an open question of a transcription. */
export function isExit(step: Step): boolean {
  return targetsOf(step).some(({ value }) => value.kind !== "step" && value.kind !== "parallel" && value.kind !== "unread");
}
