import { pick } from "../../../../languages/language.ts";
import type { SectionType } from "../../../../schemas/library-settings.ts";
import { matchSteps } from "../../../compare/match-steps.ts";
import { settingsOfType } from "../../../document/named-in-settings.ts";
import type { ReadingContext } from "../../../document/read-document.ts";
import { fold } from "../../../document/words/fold.ts";
import type { DocumentFacts, FlowFacts } from "../../../library/facts.ts";

/** A part of the document that changed, and the names an entry may call it by. */
interface ChangedPart {
  /** As told to a reader. */
  name: string;
  /** Folded. */
  calledBy: string[];
}

/** The sections that the settings give documents of this type. */
export function sectionTypes({ type }: DocumentFacts, { settings }: ReadingContext): readonly SectionType[] {
  return settingsOfType(type, settings)?.sections ?? [];
}

/** The names of the section a part is printed in: its id, the key that fills it, and its titles. */
function namesOfPart(part: string, types: readonly SectionType[]): string[] {
  const section = types.find(({ id, from }) => id === part || from === part);
  return [part, ...(section ? [section.id, section.from, section.name.id, section.name.en] : [])].map(fold);
}

/** What differs between two texts: sections, flows and steps, each by the names an entry may use. */
export function changedParts(previous: DocumentFacts, facts: DocumentFacts, types: readonly SectionType[]): ChangedPart[] {
  const keys = [...new Set([...Object.keys(facts.digests), ...Object.keys(previous.digests)])];
  const parts = keys
    .filter((key) => facts.digests[key] !== previous.digests[key])
    .map((key) => {
      const section = types.find(({ id, from }) => id === key || from === key);
      return { name: pick(section?.name, facts.language) ?? key, calledBy: namesOfPart(key, types) };
    });
  return [...parts, ...changedInFlows(previous, facts, types)];
}

function changedInFlows(previous: DocumentFacts, facts: DocumentFacts, types: readonly SectionType[]): ChangedPart[] {
  const whole = types.filter(({ from }) => from === "flows").flatMap(({ id }) => namesOfPart(id, types));
  const { flows, steps } = matchSteps<FlowFacts>(previous.flows, facts.flows, facts.changes.at(-1)?.renumbered);
  const ofFlow = (flow: FlowFacts): ChangedPart => ({ name: flow.title, calledBy: [fold(flow.title), ...whole] });
  const changedFlows = flows.flatMap((pair) => {
    const same =
      pair.before && pair.after && pair.before.digest === pair.after.digest && fold(pair.before.title) === fold(pair.after.title);
    return same ? [] : [ofFlow((pair.after ?? pair.before) as FlowFacts)];
  });
  const changedSteps = steps.flatMap(({ before: old, after }) => {
    if (old && after && old.step.digest === after.step.digest) return [];
    const { flow, step } = after ?? (old as NonNullable<typeof old>);
    const { name, calledBy } = ofFlow(flow);
    const names = [`${name}/${step.number}`, `${name}/${step.title}`];
    return [{ name: names[0] as string, calledBy: [...calledBy, ...names.map(fold)] }];
  });
  return [...changedFlows, ...changedSteps];
}

/** Fields of the header that an entry may name though no part of the document is printed from them. */
export const HEADER = ["title", "owner", "language", "keywords", "distribution"];

/** Whether a text has what an entry names: a field of the header, a section, a flow or a step of it. */
export function isNamedIn(name: string, facts: DocumentFacts, types: readonly SectionType[]): boolean {
  const folded = fold(name);
  const { flows } = facts;
  const [, flowName, stepName = ""] = /^(.*)\/([^/]*)$/.exec(folded) ?? [];
  return (
    HEADER.includes(name) ||
    types.some(({ id }) => namesOfPart(id, types).includes(folded)) ||
    flows.some(({ title }) => fold(title) === folded) ||
    flows.some(
      ({ title, steps }) =>
        fold(title) === flowName && steps.some((step) => String(step.number) === stepName || fold(step.title) === stepName),
    )
  );
}

/** “flow/step” covers that step, a flow all of its steps, the flow section all flows. */
export function covers(name: string, calledBy: readonly string[]): boolean {
  return calledBy.includes(fold(name));
}
