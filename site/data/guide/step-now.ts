import { matchSteps, renumberedBetween } from "../../../core/compare/match-steps.ts";
import type { Step } from "../../../core/document/document.ts";
import type { Issue } from "../build/issues.ts";
import type { DocumentIssues } from "../build/portal.ts";

const known = new WeakMap<Issue, ReadonlyMap<Step, Step | undefined>>();

/**
 * What each step of a superseded revision has become in the one in force; undefined for one that is gone. Undefined
 * as a whole where the revision is not superseded.
 */
export function stepsNow({ main }: DocumentIssues, issue: Issue): ReadonlyMap<Step, Step | undefined> | undefined {
  if (issue.status.status !== "superseded") return undefined;
  const found = known.get(issue) ?? match(issue, main);
  known.set(issue, found);
  return found;
}

function match(issue: Issue, main: Issue): Map<Step, Step | undefined> {
  const renumbered = renumberedBetween(main.document.frontMatter.changes, issue.revision, main.revision);
  const { steps } = matchSteps(issue.document.flows, main.document.flows, renumbered);
  return new Map(steps.flatMap(({ before, after }) => (before ? [[before.step, after?.step] as const] : [])));
}
