import type { ExitTitle } from "../graph/exit-title.ts";
import type { FlowGraph } from "../graph/flow-graph.ts";
import { clearOfSlope, LOOP, labelWidth, labelWidthOf, MARK, type MeasuredShape, measureExit } from "./measure-rows.ts";
import { hangingAt } from "./narrow.ts";

/**
 * The lines edges may run on. Upright: per lane a centre line, `tracks` lines left and right of it, and the ports of
 * fans. Level: per row its centre line, the lines of the bars above and below its shape, and `tracks` lines in the gap
 * below. A lane's border is never a line.
 */
export interface Grid {
  xs: UprightLine[];
  ys: LevelLine[];
  /** Index into `xs` of each lane's centre line. */
  centreOf: number[];
  /** Index into `ys` of each row's centre line. */
  rowLine: number[];
  /** Index into `ys` of the line of each row's bar. */
  barLine: (number | undefined)[];
  /** Indexes into `ys` of the lines of each row's circles, top to bottom, and into `xs` of their places. */
  markLines: { x: number; y: number }[][];
  /** Index into `ys` of the line of the bar above each join. */
  joinLine: (number | undefined)[];
}

export interface UprightLine {
  lane: number;
  kind: "track" | "centre" | "fan" | "mark";
  side: "left" | "right" | "centre";
  /** From the centre line, in pixels; negative to the left. Of a track: as if all tracks were used. */
  offset: number;
  /** For a fan port or a circle: the row whose it is. */
  row: number | undefined;
  /** Estimated place in pixels, for the router's lengths. */
  at: number;
}

export interface LevelLine {
  kind: "row" | "mark" | "bar" | "join" | "track";
  /** The row, or the row above the gap. */
  row: number;
  at: number;
}

/** How far from the centre a lane's first track stands, on either side; what lies nearer belongs to shapes and labels. */
export interface LaneReach {
  left: number;
  right: number;
}

export const PITCH = 9;
const GUTTER = 16;
const GAP = 14;

/** How wide each lane's shapes, side labels and the exits and loops beside decisions reach. */
export function laneReaches(graph: FlowGraph, shapes: readonly (MeasuredShape | undefined)[], exitTitle: ExitTitle): LaneReach[] {
  return graph.lanes.map((_, lane) => {
    const reach = { left: 0, right: 0 };
    for (const [index, row] of graph.rows.entries()) {
      const shape = shapes[index];
      if (row.kind === "gap" || row.lane !== lane || !shape) continue;
      const half = shape.width / 2;
      const bottom = labelWidth(graph, index, "bottom");
      const fan = fanReach(graph, index, shape);
      for (const side of ["left", "right"] as const) {
        const beside = graph.edges.find((edge) => edge.from === index && edge.port.side === side && edge.to.kind !== "row");
        const label = labelWidth(graph, index, side);
        const measured = beside?.to.kind === "beside" ? measureExit(beside.to.exit, exitTitle) : undefined;
        const exit = measured?.width ?? (beside ? LOOP : 0);
        const hanging = measured && beside?.to.kind === "beside" && beside.to.hangs;
        const behind = exit > 0 && !hanging ? Math.max(0, exit + (label > 0 ? 4 : 22)) : 0;
        const under = hanging ? hangingAt(shape, measured, side === "right" ? bottom : 0).x + measured.width / 2 : 0;
        const needed = Math.max(half + (label > 0 ? label + 14 : 0) + behind, under);
        const right = side === "right" ? Math.max(bottom + 12, markReach(graph, index, shape, exitTitle)) : 0;
        reach[side] = Math.max(reach[side], needed, fan[side], right);
      }
    }
    return { left: Math.ceil(reach.left) + GUTTER, right: Math.ceil(reach.right) + GUTTER };
  });
}

/** Lays the lines out with `tracks` on each side of every lane and in every gap. */
export function makeGrid(
  graph: FlowGraph,
  shapes: readonly (MeasuredShape | undefined)[],
  reaches: readonly LaneReach[],
  tracks: number,
): Grid {
  const xs: UprightLine[] = [];
  const centreOf: number[] = [];
  let left = 0;
  for (const [lane, reach] of reaches.entries()) {
    const centre = left + tracks * PITCH + reach.left;
    const line = (kind: UprightLine["kind"], offset: number, row?: number): UprightLine => ({
      lane,
      kind,
      side: offset < 0 ? "left" : offset > 0 ? "right" : "centre",
      offset,
      row,
      at: centre + offset,
    });
    const fans = graph.rows.flatMap((row, index) =>
      row.kind === "step" && row.lane === lane
        ? (shapes[index]?.fan ?? []).filter((offset) => offset !== 0).map((offset) => line("fan", offset, index))
        : [],
    );
    const marks = graph.rows.flatMap((row, index) =>
      row.kind === "step" && row.lane === lane ? (shapes[index]?.marks ?? []).map(({ x }) => line("mark", x, index)) : [],
    );
    const lines = [line("centre", 0), ...fans, ...marks];
    for (let track = 0; track < tracks; track++)
      lines.push(line("track", -reach.left - track * PITCH), line("track", reach.right + track * PITCH));
    lines.sort((a, b) => a.offset - b.offset || (a.row ?? 0) - (b.row ?? 0));
    for (const one of lines) {
      if (one.kind === "centre") centreOf.push(xs.length);
      xs.push(one);
    }
    left = centre + reach.right + tracks * PITCH;
  }
  const levels = levelLines(graph, shapes, tracks);
  return { xs, centreOf, ...levels, markLines: markLines(graph, xs, levels.ys) };
}

/** Where the circles of each row stand on the grid: its first level belongs to the first circle, whose place may be that of others. */
function markLines(graph: FlowGraph, xs: readonly UprightLine[], ys: readonly LevelLine[]): Grid["markLines"] {
  return graph.rows.map((_, row) => {
    const levels = [...ys.keys()].filter((y) => ys[y]?.kind === "mark" && ys[y]?.row === row);
    const places = [...xs.keys()].filter((x) => xs[x]?.kind === "mark" && xs[x]?.row === row);
    // On a slope the lowest circle stands nearest to the centre.
    const isSlope = new Set(places.map((x) => xs[x]?.offset)).size > 1;
    const sorted = isSlope ? places.toReversed() : places;
    return levels.map((y, index) => ({ y, x: sorted[index] as number }));
  });
}

function levelLines(
  graph: FlowGraph,
  shapes: readonly (MeasuredShape | undefined)[],
  tracks: number,
): Omit<Grid, "xs" | "centreOf" | "markLines"> {
  const ys: LevelLine[] = [];
  const rowLine: number[] = [];
  const barLine: (number | undefined)[] = [];
  const joinLine: (number | undefined)[] = [];
  let top = 0;
  for (const row of graph.rows.keys()) {
    const { height = 24, bar, drop = 0, foot = 0, join, rise = 0, headroom = 0, marks = [] } = shapes[row] ?? {};
    top += headroom;
    joinLine.push(join ? ys.length : undefined);
    if (join) ys.push({ kind: "join", row, at: top - rise });
    const middle = top + height / 2;
    const levels = marks.map(({ y }): LevelLine => ({ kind: "mark", row, at: middle + y }));
    const above = levels.filter(({ at }) => at < middle);
    rowLine.push(ys.length + above.length);
    ys.push(...above, { kind: "row", row, at: middle }, ...levels.slice(above.length));
    barLine.push(bar ? ys.length : undefined);
    if (bar) ys.push({ kind: "bar", row, at: top + height + drop });
    top += foot;
    for (let track = 0; track < tracks; track++) ys.push({ kind: "track", row, at: top + height + GAP + track * PITCH });
    top += height + 2 * GAP + tracks * PITCH;
  }
  return { ys, rowLine, barLine, joinLine };
}

/** How far the circles of a shape reach to the right, with their labels and the exits and loops beside them. */
function markReach(graph: FlowGraph, row: number, { marks }: MeasuredShape, exitTitle: ExitTitle): number {
  const reaches = graph.edges.flatMap((edge) => {
    if (edge.from !== row || edge.port.side !== "edge") return [];
    const mark = marks[edge.port.index];
    const label = edge.label === "" ? 0 : labelWidthOf(edge.label) + 13 + (mark?.label ?? MARK) - MARK;
    const exit =
      edge.to.kind === "beside" ? measureExit(edge.to.exit, exitTitle).width : edge.to.kind === "itself" ? (mark?.loop ?? LOOP) : 0;
    return [(mark?.x ?? 0) + MARK + label + exit];
  });
  return Math.max(0, ...reaches);
}

/** How far a bar with many ports reaches, with the labels right of its ports and beside its ends. */
function fanReach(graph: FlowGraph, row: number, shape: MeasuredShape): LaneReach {
  const { fan, bar } = shape;
  const [first, last] = [fan[0], fan.at(-1)];
  if (!bar || first === undefined || last === undefined) return { left: 0, right: 0 };
  const labelAt = (place: number, leaves: "down" | "left" | "right"): number => {
    const edge = graph.edges.find(
      ({ from, port }) => from === row && port.side === "fan" && port.index === place && port.leaves === leaves,
    );
    if (!edge || edge.label === "") return 0;
    const end = leaves === "left" ? -bar.left : bar.right;
    return labelWidthOf(edge.label) + 14 + (leaves === "down" ? 0 : Math.max(0, clearOfSlope(shape, edge.label) - end));
  };
  return {
    left: -bar.left + labelAt(0, "left") + 4,
    right: Math.max(bar.right + labelAt(fan.length - 1, "right"), last + labelAt(fan.length - 1, "down")) + 4,
  };
}
