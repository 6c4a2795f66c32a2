import type { FlowGraph, GraphEdge } from "../graph/flow-graph.ts";
import { directionTo, EAST, NORTH, SOUTH, WEST } from "./directions.ts";
import type { LaidLines } from "./laid-lines.ts";
import { type Path, type Router, targetKey, targetRow } from "./router.ts";

/** How often all lines are looked at again for a better way. */
const ROUNDS = 3;
/** So many lines at most make room for one. */
const MOST_YIELDING = 5;

/**
 * Lays lines again wherever that makes the drawing better: each alone, a shape's own in another order or on other sides,
 * one together with those in its way, and those that cross in pairs. Ends when nothing gets better, after a few rounds, or where
 * that has taken long enough. At last those that run far about are laid across others, if that is much shorter.
 */
export function improveLines(edges: readonly GraphEdge[], graph: FlowGraph, width: number, router: Router, lines: LaidLines): void {
  for (let round = 0; round < ROUNDS && router.mayImprove(); round++) {
    for (const edge of edges) lines.lay(edge);
    for (const row of graph.rows.keys()) if (router.mayImprove()) tryOtherPorts(row, edges, router, lines);
    const made = edges.filter((edge) => router.mayImprove() && makeRoomFor(edge, edges, router, lines));
    const untangled = untangle(edges, router, lines, width);
    if (made.length === 0 && !untangled) break;
  }
  for (const edge of edges) lines.shorten(edge);
}

/** Where a shape's own lines run better the other way round, they change sides, or take turns in choosing their ports. */
function tryOtherPorts(row: number, edges: readonly GraphEdge[], router: Router, lines: LaidLines): void {
  const atSides = edges.filter(({ from, port }) => from === row && (port.side === "left" || port.side === "right"));
  if (atSides.length > 0) lines.relay(atSides, { make: () => router.mirror(row), undo: () => void router.mirror(row) });
  const leaving = edges.filter(({ from, port }) => from === row && port.side !== "fan" && port.side !== "edge");
  if (leaving.length > 1) for (const order of ordersOf(leaving)) lines.relay(order);
  // Who comes in at a side may be in the way of who would leave by it.
  const entering = edges.filter((edge) => targetRow(edge) === row && isLevelEnd(lines.paths.get(edge) as Path));
  if (leaving.length === 0 || entering.length === 0 || entering.length > MOST_YIELDING) return;
  for (const order of [
    [...leaving, ...entering],
    [...entering, ...leaving],
  ])
    lines.relay(order);
}

/** Whether a line comes to its end sideways. */
function isLevelEnd(path: Path): boolean {
  return Math.abs((path.at(-1) as number) - (path.at(-2) as number)) === 1;
}

/** All orders of a few. */
function ordersOf<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, index) => ordersOf(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

/** A line that would run better alone is laid before those in its way, where all of them together are better so. */
function makeRoomFor(edge: GraphEdge, edges: readonly GraphEdge[], router: Router, lines: LaidLines): boolean {
  const held = lines.paths.get(edge) as Path;
  const wanted = router.routeAlone(edge);
  if (!wanted || isSame(held, wanted)) return false;
  const vertices = new Set(wanted);
  const target = targetKey(edge);
  const isInTheWay = (other: GraphEdge): boolean =>
    other !== edge && targetKey(other) !== target && (lines.paths.get(other) as Path).some((vertex) => vertices.has(vertex));
  const yielding = edges.filter(isInTheWay);
  if (yielding.length === 0 || yielding.length > MOST_YIELDING) return false;
  return lines.relay([edge, ...yielding]) || (yielding.length > 1 && lines.relay([edge, ...yielding.toReversed()]));
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((vertex, index) => vertex === b[index]);
}

/** Lines that cross are laid again in pairs: one alone finds no better way round another that could give way too. */
function untangle(edges: readonly GraphEdge[], router: Router, lines: LaidLines, width: number): boolean {
  let isBetter = false;
  for (const [a, b] of crossingPairs(edges, lines.paths, width)) {
    if (router.mayImprove() && (lines.relay([a, b]) || lines.relay([b, a]))) isBetter = true;
  }
  return isBetter;
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
        if (targetKey(pair[0]) !== targetKey(pair[1])) pairs.set(a * edges.length + b, pair);
      }
    }
  }
  return [...pairs].sort(([a], [b]) => a - b).map(([, pair]) => pair);
}
