import type { FlowLayout, LaidEdge, LaidShape, Point } from "../layout/flow-layout.ts";
import { element, number } from "./svg-text.ts";

const CORNER = 5;
const JUMP = 4;

/**
 * Lines with their arrow heads, jumps over lines crossed, dots where lines come together, and the bars of fans. On paper nobody
 * points at one of them: those that look alike are one path.
 */
export function drawEdges(layout: FlowLayout, forPaper: boolean): string[] {
  const stems = layout.rows.flatMap(({ shape }) => (shape ? drawBars(shape) : []));
  const dots = layout.merges.map(({ x, y }) => element("circle", { class: "merge", cx: x, cy: y, r: 2.8 }));
  return [...stems, ...(forPaper ? drawTogether(layout) : drawApart(layout)), ...dots];
}

function drawApart(layout: FlowLayout): string[] {
  return layout.edges.map((laid) => {
    const line = element("path", { class: kindOf(laid, layout), d: pathOf(laid) });
    return element("g", namesOf(laid, layout), line, element("path", { class: "arrow", d: arrowOf(laid.points) }));
  });
}

function drawTogether(layout: FlowLayout): string[] {
  const { edges } = layout;
  if (edges.length === 0) return [];
  const kinds = Map.groupBy(edges, (laid) => kindOf(laid, layout));
  const heads = element("path", { class: "arrow", d: edges.map(({ points }) => arrowOf(points)).join("") });
  return [...[...kinds].map(([kind, alike]) => element("path", { class: kind, d: alike.map(pathOf).join("") })), heads];
}

function kindOf(laid: LaidEdge, layout: FlowLayout): string {
  return `edge${laid.edge.port.side === "edge" ? " exception" : ""}${isUncertain(laid, layout) ? " unknown" : ""}`;
}

/** What a line is known by: the row it leaves, the step it leads to, and on a map, where the way answered is lit, its label. */
function namesOf({ edge }: LaidEdge, { rows, columns }: FlowLayout): Record<string, string | number | undefined> {
  const target = edge.to.kind === "row" ? rows[edge.to.row]?.row : edge.to.kind === "itself" ? rows[edge.from]?.row : undefined;
  return {
    "data-from": edge.from,
    "data-to": target?.kind === "step" ? target.step.number : undefined,
    "data-label": edge.label === "" || columns.length > 0 ? undefined : (edge.whole ?? edge.label),
  };
}

/** A line the source does not vouch for: to a place it does not name, or past steps it has lost. */
function isUncertain({ edge, exit }: LaidEdge, { rows }: FlowLayout): boolean {
  const { to } = edge;
  if (to.kind === "itself") return false;
  if (to.kind === "beside") return exit?.exit.kind === "unknown";
  const target = rows[to.row]?.row;
  const passesGap = edge.from === 0 && rows.slice(0, to.row).some(({ row }) => row.kind === "gap");
  return passesGap || (target?.kind === "exit" && target.exit.kind === "unknown");
}

/** The bars that the ways of a wide decision or of a parallel split leave by, and where those of a parallel part join. */
function drawBars({ x, y, height, bar, drop, join, rise }: LaidShape): string[] {
  const [above, below] = [
    { x, y: y - height / 2 },
    { x, y: y + height / 2 },
  ];
  const [joined, split] = [above.y - rise, below.y + drop];
  return [
    ...(join
      ? [stem(x, joined, above.y), element("path", { class: "arrow", d: arrowOf([{ x, y: joined }, above]) }), plank(x, joined, join)]
      : []),
    ...(bar ? [stem(x, below.y, split), plank(x, split, bar)] : []),
  ];
}

function stem(x: number, y1: number, y2: number): string {
  return element("line", { class: "stem", x1: x, x2: x, y1, y2 });
}

function plank(x: number, y: number, { left, right }: { left: number; right: number }): string {
  return element("rect", { class: "bar", x: x + left, y: y - 2, width: right - left, height: 4 });
}

/** Slightly round corners; a small jump over each line crossed. */
function pathOf({ points, jumps }: LaidEdge): string {
  const [first] = points;
  if (!first) return "";
  // Corners, jumps and heads are written as steps from where they begin: the same few words all over a drawing, which compress to nothing.
  let path = `M${number(first.x)} ${number(first.y)}`;
  for (let index = 1; index < points.length; index++) {
    const [from, to, next] = [points[index - 1] as Point, points[index] as Point, points[index + 1]];
    const level = from.y === to.y;
    const sign = Math.sign(level ? to.x - from.x : to.y - from.y);
    const radius = next ? Math.min(CORNER, length(from, to) / 2, length(to, next) / 2) : 0;
    if (level)
      for (const jump of jumpsOn(jumps, from, to))
        path += `H${number(jump.x - sign * JUMP)}a${JUMP} ${JUMP} 0 0 ${sign > 0 ? 1 : 0} ${number(sign * 2 * JUMP)} 0`;
    path += level ? `H${number(to.x - sign * radius)}` : `V${number(to.y - sign * radius)}`;
    if (next && radius > 0) {
      const over = level ? Math.sign(next.y - to.y) : Math.sign(next.x - to.x);
      path += level
        ? `q${steps(sign * radius, 0, sign * radius, over * radius)}`
        : `q${steps(0, sign * radius, over * radius, sign * radius)}`;
    }
  }
  return path;
}

function jumpsOn(jumps: readonly Point[], from: Point, to: Point): Point[] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const on = jumps
    .filter(({ x, y }) => y === from.y && x - JUMP - 1 > left && x + JUMP + 1 < right)
    .sort((a, b) => (to.x > from.x ? a.x - b.x : b.x - a.x));
  // Two crossings nearer than their jumps would draw over each other: the second then stays plain.
  return on.filter((jump, index) => index === 0 || Math.abs(jump.x - (on[index - 1] as Point).x) > 2 * JUMP);
}

function arrowOf(points: readonly Point[]): string {
  const [from, to] = [points.at(-2), points.at(-1)];
  if (!from || !to) return "";
  const [dx, dy] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  return `M${number(to.x)} ${number(to.y)}l${steps(dy * 3.6 - dx * 8, dx * 3.6 - dy * 8)}l${steps(-dy * 7.2, -dx * 7.2)}z`;
}

/** Relative coordinates, as short as they can be written. */
function steps(...values: number[]): string {
  return values.map((value, index) => (index > 0 && value >= 0 ? ` ${number(value)}` : number(value))).join("");
}

function length(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
