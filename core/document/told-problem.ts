import type { Problem } from "./document.ts";

/** What of a problem is told. That something else was meant is part of its key: such a finding is nobody's to accept (`applyBaseline`). */
export function toldProblem({ kind: _, slip, leftOut: __, ...problem }: Problem): Omit<Problem, "kind" | "slip" | "leftOut"> {
  return slip?.edit ? { ...problem, key: `slip ${problem.key}` } : problem;
}
