import type { FlowFacts } from "../../../core/library/facts.ts";
import { flowsNumber } from "../document/frame.ts";
import type { Portal, PortalBase } from "../library/portal.ts";
import { hasLostForce, type ShownRevision } from "../library/shown-revision.ts";
import { documentAddress, guideAddress } from "../page/addresses.ts";

/** A flow of a document as a reader looks for it: a service. */
export interface Service {
  shown: ShownRevision;
  flow: FlowFacts;
}

/** The flows of all documents' main revisions that are in force (or, where nothing is yet, to be read anyway), in order of codes. */
export function servicesOf(portal: Portal): Service[] {
  return [...portal.documents.values()]
    .flatMap(({ main }) => (main && !hasLostForce(main) ? [main] : []))
    .flatMap((main) => main.facts.flows.map((flow) => ({ shown: main, flow })));
}

/** What has flows and is in doubt: nothing of it is offered. */
export function doubtfulWithServices(portal: Portal): ShownRevision[] {
  return [...portal.documents.values()].flatMap(({ main }) =>
    main?.status.status === "doubtful" && main.facts.flows.length > 0 ? [main] : [],
  );
}

/** Where a service is read: its guide, or its place in the document where its steps are lost. */
export function serviceAddress(portal: PortalBase, service: Service): string {
  return service.flow.steps.length > 0 ? guideAddress(service.shown, service.flow) : servicePlace(portal, service);
}

/** The place of a service in its document. */
export function servicePlace(portal: PortalBase, { shown, flow }: Service): string {
  return `${documentAddress(shown.controlled.code)}#${flowsNumber(portal, shown)}.${flow.number}`;
}

/** The actors of a flow, in the order in which they first act. */
export function actorsOf(flow: FlowFacts): string[] {
  return [...new Set(flow.steps.flatMap(({ actors }) => actors))];
}
