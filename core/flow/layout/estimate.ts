/** A rectangle in pixels. */
export interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const NOWHERE: Bounds = {
  left: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
  bottom: Number.NEGATIVE_INFINITY,
};
export const EVERYWHERE: Bounds = {
  left: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

/** How far paths reach, by the places of their vertices. */
export function boundsOf(paths: Iterable<readonly number[]>, { x, y }: { x: Int32Array; y: Int32Array }): Bounds {
  const bounds = { ...NOWHERE };
  for (const path of paths) {
    for (const vertex of path) {
      const [across, down] = [x[vertex] as number, y[vertex] as number];
      if (across < bounds.left) bounds.left = across;
      if (across > bounds.right) bounds.right = across;
      if (down < bounds.top) bounds.top = down;
      if (down > bounds.bottom) bounds.bottom = down;
    }
  }
  return bounds;
}

/** How far a point is from a rectangle, along lines that are level and upright; 0 within. */
export function distanceTo({ left, right, top, bottom }: Bounds, x: number, y: number): number {
  return Math.max(0, left - x, x - right) + Math.max(0, top - y, y - bottom);
}

/** True where two rectangles share no point. */
export function isApart(a: Bounds, b: Bounds): boolean {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}

/** The fewest bends of a line that runs in a direction and has so far to go, down positive, never entering from below. */
export function fewestBends(across: number, down: number, bit: number): number {
  const [north, east, south] = [0, 1, 2];
  if (bit === south) return down >= 0 ? Number(across !== 0) : 2;
  if (bit === north) return down < 0 && across !== 0 ? 1 : 2;
  const isAhead = bit === east ? across >= 0 : across <= 0;
  if (!isAhead) return 2;
  return down === 0 ? 0 : down > 0 ? 1 : 2;
}
