import type { Exit } from "../../../core/flow/graph/flow-graph.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { guideAddress, stepAnchor } from "../page/addresses.ts";
import { citationHref, citingOf } from "../prose/citing.ts";

/** Where a way out of a flow leads on the document's page; undefined for an end and for what is not in this library. */
export function hrefOfExit(exit: Exit, shown: ShownRevision, context: DocumentContext): string | undefined {
  const citing = citingOf(context, shown);
  if (exit.kind === "document") return citationHref(citing, exit.code);
  if (exit.kind === "rc")
    return exit.code === citing.code ? `${citing.page}#${stepAnchor(exit.step)}` : citationHref(citing, exit.code, exit.step);
  if (exit.kind !== "flow") return undefined;
  const flow = shown.document.flows.find(({ slug }) => slug === exit.slug);
  const first = flow?.steps[0];
  if (!flow || !first) return undefined;
  return citing.page === "" ? `#${stepAnchor(first.number)}` : `${context.up}${guideAddress(shown, flow)}`;
}
