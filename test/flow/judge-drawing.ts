import type { Step, Target } from "../../core/document/document.ts";
import { fold } from "../../core/document/words/fold.ts";
import type { FlowLayout, LaidEdge, LaidShape } from "../../core/flow/layout/flow-layout.ts";
import { measureText } from "../../core/flow/layout/measure-text.ts";
import { type Box, boxAround, boxOfStretch, crossingOf, enters, entersDiamond, overlap, type Stretch, stretchesOf } from "./geometry.ts";
import type { FlowFixture } from "./read-flow.ts";

/** Least distance of parallel lines, px. */
const APART = 8;
/** Sizes of texts as the drawing sets them, px and weight. */
const TEXT = { shape: [12.5, 400], title: [12.5, 600], text: [12.5, 400], fact: [12, 400] } as const;
const LINE = 16;

interface Shape {
  name: string;
  laid: LaidShape;
  box: Box;
  diamond: boolean;
}

interface Line {
  name: string;
  edge: LaidEdge;
  target: string;
  stretches: Stretch[];
}

/** What is wrong with a drawing by the hard list of flow quality, in words; empty when nothing is. */
export function defectsOf(layout: FlowLayout, fixture: FlowFixture): string[] {
  const shapes = shapesOf(layout);
  const lines = linesOf(layout);
  return [
    ...orderDefects(layout, fixture),
    ...shapeDefects(layout, shapes),
    ...completenessDefects(layout, fixture),
    ...lines.flatMap((line) => lineDefects(line, layout, shapes)),
    ...pairDefects(lines),
    ...labelDefects(layout, shapes, lines),
    ...descriptionDefects(layout),
  ];
}

/** Crossings of lines with different targets, and bends, of a drawing. */
export function countsOf(layout: FlowLayout): { edges: number; crossings: number; bends: number } {
  const lines = linesOf(layout);
  let crossings = 0;
  forPairs(lines, (a, b) => {
    if (a.target !== b.target) crossings += crossingsOf(a, b);
  });
  const bends = lines.reduce((sum, { stretches }) => sum + Math.max(0, stretches.length - 1), 0);
  return { edges: lines.length, crossings, bends };
}

function crossingsOf(a: Line, b: Line): number {
  let count = 0;
  for (const one of a.stretches) for (const other of b.stretches) if (crossingOf(one, other)) count++;
  return count;
}

function shapesOf(layout: FlowLayout): Shape[] {
  const rows = layout.rows.flatMap(({ row, shape }, index): Shape[] => {
    if (!shape) return [];
    const name = row.kind === "step" ? `step ${row.step.number}` : `${row.kind} in row ${index}`;
    return [shapeOf(name, shape, row.kind === "step" && row.shape === "decision")];
  });
  const exits = layout.edges.flatMap(({ exit, edge }) => (exit ? [shapeOf(`exit beside row ${edge.from}`, exit, false)] : []));
  return [...rows, ...exits];
}

function shapeOf(name: string, laid: LaidShape, diamond: boolean): Shape {
  return { name, laid, diamond, box: boxAround(laid.x, laid.y, laid.width, laid.height) };
}

function linesOf(layout: FlowLayout): Line[] {
  return layout.edges.map((edge, index) => {
    const { to, from } = edge.edge;
    return {
      name: `edge ${index} from row ${from}`,
      edge,
      target: to.kind === "row" ? `row ${to.row}${to.joins ? ", joined" : ""}` : `${to.kind} of edge ${index}`,
      stretches: stretchesOf(edge.points) ?? [],
    };
  });
}

function orderDefects(layout: FlowLayout, { flow }: FlowFixture): string[] {
  const drawn = layout.rows.flatMap(({ row }) => (row.kind === "step" ? [row.step.number] : []));
  const written = flow.steps.map(({ number }) => number);
  const defects = drawn.join() === written.join() ? [] : [`rows are ${drawn.join()}, steps ${written.join()}`];
  layout.rows.forEach((row, index) => {
    const before = layout.rows[index - 1];
    if (before && row.top < before.bottom - 0.01) defects.push(`row ${index} begins above the end of the row before`);
  });
  return defects;
}

function shapeDefects(layout: FlowLayout, shapes: readonly Shape[]): string[] {
  const defects: string[] = [];
  for (const shape of shapes) {
    for (const { name, left, right, y } of circlesOf(shape)) {
      const half = (right - left) / 2;
      const middle = { x: left + half, y };
      if (!(shape.diamond ? isOnSlope(middle, shape, 0.05) : isOnOutline(middle, shape))) defects.push(`${name} is not at its edge`);
      const centre = (shape.box.top + shape.box.bottom) / 2;
      if (y + half > shape.box.bottom || y - half < (shape.diamond ? centre : shape.box.top)) defects.push(`${name} leaves its edge`);
      // A line enters and leaves in the middle of a side.
      if (Math.abs(y - centre) < half + 4) defects.push(`${name} stands where lines enter`);
      if (shapes.some((other) => other !== shape && overlap(boxAround(middle.x, y, 2 * half, 2 * half), other.box)))
        defects.push(`${name} touches another shape`);
    }
    forPairs(circlesOf(shape), (a, b) => {
      if (overlap(a, b)) defects.push(`${a.name} touches another`);
    });
  }
  forPairs(shapes, (a, b) => {
    if (overlap(a.box, b.box)) defects.push(`${a.name} overlaps ${b.name}`);
  });
  for (const shape of shapes) {
    const { box } = shape;
    const lanes = layout.lanes.filter(({ left, right }) => box.left >= left && box.right <= right);
    if (lanes.length === 0) defects.push(`${shape.name} is not inside one lane`);
    if (box.bottom > layout.height || box.top < layout.head) defects.push(`${shape.name} leaves the drawing`);
    defects.push(...textDefects(shape));
  }
  for (const { row, shape, top, bottom } of layout.rows) {
    if (row.kind !== "step" || !shape) continue;
    const actor = fold(row.step.actors[0]?.value ?? "");
    const lane = layout.lanes.find(({ left, right }) => shape.x > left && shape.x < right);
    if (actor !== "" && fold(lane?.name ?? "") !== actor) defects.push(`step ${row.step.number} stands in the lane of ${lane?.name}`);
    if (shape.y - shape.height / 2 < top - 0.01 || shape.y + shape.height / 2 > bottom + 0.01)
      defects.push(`step ${row.step.number} leaves its row`);
  }
  return defects;
}

function textDefects({ name, laid, diamond }: Shape): string[] {
  const { lines, width, height } = laid;
  const [size, weight] = TEXT.shape;
  const tall = lines.length * LINE;
  if (tall > height) return [`the text of ${name} is taller than its shape`];
  return lines.flatMap((line, index) => {
    const middle = (index - (lines.length - 1) / 2) * LINE;
    const room = diamond ? width * (1 - Math.abs(middle) / (height / 2)) : width;
    return measureText(line, size, weight) <= room ? [] : [`“${line}” is wider than ${name}`];
  });
}

/** Every way a step goes is drawn once, to the row or exit it names. */
function completenessDefects(layout: FlowLayout, { flow }: FlowFixture): string[] {
  return flow.steps.flatMap((step, index) => {
    const wanted = waysOf(step, flow.steps[index + 1]).sort();
    const drawn = layout.edges
      .filter(({ edge }) => {
        const row = layout.rows[edge.from]?.row;
        return row?.kind === "step" && row.step === step;
      })
      .map(({ edge }) => wayDrawn(edge, layout))
      .sort();
    return wanted.join() === drawn.join() ? [] : [`step ${step.number} goes ${wanted.join()}, drawn ${drawn.join()}`];
  });
}

function waysOf(step: Step, following: Step | undefined): string[] {
  const exceptions = step.exceptions.flatMap(({ target }) => wordsOfTarget(target.value));
  if (step.next.kind === "following") return [...(following ? [String(following.number)] : []), ...exceptions];
  const targets = step.next.kind === "target" ? [step.next.target] : step.next.branches.map(({ target }) => target);
  return [...targets.flatMap(({ value }) => wordsOfTarget(value)), ...exceptions];
}

function wordsOfTarget(target: Target): string[] {
  if (target.kind === "step") return [String(target.number)];
  if (target.kind === "parallel") return target.numbers.map(String);
  return [target.kind];
}

function wayDrawn({ from, to }: LaidEdge["edge"], layout: FlowLayout): string {
  if (to.kind === "beside") return to.exit.kind;
  const row = layout.rows[to.kind === "itself" ? from : to.row]?.row;
  return row?.kind === "step" ? String(row.step.number) : row?.kind === "exit" ? row.exit.kind : String(row?.kind);
}

function lineDefects({ name, edge, stretches }: Line, layout: FlowLayout, shapes: readonly Shape[]): string[] {
  const { points } = edge;
  if (points.length < 2 || stretchesOf(points) === undefined) return [`${name} is not drawn level and upright`];
  const defects: string[] = [];
  const source = shapes.find(({ laid }) => laid === layout.rows[edge.edge.from]?.shape);
  const { to, from } = edge.edge;
  const reached = to.kind === "row" ? to.row : to.kind === "itself" ? from : undefined;
  const target = shapes.find(({ laid }) => laid === (edge.exit ?? (reached === undefined ? undefined : layout.rows[reached]?.shape)));
  const [first, last] = [points[0] as { x: number; y: number }, points.at(-1) as { x: number; y: number }];
  if (source && edge.edge.port.side === "edge") {
    if (!circlesOf(source).some((circle) => Math.abs(first.x - circle.right) < 0.01 && Math.abs(first.y - circle.y) < 0.01))
      defects.push(`${name} does not begin at a circle of ${source.name}`);
  } else if (source && !isOnPlank(first, splitPlank(source)) && !isOnOutline(first, source))
    defects.push(`${name} does not begin on ${source.name}`);
  const joins = edge.edge.to.kind === "row" && edge.edge.to.joins;
  if (
    target &&
    !(joins
      ? isOnPlank(last, joinPlank(target))
      : to.kind === "itself" && target.diamond
        ? isOnSlope(last, target)
        : isOnOutline(last, target))
  )
    defects.push(`${name} does not end on ${target.name}`);
  for (const shape of shapes)
    for (const circle of circlesOf(shape))
      if (stretches.some((stretch) => enters(stretch, circle))) defects.push(`${name} runs through a circle of ${shape.name}`);
  for (const shape of shapes)
    if (stretches.some((stretch) => passesBars(stretch, shape))) defects.push(`${name} passes a bar of ${shape.name}`);
  if (target && Math.abs(last.y - target.box.bottom) < 0.01 && last.x > target.box.left + 0.5 && last.x < target.box.right - 0.5)
    defects.push(`${name} enters ${target.name} from below`);
  for (const stretch of stretches) {
    for (const shape of shapes)
      if (shape.diamond ? entersDiamond(stretch, shape.box) : enters(stretch, shape.box))
        defects.push(`${name} runs through ${shape.name}`);
    if (!stretch.level && layout.lanes.some(({ left, right }) => stretch.at === left || stretch.at === right))
      defects.push(`${name} runs on a lane border`);
    const box = boxOfStretch(stretch);
    if (box.left < 0 || box.right > layout.lanesEnd || box.bottom > layout.height) defects.push(`${name} leaves the lanes`);
  }
  return defects;
}

/** The circles that exceptions leave by, 8 px around points of the shape's outline. */
function circlesOf({ laid, name }: Shape): (Box & { y: number; name: string })[] {
  return laid.marks.map(({ x, y }) => ({ ...boxAround(laid.x + x, laid.y + y, 16, 16), y: laid.y + y, name: `a circle of ${name}` }));
}

/** The bar below a shape that several lines leave by, and the one above where lines join. */
function splitPlank({ laid, box }: Shape): Stretch | undefined {
  return laid.bar && { level: true, at: box.bottom + laid.drop, low: laid.x + laid.bar.left, high: laid.x + laid.bar.right };
}

function joinPlank({ laid, box }: Shape): Stretch | undefined {
  return laid.join && { level: true, at: box.top - laid.rise, low: laid.x + laid.join.left, high: laid.x + laid.join.right };
}

function isOnPlank({ x, y }: { x: number; y: number }, plank: Stretch | undefined): boolean {
  return plank !== undefined && Math.abs(y - plank.at) < 0.01 && x >= plank.low - 0.01 && x <= plank.high + 0.01;
}

/** Runs across a bar or the stem between it and its shape, or along one of them. */
function passesBars(stretch: Stretch, shape: Shape): boolean {
  const { laid, box } = shape;
  const [split, join] = [splitPlank(shape), joinPlank(shape)];
  const stem = { level: false, at: laid.x };
  const bars: Stretch[] = [
    ...(split ? [split, { ...stem, low: box.bottom, high: split.at }] : []),
    ...(join ? [join, { ...stem, low: join.at, high: box.top }] : []),
  ];
  const runsOn = (bar: Stretch) =>
    stretch.level === bar.level && stretch.at === bar.at && stretch.low < bar.high - 0.01 && stretch.high > bar.low + 0.01;
  return bars.some((bar) => crossingOf(stretch, bar) || runsOn(bar));
}

/** On a side of the box, or, for a diamond, on one of its corners. */
function isOnOutline({ x, y }: { x: number; y: number }, { box, diamond }: Shape): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.01;
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  if (diamond)
    return (
      ((near(x, box.left) || near(x, box.right)) && near(y, middleY)) || ((near(y, box.top) || near(y, box.bottom)) && near(x, middleX))
    );
  const onSide = (near(x, box.left) || near(x, box.right)) && y >= box.top - 0.01 && y <= box.bottom + 0.01;
  return onSide || ((near(y, box.top) || near(y, box.bottom)) && x >= box.left - 0.01 && x <= box.right + 0.01);
}

/** On the outline of a diamond, corners left out. */
function isOnSlope({ x, y }: { x: number; y: number }, { laid, diamond }: Shape, tolerance = 0.01): boolean {
  const share = Math.abs(x - laid.x) / (laid.width / 2) + Math.abs(y - laid.y) / (laid.height / 2);
  return diamond && Math.abs(share - 1) < tolerance && x !== laid.x && y !== laid.y;
}

function pairDefects(lines: readonly Line[]): string[] {
  const defects: string[] = [];
  forPairs(lines, (a, b) => {
    for (const one of a.stretches) {
      for (const other of b.stretches) {
        if (one.level !== other.level) continue;
        const shared = Math.min(one.high, other.high) - Math.max(one.low, other.low);
        const away = Math.abs(one.at - other.at);
        if (away < 0.01 && shared > 0.01 && a.target !== b.target) defects.push(`${a.name} overlaps ${b.name}`);
        if (away >= 0.01 && away < APART - 0.01 && shared > 0.01) defects.push(`${a.name} runs ${away.toFixed(1)} px beside ${b.name}`);
      }
    }
  });
  return defects;
}

function labelDefects(layout: FlowLayout, shapes: readonly Shape[], lines: readonly Line[]): string[] {
  const labels = layout.edges.flatMap(({ label }, index) =>
    label ? [{ name: `label “${label.text}” of edge ${index}`, box: boxOfLabel(label) }] : [],
  );
  const defects: string[] = [];
  for (const { name, box } of labels) {
    for (const shape of shapes) if (overlap(box, shape.box) && touchesShape(box, shape)) defects.push(`${name} touches ${shape.name}`);
    for (const shape of shapes)
      for (const plank of [splitPlank(shape), joinPlank(shape)])
        if (plank && enters(plank, box)) defects.push(`${name} touches a bar of ${shape.name}`);
    for (const circle of shapes.flatMap(circlesOf)) if (overlap(box, circle)) defects.push(`${name} touches ${circle.name}`);
    for (const line of lines) if (line.stretches.some((stretch) => enters(stretch, box))) defects.push(`${name} touches ${line.name}`);
    if (box.right > layout.lanesEnd || box.left < 0) defects.push(`${name} leaves the lanes`);
  }
  forPairs(labels, (a, b) => {
    if (overlap(a.box, b.box)) defects.push(`${a.name} touches ${b.name}`);
  });
  const written = layout.edges.filter(({ edge }) => edge.label !== "").length;
  if (labels.length !== written) defects.push(`${written} branches have labels, ${labels.length} are drawn`);
  return defects;
}

/** The letters of a label: from its first baseline up by the ascent, from its last one, 14 px a line, down by the descent. */
function boxOfLabel({ text, x, y, width, anchor }: NonNullable<LaidEdge["label"]>): Box {
  const left = anchor === "end" ? x - width : x;
  return { left, right: left + width, top: y - 11, bottom: y + 14 * (text.split("\n").length - 1) + 3 };
}

/** What of a drawing for paper, which ends between rows, stands in another row than its step's; and what is said otherwise than the flow says it. */
export function paperDefectsOf(layout: FlowLayout, { flow }: FlowFixture): string[] {
  const wide = layout.edges.flatMap(({ label }) =>
    label?.text.split("\n").some((line) => measureText(line, 12, 600) > label.width + 0.01)
      ? [`“${label.text}” is wider than its place`]
      : [],
  );
  const strays = layout.edges.flatMap(({ edge, exit, label }) => {
    const row = layout.rows[edge.from];
    const boxes = [...(exit ? [boxAround(exit.x, exit.y, exit.width, exit.height)] : []), ...(label ? [boxOfLabel(label)] : [])];
    return boxes.some(({ top, bottom }) => top < (row?.top ?? 0) || bottom > (row?.bottom ?? 0))
      ? [`what is beside row ${edge.from} leaves it`]
      : [];
  });
  const said = layout.edges.flatMap(({ label }) => (label ? [label.text.replaceAll("\n", " ")] : []));
  const labels = flow.steps.flatMap(({ next, exceptions }) => [...(next.kind === "branches" ? next.branches : []), ...exceptions]);
  const unsaid = labels.flatMap(({ label }) => (label.value === "" || said.includes(label.value) ? [] : [`“${label.value}” is not said`]));
  return [...wide, ...strays, ...unsaid];
}

function touchesShape(box: Box, shape: Shape): boolean {
  if (!shape.diamond) return true;
  const edges: Stretch[] = [
    { level: true, at: box.top, low: box.left, high: box.right },
    { level: true, at: box.bottom, low: box.left, high: box.right },
  ];
  return edges.some((edge) => entersDiamond(edge, shape.box));
}

function descriptionDefects(layout: FlowLayout): string[] {
  return layout.rows.flatMap(({ cells, top, bottom }, index) =>
    cells.flatMap((cell, at) => {
      const column = layout.columns[at];
      if (!cell || !column) return [];
      const room = column.right - column.left - 2 * column.padding;
      const defects = cell.lines.flatMap(({ kind, text }) => {
        const [size, weight] = kind === "gap" ? TEXT.text : TEXT[kind];
        return measureText(text, size, weight) <= room ? [] : [`“${text}” is wider than ${column.title} of row ${index}`];
      });
      const foot = top + 20 + (cell.lines.length - 1) * LINE + 4;
      return foot <= bottom ? defects : [...defects, `${column.title} of row ${index} is cut`];
    }),
  );
}

function forPairs<T>(list: readonly T[], visit: (a: T, b: T) => void): void {
  list.forEach((a, index) => {
    for (const b of list.slice(index + 1)) visit(a, b);
  });
}
