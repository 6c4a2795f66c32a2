import type { FlowGraph, GraphEdge } from "../graph/flow-graph.ts";
import { bitOf, directions, directionTo, EAST, opposite, WEST } from "./directions.ts";
import type { Grid } from "./grid.ts";
import { Heap } from "./heap.ts";
import { Lattice } from "./lattice.ts";
import { Occupancy } from "./occupancy.ts";
import { Ports } from "./ports.ts";

/** An edge's way over the lattice: vertices from the centre of its shape or bar to that of its target. */
export type Path = number[];

/** What a bend and a crossing cost, in pixels of length: found by trying, under the budgets of bends and crossings. */
const BEND = 450;
const CROSSING = 1000;
/** Places searched before a drawing is given up or left as it is: some seconds. Eighty steps need about a tenth of it. */
export const MOST_WORK = 12_000_000;

/** The row an edge leads to; -1 for an exit beside its decision. */
export function targetRow(edge: GraphEdge): number {
  return edge.to.kind === "row" ? edge.to.row : -1;
}

/** What lines must share to run together: the shape they lead to, or the bar above it. Counted from 1. */
export function targetKey(edge: GraphEdge): number {
  return edge.to.kind === "row" ? 2 * edge.to.row + (edge.to.joins ? 2 : 1) : 0;
}

/** One search: to where, among which lines, and what it may cost. */
interface Search {
  target: number;
  goal: number;
  occupancy: Occupancy;
  /** 1 where a line may share its stretches with others to its target, which halves what they cost. */
  shift: 0 | 1;
  limit: number;
}

/** Finds the cheapest way of an edge among those already laid. */
export class Router {
  readonly #graph: FlowGraph;
  readonly #lattice: Lattice;
  readonly #ports: Ports;
  readonly #occupancy: Occupancy;
  readonly #nothing: Occupancy;
  /** How many lines to each target are laid. */
  readonly #laid: number[];
  /** How far neighbours are apart in the numbering, by the direction's place. */
  readonly #steps: readonly number[];
  // The state of a search, by vertex and direction; what an earlier round wrote does not count.
  readonly #cost: Int32Array;
  readonly #from: Int32Array;
  readonly #seen: Int32Array;
  readonly #done: Int32Array;
  readonly #heap = new Heap();
  #round = 0;
  readonly #work: { spent: number };

  /** `work.spent` counts the places searched, over all routers that share it. */
  constructor(graph: FlowGraph, grid: Grid, work: { spent: number }) {
    this.#work = work;
    this.#graph = graph;
    this.#lattice = new Lattice(graph, grid);
    this.#ports = new Ports(graph);
    const { width, size } = this.#lattice;
    this.#occupancy = new Occupancy(size);
    this.#nothing = new Occupancy(size);
    this.#laid = new Array<number>(2 * graph.rows.length + 1).fill(0);
    this.#steps = [-width, 1, width, -1];
    this.#cost = new Int32Array(size * 4);
    this.#from = new Int32Array(size * 4);
    this.#seen = new Int32Array(size * 4);
    this.#done = new Int32Array(size * 4);
  }

  lay(edge: GraphEdge, path: Path): void {
    const target = targetKey(edge);
    this.#ports.settle(edge, ...this.#endsOf(path));
    this.#laid[target] = (this.#laid[target] as number) + 1;
    this.#each(path, (vertex, mask) => this.#occupancy.add(vertex, mask, target));
  }

  lift(edge: GraphEdge, path: Path): void {
    const target = targetKey(edge);
    this.#ports.release(edge, this.#endsOf(path)[1]);
    this.#laid[target] = (this.#laid[target] as number) - 1;
    this.#each(path, (vertex, mask) => this.#occupancy.remove(vertex, mask));
  }

  /** The cheapest way among the lines laid now; undefined where there is none that costs less than `limit`. */
  route(edge: GraphEdge, limit = Number.POSITIVE_INFINITY): Path | undefined {
    const shift = (this.#laid[targetKey(edge)] as number) > 0 ? 1 : 0;
    return this.#search(edge, { ...this.#aimOf(edge), occupancy: this.#occupancy, shift, limit });
  }

  /** The cheapest way if no other line were laid. */
  routeAlone(edge: GraphEdge): Path | undefined {
    return this.#search(edge, { ...this.#aimOf(edge), occupancy: this.#nothing, shift: 0, limit: Number.POSITIVE_INFINITY });
  }

  /** What a path costs among the lines laid now. */
  priceOf(edge: GraphEdge, path: Path): number {
    const { width } = this.#lattice;
    const target = targetKey(edge);
    const [leaving] = this.#endsOf(path);
    let price = this.#ports.leavings(edge).find(({ direction }) => direction === leaving)?.cost ?? 0;
    for (let index = 1; index < path.length; index++) {
      const [before, vertex] = [path[index - 1] as number, path[index] as number];
      const by = directionTo(before, vertex, width);
      price += this.#length(before, vertex, bitOf(by), target, this.#occupancy);
      const after = path[index + 1];
      if (after === undefined) continue;
      const out = directionTo(vertex, after, width);
      const crossed = Math.max(0, this.#occupancy.crossing(vertex, opposite(by) | out, target));
      price += (out === by ? 0 : BEND) + crossed * CROSSING;
    }
    return price;
  }

  /** Lets the branches at a decision's sides change sides, unless a line comes in where one will leave. Their lines are lifted. */
  mirror(row: number): boolean {
    const one = this.#graph.rows[row];
    const leaving = this.#graph.edges.filter(({ from, port }) => from === row && (port.side === "left" || port.side === "right"));
    const wanted = leaving.map(({ port }) => (port.side === "left" ? "right" : "left"));
    const isUnused = (side: "left" | "right"): boolean =>
      this.#lattice.sideOf(row, side).every((vertex) => this.#occupancy.isUnused(vertex, EAST | WEST));
    if (one?.kind !== "step" || (!one.isSplit && !wanted.every(isUnused))) return false;
    for (const [index, edge] of leaving.entries()) edge.port = { side: wanted[index] as "left" | "right" };
    this.#lattice.reopenRow(row);
    return true;
  }

  #aimOf(edge: GraphEdge): Pick<Search, "target" | "goal"> {
    return { target: targetKey(edge), goal: this.#lattice.goalOf(edge) };
  }

  /** A* over (vertex, direction it was reached in): length, bends and crossings. */
  #search(edge: GraphEdge, search: Search): Path | undefined {
    const { target, goal, occupancy } = search;
    const mayMove = this.#mover(edge, search);
    const start = this.#lattice.startOf(edge);
    this.#heap.clear();
    this.#round++;
    for (const { direction, cost } of this.#ports.leavings(edge)) {
      const bit = bitOf(direction);
      const first = start + (this.#steps[bit] as number);
      if (mayMove(start, bit, first)) this.#reach(first, bit, cost + this.#length(start, first, bit, target, occupancy), -1, search);
    }
    while (!this.#heap.isEmpty() && this.#work.spent <= MOST_WORK) {
      this.#work.spent++;
      const state = this.#heap.pop();
      if (this.#done[state] === this.#round) continue;
      this.#done[state] = this.#round;
      const [vertex, by, cost] = [state >> 2, state & 3, this.#cost[state] as number];
      if (vertex === goal) return this.#pathTo(state, start);
      const back = (by + 2) & 3;
      for (let ahead = 0; ahead < 4; ahead++) {
        const next = vertex + (this.#steps[ahead] as number);
        if (ahead === back || !mayMove(vertex, ahead, next)) continue;
        const crossing = occupancy.crossing(vertex, (1 << back) | (1 << ahead), target);
        if (crossing < 0) continue;
        const turn = (ahead === by ? 0 : BEND) + crossing * CROSSING;
        this.#reach(next, ahead, cost + this.#length(vertex, next, ahead, target, occupancy) + turn, state, search);
      }
    }
    return undefined;
  }

  /** Whether the stretch between two neighbours is a line at all, free, and not through a shape. */
  #mover(edge: GraphEdge, { target, goal, occupancy }: Search): (from: number, bit: number, to: number) => boolean {
    const { open, blocked, width } = this.#lattice;
    const entries = directions.map((direction) => this.#ports.mayEnter(edge, direction));
    const [bar, join] = this.#lattice.barsOf(edge);
    const isOwnBar = (from: number, bit: number, to: number): boolean => {
      const level = Math.floor(from / width);
      return (bit & 1) === 1 && (level === bar || level === join) && Math.floor(to / width) === level;
    };
    return (from, bit, to) => {
      if (((open[from] as number) & (1 << bit)) === 0 && !isOwnBar(from, bit, to)) return false;
      if (to === goal ? !entries[bit] : blocked[to] === 1) return false;
      return occupancy.isFree(from, bit, target) && occupancy.isFree(to, (bit + 2) & 3, target);
    };
  }

  /** Notes a way to a place, if it is the cheapest so far and may still end below the limit. */
  #reach(vertex: number, bit: number, cost: number, from: number, { goal, shift, limit }: Search): void {
    const state = vertex * 4 + bit;
    if (this.#seen[state] === this.#round && (this.#cost[state] as number) <= cost) return;
    const least = cost + this.#estimate(vertex, goal, bit, shift);
    if (least >= limit) return;
    this.#seen[state] = this.#round;
    this.#cost[state] = cost;
    this.#from[state] = from;
    this.#heap.push(least, state);
  }

  #pathTo(state: number, start: number): Path {
    const path: Path = [];
    for (let at = state; at >= 0; at = this.#from[at] as number) path.push(at >> 2);
    path.push(start);
    return path.reverse();
  }

  /** A stretch shared with a line to the same target costs half: lines to one place come together early. */
  #length(from: number, to: number, bit: number, target: number, occupancy: Occupancy): number {
    const { x, y } = this.#lattice;
    const length = Math.abs((x[from] as number) - (x[to] as number)) + Math.abs((y[from] as number) - (y[to] as number));
    return occupancy.isOwn(from, bit, target) ? length >> 1 : length;
  }

  /**
   * Never more than what is still to be paid: the distance (half of it where stretches may be shared), and the bends that
   * a line in this direction needs to the goal.
   */
  #estimate(vertex: number, goal: number, bit: number, shift: number): number {
    const { x, y } = this.#lattice;
    const across = (x[goal] as number) - (x[vertex] as number);
    const down = (y[goal] as number) - (y[vertex] as number);
    return ((Math.abs(across) + Math.abs(down)) >> shift) + fewestBends(across, down, bit) * BEND;
  }

  /** The directions in which a path leaves and enters. */
  #endsOf(path: Path): [number, number] {
    const { width } = this.#lattice;
    const [first, second, beforeLast, last] = [path[0], path[1], path.at(-2), path.at(-1)] as [number, number, number, number];
    return [directionTo(first, second, width), directionTo(beforeLast, last, width)];
  }

  #each(path: Path, visit: (vertex: number, mask: number) => void): void {
    const { width } = this.#lattice;
    for (const [index, vertex] of path.entries()) {
      const [before, after] = [path[index - 1], path[index + 1]];
      const mask =
        (before === undefined ? 0 : directionTo(vertex, before, width)) | (after === undefined ? 0 : directionTo(vertex, after, width));
      visit(vertex, mask);
    }
  }
}

/** The fewest bends of a line that runs in a direction and has so far to go, down positive, never entering from below. */
function fewestBends(across: number, down: number, bit: number): number {
  const [north, east, south] = [0, 1, 2];
  if (bit === south) return down >= 0 ? Number(across !== 0) : 2;
  if (bit === north) return down < 0 && across !== 0 ? 1 : 2;
  const isAhead = bit === east ? across >= 0 : across <= 0;
  if (!isAhead) return 2;
  return down === 0 ? 0 : down > 0 ? 1 : 2;
}
