import type { FlowGraph, GraphEdge } from "../graph/flow-graph.ts";
import type { Grid } from "./grid.ts";
import { improveLines } from "./improve-lines.ts";
import { LaidLines } from "./laid-lines.ts";
import { MOST_WORK, type Path, Router, targetRow } from "./router.ts";

export interface Routed {
  graph: FlowGraph;
  paths: Map<GraphEdge, Path>;
}

/** How often edges are put in another order before more tracks are tried. */
const TRIES = 4;
/** Up to so many edges are begun in two orders, and the better drawing is taken: more would take too long for what it gains. */
const FEW = 60;
/** A drawing that costs no more than so many times what its lines would cost each alone is good enough. */
const NEAR = 1.4;

/**
 * Routes all edges that lead to a row: length, bends and crossings are weighed, lines of different targets never
 * overlap, lines of one target may merge. Short edges first (and long ones first, where they are few); an edge that finds
 * no way goes before the others in another try. Then lines are laid again wherever that is better. Costs are integers and
 * ties are broken by place, so that the same flow is drawn the same everywhere.
 * @returns the graph as drawn, with its edges in the order given and their paths, or the edge that finds no way
 */
export function routeEdges(given: FlowGraph, grid: Grid, work = { spent: 0 }): Routed | { stuck: GraphEdge } {
  const shortFirst = [...given.edges.keys()]
    .filter((index) => given.edges[index]?.to.kind === "row")
    .sort((a, b) => comparePlaces(given.edges[a] as GraphEdge, given.edges[b] as GraphEdge, given));
  const first = routeFrom(shortFirst, given, grid, work);
  if ("stuck" in first || given.edges.length > FEW || first.price <= first.floor * NEAR) return first;
  const second = routeFrom(shortFirst.toReversed(), given, grid, work);
  return "stuck" in second || first.price <= second.price ? first : second;
}

function routeFrom(
  begun: readonly number[],
  given: FlowGraph,
  grid: Grid,
  work: { spent: number },
): (Routed & { price: number; floor: number }) | { stuck: GraphEdge } {
  let order = [...begun];
  for (let tries = 1; ; tries++) {
    // Lines choose their ports in a copy.
    const graph = { ...given, edges: given.edges.map((edge) => ({ ...edge })) };
    const edges = order.map((index) => graph.edges[index] as GraphEdge);
    const router = new Router(graph, grid, work);
    const lines = new LaidLines(router);
    const stuck = edges.find((edge) => !lines.lay(edge));
    if (!stuck) {
      improveLines(edges, graph, grid.xs.length, router, lines);
      return { graph, paths: lines.paths, price: lines.price(), floor: edges.reduce((sum, edge) => sum + router.floorOf(edge), 0) };
    }
    if (tries === TRIES || work.spent > MOST_WORK) return { stuck };
    const index = graph.edges.indexOf(stuck);
    order = [index, ...order.filter((other) => other !== index)];
  }
}

/** Short edges first; those of one length by their rows and ports, whatever order they come in. */
function comparePlaces(a: GraphEdge, b: GraphEdge, graph: FlowGraph): number {
  return spanOf(a, graph) - spanOf(b, graph) || a.from - b.from || portRank(a) - portRank(b);
}

/** How far apart an edge's ends are: rows first. */
function spanOf(edge: GraphEdge, graph: FlowGraph): number {
  const to = targetRow(edge);
  const [a, b] = [graph.rows[edge.from], graph.rows[to]];
  const lanes = a && b && a.kind !== "gap" && b.kind !== "gap" ? Math.abs(a.lane - b.lane) : 0;
  return Math.abs(to - edge.from) * 10 + lanes;
}

function portRank({ port }: GraphEdge): number {
  return port.side === "fan" || port.side === "edge" ? port.index : ["left", "bottom", "right"].indexOf(port.side);
}
