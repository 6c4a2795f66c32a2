import type { ExitTitle } from "../graph/exit-title.ts";
import type { FlowGraph, GraphEdge } from "../graph/flow-graph.ts";
import { labelText, shapeText, type TextStyle, widthOf } from "./measure-rows.ts";
import { widestWord, wrapText } from "./wrap-text.ts";

/** From the line of an exit that hangs to its top there is room for a corner and an arrow head; from the foot of its decision for a mark of change. */
const HANG = 18;
const BELOW_SHAPE = 16;

/** So wide are a branch's label, and what a start, an end or a connector says, beside small shapes, unless a word of theirs is wider. */
const LABEL_ROOM = 80;
const TITLE_ROOM = 84;
const MOST_LINES = 6;
/** A word that is wider is broken, or it would push the steps out of view. */
const WIDEST_WORD = 160;

/** The same flow with names in several lines and exits below theirs, so that lanes are as narrow as paper wants them. */
export function narrowGraph(graph: FlowGraph): FlowGraph {
  return {
    ...graph,
    rows: graph.rows.map((row) =>
      row.kind === "start" && row.name !== undefined ? { ...row, name: inLines(row.name, shapeText, TITLE_ROOM, MOST_LINES) } : row,
    ),
    edges: graph.edges.map((edge) => narrowEdge(edge, graph)),
  };
}

function narrowEdge(edge: GraphEdge, { edges }: FlowGraph): GraphEdge {
  const { port, to } = edge;
  // Beside a circle of an exception, and beside a loop, there is room for one line.
  if (port.side === "edge" || to.kind === "itself") return edge;
  const label = inLines(edge.label, labelText, LABEL_ROOM, undefined);
  const hasCircles = edges.some((other) => other.from === edge.from && other.port.side === "edge");
  // A line of a circle would run through it: lines may change sides still.
  const hangs = to.kind === "beside" && !hasCircles;
  return { ...edge, label, whole: edge.label, to: hangs ? { ...to, hangs } : to };
}

/** Where the exit that hangs beside a shape stands, from the shape's centre; clear of the label of the line below the shape. */
export function hangingAt(
  shape: { width: number; height: number },
  exit: { width: number; height: number },
  below: number,
): { x: number; y: number } {
  const clear = below > 0 ? below + 14 : 14;
  const top = Math.max(HANG, shape.height / 2 + BELOW_SHAPE);
  return { x: Math.ceil(Math.max(shape.width / 2 + 12, clear + exit.width / 2)), y: top + exit.height / 2 };
}

/** What leads elsewhere, its name broken into lines. */
export function narrowTitles(exitTitle: ExitTitle): ExitTitle {
  return (exit) => inLines(exitTitle(exit), shapeText, TITLE_ROOM, exit.kind === "end" ? undefined : MOST_LINES);
}

/** A text in as few lines as a width gives it, and no wider than these need; at most so many, if not all. */
function inLines(text: string, style: TextStyle, room: number, most: number | undefined): string {
  const wrapped = (width: number): string[] => wrapText(text, width, { ...style, ...(most === undefined ? {} : { lines: most }) });
  const word = Math.min(widestWord(text, style), WIDEST_WORD);
  const widest = Math.max(room, Math.ceil(word));
  const lines = wrapped(widest);
  let width = Math.max(0, ...lines.map((line) => Math.ceil(widthOf(line, style))));
  while (width > 1 && wrapped(width - 1).length === lines.length && word <= width - 1) width--;
  return wrapped(width).join("\n");
}
