import { judgeImport } from "../../cli/check/judge-import.ts";
import { readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { type BpmnModel, xmlOf } from "./bpmn-model.ts";
import { formOfFlow, formOfModel } from "./normal-form.ts";
import { type FlowFixture, readFlow, reading } from "./read-flow.ts";

export interface Imported {
  fixture: FlowFixture;
  /** All that the import says. */
  said: string[];
  /** What of it is still to be decided. */
  decide: string[];
}

/** A model as it is imported: through a file of it, and the notation that is written of that. */
export async function imported(model: BpmnModel): Promise<Imported> {
  const read = await readBpmn(xmlOf(model), { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  const [flow] = read.flows;
  if (!flow) throw new Error("no flow");
  const notation = writeNotation(flow, "id");
  const decide = judgeImport(read.flows, notation, reading.settings).map(({ id }) => id);
  return { fixture: readFlow(notation, flow.lanes), said: [...read.notes.map(({ id }) => id), ...decide], decide };
}

export function hasTask({ nodes }: BpmnModel): boolean {
  return nodes.some(({ type }) => type === "task");
}

/** Lines of one form that the other has not. */
function differences(model: BpmnModel, { fixture }: Imported): string[] {
  const [file, flow] = [formOfModel(model), formOfFlow(fixture.flow)];
  return [
    ...file.filter((line) => !flow.includes(line)).map((line) => `- ${line}`),
    ...flow.filter((line) => !file.includes(line)).map((line) => `+ ${line}`),
  ];
}

/** True where what the import says names one of the two between whom something differs. */
function isSaid(line: string, said: readonly string[]): boolean {
  const ofStarts = /^Berkas tidak memiliki awal|^“Dimulai dari mana\?” tidak memutuskan/;
  if (line.slice(2).startsWith("start ") && said.some((text) => ofStarts.test(text))) return true;
  if (line.endsWith("-> end") && said.some((text) => text.startsWith("Akhir yang dicapai berdampingan"))) return true;
  const names = line.match(/[TQ] \d+|(?:Mula|E|Batal|Tercapai|Beres|Semua selesai) \d+/g) ?? [];
  return names.some((name) => said.some((text) => new RegExp(`“[^”]*\\b${name}\\b`).test(text)));
}

/** What differs between a model and what was imported of it, of which the import says nothing. */
export function silentDifferences(model: BpmnModel, seen: Imported): string[] {
  return differences(model, seen).filter((line) => !isSaid(line, seen.said));
}
