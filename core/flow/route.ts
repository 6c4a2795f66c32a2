import { directionTo, EAST, NORTH, SOUTH, WEST } from "./directions.ts";
import type { FlowGraph, GraphEdge } from "./flow-graph.ts";
import type { Grid } from "./grid.ts";
import { MOST_WORK, type Path, Router, targetRow } from "./router.ts";

export interface Routed {
  graph: FlowGraph;
  paths: Map<GraphEdge, Path>;
}

const PASSES = 2;
/** How often edges are put in another order before more tracks are tried. */
const TRIES = 4;
/** How often all pairs of lines that cross are tried the other way round. */
const UNTANGLINGS = 1;

/**
 * Routes all edges that lead to a row: length, bends and crossings are weighed, lines of different targets never
 * overlap, lines of one target may merge. Short edges first, then each is taken up and laid again; an edge that finds no
 * way goes before the others in another try; decisions may swap their sides; lines that cross are laid again in pairs. Costs are integers and ties are
 * broken by place, so that the same flow is drawn the same everywhere.
 * @returns the graph as drawn, with its edges in the order given and their paths, or the edge that finds no way
 */
export function routeEdges(given: FlowGraph, grid: Grid, work = { spent: 0 }): Routed | { stuck: GraphEdge } {
  // Decisions that swap sides do so in a copy.
  const graph = { ...given, edges: given.edges.map((edge) => ({ ...edge })) };
  let edges = graph.edges.filter((edge) => edge.to.kind === "row").sort((a, b) => comparePlaces(a, b, graph));
  for (let tries = 1; ; tries++) {
    const routed = routeInOrder(edges, graph, grid, work);
    if ("paths" in routed || tries === TRIES || work.spent > MOST_WORK) return routed;
    edges = [routed.stuck, ...edges.filter((edge) => edge !== routed.stuck)];
  }
}

function routeInOrder(edges: readonly GraphEdge[], graph: FlowGraph, grid: Grid, work: { spent: number }): Routed | { stuck: GraphEdge } {
  const router = new Router(graph, grid, work);
  const paths = new Map<GraphEdge, Path>();
  for (let pass = 0; pass < PASSES; pass++) {
    if (pass === 1) mirrorDecisions(edges, paths, graph, router);
    for (const edge of edges) {
      const held = paths.get(edge);
      if (held) router.lift(edge, held);
      const path = router.route(edge);
      if (path === undefined && held === undefined) return { stuck: edge };
      const laid = path ?? (held as Path);
      router.lay(edge, laid);
      paths.set(edge, laid);
    }
  }
  // Where the work is spent, a search finds nothing more and what is laid stays.
  untangle(edges, paths, router, grid.xs.length);
  return { graph, paths };
}

/** Where a decision's branches at the sides run better the other way round, they change sides. */
function mirrorDecisions(edges: readonly GraphEdge[], paths: Map<GraphEdge, Path>, graph: FlowGraph, router: Router): void {
  for (const row of graph.rows.keys()) {
    const own = edges.filter(({ from, port }) => from === row && (port.side === "left" || port.side === "right"));
    if (own.length === 0) continue;
    const held = own.map((edge) => paths.get(edge) as Path);
    own.forEach((edge, index) => void router.lift(edge, held[index] as Path));
    const before = layAll(own, (_, index) => held[index], router);
    before?.paths.forEach((path, index) => void router.lift(own[index] as GraphEdge, path));
    if (!before || !router.mayMirror(row)) {
      own.forEach((edge, index) => void router.lay(edge, held[index] as Path));
      continue;
    }
    router.mirror(row);
    const after = layAll(own, (edge) => router.route(edge), router);
    if (after && after.price < before.price) {
      own.forEach((edge, index) => void paths.set(edge, after.paths[index] as Path));
      continue;
    }
    after?.paths.forEach((path, index) => void router.lift(own[index] as GraphEdge, path));
    router.mirror(row);
    own.forEach((edge, index) => void router.lay(edge, held[index] as Path));
  }
}

/** Lays edges one after the other and adds up what they cost; where one finds no way, none stays laid. */
function layAll(
  edges: readonly GraphEdge[],
  pathOf: (edge: GraphEdge, index: number) => Path | undefined,
  router: Router,
): { paths: Path[]; price: number } | undefined {
  const paths: Path[] = [];
  let price = 0;
  for (const [index, edge] of edges.entries()) {
    const path = pathOf(edge, index);
    if (!path) {
      paths.forEach((one, at) => void router.lift(edges[at] as GraphEdge, one));
      return undefined;
    }
    price += router.priceOf(edge, path);
    router.lay(edge, path);
    paths.push(path);
  }
  return { paths, price };
}

/** One line alone finds no better way round another that could give way too: those that cross are taken up together. */
function untangle(edges: readonly GraphEdge[], paths: Map<GraphEdge, Path>, router: Router, width: number): void {
  for (let round = 0; round < UNTANGLINGS; round++) {
    let isBetter = false;
    for (const [a, b] of crossingPairs(edges, paths, width)) isBetter = relay(a, b, paths, router) || isBetter;
    if (!isBetter) return;
  }
}

/** Lays two lines anew in both orders, and keeps the cheapest of the three ways. */
function relay(a: GraphEdge, b: GraphEdge, paths: Map<GraphEdge, Path>, router: Router): boolean {
  const held: [Path, Path] = [paths.get(a) as Path, paths.get(b) as Path];
  router.lift(a, held[0]);
  router.lift(b, held[1]);
  const price = ([first, second]: [Path, Path]): number => {
    const own = router.priceOf(a, first);
    router.lay(a, first);
    const other = router.priceOf(b, second);
    router.lift(a, first);
    return own + other;
  };
  const inOrder = (first: GraphEdge, second: GraphEdge): [Path, Path] | undefined => {
    const one = router.route(first);
    if (!one) return undefined;
    router.lay(first, one);
    const other = router.route(second);
    router.lift(first, one);
    return other && [one, other];
  };
  const swapped = inOrder(b, a);
  const ways: ([Path, Path] | undefined)[] = [held, inOrder(a, b), swapped && [swapped[1], swapped[0]]];
  let best = held;
  let least = price(held);
  for (const way of ways) {
    const cost = way ? price(way) : Number.POSITIVE_INFINITY;
    if (way && cost < least) [best, least] = [way, cost];
  }
  router.lay(a, best[0]);
  router.lay(b, best[1]);
  paths.set(a, best[0]);
  paths.set(b, best[1]);
  return best !== held;
}

/** Pairs of edges of different targets whose paths cross, in the edges' order. */
function crossingPairs(edges: readonly GraphEdge[], paths: ReadonlyMap<GraphEdge, Path>, width: number): [GraphEdge, GraphEdge][] {
  const level = new Map<number, number[]>();
  const upright = new Map<number, number[]>();
  for (const [index, edge] of edges.entries()) {
    const path = paths.get(edge) as Path;
    for (let at = 1; at + 1 < path.length; at++) {
      const [before, vertex, after] = [path[at - 1] as number, path[at] as number, path[at + 1] as number];
      const mask = directionTo(vertex, before, width) | directionTo(vertex, after, width);
      const list = mask === (EAST | WEST) ? level : mask === (NORTH | SOUTH) ? upright : undefined;
      list?.set(vertex, [...(list.get(vertex) ?? []), index]);
    }
  }
  const pairs = new Map<number, [GraphEdge, GraphEdge]>();
  for (const [vertex, across] of level) {
    for (const one of across) {
      for (const other of upright.get(vertex) ?? []) {
        const [a, b] = [Math.min(one, other), Math.max(one, other)];
        const pair: [GraphEdge, GraphEdge] = [edges[a] as GraphEdge, edges[b] as GraphEdge];
        if (targetRow(pair[0]) !== targetRow(pair[1])) pairs.set(a * edges.length + b, pair);
      }
    }
  }
  return [...pairs].sort(([a], [b]) => a - b).map(([, pair]) => pair);
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
  return port.side === "fan" ? port.index : ["left", "bottom", "right"].indexOf(port.side);
}
