import type { FlowGraph, FlowProblem, Port } from "../graph/flow-graph.ts";
import { type Grid, type LaneReach, makeGrid } from "./grid.ts";
import type { MeasuredShape } from "./measure-rows.ts";
import { type Routed, routeEdges } from "./route.ts";
import { MOST_WORK, type Path } from "./router.ts";
import { isTooCrowded } from "./too-crowded.ts";

const FEWEST_TRACKS = 3;
const MOST_TRACKS = 24;
/** Of so many forms of flows the lines are remembered: a guide, a page and the revisions of a document draw the same one many times. */
const MOST_KNOWN = 256;

/** How the lines of all flows of one form run. */
interface KnownRoutes {
  /** Lines beside each lane and in each gap. */
  tracks: number;
  /** By the edges' order in the graph. */
  ports: Port[];
  /** Edges by their place in that order, in the order in which they were laid. */
  paths: [number, Path][];
}

/** The last forms of flows, with how their lines run; `undefined`: they find no way. */
const known = new Map<string, KnownRoutes | undefined>();

/**
 * Lays a flow's lines, or says that they find no way. That costs most of a drawing, and the words have no say in it but by the room that
 * they take: it is done once for flows of one form.
 */
export function layLines(
  graph: FlowGraph,
  shapes: readonly (MeasuredShape | undefined)[],
  reaches: readonly LaneReach[],
): (Routed & { grid: Grid }) | { problems: FlowProblem[] } {
  const form = formOf(graph, shapes, reaches);
  const routes = known.has(form) ? known.get(form) : findRoutes(graph, shapes, reaches);
  known.delete(form);
  known.set(form, routes);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN) known.delete(oldest as string);
  return routes ? laidBy(routes, graph, makeGrid(graph, shapes, reaches, routes.tracks)) : tooMany;
}

const tooMany: { problems: FlowProblem[] } = {
  problems: [
    {
      step: undefined,
      message: {
        en: "The flow's lines are too many to be drawn apart.",
        id: "Garis alur ini terlalu banyak untuk digambar terpisah.",
      },
    },
  ],
};

/** All that lines are laid by: what stands in which lane, how large, and what leads where. */
function formOf({ lanes, rows, edges }: FlowGraph, shapes: readonly (MeasuredShape | undefined)[], reaches: readonly LaneReach[]): string {
  return JSON.stringify([
    lanes.length,
    rows.map((row) => [row.kind, row.kind === "gap" || row.lane, row.kind === "step" && row.isSplit]),
    edges.map(({ from, port, to }) => [from, port, to.kind === "row" ? [to.row, to.joins] : to.kind]),
    shapes.map((shape) => shape && { ...shape, lines: undefined }),
    reaches,
  ]);
}

/** Few tracks first, since fewer make fewer detours; more where an edge finds no way. */
function findRoutes(
  graph: FlowGraph,
  shapes: readonly (MeasuredShape | undefined)[],
  reaches: readonly LaneReach[],
): KnownRoutes | undefined {
  const work = { spent: 0 };
  for (let tracks = FEWEST_TRACKS; tracks <= MOST_TRACKS && work.spent <= MOST_WORK; tracks *= 2) {
    const routed = routeEdges(graph, makeGrid(graph, shapes, reaches, tracks), work);
    if ("paths" in routed) {
      const { edges } = routed.graph;
      const place = new Map(edges.map((edge, index) => [edge, index]));
      const paths = [...routed.paths].map(([edge, path]): [number, Path] => [place.get(edge) as number, path]);
      return { tracks, ports: edges.map(({ port }) => port), paths };
    }
    if (tracks === FEWEST_TRACKS && isTooCrowded(graph, makeGrid(graph, shapes, reaches, MOST_TRACKS))) return undefined;
  }
  return undefined;
}

/** A flow with its lines as those of its form run. */
function laidBy({ ports, paths }: KnownRoutes, given: FlowGraph, grid: Grid): Routed & { grid: Grid } {
  const edges = given.edges.map((edge, index) => ({ ...edge, port: ports[index] as Port }));
  return { grid, graph: { ...given, edges }, paths: new Map(paths.map(([index, path]) => [edges[index] as (typeof edges)[number], path])) };
}
