import type { FlowGraph, GraphEdge, Port } from "../graph/flow-graph.ts";
import { EAST, NORTH, SOUTH, WEST } from "./directions.ts";

/** A way to leave a shape, and what it costs beside the line itself. */
export interface Leaving {
  direction: number;
  cost: number;
}

/** Leaving by another port than a reader looks at first: below a step, beside a decision for all but its main branch. */
const UNUSUAL = 30;

/**
 * By which sides of the rows' shapes lines leave, and by which others may enter: one line leaves by a port, none enters
 * where one leaves, and none enters where a shape's own lines would then be short of ports.
 */
export class Ports {
  readonly #graph: FlowGraph;
  /** The edges that leave each row. */
  readonly #leaving: GraphEdge[][];
  /** Those that leave by the port they have now: lines laid, exits beside a shape and right below it. */
  readonly #settled = new Set<GraphEdge>();
  /** Where a reader expects an edge to leave. */
  readonly #usual: Map<GraphEdge, number>;
  /** How many lines enter each row at its left and right side. */
  readonly #entering: { left: number; right: number }[];

  constructor(graph: FlowGraph) {
    this.#graph = graph;
    this.#leaving = graph.rows.map(() => []);
    for (const edge of graph.edges) this.#leaving[edge.from]?.push(edge);
    this.#entering = graph.rows.map(() => ({ left: 0, right: 0 }));
    this.#usual = new Map(graph.edges.map((edge) => [edge, leavingDirection(edge)]));
    for (const edge of graph.edges) if (!this.#hasChoice(edge)) this.#settled.add(edge);
  }

  /** A line is laid that leaves and enters in these directions. */
  settle(edge: GraphEdge, leaving: number, entering: number): void {
    edge.port = portOf(leaving, edge.port);
    this.#settled.add(edge);
    this.#count(edge, entering, 1);
  }

  /** A line is taken up that entered in this direction. */
  release(edge: GraphEdge, entering: number): void {
    if (this.#hasChoice(edge)) this.#settled.delete(edge);
    this.#count(edge, entering, -1);
  }

  /** Below or at a side, wherever no other line of this shape leaves; a bar's outermost ports at its ends too. */
  leavings(edge: GraphEdge): Leaving[] {
    const { port } = edge;
    if (port.side === "fan") {
      const end = port.index === 0 ? WEST : port.index === port.of - 1 ? EAST : undefined;
      return [{ direction: SOUTH, cost: 0 }, ...(end ? [{ direction: end, cost: UNUSUAL }] : [])];
    }
    if (!this.#hasChoice(edge)) return [{ direction: leavingDirection(edge), cost: 0 }];
    const taken = (this.#leaving[edge.from] ?? [])
      .filter((other) => other !== edge && other.port.side !== "edge" && this.#settled.has(other))
      .map(leavingDirection);
    const isBelow = this.#usual.get(edge) === SOUTH;
    return [SOUTH, WEST, EAST]
      .filter((direction) => !taken.includes(direction))
      .map((direction) => ({ direction, cost: (direction === SOUTH) === isBelow ? 0 : UNUSUAL }));
  }

  /** Enter at the top, or at a side that is not needed to leave; a join's bar at the top or an end; never from below. */
  mayEnter({ to }: GraphEdge, direction: number): boolean {
    if (direction === NORTH || to.kind !== "row") return false;
    if (direction === SOUTH || to.joins) return true;
    const { row } = to;
    const one = this.#graph.rows[row];
    if (!one) return false;
    const leaving = (this.#leaving[row] ?? []).filter(({ port }) => port.side !== "fan" && port.side !== "edge");
    if (leaving.length === 0 || (one.kind === "step" && one.isSplit)) return true;
    const side = direction === EAST ? "left" : "right";
    if (leaving.some((edge) => edge.port.side === side && this.#settled.has(edge))) return false;
    const { left = 0, right = 0 } = this.#entering[row] ?? {};
    const open = 3 - Number(left > 0 || side === "left") - Number(right > 0 || side === "right");
    return open >= leaving.length;
  }

  /** Whether an edge may choose its port: not out of a bar with many, nor to the exit beside its shape or right below. */
  #hasChoice({ from, to, port }: GraphEdge): boolean {
    if (port.side === "fan" || port.side === "edge" || this.#graph.rows[from]?.kind !== "step" || to.kind !== "row") return false;
    return this.#graph.rows[to.row]?.kind !== "exit";
  }

  #count({ to }: GraphEdge, entering: number, change: 1 | -1): void {
    const counts = to.kind === "row" && !to.joins ? this.#entering[to.row] : undefined;
    if (counts && entering === EAST) counts.left += change;
    if (counts && entering === WEST) counts.right += change;
  }
}

/** The direction in which an edge leaves by its port. */
function leavingDirection({ port }: GraphEdge): number {
  const side = port.side === "fan" ? port.leaves : port.side;
  return side === "left" ? WEST : side === "right" || side === "edge" ? EAST : SOUTH;
}

/** The port of a line that leaves in that direction, and left by another until now. */
function portOf(direction: number, port: Port): Port {
  const side = direction === WEST ? "left" : direction === EAST ? "right" : undefined;
  if (port.side === "edge") return port;
  return port.side === "fan" ? { ...port, leaves: side ?? "down" } : { side: side ?? "bottom" };
}
