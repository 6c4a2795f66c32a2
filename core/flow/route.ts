import type { FlowGraph, GraphEdge } from "./flow-graph.ts";
import type { Grid } from "./grid.ts";
import { Heap } from "./heap.ts";
import { Occupancy } from "./occupancy.ts";

/** Directions as bits: where a line touches a crossing. */
export const NORTH = 1;
export const EAST = 2;
export const SOUTH = 4;
export const WEST = 8;

/** An edge's way over the grid: vertices from shape centre to shape centre, as `y * width + x`. */
export type Path = number[];

const BEND = 70;
const CROSSING = 400;
const PASSES = 3;
/** How often edges are put in another order before more tracks are tried. */
const TRIES = 4;
const directions = [NORTH, EAST, SOUTH, WEST] as const;

export function opposite(direction: number): number {
  return direction === NORTH ? SOUTH : direction === SOUTH ? NORTH : direction === EAST ? WEST : EAST;
}

/**
 * Routes all edges that lead to a row: length, bends and crossings are weighed, lines of different targets never
 * overlap, lines of one target may merge. Short edges first, then each is taken up and laid again; an edge that finds no
 * way goes before the others in another try. Costs are integers and ties are broken by order, so that the same flow is
 * drawn the same everywhere.
 * @returns the paths by edge, or the edge that finds no way
 */
export function routeEdges(graph: FlowGraph, grid: Grid): { paths: Map<GraphEdge, Path> } | { stuck: GraphEdge } {
  let edges = graph.edges.filter((edge) => edge.to.kind === "row").sort((a, b) => spanOf(a, graph) - spanOf(b, graph));
  for (let tries = 1; ; tries++) {
    const routed = routeInOrder(edges, graph, grid);
    if ("paths" in routed || tries === TRIES) return routed;
    edges = [routed.stuck, ...edges.filter((edge) => edge !== routed.stuck)];
  }
}

function routeInOrder(edges: readonly GraphEdge[], graph: FlowGraph, grid: Grid): { paths: Map<GraphEdge, Path> } | { stuck: GraphEdge } {
  const router = new Router(graph, grid);
  const paths = new Map<GraphEdge, Path>();
  for (let pass = 0; pass < PASSES; pass++) {
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
  return { paths };
}

/** How far apart an edge's ends are: rows first. */
function spanOf(edge: GraphEdge, graph: FlowGraph): number {
  const to = targetRow(edge);
  const [a, b] = [graph.rows[edge.from], graph.rows[to]];
  const lanes = a && b && a.kind !== "gap" && b.kind !== "gap" ? Math.abs(a.lane - b.lane) : 0;
  return Math.abs(to - edge.from) * 10 + lanes;
}

export function targetRow(edge: GraphEdge): number {
  return edge.to.kind === "row" ? edge.to.row : -1;
}

class Router {
  readonly #graph: FlowGraph;
  readonly #grid: Grid;
  readonly #width: number;
  readonly #occupancy: Occupancy;
  /** Shape centres: vertex → row. */
  readonly #shapes = new Map<number, number>();
  /** Vertices of a fan's bar: nothing else may pass them. */
  readonly #bars = new Set<number>();
  /** Level stretches beside a decision that an exit or nothing else may use: row line → sides closed. */
  readonly #closed = new Map<number, { left: boolean; right: boolean }>();
  readonly #cost: Int32Array;
  readonly #seen: Int32Array;
  readonly #from: Int32Array;
  #round = 0;

  constructor(graph: FlowGraph, grid: Grid) {
    this.#graph = graph;
    this.#grid = grid;
    this.#width = grid.xs.length;
    const vertices = this.#width * grid.ys.length;
    this.#occupancy = new Occupancy(vertices);
    this.#cost = new Int32Array(vertices * 4);
    this.#seen = new Int32Array(vertices * 4).fill(-1);
    this.#from = new Int32Array(vertices * 4);
    for (const [row, one] of graph.rows.entries()) {
      if (one.kind !== "gap") this.#shapes.set(this.#vertexOf(row), row);
    }
    for (const edge of graph.edges) {
      if (edge.port.side === "fan") this.#bars.add(this.#portVertex(edge));
    }
  }

  lay(edge: GraphEdge, path: Path): void {
    this.#each(edge, path, (vertex, mask, target) => this.#occupancy.add(vertex, mask, target));
  }

  lift(edge: GraphEdge, path: Path): void {
    this.#each(edge, path, (vertex, mask, target) => this.#occupancy.remove(vertex, mask, target));
  }

  /** A* over (vertex, direction it was reached in). */
  route(edge: GraphEdge): Path | undefined {
    const target = targetRow(edge);
    const goal = this.#vertexOf(target);
    const heap = new Heap();
    this.#round++;
    const start = this.#portVertex(edge);
    const direction = edge.port.side === "left" ? WEST : edge.port.side === "right" ? EAST : SOUTH;
    const reach = (vertex: number, by: number, cost: number, from: number): void => {
      const state = vertex * 4 + directions.indexOf(by as 1);
      if (this.#seen[state] === this.#round && (this.#cost[state] as number) <= cost) return;
      this.#seen[state] = this.#round;
      this.#cost[state] = cost;
      this.#from[state] = from;
      heap.push(cost + this.#estimate(vertex, goal), state);
    };
    const first = this.#step(start, direction);
    if (first === undefined || !this.#mayMove(start, first, direction, target, goal)) return undefined;
    reach(first, direction, this.#length(start, first, direction, target), -1);
    for (;;) {
      const state = heap.pop();
      if (state === undefined) return undefined;
      const vertex = state >> 2;
      const by = directions[state & 3] as number;
      const cost = this.#cost[state] as number;
      if (vertex === goal) return this.#pathTo(state, start);
      for (const out of directions) {
        if (out === opposite(by)) continue;
        const next = this.#step(vertex, out);
        if (next === undefined || !this.#mayMove(vertex, next, out, target, goal)) continue;
        const mask = opposite(by) | out;
        const crossing = this.#occupancy.crossing(vertex, mask, target);
        if (crossing < 0) continue;
        const bend = out === by ? 0 : BEND;
        reach(next, out, cost + this.#length(vertex, next, out, target) + bend + crossing * CROSSING, state);
      }
    }
  }

  #pathTo(state: number, start: number): Path {
    const path: Path = [];
    for (let at = state; at >= 0; at = this.#from[at] as number) path.push(at >> 2);
    path.push(start);
    return path.reverse();
  }

  #vertexOf(row: number): number {
    const one = this.#graph.rows[row];
    const lane = one && one.kind !== "gap" ? one.lane : 0;
    return (this.#grid.rowLine[row] as number) * this.#width + (this.#grid.centreOf[lane] as number);
  }

  /** Where an edge begins: its shape's centre, or its port on the fan's bar. */
  #portVertex(edge: GraphEdge): number {
    const centre = this.#vertexOf(edge.from);
    if (edge.port.side !== "fan") return centre;
    const { index, of } = edge.port;
    if (index === (of - 1) / 2) return centre;
    const ports = this.#grid.xs.flatMap((line, x) => (line.kind === "fan" && line.row === edge.from ? [x] : []));
    const port = ports[of % 2 === 1 && index > (of - 1) / 2 ? index - 1 : index] as number;
    return (this.#grid.rowLine[edge.from] as number) * this.#width + port;
  }

  #step(vertex: number, direction: number): number | undefined {
    const x = vertex % this.#width;
    const y = (vertex - x) / this.#width;
    if (direction === WEST) return x > 0 ? vertex - 1 : undefined;
    if (direction === EAST) return x < this.#width - 1 ? vertex + 1 : undefined;
    if (direction === NORTH) return y > 0 ? vertex - this.#width : undefined;
    return y < this.#grid.ys.length - 1 ? vertex + this.#width : undefined;
  }

  /** Whether the stretch between two neighbours is a line at all, free, and not through a shape. */
  #mayMove(from: number, to: number, direction: number, target: number, goal: number): boolean {
    if (!this.#occupancy.isFree(from, direction, target) || !this.#occupancy.isFree(to, opposite(direction), target)) return false;
    const x = from % this.#width;
    const line = this.#grid.xs[x];
    const upright = direction === NORTH || direction === SOUTH;
    if (upright && line?.kind === "fan" && !this.#isInFan(from, to, line.row as number)) return false;
    if (this.#bars.has(to) && to !== goal) return false;
    if (!upright && !this.#mayRunLevel(from, to)) return false;
    if (to === goal) return this.#mayEnter(target, direction);
    return !this.#shapes.has(to);
  }

  /** A fan's port line runs from the bar through the gap below it. */
  #isInFan(from: number, to: number, row: number): boolean {
    const [a, b] = [from, to].map((vertex) => this.#grid.ys[Math.floor(vertex / this.#width)]);
    return a?.row === row && b?.row === row;
  }

  /** Enter at the top or a side, a decision and what has a fan only at the top; never at the bottom. */
  #mayEnter(row: number, direction: number): boolean {
    if (direction === NORTH) return false;
    if (direction === SOUTH) return true;
    const one = this.#graph.rows[row];
    const hasFan = this.#graph.edges.some((edge) => edge.from === row && edge.port.side === "fan");
    return one?.kind === "step" && one.shape !== "decision" && !hasFan && one.step.after.length === 0;
  }

  /** No line runs level through a row's shape or its side labels and exits: those reach to the lane's first track. */
  #mayRunLevel(from: number, to: number): boolean {
    const y = Math.floor(from / this.#width);
    const level = this.#grid.ys[y];
    if (level?.kind !== "row") return true;
    const closed = this.#closedSides(level.row);
    if (!closed) return true;
    const [a, b] = [this.#grid.xs[from % this.#width], this.#grid.xs[to % this.#width]];
    if (!a || !b) return false;
    const isInner = (side: "left" | "right"): boolean =>
      [a, b].every((line) => line.lane === closed.lane && (line.side === side || line.kind === "centre"));
    return !((closed.left && isInner("left")) || (closed.right && isInner("right")));
  }

  /** Sides of a row's shape where an exit stands beside it. */
  #closedSides(row: number): { lane: number; left: boolean; right: boolean } | undefined {
    const one = this.#graph.rows[row];
    if (!one || one.kind === "gap") return undefined;
    let held = this.#closed.get(row);
    if (!held) {
      const beside = this.#graph.edges.filter((edge) => edge.from === row && edge.to.kind === "beside");
      held = { left: beside.some(({ port }) => port.side === "left"), right: beside.some(({ port }) => port.side === "right") };
      this.#closed.set(row, held);
    }
    return held.left || held.right ? { lane: one.lane, ...held } : undefined;
  }

  #length(from: number, to: number, direction: number, target: number): number {
    const upright = direction === NORTH || direction === SOUTH;
    const [a, b] = upright
      ? [this.#grid.ys[Math.floor(from / this.#width)]?.at ?? 0, this.#grid.ys[Math.floor(to / this.#width)]?.at ?? 0]
      : [this.#grid.xs[from % this.#width]?.at ?? 0, this.#grid.xs[to % this.#width]?.at ?? 0];
    const length = Math.round(Math.abs(a - b));
    // A stretch shared with a line to the same target costs half: lines to one place come together early.
    return this.#occupancy.isOwn(from, direction, target) ? length >> 1 : length;
  }

  #estimate(vertex: number, goal: number): number {
    const [ax, bx] = [this.#grid.xs[vertex % this.#width]?.at ?? 0, this.#grid.xs[goal % this.#width]?.at ?? 0];
    const [ay, by] = [this.#grid.ys[Math.floor(vertex / this.#width)]?.at ?? 0, this.#grid.ys[Math.floor(goal / this.#width)]?.at ?? 0];
    return Math.round(Math.abs(ax - bx) + Math.abs(ay - by)) >> 1;
  }

  #each(edge: GraphEdge, path: Path, visit: (vertex: number, mask: number, target: number) => void): void {
    const target = targetRow(edge);
    for (const [index, vertex] of path.entries()) {
      const [before, after] = [path[index - 1], path[index + 1]];
      const mask =
        (before === undefined ? 0 : directionTo(vertex, before, this.#width)) |
        (after === undefined ? 0 : directionTo(vertex, after, this.#width));
      visit(vertex, mask, target);
    }
  }
}

/** The direction from one vertex to its neighbour. */
export function directionTo(from: number, to: number, width: number): number {
  if (to === from + 1) return EAST;
  if (to === from - 1) return WEST;
  return to === from + width ? SOUTH : NORTH;
}
