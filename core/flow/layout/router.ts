import type { FlowGraph, GraphEdge } from "../graph/flow-graph.ts";
import { CostStacks } from "./cost-stacks.ts";
import { bitOf, directions, directionTo, EAST, opposite, visitPath, WEST } from "./directions.ts";
import { type Bounds, boundsOf, distanceTo, EVERYWHERE, fewestBends } from "./estimate.ts";
import type { Grid } from "./grid.ts";
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
/** Places searched before what is laid is good enough: about a tenth of a second. */
const WORTH_IMPROVING = 450_000;

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
  /** Every stretch for half of what it costs, as if all could be shared. */
  isHalved?: boolean;
  /** Around the lines to the same target, whose stretches may be shared for half of what they cost; undefined: none are laid. */
  shared: Bounds | undefined;
  limit: number;
  /** What a crossing costs. */
  crossing?: number;
}

/** One for all searches, of which none begins before another has ended: its stacks need not be made anew. */
const waiting = new CostStacks();

/** Finds the cheapest way of an edge among those already laid. */
export class Router {
  readonly #graph: FlowGraph;
  readonly #lattice: Lattice;
  readonly #ports: Ports;
  readonly #occupancy: Occupancy;
  readonly #nothing: Occupancy;
  /** The lines laid to each target. */
  readonly #laid: Set<Path>[];
  /** How far neighbours are apart in the numbering, by the direction's place. */
  readonly #steps: readonly number[];
  // The state of a search, by vertex and direction; what an earlier round wrote does not count.
  readonly #cost: Int32Array;
  readonly #from: Int32Array;
  readonly #seen: Int32Array;
  readonly #done: Int32Array;
  readonly #waiting = waiting;
  #round = 0;
  /** The state a search ended in. */
  #found = 0;
  readonly #floors = new Map<GraphEdge, number>();
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
    this.#laid = Array.from({ length: 2 * graph.rows.length + 1 }, () => new Set());
    this.#steps = [-width, 1, width, -1];
    this.#cost = new Int32Array(size * 4);
    this.#from = new Int32Array(size * 4);
    this.#seen = new Int32Array(size * 4);
    this.#done = new Int32Array(size * 4);
    const lines = graph.edges.filter(({ to }) => to.kind === "row");
    const together = Map.groupBy(lines, targetKey);
    for (const edge of lines) this.#floors.set(edge, this.#floorOf(edge, (together.get(targetKey(edge)) ?? []).length > 1));
  }

  /** What an edge costs at least, whatever the others do. */
  floorOf(edge: GraphEdge): number {
    return this.#floors.get(edge) ?? 0;
  }

  /** Before any line is laid, when every port is free. */
  #floorOf(edge: GraphEdge, isShared: boolean): number {
    const search: Search = { ...this.#aimOf(edge), occupancy: this.#nothing, shared: undefined, limit: Number.POSITIVE_INFINITY };
    const path = this.#search(edge, isShared ? { ...search, isHalved: true, shared: EVERYWHERE } : search);
    return path ? (this.#cost[this.#found] as number) : 0;
  }

  lay(edge: GraphEdge, path: Path): void {
    const target = targetKey(edge);
    this.#ports.settle(edge, ...this.#endsOf(path));
    this.#laid[target]?.add(path);
    visitPath(path, this.#lattice.width, (vertex, mask) => this.#occupancy.add(vertex, mask, target));
  }

  lift(edge: GraphEdge, path: Path): void {
    const target = targetKey(edge);
    this.#ports.release(edge, this.#endsOf(path)[1]);
    this.#laid[target]?.delete(path);
    visitPath(path, this.#lattice.width, (vertex, mask) => this.#occupancy.remove(vertex, mask));
  }

  /** The cheapest way among the lines laid now; undefined where there is none that costs less than `limit`. */
  route(edge: GraphEdge, limit = Number.POSITIVE_INFINITY, crossing = CROSSING): Path | undefined {
    const shared = this.#boundsOfLaid(targetKey(edge));
    return this.#search(edge, { ...this.#aimOf(edge), occupancy: this.#occupancy, shared, limit, crossing });
  }

  /** The cheapest way if no other line were laid. */
  routeAlone(edge: GraphEdge): Path | undefined {
    return this.#search(edge, { ...this.#aimOf(edge), occupancy: this.#nothing, shared: undefined, limit: Number.POSITIVE_INFINITY });
  }

  /** Whether it is still worth the time to look for better ways. */
  mayImprove(): boolean {
    return this.#work.spent < WORTH_IMPROVING;
  }

  /** How many pixels a path is longer than its ends are apart. */
  detourOf(edge: GraphEdge, path: Path): number {
    const { x, y } = this.#lattice;
    const [start, goal] = [this.#lattice.startOf(edge), this.#lattice.goalOf(edge)];
    let length = 0;
    for (let index = 1; index < path.length; index++) {
      const [before, vertex] = [path[index - 1] as number, path[index] as number];
      length += Math.abs((x[vertex] as number) - (x[before] as number)) + Math.abs((y[vertex] as number) - (y[before] as number));
    }
    return length - Math.abs((x[goal] as number) - (x[start] as number)) - Math.abs((y[goal] as number) - (y[start] as number));
  }

  /** What a path costs among the lines laid now. */
  priceOf(edge: GraphEdge, path: Path, crossing = CROSSING): number {
    const { width } = this.#lattice;
    const target = targetKey(edge);
    const [leaving] = this.#endsOf(path);
    let price = this.#ports.leavings(edge).find(({ direction }) => direction === leaving)?.cost ?? 0;
    for (let index = 1; index < path.length; index++) {
      const [before, vertex] = [path[index - 1] as number, path[index] as number];
      const by = directionTo(before, vertex, width);
      price += this.#length(before, bitOf(by), { target, occupancy: this.#occupancy });
      const after = path[index + 1];
      if (after === undefined) continue;
      const out = directionTo(vertex, after, width);
      const crossed = Math.max(0, this.#occupancy.crossing(vertex, opposite(by) | out, target));
      price += (out === by ? 0 : BEND) + crossed * crossing;
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

  /**
   * A* over (vertex, direction it was reached in): length, bends and crossings. Most of a drawing's time is spent in its
   * inner loop, so what it asks is asked in the order of what settles most.
   */
  #search(edge: GraphEdge, search: Search): Path | undefined {
    const { target, goal, occupancy, crossing: crossed = CROSSING } = search;
    const { open, blocked, width } = this.#lattice;
    const [steps, waiting, work, done, costs, round] = [this.#steps, this.#waiting, this.#work, this.#done, this.#cost, ++this.#round];
    const entries = directions.map((direction) => this.#ports.mayEnter(edge, direction));
    const bars = this.#lattice.barsOf(edge);
    const mayMove = (from: number, bit: number, to: number): boolean => {
      if (((open[from] as number) & (1 << bit)) === 0 && !isAlongBar(from, bit, to, bars, width)) return false;
      if (to === goal ? !entries[bit] : blocked[to] === 1) return false;
      return occupancy.isFree(from, bit, target) && occupancy.isFree(to, (bit + 2) & 3, target);
    };
    const start = this.#lattice.startOf(edge);
    waiting.clear();
    for (const { direction, cost } of this.#ports.leavings(edge)) {
      const bit = bitOf(direction);
      const first = start + (steps[bit] as number);
      if (mayMove(start, bit, first)) this.#reach(first, bit, cost + this.#length(start, bit, search), -1, search);
    }
    while (!waiting.isEmpty() && work.spent <= MOST_WORK) {
      const state = waiting.pop();
      if (done[state] === round) continue;
      work.spent++;
      done[state] = round;
      const [vertex, by, cost] = [state >> 2, state & 3, costs[state] as number];
      if (vertex === goal) {
        this.#found = state;
        return this.#pathTo(state, start);
      }
      const back = (by + 2) & 3;
      const isEmpty = occupancy.isEmpty(vertex);
      for (let ahead = 0; ahead < 4; ahead++) {
        const next = vertex + (steps[ahead] as number);
        if (ahead === back || done[next * 4 + ahead] === round || !mayMove(vertex, ahead, next)) continue;
        const crossing = isEmpty ? 0 : occupancy.crossing(vertex, (1 << back) | (1 << ahead), target);
        if (crossing < 0) continue;
        const turn = (ahead === by ? 0 : BEND) + crossing * crossed;
        this.#reach(next, ahead, cost + this.#length(vertex, ahead, search) + turn, state, search);
      }
    }
    return undefined;
  }

  /** Notes a way to a place, if it is the cheapest so far and may still end below the limit. */
  #reach(vertex: number, bit: number, cost: number, from: number, { goal, shared, limit }: Search): void {
    const state = vertex * 4 + bit;
    if (this.#seen[state] === this.#round && (this.#cost[state] as number) <= cost) return;
    const least = cost + this.#estimate(vertex, goal, bit, shared);
    if (least >= limit) return;
    this.#seen[state] = this.#round;
    this.#cost[state] = cost;
    this.#from[state] = from;
    this.#waiting.push(least, state);
  }

  #pathTo(state: number, start: number): Path {
    const path: Path = [];
    for (let at = state; at >= 0; at = this.#from[at] as number) path.push(at >> 2);
    path.push(start);
    return path.reverse();
  }

  /** A stretch shared with a line to the same target costs half: lines to one place come together early. */
  #length(from: number, bit: number, { target, occupancy, isHalved = false }: Pick<Search, "target" | "occupancy" | "isHalved">): number {
    const length = this.#lattice.lengths[from * 4 + bit] as number;
    return isHalved || occupancy.isOwn(from, bit, target) ? length >> 1 : length;
  }

  /**
   * Never more than what is still to be paid: the distance (within the bounds of lines that may be shared, half of it), and
   * the bends that a line in this direction needs to the goal.
   */
  #estimate(vertex: number, goal: number, bit: number, shared: Bounds | undefined): number {
    const [x, y] = [this.#lattice.x[vertex] as number, this.#lattice.y[vertex] as number];
    const across = (this.#lattice.x[goal] as number) - x;
    const down = (this.#lattice.y[goal] as number) - y;
    const distance = Math.abs(across) + Math.abs(down);
    const outside = shared ? distanceTo(shared, x, y) : distance;
    return outside + ((distance - outside) >> 1) + fewestBends(across, down, bit) * BEND;
  }

  #boundsOfLaid(target: number): Bounds | undefined {
    const laid = this.#laid[target] as Set<Path>;
    return laid.size === 0 ? undefined : this.boundsOf(laid);
  }

  /** How far paths reach. */
  boundsOf(paths: Iterable<Path>): Bounds {
    return boundsOf(paths, this.#lattice);
  }

  /** The directions in which a path leaves and enters. */
  #endsOf(path: Path): [number, number] {
    const { width } = this.#lattice;
    const [first, second, beforeLast, last] = [path[0], path[1], path.at(-2), path.at(-1)] as [number, number, number, number];
    return [directionTo(first, second, width), directionTo(beforeLast, last, width)];
  }
}

/** Whether a stretch runs along a bar that the edge leaves by or leads to. */
function isAlongBar(from: number, bit: number, to: number, [bar, join]: readonly [number, number], width: number): boolean {
  if ((bit & 1) === 0 || (bar < 0 && join < 0)) return false;
  const level = Math.floor(from / width);
  return (level === bar || level === join) && Math.floor(to / width) === level;
}
