import type { Language, LocalText } from "../../schemas/local-text.ts";
import type { Flow } from "../document/document.ts";
import { type Description, describeRow } from "./describe-row.ts";
import { type Exit, type FlowGraph, type FlowProblem, type GraphEdge, type GraphRow, graphOf } from "./flow-graph.ts";
import { type Grid, laneReaches, makeGrid } from "./grid.ts";
import { type ExitTitle, type Joints, type MeasuredShape, measureExit, measureShape } from "./measure-rows.ts";
import { type Point, placeEdges } from "./place-edges.ts";
import { placeLines } from "./place-lines.ts";
import { type Routed, routeEdges } from "./route.ts";

/** A flow with a place for everything, in pixels from the top left corner of the lanes. Plain numbers and texts. */
export interface FlowLayout {
  width: number;
  height: number;
  /** Height of the lanes' heads. */
  head: number;
  lanes: { name: string; left: number; right: number }[];
  /** The description column; it ends at `width`. */
  describedFrom: number;
  /** The column's head. */
  describedAs: string;
  rows: LaidRow[];
  edges: LaidEdge[];
  /** Where lines of one target come together. */
  merges: Point[];
}

export interface LaidRow {
  row: GraphRow;
  top: number;
  bottom: number;
  shape: LaidShape | undefined;
  description: Description | undefined;
}

export interface LaidShape extends MeasuredShape {
  /** The centre. */
  x: number;
  y: number;
}

export interface LaidEdge {
  edge: GraphEdge;
  /** Corner points from outline to outline. */
  points: Point[];
  /** Level stretches that cross another line, by the point of the crossing. */
  jumps: Point[];
  label: { text: string; x: number; y: number; width: number; anchor: "start" | "end" } | undefined;
  /** The exit beside a decision that the edge leads to. */
  exit: (LaidShape & { exit: Exit }) | undefined;
}

/** What the layout needs besides the flow. */
export interface LayoutOptions {
  parties: readonly string[];
  language: Language;
  exitTitle: ExitTitle;
  /** Text of a step as plain lines, for the description column. */
  textOf: (step: Flow["steps"][number]) => string;
  /** Width of the description column in pixels; 0: none. */
  describe: number;
  /** How splits and joins are drawn; default bars. */
  joints?: Joints;
}

const FEWEST_TRACKS = 4;
const MOST_TRACKS = 24;

/** Lays a flow out, or says why it can't be drawn truthfully. The same flow gives the same numbers on any machine. */
export function layOutFlow(flow: Flow, options: LayoutOptions): { layout: FlowLayout } | { problems: FlowProblem[] } {
  const read = graphOf(flow, options.parties);
  if ("problems" in read) return read;
  const shapes = read.graph.rows.map((row, index) =>
    measureShape(row, fanOf(read.graph, index), options.language, options.exitTitle, options.joints ?? "bars"),
  );
  const reaches = laneReaches(read.graph, shapes, options.exitTitle);
  const routed = routeWithEnoughTracks(read.graph, shapes, reaches);
  if ("problems" in routed) return routed;
  const { grid, graph, paths } = routed;
  const descriptions = graph.rows.map((row) => describeRow(row, options));
  // Decisions may have swapped sides: what stands beside them needs its room there.
  const lines = placeLines(graph, grid, paths, shapes, descriptions, laneReaches(graph, shapes, options.exitTitle));
  const laid = shapes.map((shape, index): LaidShape | undefined => {
    const row = graph.rows[index];
    if (!shape || !row || row.kind === "gap") return undefined;
    return { ...shape, x: lines.x[grid.centreOf[row.lane] as number] as number, y: lines.y[grid.rowLine[index] as number] as number };
  });
  const { edges, merges } = placeEdges(graph, grid, paths, laid, lines, (exit) => measureExit(exit, options.exitTitle));
  return {
    layout: {
      width: lines.width + options.describe,
      height: lines.height,
      head: lines.head,
      lanes: lines.lanes.map((lane, index) => ({ name: graph.lanes[index] ?? "", ...lane })),
      describedFrom: lines.width,
      describedAs: options.language === "id" ? "Deskripsi" : "Description",
      rows: graph.rows.map((row, index) => ({
        row,
        ...(lines.rows[index] as { top: number; bottom: number }),
        shape: laid[index],
        description: descriptions[index],
      })),
      edges,
      merges,
    },
  };
}

/** Few tracks first, since fewer make fewer detours; more where an edge finds no way. */
function routeWithEnoughTracks(
  graph: FlowGraph,
  shapes: readonly (MeasuredShape | undefined)[],
  reaches: ReturnType<typeof laneReaches>,
): (Routed & { grid: Grid }) | { problems: FlowProblem[] } {
  for (let tracks = FEWEST_TRACKS; tracks <= MOST_TRACKS; tracks *= 2) {
    const grid: Grid = makeGrid(graph, shapes, reaches, tracks);
    const routed = routeEdges(graph, grid);
    if ("paths" in routed) return { grid, ...routed };
  }
  const message: LocalText = {
    en: "The flow's lines are too many to be drawn apart.",
    id: "Garis alur ini terlalu banyak untuk digambar terpisah.",
  };
  return { problems: [{ step: undefined, message }] };
}

function fanOf(graph: FlowGraph, row: number): GraphEdge[] {
  return graph.edges.filter((edge) => edge.from === row && edge.port.side === "fan");
}
