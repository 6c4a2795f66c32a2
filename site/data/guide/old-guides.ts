import { matchSteps } from "../../../core/compare/match-steps.ts";
import type { Flow } from "../../../core/document/document.ts";
import { guidedFlows } from "../document/flows.ts";
import { isInForce, type ShownDocument } from "../library/shown-revision.ts";

/** An address a flow once had, and the flow it has become; undefined where it is gone. */
export interface OldGuide {
  slug: string;
  title: string;
  now: Flow | undefined;
}

/** Addresses of flows of all issued revisions that the one in force no longer uses. */
export function oldGuides({ main, all }: ShownDocument): OldGuide[] {
  if (!isInForce(main)) return [];
  const known = new Set(guidedFlows(main).map(({ slug }) => slug));
  const old: OldGuide[] = [];
  for (const shown of all) {
    if (!shown.issued || shown === main) continue;
    for (const { before, after } of matchSteps(shown.document.flows, main.document.flows).flows) {
      if (!before || before.steps.length === 0 || known.has(before.slug)) continue;
      known.add(before.slug);
      old.push({ slug: before.slug, title: before.title, now: after && after.steps.length > 0 ? after : undefined });
    }
  }
  return old;
}
