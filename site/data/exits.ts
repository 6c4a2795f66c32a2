import type { Exit } from "../../core/flow/flow-graph.ts";
import { citationHref } from "../render/citations.ts";
import { stepAnchor } from "./addresses.ts";
import type { Issue } from "./issues.ts";
import type { PageContext } from "./page-context.ts";

/** Where a way out of a flow leads on the document's page; undefined for an end and for what is not in this library. */
export function hrefOfExit(exit: Exit, issue: Issue, context: PageContext): string | undefined {
  const citing = { portal: context.portal, up: context.up, own: issue.controlled.code };
  if (exit.kind === "document") return citationHref(citing, exit.code);
  if (exit.kind === "rc") return exit.code === citing.own ? `#${stepAnchor(exit.step)}` : citationHref(citing, exit.code, exit.step);
  if (exit.kind !== "flow") return undefined;
  const first = issue.document.flows.find(({ slug }) => slug === exit.slug)?.steps[0];
  return first && `#${stepAnchor(first.number)}`;
}
