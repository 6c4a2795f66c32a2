import { matchSteps } from "../../../core/compare/match-steps.ts";
import type { Flow } from "../../../core/document/document.ts";
import { guidedFlows } from "../document/flows.ts";
import { isInForce, type ShownDocument, type ShownRevision } from "../library/shown-revision.ts";

/** An address at which a flow had its guide, and what there is of it now. */
export interface OldGuide {
  slug: string;
  /** The flow as it was there last, and the revision it was in. */
  was: { shown: ShownRevision; flow: Flow };
  /** What it is in the revision in force; undefined where it is gone, and while none is in force. */
  now: Flow | undefined;
}

/**
 * Addresses of flows of all issued revisions at which no guide stands: the revision in force no longer uses them, or none is in force, as
 * where a document is withdrawn or in doubt.
 */
export function oldGuides({ all }: ShownDocument, main: ShownRevision): OldGuide[] {
  const known = new Set(isInForce(main) ? guidedFlows(main).map(({ slug }) => slug) : []);
  const old: OldGuide[] = [];
  for (const shown of all) {
    if (!shown.issued) continue;
    const flows = guidedFlows(shown).filter(({ slug }) => !known.has(slug));
    for (const flow of flows) {
      known.add(flow.slug);
      old.push({ slug: flow.slug, was: { shown, flow }, now: isInForce(main) ? flowNow(flow, shown, main) : undefined });
    }
  }
  return old;
}

function flowNow(flow: Flow, shown: ShownRevision, main: ShownRevision): Flow | undefined {
  return matchSteps(shown.document.flows, main.document.flows).flows.find(({ before }) => before === flow)?.after;
}
