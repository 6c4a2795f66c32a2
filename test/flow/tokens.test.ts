import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readLibrary } from "../../cli/read/read-library.ts";
import type { Placed, Step, Target } from "../../core/document/document.ts";
import { nextTargetsOf } from "../../core/document/steps/step-targets.ts";
import { nextExists } from "../../core/rules/flow/next-exists.ts";
import { stepReachable } from "../../core/rules/flow/step-reachable.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { netOfBpmn, tokenFaults } from "./bpmn-tokens.ts";
import { fixtures } from "./fixtures.ts";
import { randomFlow, seeded } from "./random-flow.ts";
import { type FlowFixture, fixturesOf, reading } from "./read-flow.ts";
import { structuredFlow } from "./structured-flow.ts";
import { type NetNode, TokenNet } from "./token-net.ts";

const FLOWS = 160;
const RANDOM_FLOWS = 60;
const MOST_STATES = 4_000;

function findingsOf({ document }: FlowFixture): string[] {
  const { findings } = checkDocument(document, [nextExists, stepReachable], reading, new Set());
  return findings.map(({ message }) => message.en);
}

interface Arc {
  id: string;
  from: number;
  /** 0: the end. */
  to: number;
  /** Counts the exceptions of its step; undefined for where it usually goes on. */
  exception: number | undefined;
}

/** Each way of a step, written or not. */
function arcsOf(step: Step, following: Step | undefined): Arc[] {
  const goals = ({ value }: Placed<Target>): number[] =>
    value.kind === "step" ? [value.number] : value.kind === "parallel" ? value.numbers : [0];
  const usual = nextTargetsOf(step).flatMap(goals);
  if (step.next.kind === "following" && following) usual.push(following.number);
  const ways = [
    ...usual.map((to) => ({ to, exception: undefined })),
    ...step.exceptions.flatMap(({ target }, exception) => goals(target).map((to) => ({ to, exception }))),
  ];
  return ways.map((way, index) => ({ ...way, from: step.number, id: `${step.number}-${index}-${way.to}` }));
}

/** The tokens' way through the notation: who has Setelah waits for all that can still come. */
function netOfNotation({ flow: { steps } }: FlowFixture): TokenNet {
  const arcs = steps.flatMap((step, index) => arcsOf(step, steps[index + 1]));
  const [first] = steps;
  const start: NetNode = { id: "start", step: undefined, takes: "any", gives: "all", into: [], out: ["start"] };
  const ending = arcs.filter(({ to }) => to === 0).map(({ id }) => id);
  const end: NetNode = { id: "end", step: undefined, takes: "any", gives: "all", into: ending, out: [] };
  const nodes = steps.flatMap((step): NetNode[] => {
    const mine = arcs.filter(({ from }) => from === step.number);
    const node = (id: string, gives: NetNode["gives"], exception: number | undefined): NetNode => ({
      id,
      step: step.number,
      takes: step.after.length > 0 ? "coming" : "any",
      gives,
      into: [...(step === first ? ["start"] : []), ...arcs.filter(({ to }) => to === step.number).map((arc) => arc.id)],
      out: mine.filter((arc) => arc.exception === exception).map((arc) => arc.id),
    });
    return [
      node(`step-${step.number}`, step.next.kind === "branches" ? "one" : "all", undefined),
      ...step.exceptions.map((_, index) => node(`event-${step.number}-${index}`, "all", index)),
    ];
  });
  return new TokenNet([start, ...nodes, ...(ending.length > 0 ? [end] : [])]);
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

/** Every flow of the example library, and of those by hand and at random what check accepts. */
async function cases(): Promise<FlowFixture[]> {
  const sops = fileURLToPath(new URL("../../sops", import.meta.url));
  const { documents } = await readLibrary(sops, { date: "2026-11-23" as IsoDate });
  const random = Array.from({ length: RANDOM_FLOWS }, (_, index) => randomFlow(index + 1, { isRich: index % 2 === 0 }));
  return [
    ...[...fixtures, ...random].filter((fixture) => findingsOf(fixture).length === 0),
    ...[...documents.values()].flatMap(fixturesOf).filter(({ flow }) => flow.steps.length > 0),
    ...Array.from({ length: FLOWS }, (_, index) => structuredFlow(index + 1)),
  ];
}

test("what check accepts finishes as BPMN, and goes the ways of the notation", { timeout: 300_000 }, async () => {
  let explored = 0;
  const all = await cases();
  for (const fixture of all) {
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
  expect(explored).toBeGreaterThan(all.length * 0.9);
});
