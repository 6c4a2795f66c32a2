import { directions, directionTo, EAST, NORTH, opposite, SOUTH, WEST } from "./directions.ts";
import type { FlowGraph, GraphEdge } from "./flow-graph.ts";
import type { Grid } from "./grid.ts";
import { Heap } from "./heap.ts";
import { Occupancy } from "./occupancy.ts";

/** An edge's way over the grid: vertices from shape centre to shape centre, as `y * width + x`. */
export type Path = number[];

const BEND = 140;
const CROSSING = 1800;
/** Places searched before a drawing is given up or left as it is: some seconds. Eighty steps need about a tenth of it. */
export const MOST_WORK = 12_000_000;

/** The row an edge leads to; -1 for an exit beside its decision. */
export function targetRow(edge: GraphEdge): number {
  return edge.to.kind === "row" ? edge.to.row : -1;
}

/** Finds the cheapest way of an edge among those already laid. */
export class Router {
  readonly #graph: FlowGraph;
  readonly #grid: Grid;
  readonly #width: number;
  readonly #occupancy: Occupancy;
  /** Shape centres: vertex → row. */
  readonly #shapes = new Map<number, number>();
  /** Vertices of a fan's bar: nothing else may pass them. */
  readonly #bars = new Set<number>();
  /** Sides of each row's shape where an exit stands beside it. */
  readonly #closed: ({ lane: number; left: boolean; right: boolean } | undefined)[];
  /** Rows whose shape may be entered at its sides. */
  readonly #hasSides: boolean[];
  readonly #ports = new Map<GraphEdge, number>();
  readonly #x: Int32Array;
  readonly #y: Int32Array;
  readonly #cost: Int32Array;
  readonly #seen: Int32Array;
  readonly #from: Int32Array;
  #round = 0;
  readonly #work: { spent: number };

  /** `work.spent` counts the places searched, over all routers that share it. */
  constructor(graph: FlowGraph, grid: Grid, work: { spent: number }) {
    this.#work = work;
    this.#graph = graph;
    this.#grid = grid;
    this.#width = grid.xs.length;
    const vertices = this.#width * grid.ys.length;
    this.#occupancy = new Occupancy(vertices);
    this.#cost = new Int32Array(vertices * 4);
    this.#seen = new Int32Array(vertices * 4).fill(-1);
    this.#from = new Int32Array(vertices * 4);
    this.#x = Int32Array.from(grid.xs, ({ at }) => Math.round(at));
    this.#y = Int32Array.from(grid.ys, ({ at }) => Math.round(at));
    for (const [row, one] of graph.rows.entries()) if (one.kind !== "gap") this.#shapes.set(this.#vertexOf(row), row);
    for (const edge of graph.edges) {
      this.#ports.set(edge, this.#portVertex(edge));
      if (edge.port.side === "fan") this.#bars.add(this.#portVertex(edge));
    }
    const fans = new Set(graph.edges.filter(({ port }) => port.side === "fan").map(({ from }) => from));
    this.#closed = graph.rows.map((_, row) => this.#closedSides(row));
    this.#hasSides = graph.rows.map((row, index) => {
      if (row.kind === "exit") return true;
      return row.kind === "step" && row.shape !== "decision" && row.step.after.length === 0 && !fans.has(index);
    });
  }

  lay(edge: GraphEdge, path: Path): void {
    this.#each(edge, path, (vertex, mask, target) => this.#occupancy.add(vertex, mask, target));
  }

  lift(edge: GraphEdge, path: Path): void {
    this.#each(edge, path, (vertex, mask, target) => this.#occupancy.remove(vertex, mask, target));
  }

  /** A* over (vertex, direction it was reached in): length, bends and crossings. */
  route(edge: GraphEdge): Path | undefined {
    const target = targetRow(edge);
    const goal = this.#vertexOf(target);
    const heap = new Heap();
    this.#round++;
    const start = this.#ports.get(edge) as number;
    const direction = leavingDirection(edge);
    const reach = (vertex: number, by: number, cost: number, from: number): void => {
      const state = vertex * 4 + bitOf(by);
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
      const top = heap.pop();
      if (top === undefined || this.#work.spent > MOST_WORK) return undefined;
      this.#work.spent++;
      const { state } = top;
      const vertex = state >> 2;
      const by = directions[state & 3] as number;
      const cost = this.#cost[state] as number;
      if (top.cost > cost + this.#estimate(vertex, goal)) continue;
      if (vertex === goal) return this.#pathTo(state, start);
      for (const out of directions) {
        if (out === opposite(by)) continue;
        const next = this.#step(vertex, out);
        if (next === undefined || !this.#mayMove(vertex, next, out, target, goal)) continue;
        const crossing = this.#occupancy.crossing(vertex, opposite(by) | out, target);
        if (crossing < 0) continue;
        const bend = out === by ? 0 : BEND;
        reach(next, out, cost + this.#length(vertex, next, out, target) + bend + crossing * CROSSING, state);
      }
    }
  }

  /** Whether a decision's branches may change sides: exits need a side no line runs through. Its own lines are lifted. */
  mayMirror(row: number): boolean {
    const one = this.#graph.rows[row];
    const closed = this.#closed[row];
    if (!closed || one?.kind !== "step") return true;
    const first = (this.#grid.rowLine[row] as number) * this.#width;
    return this.#grid.xs.every((line, x) => {
      const isWanted = line.lane === one.lane && ((closed.left && line.side === "right") || (closed.right && line.side === "left"));
      return !isWanted || this.#occupancy.isUnused(first + x, EAST | WEST);
    });
  }

  /** Lets the branches at a decision's sides change sides. */
  mirror(row: number): void {
    for (const edge of this.#graph.edges) {
      if (edge.from !== row || (edge.port.side !== "left" && edge.port.side !== "right")) continue;
      edge.port = { side: edge.port.side === "left" ? "right" : "left" };
    }
    this.#closed[row] = this.#closedSides(row);
  }

  /** What a path costs among the lines laid now. */
  priceOf(edge: GraphEdge, path: Path): number {
    const target = targetRow(edge);
    let price = 0;
    for (let index = 1; index < path.length; index++) {
      const [before, vertex] = [path[index - 1] as number, path[index] as number];
      const by = directionTo(before, vertex, this.#width);
      price += this.#length(before, vertex, by, target);
      const after = path[index + 1];
      if (after === undefined) continue;
      const out = directionTo(vertex, after, this.#width);
      price += (out === by ? 0 : BEND) + Math.max(0, this.#occupancy.crossing(vertex, opposite(by) | out, target)) * CROSSING;
    }
    return price;
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
    if (direction === WEST) return x > 0 ? vertex - 1 : undefined;
    if (direction === EAST) return x < this.#width - 1 ? vertex + 1 : undefined;
    if (direction === NORTH) return vertex >= this.#width ? vertex - this.#width : undefined;
    return vertex < this.#width * (this.#y.length - 1) ? vertex + this.#width : undefined;
  }

  /** Whether the stretch between two neighbours is a line at all, free, and not through a shape. */
  #mayMove(from: number, to: number, direction: number, target: number, goal: number): boolean {
    const upright = direction === NORTH || direction === SOUTH;
    const line = this.#grid.xs[from % this.#width];
    if (upright && line?.kind === "fan" && !this.#isInFan(from, to, line.row as number)) return false;
    if (to === goal ? !this.#mayEnter(target, direction) : this.#bars.has(to) || this.#shapes.has(to)) return false;
    if (!upright && !this.#mayRunLevel(from, to)) return false;
    return this.#occupancy.isFree(from, direction, target) && this.#occupancy.isFree(to, opposite(direction), target);
  }

  /** A fan's port line runs from the bar through the gap below it. */
  #isInFan(from: number, to: number, row: number): boolean {
    return this.#rowAt(from) === row && this.#rowAt(to) === row;
  }

  #rowAt(vertex: number): number | undefined {
    return this.#grid.ys[Math.floor(vertex / this.#width)]?.row;
  }

  /** Enter at the top or a side; a decision, a join and what has a fan only at the top; never at the bottom. */
  #mayEnter(row: number, direction: number): boolean {
    if (direction === NORTH) return false;
    return direction === SOUTH || (this.#hasSides[row] as boolean);
  }

  /** No line runs level through a row's shape or its side labels and exits: those reach to the lane's first track. */
  #mayRunLevel(from: number, to: number): boolean {
    const level = this.#grid.ys[Math.floor(from / this.#width)];
    const closed = level?.kind === "row" ? this.#closed[level.row] : undefined;
    if (!closed) return true;
    const [a, b] = [this.#grid.xs[from % this.#width], this.#grid.xs[to % this.#width]];
    if (!a || !b) return false;
    const isInner = (side: "left" | "right"): boolean =>
      a.lane === closed.lane && b.lane === closed.lane && [a, b].every((line) => line.side === side || line.kind === "centre");
    return !((closed.left && isInner("left")) || (closed.right && isInner("right")));
  }

  #closedSides(row: number): { lane: number; left: boolean; right: boolean } | undefined {
    const one = this.#graph.rows[row];
    if (!one || one.kind === "gap") return undefined;
    const beside = this.#graph.edges.filter((edge) => edge.from === row && edge.to.kind === "beside");
    const has = (side: "left" | "right"): boolean => beside.some(({ port }) => port.side === side);
    return beside.length > 0 ? { lane: one.lane, left: has("left"), right: has("right") } : undefined;
  }

  #length(from: number, to: number, direction: number, target: number): number {
    const upright = direction === NORTH || direction === SOUTH;
    const length = upright
      ? Math.abs((this.#y[Math.floor(from / this.#width)] as number) - (this.#y[Math.floor(to / this.#width)] as number))
      : Math.abs((this.#x[from % this.#width] as number) - (this.#x[to % this.#width] as number));
    // A stretch shared with a line to the same target costs half: lines to one place come together early.
    return this.#occupancy.isOwn(from, direction, target) ? length >> 1 : length;
  }

  /** Never more than what is still to be paid: half the distance, and a bend where the goal is not straight ahead. */
  #estimate(vertex: number, goal: number): number {
    const across = Math.abs((this.#x[vertex % this.#width] as number) - (this.#x[goal % this.#width] as number));
    const down = Math.abs((this.#y[Math.floor(vertex / this.#width)] as number) - (this.#y[Math.floor(goal / this.#width)] as number));
    return ((across + down) >> 1) + (across > 0 && down > 0 ? BEND : 0);
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

function leavingDirection({ port }: GraphEdge): number {
  return port.side === "left" ? WEST : port.side === "right" ? EAST : SOUTH;
}

/** 0 to 3 for the four directions. */
function bitOf(direction: number): number {
  return direction === NORTH ? 0 : direction === EAST ? 1 : direction === SOUTH ? 2 : 3;
}
