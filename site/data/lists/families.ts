import { familyHeads, unitReader } from "../../../core/library/families.ts";
import { titleOf } from "../../../core/library/library.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Portal } from "../library/portal.ts";
import { shownLibrary } from "../library/shown-library.ts";
import { type Service, servicesOf } from "./services.ts";

/** The services of a procedure and of the instructions that belong to it. */
export interface Family {
  head: DocumentCode;
  title: string;
  services: Service[];
  /** Flows whose steps are not known. */
  withoutSteps: Service[];
}

/** The families of a unit. */
export interface UnitServices {
  /** As in its codes, `IN.OCC.TELK`; empty where codes name no unit. */
  unit: string;
  families: Family[];
}

/** The first `most` services that have steps by unit and family, each in the order of codes. */
export function servicesByUnit(portal: Portal, most: number): UnitServices[] {
  const library = shownLibrary(portal);
  const heads = familyHeads(library);
  const unitOf = unitReader(portal.settings);
  const headOf = ({ shown }: Service) => heads.get(shown.controlled.code) ?? shown.controlled.code;
  const all = servicesOf(portal);
  const shown = new Set(all.filter(({ flow }) => flow.steps.length > 0).slice(0, most));
  const listed = all.filter((service) => shown.has(service) || service.flow.steps.length === 0);
  const families = [...Map.groupBy(listed, headOf)].map(([head, services]) => ({
    head,
    title: titleOf(library, head) ?? head,
    services: services.filter((service) => shown.has(service)),
    withoutSteps: services.filter(({ flow }) => flow.steps.length === 0),
  }));
  return [
    ...Map.groupBy(
      families.filter(({ services }) => services.length > 0 || shown.size < most),
      ({ head }) => unitOf(head),
    ),
  ].map(([unit, inUnit]) => ({ unit, families: inUnit }));
}
