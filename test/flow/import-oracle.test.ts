import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeImport } from "../../cli/check/judge-import.ts";
import { readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { anyModels, type BpmnModel, blocks, frames, modelOf, xmlOf } from "./bpmn-model.ts";
import { netOfBpmn, tokenFaults } from "./bpmn-tokens.ts";
import { formOfFlow, formOfModel } from "./normal-form.ts";
import { type FlowFixture, readFlow, reading } from "./read-flow.ts";

/** The same models in every run; others, and more of them, with `MODELS=5000`. */
const asked = process.env["MODELS"];
const runs = asked === undefined ? { numRuns: 100, seed: 7 } : { numRuns: Number(asked) };
const MOST_STATES = 1_500;

interface Imported {
  fixture: FlowFixture;
  /** All that the import says. */
  said: string[];
  /** What of it is still to be decided. */
  decide: string[];
}

async function imported(model: BpmnModel): Promise<Imported> {
  const read = await readBpmn(xmlOf(model), { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  const [flow] = read.flows;
  if (!flow) throw new Error("no flow");
  const notation = writeNotation(flow, "id");
  const decide = judgeImport(read.flows, notation, reading.settings).map(({ id }) => id);
  return { fixture: readFlow(notation, flow.lanes), said: [...read.notes.map(({ id }) => id), ...decide], decide };
}

function hasTask({ nodes }: BpmnModel): boolean {
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

test("a process whose parallel parts are joined is the same flow, passes check and runs to its end", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(blocks, frames, async (block, frame) => {
      const model = modelOf(block, frame);
      fc.pre(hasTask(model));
      const seen = await imported(model);
      expect(differences(model, seen).filter((line) => !isSaid(line, seen.said))).toEqual([]);
      expect(seen.decide).toEqual([]);
      const titles = seen.fixture.flow.steps.map(({ title }) => title);
      for (const { type, name, lane } of model.nodes.filter(({ type }) => type === "task")) {
        expect(titles, type).toContain(name);
        const actors = seen.fixture.flow.steps.find(({ title }) => title === name)?.actors.map(({ value }) => value);
        expect(actors).toEqual(lane < 0 ? [] : [model.lanes[lane]]);
      }
      // Laying out a long flow takes longer than all the rest of this test.
      if (seen.fixture.flow.steps.length > 12) return;
      expect(tokenFaults(await netOfBpmn(seen.fixture), MOST_STATES) ?? []).toEqual([]);
    }),
    runs,
  );
});

test("of any graph each difference is said", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyModels, async (model) => {
      fc.pre(hasTask(model));
      const seen = await imported(model);
      expect(differences(model, seen).filter((line) => !isSaid(line, seen.said))).toEqual([]);
    }),
    runs,
  );
});
