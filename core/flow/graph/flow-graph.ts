import type { LocalText } from "../../../schemas/local-text.ts";
import type { Flow, FlowGap, Step, StepException, Target } from "../../document/document.ts";
import { fold } from "../../document/words/fold.ts";

/** What a drawing is made of: lanes, one row a step, and the edges between them. Made by `graphOf`. */
export interface FlowGraph {
  /** Names of the lanes, left to right. */
  lanes: string[];
  /** In the order they are drawn, top to bottom. */
  rows: GraphRow[];
  edges: GraphEdge[];
}

/** A row of a flow's drawing, from top to bottom. */
export type GraphRow =
  /** In a drawing for paper its name may come in lines, which end in `\n`. */
  | { kind: "start"; lane: number; name: string | undefined }
  | { kind: "step"; lane: number; step: Step; shape: StepShape; isSplit: boolean }
  /** Leaves the flow below a step: an end capsule, an off-page connector, or a place the source lost. */
  | { kind: "exit"; lane: number; exit: Exit }
  /** What the source lost: a dashed band over all lanes. */
  | { kind: "gap"; gap: FlowGap };

/** A box, a diamond where there are labelled branches, a box with side bars for a sub-process. */
export type StepShape = "box" | "decision" | "subprocess";

/** Where a flow is left. */
export type Exit = Exclude<Target, { kind: "step" } | { kind: "parallel" } | { kind: "unread" }>;

/** A line from row to row. */
export interface GraphEdge {
  /** Row it leaves. */
  from: number;
  port: Port;
  /** In a drawing it may come in lines, which end in `\n`. */
  label: string;
  /** The label as it was written, where it may come in lines. */
  whole?: string;
  /**
   * `joins`: it leads to the bar above the row's shape, where lines of a parallel part come together. `itself`: a small loop
   * at the side of its shape. `hangs`: the exit stands below the end of its line, not behind it.
   */
  to: { kind: "row"; row: number; joins: boolean } | { kind: "beside"; exit: Exit; hangs?: boolean } | { kind: "itself" };
}

/** Where an edge leaves its shape, or the bar below it. */
export type Port =
  | { side: "bottom" | "left" | "right" }
  /** The circle of an exception at the right edge of the shape, counted from above. */
  | { side: "edge"; index: number; kind: StepException["kind"] }
  /**
   * One of many ports of a bar, counted from the left; `middle` is the one below the shape's centre, a half where none
   * is. Its line leaves the bar downwards, or by an end of it.
   */
  | { side: "fan"; index: number; of: number; middle: number; leaves: "down" | "left" | "right" };

/** Why a flow can't be drawn truthfully. */
export interface FlowProblem {
  step: number | undefined;
  message: LocalText;
}

/** How splits and joins are drawn: as bars on the shape's edge, or as gateways of BPMN above and below it. */
export type Joints = "bars" | "gateways";

const MAX_BRANCHES = 6;
const MAX_EXCEPTIONS = 6;
const MAX_STEPS = 400;

/** Reads a flow as a graph, or says what stands in the way of a true drawing. */
export function graphOf(
  flow: Flow,
  parties: readonly string[],
  joints: Joints = "bars",
): { graph: FlowGraph } | { problems: FlowProblem[] } {
  const problems = flow.steps.flatMap((step) => problemsOf(step, flow));
  if (flow.steps.length > MAX_STEPS) problems.push(tooLong(flow));
  if (problems.length > 0) return { problems };
  const lanes = lanesOf(flow, parties);
  const builder = new GraphBuilder(flow, joints, ({ actors }) => Math.max(0, lanes.indexOf(actors[0]?.value ?? "")));
  return { graph: { lanes, rows: builder.rows, edges: builder.edges } };
}

/** The actors of the steps: the parties in their order, then others as they come. A step without one stands in the first lane. */
export function lanesOf({ steps }: Flow, parties: readonly string[]): string[] {
  const acting = new Set(steps.flatMap(({ actors }) => actors.slice(0, 1).map(({ value }) => value)));
  const lanes = [...new Set([...parties.filter((party) => acting.has(party)), ...acting])];
  return lanes.length === 0 ? ["–"] : lanes;
}

interface Way {
  label: string;
  target: Target;
}

/** Where a step goes on, each way with its label; a step that says nothing goes on to the next one. */
function waysOf(step: Step, following: Step | undefined): Way[] {
  const { next } = step;
  if (next.kind === "branches") return next.branches.map(({ label, target }) => ({ label: label.value, target: target.value }));
  if (next.kind === "following") return following ? [{ label: "", target: { kind: "step", number: following.number } }] : [];
  const { value } = next.target;
  return value.kind === "parallel"
    ? value.numbers.map((number) => ({ label: "", target: { kind: "step", number } }))
    : [{ label: "", target: value }];
}

class GraphBuilder {
  readonly rows: GraphRow[] = [];
  readonly edges: GraphEdge[] = [];
  readonly #flow: Flow;
  readonly #joints: Joints;
  readonly #laneOf: (step: Step) => number;
  readonly #rowOf = new Map<number, number>();
  readonly #pending: { from: number; way: Way; port: Port }[] = [];

  constructor(flow: Flow, joints: Joints, laneOf: (step: Step) => number) {
    this.#flow = flow;
    this.#joints = joints;
    this.#laneOf = laneOf;
    const [first] = flow.steps;
    if (first) this.rows.push({ kind: "start", lane: laneOf(first), name: flow.start });
    for (const [index, step] of flow.steps.entries()) this.#addStep(step, flow.steps[index + 1]);
    this.#addGap(Number.POSITIVE_INFINITY);
    for (const { from, way, port } of this.#pending) this.#connect(from, way, port);
    this.#connectStart();
  }

  #addStep(step: Step, following: Step | undefined): void {
    this.#addGap(step.number);
    const row = this.rows.length;
    this.#rowOf.set(step.number, row);
    const lane = this.#laneOf(step);
    const isDecision = step.next.kind === "branches";
    const ways = waysOf(step, following);
    // In BPMN a gateway has no time limit and can't fail: the step is a task, and decides at the gateway below.
    const decidesBelow = isDecision && step.exceptions.length > 0 && this.#joints === "gateways";
    const shape = isDecision && !decidesBelow ? "decision" : step.follows ? "subprocess" : "box";
    this.rows.push({ kind: "step", lane, step, shape, isSplit: decidesBelow || (!isDecision && ways.length > 1) });
    const laneOf = (number: number) => this.#laneOfNumber(number);
    const usual = decidesBelow ? fanPorts(ways, step.number, lane, laneOf) : assignPorts(ways, isDecision, step, lane, following, laneOf);
    for (const { way, port } of [...usual, ...exceptionPorts(step)]) {
      const isBeside = isExitTarget(way.target) && (port.side === "left" || port.side === "right" || port.side === "edge");
      if (isBeside) this.edges.push({ from: row, port, label: way.label, to: { kind: "beside", exit: way.target as Exit } });
      else if (leadsTo(way, step) && !decidesBelow) this.edges.push({ from: row, port, label: way.label, to: { kind: "itself" } });
      else this.#pending.push({ from: row, way, port });
    }
    // An exit below its step has a row of its own, before the next step's.
    const below = this.#pending.filter(({ from, way }) => from === row && isExitTarget(way.target));
    for (const pending of below.sort((a, b) => ways.indexOf(a.way) - ways.indexOf(b.way))) {
      this.rows.push({ kind: "exit", lane, exit: pending.way.target as Exit });
      this.edges.push({
        from: row,
        port: pending.port,
        label: pending.way.label,
        to: { kind: "row", row: this.rows.length - 1, joins: false },
      });
    }
  }

  #laneOfNumber(number: number): number {
    const step = this.#flow.steps.find((candidate) => candidate.number === number);
    return step ? this.#laneOf(step) : 0;
  }

  /** The band of lost steps stands where they would: before the first step after them. */
  #addGap(before: number): void {
    const { gap } = this.#flow;
    if (!gap || this.rows.some(({ kind }) => kind === "gap")) return;
    if ((gap.steps?.first ?? 0) < before) this.rows.push({ kind: "gap", gap });
  }

  #connect(from: number, way: Way, port: Port): void {
    const row = way.target.kind === "step" ? this.#rowOf.get(way.target.number) : undefined;
    if (row === undefined) return;
    const [source, target] = [this.rows[from], this.rows[row]];
    const joins = source?.kind === "step" && target?.kind === "step" && target.step.after.some(({ value }) => value === source.step.number);
    this.edges.push({ from, port, label: way.label, to: { kind: "row", row, joins } });
  }

  #connectStart(): void {
    const row = this.rows.findIndex(({ kind }) => kind === "step");
    if (row > 0) this.edges.unshift({ from: 0, port: { side: "bottom" }, label: "", to: { kind: "row", row, joins: false } });
  }
}

/** The ways a step takes when its time is up or it fails, each out of a circle at its edge. */
function exceptionPorts({ exceptions }: Step): { way: Way; port: Port }[] {
  return exceptions.map(({ kind, label, target }, index) => ({
    way: { label: label.value, target: target.value },
    port: { side: "edge", index, kind },
  }));
}

function leadsTo({ target }: Way, { number }: Step): boolean {
  return target.kind === "step" && target.number === number;
}

/**
 * Up to three branches leave a decision itself: the main one at the bottom, exits and others at the sides. More of
 * them, and the ways of a parallel split, leave a bar below the shape, side by side in the order written. A branch that leads
 * to the decision again is a loop at the side that others leave free.
 */
function assignPorts(
  ways: readonly Way[],
  isDecision: boolean,
  step: Step,
  lane: number,
  following: Step | undefined,
  laneOf: (number: number) => number,
): { way: Way; port: Port }[] {
  if (ways.length === 1 && !isDecision) return ways.map((way) => ({ way, port: { side: "bottom" } }));
  const again = ways.find((way) => leadsTo(way, step));
  const onwards = ways.filter((way) => way !== again);
  if (ways.length > 3) {
    const loop: { way: Way; port: Port }[] = again ? [{ way: again, port: { side: "right" } }] : [];
    return [...fanPorts(onwards, step.number, lane, laneOf), ...loop];
  }
  const main = mainWay(onwards, following);
  const free: ("left" | "right")[] = ["left", "right"];
  const result: { way: Way; port: Port }[] = main ? [{ way: main, port: { side: "bottom" } }] : [];
  const others = ways.filter((way) => way !== main);
  const sideOf = ({ target }: Way): "left" | "right" | undefined => {
    if (target.kind !== "step" || target.number === step.number) return undefined;
    const to = laneOf(target.number);
    return to === lane ? undefined : to < lane ? "left" : "right";
  };
  // Those that know their side choose first; the rest take what is left, the right side before the left.
  for (const way of [...others].sort((a, b) => Number(sideOf(a) === undefined) - Number(sideOf(b) === undefined))) {
    const wanted = sideOf(way) ?? "right";
    const side = free.includes(wanted) ? wanted : (free[0] ?? "right");
    free.splice(free.indexOf(side), 1);
    result.push({ way, port: { side } });
  }
  return result;
}

/**
 * A fan's ports in the order of the lanes they lead to, so that its lines don't cross each other. Within its own lane the
 * nearest stands in the middle and the farthest outside: lines that pass others then enclose them.
 */
function fanPorts(ways: readonly Way[], number: number, lane: number, laneOf: (number: number) => number): { way: Way; port: Port }[] {
  const laneOfWay = ({ target }: Way): number => (target.kind === "step" ? laneOf(target.number) : lane);
  // Exits stand right below, in the order written; a step further up is reached around everything.
  const distance = ({ target }: Way): number =>
    target.kind !== "step" ? 0 : target.number > number ? target.number - number : Number.MAX_SAFE_INTEGER;
  const here = ways.filter((way) => laneOfWay(way) === lane).sort((a, b) => distance(a) - distance(b));
  const others = ways.filter((way) => laneOfWay(way) !== lane).sort((a, b) => laneOfWay(a) - laneOfWay(b));
  const before = others.filter((way) => laneOfWay(way) < lane);
  const middle = (ways.length - 1) / 2;
  const places = here.map((_, index) => before.length + index).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || b - a);
  const placed = here.map((way, rank) => ({ way, place: places[rank] as number })).sort((a, b) => a.place - b.place);
  const sorted = [...before, ...placed.map(({ way }) => way), ...others.filter((way) => laneOfWay(way) > lane)];
  // A line that can run straight down does so, though the bar is then uneven.
  const [straight] = places;
  const centre = straight !== undefined && Math.abs(straight - middle) < 1 ? straight : middle;
  return sorted.map((way, index) => ({ way, port: { side: "fan", index, of: ways.length, middle: centre, leaves: "down" } }));
}

/** The branch to the next step, else the first that goes to a step further down, else the first of three. */
function mainWay(ways: readonly Way[], following: Step | undefined): Way | undefined {
  const toStep = (way: Way): number => (way.target.kind === "step" ? way.target.number : -1);
  return (
    ways.find((way) => toStep(way) === following?.number) ??
    ways.find((way) => toStep(way) > (following?.number ?? Number.POSITIVE_INFINITY)) ??
    ways.find((way) => way.target.kind === "step") ??
    (ways.length > 2 ? ways[0] : undefined)
  );
}

function isExitTarget({ kind }: Target): boolean {
  return kind !== "step" && kind !== "parallel" && kind !== "unread";
}

function problemsOf(step: Step, flow: Flow): FlowProblem[] {
  const { number } = step;
  const numbers = new Set(flow.steps.map((other) => other.number));
  const problems: FlowProblem[] = [];
  const add = (en: string, id: string): void => void problems.push({ step: number, message: { en, id } });
  if (flow.steps.find((other) => other.number === number) !== step)
    add(`Step ${number} is there twice.`, `Langkah ${number} ada dua kali.`);
  const ways = waysOf(step, undefined);
  for (const { target } of [...ways, ...step.exceptions.map((way) => ({ target: way.target.value }))]) {
    if (target.kind === "unread")
      add(
        `Step ${number} goes on to “${target.text}”, which is no target.`,
        `Langkah ${number} berlanjut ke “${target.text}”, yang bukan tujuan.`,
      );
    if (target.kind === "step" && !numbers.has(target.number)) {
      add(
        `Step ${number} goes on to step ${target.number}, which is not there.`,
        `Langkah ${number} berlanjut ke langkah ${target.number}, yang tidak ada.`,
      );
    }
  }
  if (
    (step.next.kind !== "branches" && ways.some((way) => leadsTo(way, step))) ||
    (ways.length > 0 && ways.every((way) => leadsTo(way, step)))
  )
    add(`Step ${number} leads only to itself.`, `Langkah ${number} hanya kembali ke dirinya sendiri.`);
  if (step.exceptions.some(({ target }) => target.value.kind === "parallel"))
    add(
      `An exception of step ${number} leads to several steps at once.`,
      `Tenggat atau kegagalan langkah ${number} menuju beberapa langkah sekaligus.`,
    );
  if (step.exceptions.length > MAX_EXCEPTIONS)
    add(
      `Step ${number} has ${step.exceptions.length} time limits and failures; a shape has room for ${MAX_EXCEPTIONS}.`,
      `Langkah ${number} mempunyai ${step.exceptions.length} tenggat dan kegagalan; bentuknya memuat paling banyak ${MAX_EXCEPTIONS}.`,
    );
  if (step.next.kind === "branches") {
    if (ways.some(({ target }) => target.kind === "parallel"))
      add(`A branch of step ${number} leads to several steps at once.`, `Satu cabang langkah ${number} menuju beberapa langkah sekaligus.`);
    const labels = ways.map(({ label }) => fold(label));
    const targets = ways.map(({ target }) => JSON.stringify(target));
    if (new Set(labels).size < labels.length)
      add(`Step ${number} has two branches with one label.`, `Langkah ${number} mempunyai dua cabang berlabel sama.`);
    if (new Set(targets).size < targets.length)
      add(`Step ${number} has two branches to one target.`, `Langkah ${number} mempunyai dua cabang dengan tujuan sama.`);
  }
  if (ways.length > MAX_BRANCHES) {
    add(
      `Step ${number} has ${ways.length} branches; a drawing has room for ${MAX_BRANCHES}.`,
      `Langkah ${number} mempunyai ${ways.length} cabang; gambar memuat paling banyak ${MAX_BRANCHES}.`,
    );
  }
  return problems;
}

function tooLong(flow: Flow): FlowProblem {
  const count = flow.steps.length;
  return {
    step: undefined,
    message: {
      en: `The flow has ${count} steps; a drawing has room for ${MAX_STEPS}.`,
      id: `Alur ini berisi ${count} langkah; gambar memuat paling banyak ${MAX_STEPS}.`,
    },
  };
}
