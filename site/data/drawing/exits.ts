import type { Exit } from "../../../core/flow/graph/flow-graph.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { guideAddress, stepAnchor } from "../page/addresses.ts";
import { citingOf, type Lead, leadTo } from "../prose/citing.ts";

/** The lead of what leads nowhere: an end, and a flow whose steps are not known. */
export const nowhere: Lead = { href: undefined, standing: undefined };

/** Where a way out of a flow leads on the document's page. */
export function leadOfExit(exit: Exit, shown: ShownRevision, context: DocumentContext): Lead {
  const citing = citingOf(context, shown);
  if (exit.kind === "document") return leadTo(citing, exit.code);
  if (exit.kind === "rc")
    return exit.code === citing.code
      ? { ...nowhere, href: `${citing.page}#${stepAnchor(exit.step)}` }
      : leadTo(citing, exit.code, exit.step);
  if (exit.kind !== "flow") return nowhere;
  const flow = shown.document.flows.find(({ slug }) => slug === exit.slug);
  const first = flow?.steps[0];
  if (!flow || !first) return nowhere;
  return { ...nowhere, href: citing.page === "" ? `#${stepAnchor(first.number)}` : `${context.up}${guideAddress(shown, flow)}` };
}
