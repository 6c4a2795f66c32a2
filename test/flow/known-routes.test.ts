import { beforeEach, expect, test, vi } from "vitest";
import type { Step } from "../../core/document/document.ts";
import { exitTitle } from "../../core/flow/graph/exit-title.ts";
import type { layOutFlow } from "../../core/flow/layout/lay-out-flow.ts";
import { crowdedFlow } from "./crowded-flow.ts";
import { randomFlow } from "./random-flow.ts";
import { type FlowFixture, readFlows } from "./read-flow.ts";

const routed = vi.hoisted(() => ({ count: 0 }));
vi.mock("../../core/flow/layout/route.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../core/flow/layout/route.ts")>();
  const routeEdges = (...of: Parameters<typeof original.routeEdges>): ReturnType<typeof original.routeEdges> => {
    routed.count++;
    return original.routeEdges(...of);
  };
  return { ...original, routeEdges };
});

type LayOut = typeof layOutFlow;
/** Lays flows out by code that remembers nothing yet. */
const anew = async (): Promise<LayOut> => {
  vi.resetModules();
  return (await import("../../core/flow/layout/lay-out-flow.ts")).layOutFlow;
};
const optionsOf = ({ parties, textOf }: FlowFixture, describe: number): Parameters<LayOut>[1] => ({
  parties,
  language: "id",
  exitTitle: exitTitle("id", () => undefined),
  textOf,
  describe,
});
/** The same flow with the letters of its steps' titles in capitals or not: other words, most of another width. */
const worded = (fixture: FlowFixture, word: (title: string) => string): FlowFixture => ({
  ...fixture,
  flow: { ...fixture.flow, steps: fixture.flow.steps.map((step): Step => ({ ...step, title: word(step.title) })) },
});

beforeEach(() => {
  routed.count = 0;
});

test("a flow is drawn from memory as it is drawn anew, whatever was drawn before it", async () => {
  const flows = Array.from({ length: 10 }, (_, seed) => randomFlow(seed + 1, { isRich: seed % 2 === 1 }));
  const others = flows.flatMap((fixture) => [
    worded(fixture, (title) => title.toUpperCase()),
    worded(fixture, (title) => title.slice(0, 9)),
  ]);
  const remembering = await anew();
  for (const fixture of [...others, ...flows]) remembering(fixture.flow, optionsOf(fixture, 0));
  const before = routed.count;
  const remembered = flows.map((fixture) => remembering(fixture.flow, optionsOf(fixture, 300)));
  expect(routed.count).toBe(before);
  const forgetful = await anew();
  expect(remembered).toEqual(flows.map((fixture) => forgetful(fixture.flow, optionsOf(fixture, 300))));
  expect(routed.count).toBeGreaterThan(before);
});

test("words that take the same room share their lines; each drawing says its own", async () => {
  const [fixture] = [randomFlow(3)];
  const drawn = worded(fixture, (title) => [...title].toReversed().join(""));
  const layOut = await anew();
  const titlesOf = (of: FlowFixture) => {
    const laid = layOut(of.flow, optionsOf(of, 0));
    return "layout" in laid ? laid.layout.rows.flatMap(({ row }) => (row.kind === "step" ? [row.step.title] : [])) : [];
  };
  expect(titlesOf(fixture)).toEqual(fixture.flow.steps.map(({ title }) => title));
  expect(titlesOf(drawn)).toEqual(drawn.flow.steps.map(({ title }) => title));
});

test("a flow that finds no way is given up once", async () => {
  const [fixture] = readFlows(crowdedFlow()) as [FlowFixture];
  const layOut = await anew();
  const first = layOut(fixture.flow, optionsOf(fixture, 0));
  const tried = routed.count;
  expect(tried).toBeGreaterThan(0);
  expect(layOut(fixture.flow, optionsOf(fixture, 300))).toEqual(first);
  expect("problems" in first && first.problems.length).toBe(1);
  expect(routed.count).toBe(tried);
});

test("memory stays flat: the oldest forms are forgotten, the newest are not", async () => {
  const layOut = await anew();
  const labelled = (width: number): FlowFixture => {
    const branches = `  - ${"m".repeat(width + 1)} → 2\n  - Tidak → selesai\n`;
    const [fixture] = readFlows(
      `### Alur\n\n#### 1. Lengkap?\n\n- Pelaksana: Agent\n- Lanjut:\n${branches}\n#### 2. Menutup\n\n- Pelaksana: Agent\n`,
    );
    return fixture as FlowFixture;
  };
  const many = Array.from({ length: 300 }, (_, width) => labelled(width + 20));
  for (const fixture of many) layOut(fixture.flow, optionsOf(fixture, 0));
  expect(routed.count).toBe(300);
  const [first, last] = [many[0] as FlowFixture, many.at(-1) as FlowFixture];
  layOut(last.flow, optionsOf(last, 0));
  expect(routed.count).toBe(300);
  layOut(first.flow, optionsOf(first, 0));
  expect(routed.count).toBe(301);
});
