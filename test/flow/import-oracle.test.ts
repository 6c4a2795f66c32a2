import fc from "fast-check";
import { expect, test } from "vitest";
import { anyModels, blocks, frames, modelOf } from "./bpmn-model.ts";
import { netOfBpmn, tokenFaults } from "./bpmn-tokens.ts";
import { hasTask, imported, silentDifferences } from "./import-oracle.ts";

/** The same models in every run; others, and more of them, with `MODELS=5000`. */
const asked = process.env["MODELS"];
const runs = asked === undefined ? { numRuns: 100, seed: 7 } : { numRuns: Number(asked) };
const MOST_STATES = 1_500;

test("a process whose parallel parts are joined is the same flow, passes check and runs to its end", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(blocks, frames, async (block, frame) => {
      const model = modelOf(block, frame);
      fc.pre(hasTask(model));
      const seen = await imported(model);
      expect(silentDifferences(model, seen)).toEqual([]);
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
      expect(silentDifferences(model, seen)).toEqual([]);
    }),
    runs,
  );
});
