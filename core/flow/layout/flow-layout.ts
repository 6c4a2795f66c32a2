import type { Exit, GraphEdge, GraphRow } from "../graph/flow-graph.ts";
import type { Description } from "./describe-row.ts";
import type { MeasuredShape } from "./measure-rows.ts";

/** A flow with a place for everything, in pixels from the top left corner of the lanes. Plain numbers and texts. */
export interface FlowLayout {
  /** Left edge of the drawing: 0, or less where text columns stand left of the lanes. */
  left: number;
  /** Right edge of the drawing. */
  width: number;
  height: number;
  /** Height of the heads of lanes and columns. */
  head: number;
  /** Height of the upper part of the head, what lanes or columns are headed by together; 0: none. */
  groupHead: number;
  /** What the lanes are headed by together; only where `groupHead` is not 0. */
  lanesAs: string;
  lanes: { name: string; left: number; right: number }[];
  /** Right edge of the last lane. */
  lanesEnd: number;
  /** Columns of text beside the lanes, left to right. */
  columns: { title: string; group: string | undefined; left: number; right: number; padding: number }[];
  /** Runs of rows that have a name, over all lanes; their names stand in a strip at the left edge, turned, in lines. */
  phases: { name: string; lines: string[]; top: number; bottom: number }[];
  /** Width of that strip; 0: none. */
  phaseStrip: number;
  rows: LaidRow[];
  edges: LaidEdge[];
  /** Where lines of one target come together. */
  merges: Point[];
}

/** A row as it is drawn. */
export interface LaidRow {
  row: GraphRow;
  top: number;
  bottom: number;
  shape: LaidShape | undefined;
  /** The text in each of the columns. */
  cells: (Description | undefined)[];
}

export interface LaidShape extends MeasuredShape {
  /** The centre. */
  x: number;
  y: number;
}

/** A line as it is drawn. */
export interface LaidEdge {
  edge: GraphEdge;
  /** Corner points from outline to outline. */
  points: Point[];
  /** Level stretches that cross another line, by the point of the crossing. */
  jumps: Point[];
  /** Its lines end in `\n`; `y` is the baseline of the first. */
  label: { text: string; x: number; y: number; width: number; anchor: "start" | "end" } | undefined;
  /** The exit beside a decision that the edge leads to. */
  exit: (LaidShape & { exit: Exit }) | undefined;
}

export interface Point {
  x: number;
  y: number;
}
