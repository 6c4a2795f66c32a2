import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Flow } from "../../document/document.ts";
import type { ExitTitle } from "../graph/exit-title.ts";
import { type FlowGraph, type FlowProblem, type GraphEdge, graphOf, type Joints } from "../graph/flow-graph.ts";
import { COLUMN_PADDING, columnsOf, describeRow, type FlowForm, type TextColumn } from "./describe-row.ts";
import type { FlowLayout, LaidShape } from "./flow-layout.ts";
import { laneReaches } from "./grid.ts";
import { layLines } from "./known-routes.ts";
import { furtherLines, LINE, laneText, type MeasuredShape, measureExit, measureShape } from "./measure-rows.ts";
import { hangingAt, narrowGraph, narrowTitles } from "./narrow.ts";
import { placeEdges } from "./place-edges.ts";
import { type Aside, PHASE_END, placeLines } from "./place-lines.ts";
import { wrapText } from "./wrap-text.ts";

/** What the layout needs besides the flow. */
export interface LayoutOptions {
  parties: readonly string[];
  language: Language;
  exitTitle: ExitTitle;
  /** Text of a step as plain lines, for the description column. */
  textOf: (step: Flow["steps"][number]) => string;
  /** Width of the house form's description column in pixels; 0: none. */
  describe: number;
  /** Default house. */
  form?: FlowForm;
  /** Small shapes with the steps' numbers in the house form too, for many lanes on paper. */
  isCompact?: boolean;
  /** A text of a description with what is to be known of the documents it names. */
  marked?: ((text: string) => string) | undefined;
  /** How splits and joins are drawn; default bars. */
  joints?: Joints;
}

/** From a level line to the top of the letters above it. */
const LABEL_TOP = 18;
/** From an exit beside a shape to the first line that runs below it. */
const BELOW_EXIT = 8;
/** Height of what lanes and columns are headed by together. */
const GROUP_HEAD = 26;
/** Beside the lines of a phase's turned name. */
const PHASE_PADDING = 10;

/** A flow with its shapes measured and its lines laid, or why it can't be drawn truthfully: what no width of a text column changes. */
export type RoutedFlow = ReturnType<typeof routeFlow>;

/** Measures a flow's shapes and lays its lines. The same flow gives the same numbers on any machine. */
export function routeFlow(flow: Flow, options: LayoutOptions) {
  const read = graphOf(flow, options.parties, options.joints);
  if ("problems" in read) return read;
  const { form = "house", isCompact = false } = options;
  const exitTitle = isCompact ? narrowTitles(options.exitTitle) : options.exitTitle;
  const drawn = isCompact ? narrowGraph(read.graph) : read.graph;
  const shapes = drawn.rows.map((row, index) =>
    measureShape(row, leavingOf(drawn, index), options.language, exitTitle, {
      // The form of PermenPAN-RB 35/2012 has the activity's words in their own column.
      isSmall: form === "sop-ap" || isCompact,
      joints: options.joints ?? "bars",
    }),
  );
  const routed = layLines(drawn, shapes, laneReaches(drawn, shapes, exitTitle));
  if ("problems" in routed) return routed;
  // Decisions may have swapped sides: what stands beside them needs its room there.
  return { ...routed, shapes, exitTitle, reaches: laneReaches(routed.graph, shapes, exitTitle) };
}

/**
 * Lays a flow out, or says why it can't be drawn truthfully.
 * @param routed what drawings that differ in their text columns alone may share
 */
export function layOutFlow(
  flow: Flow,
  options: LayoutOptions,
  routed: RoutedFlow = routeFlow(flow, options),
): { layout: FlowLayout } | { problems: FlowProblem[] } {
  if ("problems" in routed) return routed;
  const { form = "house", isCompact = false } = options;
  const { grid, graph, paths, shapes, exitTitle, reaches } = routed;
  const describing = { ...options, form };
  const columns = columnsOf(describing);
  const cells = graph.rows.map((row) => describeRow(row, columns, describing));
  const groupHead = columns.some(({ group }) => group !== undefined) ? GROUP_HEAD : 0;
  const asides = isCompact ? graph.rows.map((_, row) => asideOf(shapes[row], leavingOf(graph, row), exitTitle)) : [];
  const lines = placeLines(graph, grid, paths, shapes, { cells, groupHead, asides }, reaches);
  const laid = shapes.map((shape, index): LaidShape | undefined => {
    const row = graph.rows[index];
    if (!shape || !row || row.kind === "gap") return undefined;
    return { ...shape, x: lines.x[grid.centreOf[row.lane] as number] as number, y: lines.y[grid.rowLine[index] as number] as number };
  });
  const { edges, merges } = placeEdges(graph, grid, paths, laid, lines, (exit) => measureExit(exit, exitTitle));
  const phases = phasesOf(graph, lines.rows);
  const phaseStrip = phases.length === 0 ? 0 : Math.max(...phases.map((phase) => phase.lines.length)) * LINE + PHASE_PADDING;
  const placed = placeColumns(columns, lines.width, COLUMN_PADDING[form]);
  return {
    layout: {
      ...placed,
      left: placed.left - phaseStrip,
      phases,
      phaseStrip,
      height: lines.height,
      head: lines.head,
      lanes: lines.lanes.map((lane, index) => ({ name: graph.lanes[index] ?? "", ...lane })),
      groupHead,
      lanesAs: pick({ en: "Actors", id: "Pelaksana" }, options.language),
      lanesEnd: lines.width,
      rows: graph.rows.map((row, index) => ({
        row,
        ...(lines.rows[index] as { top: number; bottom: number }),
        shape: laid[index],
        cells: cells[index] ?? [],
      })),
      edges,
      merges,
    },
  };
}

/** The text columns around the lanes, and the edges of the whole. */
function placeColumns(columns: readonly TextColumn[], lanesEnd: number, padding: number): Pick<FlowLayout, "left" | "width" | "columns"> {
  const widthOn = (wanted: TextColumn["side"]): number =>
    columns.filter(({ side }) => side === wanted).reduce((sum, { width }) => sum + width, 0);
  const left = -widthOn("left");
  let at = left;
  const placed = columns.map(({ title, group, side, width }) => {
    if (side === "right") at = Math.max(at, lanesEnd);
    const column = { title, group, left: at, right: at + width, padding };
    at += width;
    return column;
  });
  return { left: left === 0 ? 0 : left, width: lanesEnd + widthOn("right"), columns: placed };
}

/** Each phase from the first row of its first step to where the next begins; what stands above the first step is of its phase. */
function phasesOf({ rows }: FlowGraph, places: readonly { top: number; bottom: number }[]): FlowLayout["phases"] {
  const begun = rows.flatMap((row, index) => (row.kind === "step" && row.step.phase ? [{ name: row.step.phase.value, index }] : []));
  const named = begun.filter(({ name }, at) => name !== begun[at - 1]?.name);
  return named.map(({ name, index }, at) => {
    const next = named[at + 1];
    const isFirst = at === 0 && rows.slice(0, index).every(({ kind }) => kind !== "step");
    const top = places[isFirst ? 0 : index]?.top ?? 0;
    const bottom = next ? (places[next.index]?.top ?? 0) : (places.at(-1)?.bottom ?? 0);
    return { name, lines: wrapText(name, bottom - top - 2 * PHASE_END, laneText), top, bottom };
  });
}

/** Exits beside a shape, and labels above the lines that leave it sideways: on paper, which breaks between rows, they stand in its own. */
function asideOf(shape: MeasuredShape | undefined, leaving: readonly GraphEdge[], exitTitle: ExitTitle): Aside {
  const exits = leaving.flatMap(({ to }) => {
    if (to.kind !== "beside") return [];
    const exit = measureExit(to.exit, exitTitle);
    const y = to.hangs && shape ? hangingAt(shape, exit, 0).y : 0;
    return [{ above: exit.height / 2 - y, below: y + exit.height / 2 + BELOW_EXIT }];
  });
  const labels = leaving.flatMap(({ port, label }) => {
    if (label === "") return [];
    if (port.side === "left" || port.side === "right") return [LABEL_TOP + furtherLines(label)];
    const isBeside = shape && port.side === "fan" && port.leaves !== "down" && label.includes("\n");
    return isBeside ? [LABEL_TOP + furtherLines(label) - shape.height / 2 - shape.drop] : [];
  });
  return { above: Math.max(0, ...exits.map(({ above }) => above), ...labels), below: Math.max(0, ...exits.map(({ below }) => below)) };
}

function leavingOf(graph: FlowGraph, row: number): GraphEdge[] {
  return graph.edges.filter((edge) => edge.from === row);
}
