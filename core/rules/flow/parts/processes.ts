import type { DocumentCode } from "../../../../schemas/identifier.ts";
import { endingOf, type Lead, type ProcessWays, stepAlone } from "../../../library/process-ways.ts";
import { type Leading, ringsOf, wayBetween } from "./rings.ts";

/** A step that leads into another document, from where the process comes back to it. */
export interface Passage {
  step: number;
  to: DocumentCode;
  /** True where the step is carried out by what it leads to, false where it goes on there. */
  isCarriedOut: boolean;
  /** True where none of them can ever end, false where the process may only begin anew before it is done. */
  isEndless: boolean;
  /** The steps by which it comes back, each into the document of the next; none where they are too many to be told. */
  back: readonly { code: DocumentCode; step: number }[];
}

/** A reader follows no longer way from document to document. */
const MOST_TOLD = 8;

/** An entry of a document, and where it leads. */
interface Node {
  code: DocumentCode;
  step: number;
  isAlone: boolean;
  /** By keys; of which each way is one of several. */
  ways: string[][];
}

type Nodes = ReadonlyMap<string, Node>;

/** What leads to what, and which ring each key is of. */
interface Rings {
  leading: Leading;
  numbers: ReadonlyMap<string, number>;
  /** True where who is in them never gets out. */
  isEndless: boolean;
}

/** What comes back to where it began, of processes that go on into each other. Linear in all of them. */
export function readProcesses(processes: ReadonlyMap<DocumentCode, ProcessWays>): (code: DocumentCode) => Passage[] {
  const nodes = nodesOf(processes);
  const ending = endingOf(new Map([...nodes].map(([key, { ways }]) => [key, ways])));
  const rings: Rings[] = [
    { ...ringsAmong(nodes, (key) => !ending.has(key)), isEndless: true },
    // By what a step is carried out it comes back; where a step goes on to, it may as well begin anew there.
    { ...ringsAmong(nodes, (lead, from) => from.isAlone || nodes.get(lead)?.code === from.code), isEndless: false },
  ];
  return (code) => {
    const passages = new Map<DocumentCode, Passage>();
    const entries = Object.keys(processes.get(code) ?? {});
    for (const ring of rings) for (const entry of entries) addPassages(passages, keyOf(code, entry), nodes, ring);
    return [...passages.values()];
  };
}

function nodesOf(processes: ReadonlyMap<DocumentCode, ProcessWays>): Nodes {
  const nodes = new Map<string, Node>();
  for (const [code, ways] of processes) {
    for (const [entry, all] of Object.entries(ways)) {
      const step = stepAlone(entry);
      const keys = all.map((leads) => leads.map((lead) => keyOf(code, lead)));
      nodes.set(keyOf(code, entry), { code, step: step ?? Number(entry), isAlone: step !== undefined, ways: keys });
    }
  }
  return nodes;
}

/** The first passage into each document by which an entry comes back to itself. */
function addPassages(passages: Map<DocumentCode, Passage>, from: string, nodes: Nodes, { leading, numbers, isEndless }: Rings): void {
  const { code, step, isAlone } = nodes.get(from) as Node;
  const isInRing = (key: string) => numbers.get(key) === numbers.get(from);
  for (const lead of leading.get(from) ?? []) {
    const to = nodes.get(lead)?.code;
    if (to === undefined || to === code || passages.has(to) || !isInRing(lead)) continue;
    const way = wayBetween(lead, from, (key) => (leading.get(key) ?? []).filter(isInRing)) ?? [];
    const back = way
      .map((key) => nodes.get(key) as Node)
      .filter((node, index, all) => node.code !== all[index + 1]?.code)
      .slice(0, -1);
    passages.set(to, { step, to, isCarriedOut: isAlone, isEndless, back: back.length > MOST_TOLD ? [] : back });
  }
}

function keyOf(code: DocumentCode, lead: Lead): string {
  return typeof lead === "string" ? `${code}\t${lead}` : `${lead.code}\t${lead.entry}`;
}

/** The rings of those leads that count. */
function ringsAmong(nodes: Nodes, counts: (lead: string, from: Node) => boolean): Omit<Rings, "isEndless"> {
  const leading = new Map(
    [...nodes].map(([key, node]) => [key, node.ways.flat().filter((lead) => nodes.has(lead) && counts(lead, node))] as const),
  );
  return { leading, numbers: ringsOf(leading) };
}
