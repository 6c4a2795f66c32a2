import type { FlowGraph, GraphEdge, GraphRow } from "../graph/flow-graph.ts";
import type { Description } from "./describe-row.ts";
import { type Grid, type LaneReach, PITCH } from "./grid.ts";
import { furtherLines, LABEL_HEIGHT, LINE, laneText, type MeasuredShape, WIDEST_WORD, widthOf } from "./measure-rows.ts";
import type { Path } from "./router.ts";
import { widestWord, wrapText } from "./wrap-text.ts";

/** The grid's lines in their final places, in pixels; unused tracks take no room. */
export interface PlacedLines {
  x: number[];
  y: number[];
  lanes: { left: number; right: number }[];
  rows: { top: number; bottom: number }[];
  /** Right edge of the last lane. */
  width: number;
  height: number;
  head: number;
}

/** What stands beside the lanes and takes height from them. */
export interface BesideLanes {
  /** The texts of each row, by column. */
  cells: readonly (readonly (Description | undefined)[])[];
  groupHead: number;
  /** How far above and below the middle of each row's shape reaches what stands beside the shape. */
  asides: readonly Aside[];
}

export interface Aside {
  above: number;
  below: number;
}

/** Above and below a phase's turned name. */
export const PHASE_END = 3;
const LANE_MARGIN = 10;
/** Half of what a lane's head holds at least: the word for actors above a flow that is lost, which has one lane. */
const LEAST_HEAD = 36;
/** Between a shape and the first line that turns below it. */
const CLEAR = 12;
const ROW_PADDING = 8;
/** Room for an arrow head above a shape, and for a line to leave one. */
const ARROW = 14;

/** Keeps the tracks that are used, at an even pitch, and gives rows and gaps the height their content needs. */
export function placeLines(
  graph: FlowGraph,
  grid: Grid,
  paths: ReadonlyMap<GraphEdge, Path>,
  shapes: readonly (MeasuredShape | undefined)[],
  beside: BesideLanes,
  reaches: readonly LaneReach[],
): PlacedLines {
  const used = usedLines(grid, paths);
  const { x, lanes, width } = placeUpright(graph, grid, used.xs, reaches);
  const head =
    Math.max(1, ...graph.lanes.map((name, lane) => wrapText(name, laneWidth(lanes[lane]) - 12, laneText).length)) * LINE +
    18 +
    beside.groupHead;
  const { y, rows, height } = placeLevel(graph, grid, used.ys, shapes, beside, head);
  return { x, y, lanes, rows, width, height, head };
}

function laneWidth(lane: { left: number; right: number } | undefined): number {
  return lane ? lane.right - lane.left : 0;
}

/** Lines that a stretch of some path runs along. */
function usedLines(grid: Grid, paths: ReadonlyMap<GraphEdge, Path>): { xs: Set<number>; ys: Set<number> } {
  const xs = new Set<number>();
  const ys = new Set<number>();
  const width = grid.xs.length;
  for (const path of paths.values()) {
    for (let index = 1; index < path.length; index++) {
      const [from, to] = [path[index - 1] as number, path[index] as number];
      if (Math.abs(from - to) === 1) ys.add(Math.floor(from / width));
      else xs.add(from % width);
    }
  }
  return { xs, ys };
}

function placeUpright(
  graph: FlowGraph,
  grid: Grid,
  used: ReadonlySet<number>,
  reaches: readonly LaneReach[],
): Pick<PlacedLines, "x" | "lanes" | "width"> {
  const x = new Array<number>(grid.xs.length).fill(0);
  const lanes: PlacedLines["lanes"] = [];
  let left = 0;
  for (const [lane, reach] of reaches.entries()) {
    const tracks = (side: "left" | "right"): number[] =>
      [...grid.xs.keys()].filter(
        (index) => grid.xs[index]?.lane === lane && grid.xs[index]?.kind === "track" && grid.xs[index]?.side === side && used.has(index),
      );
    const [before, after] = [tracks("left"), tracks("right")];
    const need = Math.min(Math.max(LEAST_HEAD, widthOf(graph.lanes[lane] ?? "", laneText) / 2), 60);
    const leftWidth = Math.max(reach.left + Math.max(0, before.length - 1) * PITCH, need) + LANE_MARGIN;
    const rightWidth = Math.max(reach.right + Math.max(0, after.length - 1) * PITCH, need) + LANE_MARGIN;
    const centre = Math.round(left + leftWidth);
    for (const [index, line] of grid.xs.entries()) if (line.lane === lane && line.kind !== "track") x[index] = centre + line.offset;
    // From the lane's edge inwards the tracks keep their order; the innermost stands at the reach.
    for (const [rank, index] of before.toReversed().entries()) x[index] = centre - reach.left - rank * PITCH;
    for (const [rank, index] of after.entries()) x[index] = centre + reach.right + rank * PITCH;
    const right = Math.round(centre + rightWidth);
    lanes.push({ left, right });
    left = right;
  }
  return { x, lanes, width: left };
}

/** How high the row that begins a phase is at least: no word of the phase's turned name is broken. */
function phaseWord(row: GraphRow | undefined): number {
  return row?.kind === "step" && row.step.phase ? Math.min(WIDEST_WORD, widestWord(row.step.phase.value, laneText)) + 2 * PHASE_END : 0;
}

function placeLevel(
  graph: FlowGraph,
  grid: Grid,
  used: ReadonlySet<number>,
  shapes: readonly (MeasuredShape | undefined)[],
  { cells, asides }: BesideLanes,
  head: number,
): Pick<PlacedLines, "y" | "rows" | "height"> {
  const y = new Array<number>(grid.ys.length).fill(0);
  const rows: PlacedLines["rows"] = [];
  let top = head;
  for (const row of graph.rows.keys()) {
    const shapeHeight = shapes[row]?.height ?? 0;
    const described = Math.max(0, ...(cells[row] ?? []).map((cell) => cell?.height ?? 0));
    const tracks = [...grid.ys.keys()].filter(
      (index) => grid.ys[index]?.row === row && grid.ys[index]?.kind === "track" && used.has(index),
    );
    const leaving = graph.edges.filter((edge) => edge.from === row);
    const { drop = 0, foot = 0, rise = 0 } = shapes[row] ?? {};
    const aside = asides[row] ?? { above: 0, below: 0 };
    const headroom = Math.max(shapes[row]?.headroom ?? 0, aside.above - shapeHeight / 2 - ROW_PADDING);
    const labels = leaving.filter(({ port, label }) => label !== "" && (port.side === "bottom" || port.side === "fan"));
    const clear = labels.length === 0 ? CLEAR : LABEL_HEIGHT + 4 + Math.max(...labels.map(({ label }) => furtherLines(label)));
    const under = Math.max(foot + clear, aside.below - shapeHeight / 2);
    const below = under + Math.max(0, tracks.length - 1) * PITCH + ARROW;
    const content = headroom + shapeHeight + 2 * ROW_PADDING + below;
    // The description may use the gap below its shape too: it stands in a column no line enters.
    const height = Math.max(content, described + 2 * ROW_PADDING, phaseWord(graph.rows[row]));
    const centre = Math.round(top + ROW_PADDING + headroom + shapeHeight / 2 + (shapeHeight === 0 ? height / 2 - ROW_PADDING : 0));
    y[grid.rowLine[row] as number] = centre;
    for (const [index, mark] of (grid.markLines[row] ?? []).entries()) y[mark.y] = centre + (shapes[row]?.marks[index]?.y ?? 0);
    const [bar, join] = [grid.barLine[row], grid.joinLine[row]];
    if (join !== undefined) y[join] = centre - shapeHeight / 2 - rise;
    if (bar !== undefined) y[bar] = centre + shapeHeight / 2 + drop;
    const gapTop = centre + shapeHeight / 2 + under;
    for (const [rank, index] of tracks.entries()) y[index] = Math.round(gapTop + rank * PITCH);
    rows.push({ top, bottom: top + height });
    top += height;
  }
  return { y, rows, height: top };
}
