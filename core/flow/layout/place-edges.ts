import type { Exit, FlowGraph, GraphEdge, Port } from "../graph/flow-graph.ts";
import { directionTo, EAST, NORTH, SOUTH, visitPath, WEST } from "./directions.ts";
import type { LaidEdge, LaidShape, Point } from "./flow-layout.ts";
import type { Grid } from "./grid.ts";
import { clearOfSlope, furtherLines, LOOP, labelWidth, labelWidthOf, MARK, type MeasuredShape, RETRY } from "./measure-rows.ts";
import { hangingAt } from "./narrow.ts";
import type { PlacedLines } from "./place-lines.ts";
import { type Path, targetKey, targetRow } from "./router.ts";

/** Turns paths over the grid into corner points on the page, with labels, crossings and merges. */
export function placeEdges(
  graph: FlowGraph,
  grid: Grid,
  paths: ReadonlyMap<GraphEdge, Path>,
  shapes: readonly (LaidShape | undefined)[],
  lines: PlacedLines,
  measure: (exit: Exit) => MeasuredShape,
): { edges: LaidEdge[]; merges: Point[] } {
  const uses = meetings(grid, paths);
  const at = (vertex: number): Point => ({
    x: lines.x[vertex % grid.xs.length] as number,
    y: lines.y[Math.floor(vertex / grid.xs.length)] as number,
  });
  const edges = graph.edges.flatMap((edge): LaidEdge[] => {
    const from = shapes[edge.from];
    if (!from) return [];
    if (edge.to.kind === "beside") return [placeBeside(edge, edge.to, from, measure, labelWidth(graph, edge.from, "bottom"))];
    if (edge.to.kind === "itself") return [placeLoop(edge, from)];
    const path = paths.get(edge);
    const to = shapes[targetRow(edge)];
    if (!path || !to) return [];
    const points = clip(corners(path, grid.xs.length).map(at), edge, from, to);
    const jumps = path.filter((vertex, index) => isLevel(path, index, grid.xs.length) && uses.crossings.has(vertex)).map(at);
    return [{ edge, points, jumps, label: labelOf(edge, points, from), exit: undefined }];
  });
  return { edges, merges: [...uses.merges].sort((a, b) => a - b).map(at) };
}

/** An exit beside a decision: a straight line to it, its label above; or a line that turns down to it. `below`: how wide the label below the decision is. */
function placeBeside(
  edge: GraphEdge,
  { exit, hangs }: { exit: Exit; hangs?: boolean },
  from: LaidShape,
  measure: (exit: Exit) => MeasuredShape,
  below: number,
): LaidEdge {
  const shape = measure(exit);
  const sign = edge.port.side === "left" ? -1 : 1;
  if (hangs) {
    const hanging = hangingAt(from, shape, sign > 0 ? below : 0);
    const [x, y] = [from.x + sign * hanging.x, from.y + hanging.y];
    const points = [
      { x: from.x + (sign * from.width) / 2, y: from.y },
      { x, y: from.y },
      { x, y: y - shape.height / 2 },
    ];
    return { edge, points, jumps: [], label: labelOf(edge, points, from), exit: { ...shape, x, y, exit } };
  }
  const start = edge.port.side === "edge" ? leavingMark(edge.port, from) : { x: from.x + (sign * from.width) / 2, y: from.y };
  const leg = edge.label === "" ? 22 : labelWidthOf(edge.label) + 13 + labelGap(edge, from);
  const end = { x: start.x + sign * leg, y: start.y };
  const points = [start, end];
  return {
    edge,
    points,
    jumps: [],
    label: labelOf(edge, points, from),
    exit: { ...shape, x: end.x + (sign * shape.width) / 2, y: start.y, exit },
  };
}

/** A small loop: out of the diamond's corner and back into the slope above it, its label beside. */
function placeLoop(edge: GraphEdge, shape: LaidShape): LaidEdge {
  const { port } = edge;
  if (port.side === "edge") return placeRetry(edge, port, shape);
  const { x, y, width, height } = shape;
  const side = edge.port.side === "left" ? "left" : "right";
  const sign = side === "left" ? -1 : 1;
  const start = { x: x + (sign * width) / 2, y };
  const outer = start.x + sign * LOOP;
  const above = y - height / 4;
  const points = [start, { x: outer, y }, { x: outer, y: above }, { x: x + (sign * width) / 4, y: above }];
  const anchor = side === "left" ? "end" : "start";
  const label =
    edge.label === ""
      ? undefined
      : ({ text: edge.label, x: outer + sign * 5, y: (y + above) / 2 + 4, width: labelWidthOf(edge.label), anchor } as const);
  return { edge, points, jumps: [], label, exit: undefined };
}

/** A step that is tried again: out of its circle and back into its edge above it, the label beside. */
function placeRetry(edge: GraphEdge, port: EdgePort, shape: LaidShape): LaidEdge {
  const start = leavingMark(port, shape);
  const { y = 0, loop = LOOP } = shape.marks[port.index] ?? {};
  const outer = start.x + loop;
  const above = start.y - RETRY;
  const isDiamond = shape.marks.some((mark) => mark.x < Math.round(shape.width / 2));
  const inner = shape.x + (shape.width / 2) * (isDiamond ? 1 - Math.abs(y - RETRY) / (shape.height / 2) : 1);
  const points = [start, { x: outer, y: start.y }, { x: outer, y: above }, { x: inner, y: above }];
  const text = edge.label;
  const label = { text, x: outer + 5, y: start.y + 5 - RETRY / 2, width: labelWidthOf(text), anchor: "start" } as const;
  return { edge, points, jumps: [], label: text === "" ? undefined : label, exit: undefined };
}

type EdgePort = Extract<Port, { side: "edge" }>;

/** Where a line leaves the circle at its shape's edge. */
function leavingMark({ index }: EdgePort, { x, y, marks }: LaidShape): Point {
  const mark = marks[index] ?? { x: 0, y: 0 };
  return { x: x + mark.x + MARK, y: y + mark.y };
}

/** The vertices where a path begins, bends and ends. */
function corners(path: Path, width: number): number[] {
  return path.filter((vertex, index) => {
    const [before, after] = [path[index - 1], path[index + 1]];
    if (before === undefined || after === undefined) return true;
    return directionTo(before, vertex, width) !== directionTo(vertex, after, width);
  });
}

/** Cuts the first and last leg at the shapes' outlines. */
function clip(points: Point[], edge: GraphEdge, from: LaidShape, to: LaidShape): Point[] {
  const { port } = edge;
  const joins = edge.to.kind === "row" && edge.to.joins;
  const [first] = points;
  const [last, beforeLast] = [points.at(-1), points.at(-2)];
  if (!first || !last || !beforeLast) return points;
  const reach = from.bar ?? { left: -from.width / 2, right: from.width / 2 };
  const foot = port.side === "fan" ? from.drop : from.foot;
  const side = leavingSide(port);
  const leave =
    port.side === "edge"
      ? leavingMark(port, from)
      : side
        ? { x: from.x + reach[side], y: first.y }
        : { x: first.x, y: from.y + from.height / 2 + foot };
  const sides = (joins && to.join) || { left: -to.width / 2, right: to.width / 2 };
  const enter =
    beforeLast.y < last.y
      ? { x: last.x, y: to.y - to.height / 2 - (joins ? to.headroom : 0) }
      : { x: to.x + (beforeLast.x < last.x ? sides.left : sides.right), y: last.y };
  return [leave, ...points.slice(1, -1), enter];
}

/** The side of its shape, or the end of its bar, that a line leaves by; undefined where it leaves downwards. */
function leavingSide(port: Port): "left" | "right" | undefined {
  const side = port.side === "fan" ? port.leaves : port.side;
  return side === "left" || side === "right" ? side : undefined;
}

/** Right of a leg that leaves downwards, above one that leaves sideways. */
function labelOf(edge: GraphEdge, [first]: Point[], from: LaidShape): LaidEdge["label"] {
  if (edge.label === "" || !first) return undefined;
  const width = labelWidthOf(edge.label);
  const side = leavingSide(edge.port);
  const above = first.y - 6 - furtherLines(edge.label);
  const clear = edge.port.side === "fan" ? clearOfSlope(from, edge.label) : 0;
  if (side === "left") return { text: edge.label, x: Math.min(first.x, from.x - clear) - 5, y: above, width, anchor: "end" };
  if (side === "right" || edge.port.side === "edge")
    return { text: edge.label, x: Math.max(first.x, from.x + clear) + labelGap(edge, from), y: above, width, anchor: "start" };
  return { text: edge.label, x: first.x + 6, y: first.y + 14, width, anchor: "start" };
}

/** From where a line leaves sideways to its label. */
function labelGap({ port }: GraphEdge, { marks }: LaidShape): number {
  const mark = port.side === "edge" ? marks[port.index] : undefined;
  return mark ? mark.label - MARK : 5;
}

function isLevel(path: Path, index: number, width: number): boolean {
  const [before, vertex, after] = [path[index - 1], path[index], path[index + 1]];
  if (before === undefined || vertex === undefined || after === undefined) return false;
  return (
    (directionTo(before, vertex, width) | directionTo(vertex, after, width)) === EAST ||
    (directionTo(before, vertex, width) | directionTo(vertex, after, width)) === WEST
  );
}

/** Where lines of different targets cross, and where those of one target come together. */
function meetings(grid: Grid, paths: ReadonlyMap<GraphEdge, Path>): { crossings: Set<number>; merges: Set<number> } {
  const width = grid.xs.length;
  const masks = new Map<number, Map<number, number>>();
  for (const [edge, path] of paths) {
    visitPath(path, width, (vertex, mask) => {
      const meeting = masks.get(vertex) ?? new Map<number, number>();
      meeting.set(targetKey(edge), (meeting.get(targetKey(edge)) ?? 0) | mask);
      masks.set(vertex, meeting);
    });
  }
  // At a shape's centre its own lines meet too, unseen under the shape.
  const centres = new Set([...paths.values()].map((path) => path.at(-1)));
  const crossings = new Set<number>();
  const merges = new Set<number>();
  for (const [vertex, meeting] of masks) {
    if (meeting.size > 1 && [...meeting.values()].every((mask) => mask === (EAST | WEST) || mask === (NORTH | SOUTH)))
      crossings.add(vertex);
    if (!centres.has(vertex) && [...meeting.values()].some((mask) => [NORTH, EAST, SOUTH, WEST].filter((bit) => mask & bit).length >= 3))
      merges.add(vertex);
  }
  return { crossings, merges };
}
