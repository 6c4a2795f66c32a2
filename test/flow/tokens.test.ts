import { expect, test } from "vitest";
import { successorsOf } from "../../core/document/steps/step-targets.ts";
import { nextExists } from "../../core/rules/flow/next-exists.ts";
import { stepReachable } from "../../core/rules/flow/step-reachable.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import { netOfBpmn, tokenFaults } from "./bpmn-tokens.ts";
import { fixtures } from "./fixtures.ts";
import { seeded } from "./random-flow.ts";
import { type FlowFixture, reading } from "./read-flow.ts";
import { structuredFlow } from "./structured-flow.ts";
import { type NetNode, TokenNet } from "./token-net.ts";

const FLOWS = 160;
const MOST_STATES = 4_000;

const named = (name: string) => fixtures.find((fixture) => fixture.name === name) as FlowFixture;

function findingsOf({ document }: FlowFixture): string[] {
  const { findings } = checkDocument(document, [nextExists, stepReachable], reading, new Set());
  return findings.map(({ message }) => message.en);
}

/** The tokens' way through the notation: who has Setelah waits for all that can still come. */
function netOfNotation({ flow }: FlowFixture): TokenNet {
  const arcs = flow.steps.flatMap((step, index) => {
    const ways = [...(step.next.kind === "branches" ? step.next.branches : []), ...step.exceptions];
    const exits = ways.filter(({ target }) => target.value.kind === "end").length;
    const inside = successorsOf(flow, index).map((to) => ({ from: step.number, to, id: `${step.number}-${to}` }));
    return [...inside, ...Array.from({ length: exits }, () => ({ from: step.number, to: 0, id: `${step.number}-0` }))];
  });
  const first = flow.steps[0]?.number ?? 0;
  const start: NetNode = { id: "start", step: undefined, takes: "any", gives: "all", into: [], out: ["start"] };
  const end: NetNode = {
    id: "end",
    step: undefined,
    takes: "any",
    gives: "all",
    into: arcs.filter(({ to }) => to === 0).map(({ id }) => id),
    out: [],
  };
  const nodes = flow.steps.flatMap((step): NetNode[] => {
    const out = arcs.filter(({ from }) => from === step.number).map(({ id }) => id);
    const unusual = step.exceptions.map(({ target }) => `${step.number}-${target.value.kind === "step" ? target.value.number : 0}`);
    const node: NetNode = {
      id: `step-${step.number}`,
      step: step.number,
      takes: step.after.length > 0 ? "coming" : "any",
      gives: step.next.kind === "branches" ? "one" : "all",
      into: [...(step.number === first ? ["start"] : []), ...arcs.filter(({ to }) => to === step.number).map(({ id }) => id)],
      out: out.filter((id) => !unusual.includes(id)),
    };
    return [node, ...unusual.map((id) => ({ ...node, id: `${node.id} ${id}`, gives: "all" as const, out: [id] }))];
  });
  return new TokenNet([start, ...nodes, ...(end.into.length > 0 ? [end] : [])]);
}

/** A run of one net, as far as a bound, that the other can't make after it; undefined where it can. */
function strayRun(one: TokenNet, other: TokenNet, random: () => number): number[] | undefined {
  let [mine, theirs] = [one.seen([one.begin()]), other.seen([other.begin()])];
  const run: number[] = [];
  while (mine.size > 0 && run.length < 40) {
    const step = [...mine.keys()][Math.floor(random() * mine.size)] as number;
    run.push(step);
    const followed = theirs.get(step);
    if (!followed) return run;
    [mine, theirs] = [one.seen(mine.get(step) ?? []), other.seen(followed)];
  }
  return undefined;
}

const cases = [
  named("again"),
  named("parallel parts"),
  named("parallel parts that decide, nest and end"),
  ...Array.from({ length: FLOWS }, (_, index) => structuredFlow(index + 1)),
];

test("what check accepts finishes as BPMN, and goes the ways of the notation", { timeout: 300_000 }, async () => {
  let explored = 0;
  for (const fixture of cases) {
    expect(findingsOf(fixture), fixture.name).toEqual([]);
    const [bpmn, notation] = [await netOfBpmn(fixture), netOfNotation(fixture)];
    const faults = tokenFaults(bpmn, MOST_STATES);
    expect(faults ?? [], fixture.name).toEqual([]);
    if (faults) explored++;
    const random = seeded(explored);
    for (let run = 0; run < 6; run++) {
      expect(strayRun(bpmn, notation, random), fixture.name).toBeUndefined();
      expect(strayRun(notation, bpmn, random), fixture.name).toBeUndefined();
    }
  }
  expect(explored).toBeGreaterThan(FLOWS * 0.9);
});
