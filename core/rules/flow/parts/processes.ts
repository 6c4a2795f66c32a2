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

/** What comes back to where it began, of processes that go on into each other. Linear in all of them. */
export function readProcesses(processes: ReadonlyMap<DocumentCode, ProcessWays>): (code: DocumentCode) => Passage[] {
  const nodes = new Map<string, Node>();
  for (const [code, ways] of processes) {
    for (const [entry, all] of Object.entries(ways)) {
      const step = stepAlone(entry);
      const keys = all.map((leads) => leads.map((lead) => keyOf(code, lead)));
      nodes.set(keyOf(code, entry), { code, step: step ?? Number(entry), isAlone: step !== undefined, ways: keys });
    }
  }
  const codeOf = (key: string) => nodes.get(key)?.code;
  const ending = endingOf(new Map([...nodes].map(([key, { ways }]) => [key, ways])));
  const endless = ring(nodes, (key) => !ending.has(key));
  // By what a step is carried out it comes back; where a step goes on to, it may as well begin anew there.
  const carried = ring(nodes, (lead, from) => from.isAlone || codeOf(lead) === from.code);

  return (code) => {
    const passages = new Map<DocumentCode, Passage>();
    for (const { leading, numbers, isEndless } of [
      { ...endless, isEndless: true },
      { ...carried, isEndless: false },
    ]) {
      for (const entry of Object.keys(processes.get(code) ?? {})) {
        const from = keyOf(code, entry);
        const { step, isAlone } = nodes.get(from) as Node;
        for (const lead of leading.get(from) ?? []) {
          const to = codeOf(lead);
          if (to === undefined || to === code || passages.has(to) || numbers.get(lead) !== numbers.get(from)) continue;
          const inRing = (key: string) => (leading.get(key) ?? []).filter((next) => numbers.get(next) === numbers.get(from));
          const way = wayBetween(lead, from, inRing)?.map((key) => nodes.get(key) as Node) ?? [];
          const back = way.filter((node, index) => node.code !== way[index + 1]?.code).slice(0, -1);
          passages.set(to, { step, to, isCarriedOut: isAlone, isEndless, back: back.length > MOST_TOLD ? [] : back });
        }
      }
    }
    return [...passages.values()];
  };
}

function keyOf(code: DocumentCode, lead: Lead): string {
  return typeof lead === "string" ? `${code}\t${lead}` : `${lead.code}\t${lead.entry}`;
}

/** The rings of those leads that count. */
function ring(
  nodes: ReadonlyMap<string, Node>,
  counts: (lead: string, from: Node) => boolean,
): { leading: Leading; numbers: ReadonlyMap<string, number> } {
  const leading = new Map(
    [...nodes].map(([key, node]) => [key, node.ways.flat().filter((lead) => nodes.has(lead) && counts(lead, node))] as const),
  );
  return { leading, numbers: ringsOf(leading) };
}
