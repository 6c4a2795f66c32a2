import type { Exit } from "../../../core/flow/graph/flow-graph.ts";
import { guideAddress, stepAnchor } from "../build/addresses.ts";
import type { Issue } from "../build/issues.ts";
import { citationHref, citingOf } from "./citations.ts";
import type { DocumentContext } from "./document-portal.ts";

/** Where a way out of a flow leads on the document's page; undefined for an end and for what is not in this library. */
export function hrefOfExit(exit: Exit, issue: Issue, context: DocumentContext): string | undefined {
  const citing = citingOf(context, issue);
  if (exit.kind === "document") return citationHref(citing, exit.code);
  if (exit.kind === "rc")
    return exit.code === citing.own ? `${citing.page}#${stepAnchor(exit.step)}` : citationHref(citing, exit.code, exit.step);
  if (exit.kind !== "flow") return undefined;
  const flow = issue.document.flows.find(({ slug }) => slug === exit.slug);
  const first = flow?.steps[0];
  if (!flow || !first) return undefined;
  return citing.page === "" ? `#${stepAnchor(first.number)}` : `${context.up}${guideAddress(issue, flow)}`;
}
