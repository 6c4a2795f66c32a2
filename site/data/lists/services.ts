import type { Flow } from "../../../core/document/document.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";

/** A flow of a document as a reader looks for it: a service. */
export interface Service {
  shown: ShownRevision;
  flow: Flow;
}

/** The flows of all documents' main revisions that are in force (or, where nothing is yet, to be read anyway), in order of codes. */
export function servicesOf(portal: Portal): Service[] {
  return [...portal.documents.values()]
    .filter(({ main }) => main.status.status !== "withdrawn" && main.status.status !== "cancelled")
    .flatMap(({ main }) => main.document.flows.map((flow) => ({ shown: main, flow })));
}

/** The actors of a flow, in the order in which they first act. */
export function actorsOf(flow: Flow): string[] {
  return [...new Set(flow.steps.flatMap((step) => step.actors.map(({ value }) => value)))];
}
