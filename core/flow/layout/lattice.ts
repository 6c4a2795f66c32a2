import type { FlowGraph, GraphEdge } from "../graph/flow-graph.ts";
import { EAST, NORTH, SOUTH, WEST } from "./directions.ts";
import type { Grid, LevelLine, UprightLine } from "./grid.ts";

/** The sides of a shape where an exit or a loop stands. */
interface ClosedSides {
  lane: number;
  left: boolean;
  right: boolean;
}

/**
 * The crossings of a grid's lines, numbered `y * width + x`: where each is, in which directions lines run from it, and
 * where the edges of a flow begin and end.
 */
export class Lattice {
  readonly width: number;
  readonly size: number;
  /** Estimated places in pixels, by vertex. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** How long the stretch is to the neighbour in each direction, by vertex and direction. */
  readonly lengths: Int32Array;
  /** Directions in which lines may run, by vertex; beside a bar none, since only its own do. */
  readonly open: Uint8Array;
  /** 1 at the vertices of shapes and bars: only lines that lead to them come there. */
  readonly blocked: Uint8Array;
  readonly #graph: FlowGraph;
  readonly #grid: Grid;
  readonly #starts = new Map<GraphEdge, number>();
  readonly #goals = new Map<GraphEdge, number>();

  constructor(graph: FlowGraph, grid: Grid) {
    this.#graph = graph;
    this.#grid = grid;
    this.width = grid.xs.length;
    this.size = this.width * grid.ys.length;
    this.x = Int32Array.from({ length: this.size }, (_, vertex) => Math.round(grid.xs[vertex % this.width]?.at ?? 0));
    this.y = Int32Array.from({ length: this.size }, (_, vertex) => Math.round(grid.ys[Math.floor(vertex / this.width)]?.at ?? 0));
    this.lengths = new Int32Array(this.size * 4);
    for (let vertex = 0; vertex < this.size; vertex++) this.#measure(vertex);
    this.open = new Uint8Array(this.size);
    this.blocked = new Uint8Array(this.size);
    for (const edge of graph.edges.filter(({ to }) => to.kind === "row")) {
      this.#starts.set(edge, this.#findStart(edge));
      this.#goals.set(edge, this.#findGoal(edge));
    }
    for (const [row, one] of graph.rows.entries()) if (one.kind !== "gap") this.blocked[this.#centreOf(row)] = 1;
    for (const vertex of [...this.#starts.values(), ...this.#goals.values()]) this.blocked[vertex] = 1;
    for (const y of grid.ys.keys()) this.#openLevel(y);
  }

  /** Where an edge begins: its shape's centre, or its port on the bar below. */
  startOf(edge: GraphEdge): number {
    return this.#starts.get(edge) as number;
  }

  /** Where an edge ends: its target's centre, or the bar above it. */
  goalOf(edge: GraphEdge): number {
    return this.#goals.get(edge) as number;
  }

  /** The levels of the bars an edge leaves by and leads to, along which its line alone may run; -1: none. */
  barsOf({ from, to }: GraphEdge): [number, number] {
    const join = to.kind === "row" && to.joins ? this.#grid.joinLine[to.row] : undefined;
    return [this.#grid.barLine[from] ?? -1, join ?? -1];
  }

  /** The vertices of a row's level on one side of its shape, in its own lane. */
  sideOf(row: number, side: "left" | "right"): number[] {
    const one = this.#graph.rows[row];
    const first = (this.#grid.rowLine[row] as number) * this.width;
    return this.#grid.xs.flatMap((line, x) =>
      one && one.kind !== "gap" && line.lane === one.lane && line.side === side ? [first + x] : [],
    );
  }

  /** Reads again on which sides of a row's shape exits and loops stand. */
  reopenRow(row: number): void {
    this.#openLevel(this.#grid.rowLine[row] as number);
  }

  #measure(vertex: number): void {
    const { x, y, width, lengths } = this;
    if ((vertex + 1) % width > 0) {
      const across = (x[vertex + 1] as number) - (x[vertex] as number);
      lengths[vertex * 4 + 1] = across;
      lengths[(vertex + 1) * 4 + 3] = across;
    }
    if (vertex + width >= this.size) return;
    const down = (y[vertex + width] as number) - (y[vertex] as number);
    lengths[vertex * 4 + 2] = down;
    lengths[(vertex + width) * 4] = down;
  }

  #centreOf(row: number): number {
    const one = this.#graph.rows[row];
    const lane = one && one.kind !== "gap" ? one.lane : 0;
    return (this.#grid.rowLine[row] as number) * this.width + (this.#grid.centreOf[lane] as number);
  }

  #findStart({ from, port }: GraphEdge): number {
    const centre = this.#centreOf(from);
    if (port.side === "edge") {
      const mark = this.#grid.markLines[from]?.[port.index];
      return mark ? mark.y * this.width + mark.x : centre;
    }
    const bar = this.#grid.barLine[from];
    if (bar === undefined) return centre;
    const middle = bar * this.width + (centre % this.width);
    if (port.side !== "fan" || port.index === port.middle) return middle;
    const ports = this.#grid.xs.flatMap((line, x) => (line.kind === "fan" && line.row === from ? [x] : []));
    // The port in the middle has no line of its own but the lane's.
    const place = Number.isInteger(port.middle) && port.index > port.middle ? port.index - 1 : port.index;
    return bar * this.width + (ports[place] as number);
  }

  #findGoal({ from, to }: GraphEdge): number {
    const centre = this.#centreOf(to.kind === "row" ? to.row : from);
    const join = to.kind === "row" && to.joins ? this.#grid.joinLine[to.row] : undefined;
    return join === undefined ? centre : join * this.width + (centre % this.width);
  }

  #openLevel(y: number): void {
    const [level, below] = [this.#grid.ys[y], this.#grid.ys[y + 1]];
    const closed = level?.kind === "row" ? this.#closedSides(level.row) : undefined;
    // The line of a circle leads from it to the right.
    const first = level?.kind === "mark" ? this.#grid.markLines[level.row]?.find((mark) => mark.y === y)?.x : undefined;
    for (const [x, line] of this.#grid.xs.entries()) {
      const right = this.#grid.xs[x + 1];
      const vertex = y * this.width + x;
      const isOpen = level?.kind === "row" || level?.kind === "track" || (first !== undefined && x >= first);
      const isLevel = isOpen && right !== undefined && !isInClosed(line, right, closed);
      const leadsDown = isUpright(line, level, below);
      this.#set(vertex, EAST, isLevel);
      if (right) this.#set(vertex + 1, WEST, isLevel);
      this.#set(vertex, SOUTH, leadsDown);
      if (below) this.#set(vertex + this.width, NORTH, leadsDown);
    }
  }

  #set(vertex: number, direction: number, isOpen: boolean): void {
    const held = this.open[vertex] as number;
    this.open[vertex] = isOpen ? held | direction : held & ~direction;
  }

  #closedSides(row: number): ClosedSides | undefined {
    const one = this.#graph.rows[row];
    if (!one || one.kind === "gap") return undefined;
    const sides = this.#graph.edges.flatMap(({ from, to, port }) => (from === row && to.kind !== "row" ? [port.side] : []));
    return sides.length === 0 ? undefined : { lane: one.lane, left: sides.includes("left"), right: sides.includes("right") };
  }
}

/** Whether a stretch between two upright lines lies where an exit or a loop stands beside its decision: up to the lane's first track. */
function isInClosed(a: UprightLine, b: UprightLine, closed: ClosedSides | undefined): boolean {
  if (!closed || a.lane !== closed.lane || b.lane !== closed.lane) return false;
  const isInner = (side: "left" | "right"): boolean => [a, b].every((line) => line.side === side || line.side === "centre");
  return (closed.left && isInner("left")) || (closed.right && isInner("right"));
}

/** Whether edges may run along an upright line from one level to the next. */
export function isUpright(line: UprightLine, level: LevelLine | undefined, below: LevelLine | undefined): boolean {
  if (below === undefined || line.kind === "mark") return false;
  return line.kind !== "fan" || (isBelowBar(level, line.row) && isBelowBar(below, line.row));
}

/** A fan's port line runs from the bar of its row through the gap below it. */
function isBelowBar(level: LevelLine | undefined, row: number | undefined): boolean {
  return level?.row === row && (level?.kind === "bar" || level?.kind === "track");
}
