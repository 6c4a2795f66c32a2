import type { Flow, Step, Target } from "../../../core/document/document.ts";
import { nextTargetsOf, targetsOf } from "../../../core/document/steps/step-targets.ts";

/** One line of a tick list. */
export interface Tick {
  step: Step;
  /** The answer it depends on; undefined for a step that must be done. */
  onlyIf: string | undefined;
}

/** What runs side by side, and the step all of it leads to. */
export interface ParallelSteps {
  ticks: Tick[];
  /** Undefined where they end without a join. */
  join: Step | undefined;
  /** What ending without a join reaches, where it has a name. */
  outcome: string | undefined;
}

/** The parallel steps a step leads to; undefined where it leads to none. */
export function parallelSteps(step: Step, flow: Flow): ParallelSteps | undefined {
  const target = step.next.kind === "target" ? step.next.target.value : undefined;
  if (target?.kind !== "parallel") return undefined;
  const byNumber = new Map(flow.steps.map((one) => [one.number, one]));
  const ticks = new Map<number, Tick>();
  let join: Step | undefined;
  const pending: [number, string | undefined][] = target.numbers.map((number) => [number, undefined]);
  for (let next = pending.shift(); next; next = pending.shift()) {
    const [number, onlyIf] = next;
    const found = byNumber.get(number);
    if (!found || ticks.has(number)) continue;
    if (found.after.length > 0) {
      join ??= found;
      continue;
    }
    ticks.set(number, { step: found, onlyIf });
    pending.push(...waysFrom(found, flow, onlyIf));
  }
  return { ticks: [...ticks.values()], join, outcome: outcomeOf([...ticks.values()]) };
}

function outcomeOf(ticks: readonly Tick[]): string | undefined {
  const targets = ticks.flatMap(({ step }) => targetsOf(step).map(({ value }) => value));
  return targets.flatMap((target) => (target.kind === "end" ? [target.outcome] : []))[0];
}

/** Below a decision a step is done only if its answer was given. */
function waysFrom(step: Step, flow: Flow, onlyIf: string | undefined): [number, string | undefined][] {
  const following = flow.steps[flow.steps.indexOf(step) + 1];
  const labels = step.next.kind === "branches" ? step.next.branches.map(({ label }) => label.value) : [];
  const unusual = step.exceptions.map(({ label, target }) => ({ value: target.value, condition: label.value }));
  const usual: { value: Target; condition: string | undefined }[] =
    step.next.kind === "following"
      ? following
        ? [{ value: { kind: "step", number: following.number }, condition: onlyIf }]
        : []
      : nextTargetsOf(step).map(({ value }, index) => ({ value, condition: labels[index] ?? onlyIf }));
  return [...usual, ...unusual].flatMap(({ value, condition }) => {
    if (value.kind === "step") return [[value.number, condition] as [number, string | undefined]];
    return value.kind === "parallel" ? value.numbers.map((number) => [number, condition] as [number, string | undefined]) : [];
  });
}
