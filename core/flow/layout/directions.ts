/** Directions as bits: where a line touches a crossing. */
export const NORTH = 1;
export const EAST = 2;
export const SOUTH = 4;
export const WEST = 8;

export const directions = [NORTH, EAST, SOUTH, WEST] as const;

/** The direction back. */
export function opposite(direction: number): number {
  return direction === NORTH ? SOUTH : direction === SOUTH ? NORTH : direction === EAST ? WEST : EAST;
}

/** The direction from one vertex to its neighbour. */
export function directionTo(from: number, to: number, width: number): number {
  if (to === from + 1) return EAST;
  if (to === from - 1) return WEST;
  return to === from + width ? SOUTH : NORTH;
}

/** Visits each vertex of a path, with the directions in which the path leaves it, to either side. */
export function visitPath(path: readonly number[], width: number, visit: (vertex: number, mask: number) => void): void {
  for (const [index, vertex] of path.entries()) {
    const [before, after] = [path[index - 1], path[index + 1]];
    visit(
      vertex,
      (before === undefined ? 0 : directionTo(vertex, before, width)) | (after === undefined ? 0 : directionTo(vertex, after, width)),
    );
  }
}

/** A direction's place among the four, 0 to 3. */
export function bitOf(direction: number): number {
  return direction === NORTH ? 0 : direction === EAST ? 1 : direction === SOUTH ? 2 : 3;
}
