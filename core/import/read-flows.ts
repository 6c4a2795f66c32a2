import type { PlainFlow } from "../flow/graph/plain-flow.ts";
import { type Block, textOf } from "./blocks.ts";
import type { SourceSection } from "./document-parts.ts";
import { assembleFlow } from "./flow/assemble-flow.ts";
import type { RawFlow } from "./flow/raw-step.ts";
import { withSubHeadings } from "./flow/sub-headings.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedDocument, ImportedFlow } from "./imported-document.ts";
import { describedTableRecogniser } from "./recognisers/described-table.ts";
import { flowTableRecogniser } from "./recognisers/flow-table.ts";
import { notedFlowsRecogniser } from "./recognisers/noted-flows.ts";
import { fillFromRaci, type Raci, raciRecogniser, raciSteps } from "./recognisers/raci.ts";
import { stepsRecogniser } from "./recognisers/steps.ts";
import { plainTitle, writeMarkdown } from "./write-markdown.ts";

/** The flows of a document's procedure sections. Runs of steps whose numbers go on make one flow; those that begin again, several. */
export function readFlows(sections: readonly SourceSection[], document: ImportedDocument, context: ImportContext): ImportedFlow[] {
  const noted = notedIn(sections, document, context);
  if (noted.length > 0) return noted;
  const found = sections.flatMap((section) => {
    const runs = runsOf(withSubHeadings(section.blocks)).flatMap((run) => readRun(run.blocks, run.title, context));
    // Of several sections, each names its own steps.
    const [first] = runs;
    if (sections.length > 1 && first && first.steps.length > 0) first.title ??= section.name;
    return runs;
  });
  const named = raciRecogniser.read(
    sections.flatMap(({ blocks }) => blocks),
    context,
  ).value;
  for (const role of named.flatMap(({ roles }) => roles)) if (!document.parties.includes(role)) document.parties.push(role);
  const withSteps = found.filter(({ steps }) => steps.length > 0);
  if (withSteps.length === 0 && named.length > 0) withSteps.push(...stepsOfRaci(found, named, context));
  fillFromRaci(
    withSteps.flatMap(({ steps }) => steps),
    [...document.raci, ...named],
    document.parties,
    context.report,
  );
  const before = found.filter(({ steps }) => steps.length === 0).flatMap(({ title, introduction }) => withHeading(title, introduction));
  const own = document.head.title ?? sections[0]?.name ?? "";
  if (withSteps.length === 0) {
    if (before.length === 0) return [];
    context.report.asked({
      en: "no steps were found in the procedure; its text is kept as a flow's introduction",
      id: "langkah tidak ditemukan dalam prosedur; teksnya disimpan sebagai pengantar alur",
    });
    return [{ title: plainTitle(own), keywords: [], introduction: writeMarkdown(before, 5), lanes: [], steps: [] }];
  }
  withSteps[0]?.introduction.unshift(...before);
  const groups = groupsOf(withSteps);
  const titles = titlesOf(groups, own);
  const flows: PlainFlow[] = [];
  let first = 1;
  for (const [index, group] of groups.entries()) {
    const following = titles[index + 1];
    const flow = assembleFlow(
      group,
      { title: titles[index] as string, first, parties: document.parties, ...(following !== undefined && { following }) },
      context,
    );
    for (const run of group)
      if (run.title !== undefined)
        context.report.kept({ en: "a heading of the procedure", id: "judul dalam prosedur" }, run.heading ?? run.title);
    first += flow.steps.length;
    flows.push(flow);
  }
  for (const actor of flows.flatMap(({ steps }) => steps.flatMap(({ actors }) => actors)))
    if (!document.parties.includes(actor)) document.parties.push(actor);
  return flows;
}

/** Where a procedure is nothing but a table of who does what, its rows are the steps. */
function stepsOfRaci(found: RawFlow[], named: readonly Raci[], context: ImportContext): RawFlow[] {
  const { report } = context;
  for (const flow of found) flow.introduction = raciRecogniser.read(flow.introduction, context).rest;
  report.guessed(
    { en: "the steps are the rows of the RACI table", id: "langkahnya adalah baris tabel RACI" },
    { en: "the procedure names no others", id: "prosedur tidak menyebut yang lain" },
    "medium",
  );
  return named.map((raci) => ({ introduction: [], steps: raciSteps(raci, report) }));
}

/** Flows whose steps name their fields already; where any do, all of the procedure is read so. */
function notedIn(sections: readonly SourceSection[], document: ImportedDocument, context: ImportContext): ImportedFlow[] {
  const { value } = notedFlowsRecogniser.read(
    sections.flatMap(({ blocks }) => blocks),
    context,
  );
  const [first, second] = value;
  // What stands above the first flow introduces it: the notation has no place above.
  if (first?.title === undefined && second && first && !first.notation.includes("####")) {
    second.notation = [first.notation, second.notation].filter((text) => text !== "").join("\n\n");
    value.shift();
  }
  // A source that lists its parties is not mended: who is missing there is for check to say.
  if (document.parties.length === 0) document.parties.push(...new Set(value.flatMap(({ actors }) => actors)));
  const own = plainTitle(document.head.title ?? sections[0]?.name ?? "");
  return value.map(({ title = own, notation }) => ({ notation: `### ${title}\n\n${notation}\n` }));
}

/** Blocks parted by their sub-headings, where tables hold the steps. */
function runsOf(blocks: readonly Block[]): { title?: string; blocks: Block[] }[] {
  if (!blocks.some(({ kind }) => kind === "table")) return [{ blocks: [...blocks] }];
  const runs: { title?: string; blocks: Block[] }[] = [{ blocks: [] }];
  for (const block of blocks) {
    if (block.kind === "paragraph" && block.heading !== undefined) runs.push({ title: textOf(block), blocks: [block] });
    else runs.at(-1)?.blocks.push(block);
  }
  return runs.filter((run) => run.blocks.length > 0);
}

function readRun(blocks: readonly Block[], title: string | undefined, context: ImportContext): RawFlow[] {
  const isRaci = (block: Block) => raciRecogniser.read([block], context).value.length > 0;
  const described = describedTableRecogniser.read(
    blocks.filter((block) => !isRaci(block)),
    context,
  );
  const plain = flowTableRecogniser.read(described.rest, context);
  const tables = [...described.value, ...plain.value];
  const rest = [...plain.rest, ...blocks.filter(isRaci)];
  if (tables.length > 0) {
    const [first] = tables;
    if (first) {
      first.introduction.push(...rest.filter((block) => block.kind !== "paragraph" || block.heading === undefined));
      if (title !== undefined) first.title = title;
    }
    return tables;
  }
  const { value: flows, rest: others } = stepsRecogniser.read(blocks, context);
  return flows.length > 0 ? flows : [{ introduction: [...others], steps: [] }];
}

function withHeading(title: string | undefined, blocks: readonly Block[]): Block[] {
  return title === undefined
    ? [...blocks]
    : [{ kind: "paragraph", runs: [{ text: title, bold: true }], place: { en: "", id: "" } }, ...blocks];
}

/** Runs whose labels go on where the one before ended belong to one flow. */
function groupsOf(runs: readonly RawFlow[]): RawFlow[][] {
  const groups: RawFlow[][] = [];
  for (const run of runs) {
    const last = groups.at(-1)?.at(-1)?.steps.at(-1)?.label;
    const [first] = run.steps;
    const goesOn = last !== undefined && /^\d+$/.test(last) && Number(first?.label) === Number(last) + 1;
    if (goesOn) groups.at(-1)?.push(run);
    else groups.push([run]);
  }
  return groups;
}

function titlesOf(groups: readonly RawFlow[][], own: string): string[] {
  const taken = new Set<string>();
  return groups.map((group) => {
    const wanted = plainTitle(group.length === 1 ? (group[0]?.title ?? own) : own);
    let title = wanted;
    for (let count = 2; taken.has(title.toLowerCase()); count++) title = `${wanted} (${count})`;
    taken.add(title.toLowerCase());
    return title;
  });
}
