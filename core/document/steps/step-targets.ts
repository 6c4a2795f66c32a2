import type { Flow, Placed, Step, Target } from "../document.ts";

/** Where a step goes on to, with the places: what Lanjut says, then where it goes when its time is up or it fails. */
export function targetsOf(step: Step): Placed<Target>[] {
  return [...nextTargetsOf(step), ...step.exceptions.map(({ target }) => target)];
}

/** What Lanjut says: one target, or one for each branch; none when nothing is written. */
export function nextTargetsOf(step: Step): Placed<Target>[] {
  if (step.next.kind === "target") return [step.next.target];
  if (step.next.kind === "branches") return step.next.branches.map(({ target }) => target);
  return [];
}

/** The steps of the flow that a step leads to, written or, where nothing is written, the one that follows it. */
export function successorsOf(flow: Flow, index: number): number[] {
  const step = flow.steps[index];
  if (!step) return [];
  const next = step.next.kind === "following" ? flow.steps[index + 1] : undefined;
  const written = targetsOf(step).flatMap(({ value }) =>
    value.kind === "step" ? [value.number] : value.kind === "parallel" ? value.numbers : [],
  );
  return next ? [next.number, ...written] : written;
}

/** True when a step leaves its flow: by an end, another flow, a document, an RC, or an open question of a transcription. */
export function isExit(step: Step): boolean {
  return targetsOf(step).some(({ value }) => value.kind !== "step" && value.kind !== "parallel" && value.kind !== "unread");
}
