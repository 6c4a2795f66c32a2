/** Plain geometry for judging drawings, written apart from the engine's own. */
export interface Point {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A level or upright stretch of a line. */
export interface Stretch {
  level: boolean;
  /** The y of a level one, the x of an upright one. */
  at: number;
  low: number;
  high: number;
}

export function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** True when the insides of two boxes meet, by more than `slack` px. */
export function overlap(a: Box, b: Box, slack = 0.01): boolean {
  return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
}

/** The stretches of a line; undefined where one is neither level nor upright. */
export function stretchesOf(points: readonly Point[]): Stretch[] | undefined {
  const stretches: Stretch[] = [];
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1] as Point, points[index] as Point];
    if (a.x !== b.x && a.y !== b.y) return undefined;
    if (a.x === b.x && a.y === b.y) continue;
    const level = a.y === b.y;
    const ends = level ? [a.x, b.x] : [a.y, b.y];
    stretches.push({ level, at: level ? a.y : a.x, low: Math.min(...ends), high: Math.max(...ends) });
  }
  return stretches;
}

export function boxOfStretch({ level, at, low, high }: Stretch): Box {
  return level ? { left: low, right: high, top: at, bottom: at } : { left: at, right: at, top: low, bottom: high };
}

/** True when a stretch runs inside a box. */
export function enters(stretch: Stretch, box: Box): boolean {
  const { left, right, top, bottom } = boxOfStretch(stretch);
  return left < box.right - 0.01 && right > box.left + 0.01 && top < box.bottom - 0.01 && bottom > box.top + 0.01;
}

/** The part of a diamond's box that is inside the diamond at one height or width is narrower: cuts the box to it. */
export function entersDiamond(stretch: Stretch, box: Box): boolean {
  if (!enters(stretch, box)) return false;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [halfWidth, halfHeight] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  if (stretch.level) {
    const reach = halfWidth * (1 - Math.abs(stretch.at - y) / halfHeight);
    return stretch.low < x + reach - 0.01 && stretch.high > x - reach + 0.01;
  }
  const reach = halfHeight * (1 - Math.abs(stretch.at - x) / halfWidth);
  return stretch.low < y + reach - 0.01 && stretch.high > y - reach + 0.01;
}

/** Where a level and an upright stretch cross inside both. */
export function crossingOf(a: Stretch, b: Stretch): Point | undefined {
  if (a.level === b.level) return undefined;
  const [level, upright] = a.level ? [a, b] : [b, a];
  const isInside = upright.at > level.low && upright.at < level.high && level.at > upright.low && level.at < upright.high;
  return isInside ? { x: upright.at, y: level.at } : undefined;
}
