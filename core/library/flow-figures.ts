import type { Flow, Step } from "../document/document.ts";
import { readStepGraph, type StepGraph, walk } from "../document/steps/step-graph.ts";
import { readTimeLimit } from "../document/words/time-limit.ts";

/** A flow in numbers. */
export interface FlowFigures {
  /** Lines from one step to another that nobody who acted in the one goes on with. */
  handOvers: number;
  decisions: number;
  /** Lines that lead back to a step before, or to the step itself. */
  loops: number;
  /** Fewest steps from the start to where the flow is left; undefined where no way is known. */
  shortest: number | undefined;
  /** Most steps on a way that never leads back. */
  longest: number | undefined;
  /** What `Waktu` adds up to over all steps, in minutes, and of how many steps it could be read. */
  minutes: number;
  timed: number;
  /** Who acts, in the order in which they come. */
  actors: ActorFigures[];
}

/** What one actor has to do with a flow. */
export interface ActorFigures {
  name: string;
  /** Steps he carries out. */
  leads: number[];
  /** Steps he carries out together with the one who leads. */
  joins: number[];
  /** Hand-overs by lines into his steps, and out of them. */
  takesOver: number;
  handsOver: number;
}

/** Longer ones are counted, and their ways left out. */
const MOST_STEPS = 400;

/** Counts what a flow holds. What the source lost is not in it. */
export function flowFigures(flow: Flow): FlowFigures {
  const graph = readStepGraph(flow);
  const lines = [...graph.after].flatMap(([from, tos]) => tos.map((to) => ({ from, to })));
  const isBack = backTester(flow, graph);
  const handed = lines.filter(({ from, to }) => isHandOver(graph.byNumber.get(from) as Step, graph.byNumber.get(to) as Step));
  const times = flow.steps.flatMap(({ time }) => (time && readTimeLimit(time.value)?.minutes) ?? []);
  // Where the source has lost steps nobody knows how long a way is.
  const ways = flow.gap || flow.steps.length > MOST_STEPS ? { shortest: undefined, longest: undefined } : waysThrough(flow, graph, isBack);
  return {
    handOvers: handed.length,
    decisions: flow.steps.filter(({ next }) => next.kind === "branches").length,
    loops: lines.filter(isBack).length,
    ...ways,
    minutes: times.reduce((sum, minutes) => sum + minutes, 0),
    timed: times.length,
    actors: actorFigures(flow, handed, graph),
  };
}

interface Line {
  from: number;
  to: number;
}

function isHandOver(from: Step, to: Step): boolean {
  const next = to.actors[0]?.value;
  return next !== undefined && from.actors.length > 0 && !from.actors.some(({ value }) => value === next);
}

/** A line leads back where its end stands no later in the flow, and the way from there comes to its beginning again. */
function backTester({ steps }: Flow, { after }: StepGraph): (line: Line) => boolean {
  const places = new Map(steps.map(({ number }, place) => [number, place]));
  const reached = new Map<number, ReadonlySet<number>>();
  const from = (number: number): ReadonlySet<number> => {
    const known = reached.get(number) ?? walk([number], after);
    reached.set(number, known);
    return known;
  };
  return ({ from: begin, to }) => (places.get(to) as number) <= (places.get(begin) as number) && from(to).has(begin);
}

function waysThrough(
  { steps }: Flow,
  { after, leaves }: StepGraph,
  isBack: (line: Line) => boolean,
): Pick<FlowFigures, "shortest" | "longest"> {
  const [first] = steps;
  if (!first) return { shortest: undefined, longest: undefined };
  let shortest: number | undefined;
  let front = new Set([first.number]);
  const seen = new Set(front);
  for (let count = 1; front.size > 0 && shortest === undefined; count++) {
    if ([...front].some((number) => leaves.has(number))) shortest = count;
    front = new Set([...front].flatMap((number) => after.get(number) ?? []).filter((number) => !seen.has(number)));
    for (const number of front) seen.add(number);
  }
  return { shortest, longest: longestFrom(first.number, after, leaves, isBack) };
}

/** Steps in the order in which all that leads to each has come; a step that a ring of lines keeps out is on no counted way. */
function longestFrom(
  first: number,
  after: StepGraph["after"],
  leaves: ReadonlySet<number>,
  isBack: (line: Line) => boolean,
): number | undefined {
  const onwards = (from: number): number[] => (after.get(from) ?? []).filter((to) => !isBack({ from, to }));
  const reached = [...walk([first], new Map([...after.keys()].map((from) => [from, onwards(from)])))];
  const waits = new Map<number, number>();
  for (const from of reached) for (const to of onwards(from)) waits.set(to, (waits.get(to) ?? 0) + 1);
  const length = new Map([[first, 1]]);
  const ready = [first];
  let longest: number | undefined;
  for (const from of ready) {
    const own = length.get(from) as number;
    if (leaves.has(from)) longest = Math.max(longest ?? 0, own);
    for (const to of onwards(from)) {
      length.set(to, Math.max(length.get(to) ?? 0, own + 1));
      waits.set(to, (waits.get(to) as number) - 1);
      if (waits.get(to) === 0) ready.push(to);
    }
  }
  return longest;
}

function actorFigures({ steps }: Flow, handed: readonly Line[], { byNumber }: StepGraph): ActorFigures[] {
  const leader = (number: number): string | undefined => byNumber.get(number)?.actors[0]?.value;
  const names = [...new Set(steps.flatMap(({ actors }) => actors.map(({ value }) => value)))];
  return names.map((name) => ({
    name,
    leads: steps.filter(({ actors }) => actors[0]?.value === name).map(({ number }) => number),
    joins: steps.filter(({ actors }) => actors.slice(1).some(({ value }) => value === name)).map(({ number }) => number),
    takesOver: handed.filter(({ to }) => leader(to) === name).length,
    handsOver: handed.filter(({ from }) => leader(from) === name).length,
  }));
}
