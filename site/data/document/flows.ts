import type { Flow } from "../../../core/document/document.ts";
import type { ShownRevision } from "../library/shown-revision.ts";

/** The flows of a revision that have steps: those with a guide. */
export function guidedFlows(shown: ShownRevision): Flow[] {
  return shown.document.flows.filter(({ steps }) => steps.length > 0);
}

/** The flow that holds a step; without a step the first that can be followed. */
export function flowHolding<One extends { steps: readonly { number: number }[] }>(
  flows: readonly One[],
  step: number | undefined,
): One | undefined {
  return flows.find(({ steps }) => (step === undefined ? steps.length > 0 : steps.some(({ number }) => number === step)));
}
