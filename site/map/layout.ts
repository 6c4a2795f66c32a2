/** A document on the map. */
export interface MapNode {
  code: string;
  title: string;
  /** Its column, one a document type, from 0. */
  column: number;
}

export interface Spot {
  x: number;
  y: number;
}

/** Sizes in pixels. */
export const mapSizes = { width: 216, height: 44, gapX: 64, gapY: 14, margin: 12, head: 28 } as const;

/** Where each document stands: columns by type, rows in the order given. Used for the whole and for a neighbourhood. */
export function placeNodes(nodes: readonly MapNode[]): { spots: Map<string, Spot>; width: number; height: number; columns: number[] } {
  const { width, height, gapX, gapY, margin, head } = mapSizes;
  const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const rows = new Map<number, number>();
  const spots = new Map<string, Spot>();
  for (const { code, column } of nodes) {
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    spots.set(code, { x: margin + columns.indexOf(column) * (width + gapX), y: margin + head + row * (height + gapY) });
  }
  const tallest = Math.max(1, ...rows.values());
  return {
    spots,
    columns,
    width: 2 * margin + Math.max(1, columns.length) * (width + gapX),
    height: 2 * margin + head + tallest * (height + gapY),
  };
}

/**
 * A citation as a curve. Within a column it bends out to the right; past columns in between it runs in the gap between two rows, which
 * all columns have at the same height, so that it is behind no box.
 */
export function edgePath(from: Spot, to: Spot): string {
  const { width, height, gapX } = mapSizes;
  const [y1, y2] = [from.y + height / 2, to.y + height / 2];
  if (from.x === to.x) {
    const x = from.x + width;
    return `M${x} ${y1}C${x + gapX * 0.6} ${y1} ${x + gapX * 0.6} ${y2} ${x} ${y2}`;
  }
  const way = from.x < to.x ? 1 : -1;
  const [x1, x2] = way > 0 ? [from.x + width, to.x] : [from.x, to.x + width];
  if (Math.abs(x2 - x1) <= gapX) return `M${x1} ${y1}${curve(x1, y1, x2, y2)}`;
  const [x3, x4, y] = [x1 + way * gapX, x2 - way * gapX, gapBetween(from, to)];
  return `M${x1} ${y1}${curve(x1, y1, x3, y)}H${x4}${curve(x4, y, x2, y2)}`;
}

/** From one side of the room between two columns to the other. */
function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** The height of a line between two rows, half way between two boxes; lines of other boxes in the same gap stand a little apart. */
function gapBetween(from: Spot, to: Spot): number {
  const { height, gapY, margin, head } = mapSizes;
  const row = (y: number) => Math.round((y - margin - head) / (height + gapY));
  const [one, other] = [row(from.y), row(to.y)];
  // A line on the level of its own boxes goes by below them.
  const below = Math.floor((one + other) / 2) + 1;
  const apart = ((one + 2 * other) % 5) - 2;
  return margin + head + below * (height + gapY) - gapY / 2 + apart * (gapY / 7);
}
