import { matchSteps, renumberedBetween } from "../../../core/compare/match-steps.ts";
import type { Step } from "../../../core/document/document.ts";
import { once } from "../library/once.ts";
import type { ShownDocument, ShownRevision } from "../library/shown-revision.ts";

/**
 * What each step of a superseded revision has become in the one in force; undefined for one that is gone. Undefined
 * as a whole where the revision is not superseded.
 */
export const stepsNow = once(({ main }: ShownDocument, shown: ShownRevision): ReadonlyMap<Step, Step | undefined> | undefined =>
  main && shown.status.status === "superseded" ? match(shown, main) : undefined,
);

function match(shown: ShownRevision, main: ShownRevision): Map<Step, Step | undefined> {
  const renumbered = renumberedBetween(main.document.frontMatter.changes, shown.revision, main.revision);
  const { steps } = matchSteps(shown.document.flows, main.document.flows, renumbered);
  return new Map(steps.flatMap(({ before, after }) => (before ? [[before.step, after?.step] as const] : [])));
}
