import type { DocumentCode } from "../../schemas/identifier.ts";
import type { Document, Flow, Step, Target } from "../document/document.ts";
import { isLost } from "../document/steps/lost-flows.ts";
import { nextTargetsOf } from "../document/steps/step-targets.ts";

/** Where a process is entered: the whole document (``), a step and on from there (`4`), or that step alone (`=4`), as one that carries another out. */
export type WayIn = string;

/** An entry of the same document, or of another one by its code. */
export type Lead = WayIn | { code: DocumentCode; entry: WayIn };

/** What an entry may come to: it ends once everything that one of these ways leads to has ended. An entry that is not told of ends. */
export type ProcessWays = Readonly<Record<WayIn, readonly (readonly Lead[])[]>>;

/** The step of an entry that is a step alone. */
export function stepAlone(entry: WayIn): number | undefined {
  return entry.startsWith("=") ? Number(entry.slice(1)) : undefined;
}

/**
 * How a document's process goes on into others; undefined where it does not. What never ends within the document is left out: it is told of
 * there (SOP401, SOP403, SOP404).
 */
export function processWays({ flows, frontMatter: { code } }: Document): ProcessWays | undefined {
  const ways = new Map<WayIn, Lead[][]>();
  ways.set(
    "",
    flows.map((flow) => (isLost(flow) ? [] : startOf(flow))),
  );
  for (const { steps } of flows) for (const [index, step] of steps.entries()) addStep(ways, step, { next: steps[index + 1], flows, code });
  if (![...ways.values()].flat(2).some((lead) => typeof lead !== "string")) return undefined;
  const within = (leads: readonly Lead[]) => leads.filter((lead) => typeof lead === "string");
  const ending = endingOf(new Map([...ways].map(([entry, all]) => [entry, all.map(within)])));
  return Object.fromEntries([...ways].filter(([entry]) => ending.has(entry)));
}

interface Within {
  /** The step that follows. */
  next: Step | undefined;
  flows: readonly Flow[];
  code: string | undefined;
}

function addStep(ways: Map<WayIn, Lead[][]>, step: Step, within: Within): void {
  const number = String(step.number);
  // Of two steps with one number (SOP402) a way leads to the first.
  if (ways.has(number)) return;
  const by = step.follows?.value;
  const carried = by?.kind === "rc" || by?.kind === "document" ? leadsTo(by, within, "=") : [];
  const done = carried.length === 0 ? [] : [`=${number}`];
  // What takes too long, or can't be done, is not waited for.
  const instead = step.exceptions.map(({ target }) => leadsTo(target.value, within));
  if (carried.length > 0) ways.set(`=${number}`, [carried, ...instead.map(() => [])]);
  ways.set(number, [...usualWays(step, within).map((leads) => [...done, ...leads]), ...instead]);
}

function usualWays(step: Step, within: Within): Lead[][] {
  if (step.next.kind === "following") return [startOf({ steps: within.next ? [within.next] : [] })];
  return nextTargetsOf(step).map(({ value }) => leadsTo(value, within));
}

function startOf({ steps: [first] }: Pick<Flow, "steps">): Lead[] {
  return first ? [String(first.number)] : [];
}

/** @param as what comes before the number of a step: nothing where it goes on from there, `=` where it is that step alone */
function leadsTo(target: Target, { flows, code }: Within, as = ""): Lead[] {
  switch (target.kind) {
    case "step":
      return [String(target.number)];
    case "parallel":
      return target.numbers.map(String);
    case "rc":
      return [target.code === code ? `${as}${target.step}` : { code: target.code, entry: `${as}${target.step}` }];
    case "document":
      // By its own document nothing is done (SOP403).
      return target.code === code ? [] : [{ code: target.code, entry: "" }];
    case "flow": {
      const flow = flows.find(({ slug }) => slug === target.slug);
      return flow ? startOf(flow) : [];
    }
    default:
      return [];
  }
}

/** What comes to an end, of all that is told of: by the ways of each, it names others by their keys. What is not told of ends. */
export function endingOf(ways: ReadonlyMap<string, readonly (readonly string[])[]>): Set<string> {
  const waiting = new Map<string, { key: string; left: number }[]>();
  const ending = new Set<string>();
  for (const [key, all] of ways) {
    for (const leads of all) {
      const told = leads.filter((lead) => ways.has(lead));
      const way = { key, left: told.length };
      if (way.left === 0) ending.add(key);
      for (const lead of told) {
        const others = waiting.get(lead);
        if (others) others.push(way);
        else waiting.set(lead, [way]);
      }
    }
  }
  for (const ended of ending) {
    for (const way of waiting.get(ended) ?? []) {
      way.left--;
      if (way.left === 0) ending.add(way.key);
    }
  }
  return ending;
}
