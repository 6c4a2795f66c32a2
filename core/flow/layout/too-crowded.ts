import type { FlowGraph } from "../graph/flow-graph.ts";
import type { Grid } from "./grid.ts";
import { isUpright } from "./lattice.ts";
import { targetKey } from "./router.ts";

/**
 * True where more lines must pass from one row to the next than there is room for: those to one target may run together, all
 * others need an upright line each. So no order of laying them finds a way, which a search would learn in seconds.
 */
export function isTooCrowded(graph: FlowGraph, grid: Grid): boolean {
  return graph.rows.some((_, row) => targetsPassing(graph, row) > roomBelow(row, grid));
}

/** How many targets lines lead to that begin on one side of the gap below a row and end on the other. */
function targetsPassing({ edges }: FlowGraph, row: number): number {
  const passing = edges.filter(({ from, to }) => to.kind === "row" && from <= row !== to.row <= row);
  return new Set(passing.map(targetKey)).size;
}

/** How many upright lines lead out of the gap below a row. */
function roomBelow(row: number, { xs, ys }: Grid): number {
  const last = ys.findLastIndex((level) => level.row === row);
  return xs.filter((line) => isUpright(line, ys[last], ys[last + 1])).length;
}
