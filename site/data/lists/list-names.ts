import { textsIn } from "../../../languages/index.ts";
import { type Language, pick } from "../../../languages/language.ts";
import type { Portal } from "../library/portal.ts";
import { registersOf } from "./registers.ts";

/** A page that lists the library: its address from the top of a language's pages, what it is called and what it holds. */
export interface ListName {
  address: string;
  name: string;
  about: string | undefined;
}

/** The registers, services and findings. */
export function registerNames(portal: Portal, language: Language): ListName[] {
  const r = textsIn(language).registers;
  return [
    ...registersOf(portal).map(({ name, title }) => ({ address: `registers/${name}/`, name: pick(title, language), about: r.about[name] })),
    { address: "registers/services/", name: r.services, about: r.servicesAbout },
    { address: "registers/findings/", name: r.findings, about: r.findingsAbout },
  ];
}

/** What else shows the library as a whole. */
export function otherNames(language: Language): ListName[] {
  const { portal: t, registers: r } = textsIn(language);
  return [
    { address: "history/", name: t.history, about: r.historyAbout },
    { address: "map/", name: t.map, about: r.mapAbout },
    { address: "rules/", name: r.rules, about: r.rulesAbout },
  ];
}
