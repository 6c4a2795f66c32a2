import { type Box, boxOfStretch, crossingOf, enters, overlap, type Point, type Stretch, stretchesOf } from "../flow/geometry.ts";

/** A line of a drawing by whatever engine. */
export interface DrawnLine {
  /** Lines of one target may run together. */
  target: string;
  points: Point[];
  label: Box | undefined;
}

/** What is counted on a drawing. */
export interface Counts {
  edges: number;
  crossings: number;
  bends: number;
  /** Labels that touch a shape, another label or a line. */
  labelHits: number;
  /** Lines of different targets that run on or less than 8 px beside each other. */
  tooClose: number;
  /** Lines that are not level and upright: an engine found no way for them. */
  notDrawn: number;
}

export const nothing: Counts = { edges: 0, crossings: 0, bends: 0, labelHits: 0, tooClose: 0, notDrawn: 0 };

/** Counts in the same way on every engine's drawing. */
export function countLines(lines: readonly DrawnLine[], shapes: readonly Box[]): Counts {
  const drawn = lines.map((line) => ({ ...line, stretches: joined(stretchesOf(line.points) ?? []) }));
  const notDrawn = lines.filter(({ points }) => stretchesOf(points) === undefined).length;
  const counts = { ...nothing, edges: lines.length, notDrawn };
  for (const [index, a] of drawn.entries()) {
    counts.bends += Math.max(0, a.stretches.length - 1);
    for (const b of drawn.slice(index + 1)) {
      if (a.target === b.target) continue;
      for (const one of a.stretches) {
        for (const other of b.stretches) {
          if (crossingOf(one, other)) counts.crossings++;
          if (isBeside(one, other)) counts.tooClose++;
        }
      }
    }
    const { label } = a;
    if (!label) continue;
    const hits =
      shapes.some((shape) => overlap(label, shape, 1)) ||
      drawn.some((b) => b !== a && b.label && overlap(label, b.label, 1)) ||
      drawn.some((b) => b.stretches.some((stretch) => enters(stretch, label)));
    if (hits) counts.labelHits++;
  }
  return counts;
}

export function add(a: Counts, b: Counts): Counts {
  return {
    edges: a.edges + b.edges,
    crossings: a.crossings + b.crossings,
    bends: a.bends + b.bends,
    labelHits: a.labelHits + b.labelHits,
    tooClose: a.tooClose + b.tooClose,
    notDrawn: a.notDrawn + b.notDrawn,
  };
}

/** Straight stretches that an engine gives in pieces are one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last && last.level === stretch.level && last.at === stretch.at) {
      whole[whole.length - 1] = { ...last, low: Math.min(last.low, stretch.low), high: Math.max(last.high, stretch.high) };
    } else whole.push(stretch);
  }
  return whole;
}

function isBeside(a: Stretch, b: Stretch): boolean {
  if (a.level !== b.level || Math.abs(a.at - b.at) > 7.99) return false;
  const [one, other] = [boxOfStretch(a), boxOfStretch(b)];
  const shared = a.level
    ? Math.min(one.right, other.right) - Math.max(one.left, other.left)
    : Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared > 1;
}
