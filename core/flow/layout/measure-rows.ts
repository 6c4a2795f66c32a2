import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { StepException } from "../../document/document.ts";
import { type ExitTitle, startWord } from "../graph/exit-title.ts";
import type { FlowGraph, GraphEdge, GraphRow, Joints, StepShape } from "../graph/flow-graph.ts";
import { togetherWith } from "../graph/together-with.ts";
import { type FontWeight, measureText } from "./measure-text.ts";
import { widestWord, wrapText } from "./wrap-text.ts";

/** How a text is set in the shipped font: size in pixels, weight. */
export interface TextStyle {
  size: number;
  weight: FontWeight;
}

export const shapeText: TextStyle = { size: 12.5, weight: 400 };
export const labelText: TextStyle = { size: 12, weight: 600 };
export const laneText: TextStyle = { size: 13, weight: 600 };
export const LINE = 16;
export const LABEL_HEIGHT = 16;
/** Distance of the bar a parallel or a wide decision fans out from, and room for a gateway of BPMN in its place. */
const BAR_DROP = 14;
/** Distance of the bar above a join: the line from it to the shape has an arrow head. */
const JOIN_RISE = 20;
/** What BPMN's mark of a call activity needs under the words: in a step around them, in a connector below. */
export const CALL_MARKER = { inside: 32, below: 20 } as const;
export const GATEWAY = { size: 28, stem: 16, drop: 54 } as const;

/** Radius of the circle at a shape's edge that an exception leaves by. */
export const MARK = 8;
/** How far above its circle a line comes back to the step that is tried again, and how far it keeps from a slope. */
export const RETRY = 11;
const BESIDE_SLOPE = 10;
/** From a level line to the next one below with a label above it, and from a circle's centre to the end of its shape. */
const LEVEL = 20;
const MARK_ROOM = 12;

/** How far the loop of a decision that leads to itself stands out. */
export const LOOP = 18;

const BOX_WIDTH = 148;
const BOX_PADDING = 10;
const MIN_BOX_HEIGHT = 44;
const DECISION_WIDTH = 164;
/** Of a diamond's width, the part that its widest word may take. */
const DECISION_SHARE = 0.71;
export const WIDEST_WORD = 190;
const MOST_LINES = 7;
/** Of those who act together with the first actor: more of them stand in the description column. */
const MOST_OTHERS = 3;
/** Between two ports of a bar. */
const LEAST_PITCH = 30;
/** Half the width of a parallel split's bar; how far a fan's bar reaches past its outermost ports. */
const SPLIT_BAR = 24;
const BAR_END = 5;
/** Holds a whole RC of usual length on one line. */
const EXIT_ROOM = 136;

const plain: Omit<MeasuredShape, "width" | "height" | "lines"> = {
  others: 0,
  fan: [],
  bar: undefined,
  drop: 0,
  foot: 0,
  join: undefined,
  rise: 0,
  headroom: 0,
  marks: [],
};

/** From one line of a label to the next. */
export const LABEL_LINE = 14;

/** The width of a label in pixels: of its widest line. */
export function labelWidthOf(label: string): number {
  return Math.max(...label.split("\n").map((line) => widthOf(line, labelText)));
}

/** How much higher than one line a label is, in pixels. */
export function furtherLines(label: string): number {
  return (label.split("\n").length - 1) * LABEL_LINE;
}

/** How far from a decision's middle a label above the line that leaves its bar sideways begins, so that its upper lines are clear of the diamond. */
export function clearOfSlope({ width, height, drop }: { width: number; height: number; drop: number }, label: string): number {
  if (!label.includes("\n")) return 0;
  const above = furtherLines(label) + LABEL_HEIGHT + 2 - drop;
  return Math.ceil((width / 2) * Math.min(1, (2 * above) / height));
}

/** The width of a text in pixels. */
export function widthOf(text: string, { size, weight }: TextStyle): number {
  return measureText(text, size, weight);
}

/** A shape's size and text, before it has a place. */
export interface MeasuredShape {
  width: number;
  height: number;
  lines: string[];
  /** How many of the lines, the last ones, say who acts together with the first actor. */
  others: number;
  /** Where the ways of a fan leave, from the centre; empty without a fan. */
  fan: number[];
  /** The ends, from the centre, of the bar below the shape that several ways leave by. */
  bar: { left: number; right: number } | undefined;
  /** How far below the shape that bar stands. */
  drop: number;
  /** How far what belongs to the shape reaches below it. */
  foot: number;
  /** The ends, from the centre, of the bar above the shape where lines of a parallel part come together. */
  join: { left: number; right: number } | undefined;
  /** How far above the shape that bar stands. */
  rise: number;
  /** How far what belongs to the shape reaches above it. */
  headroom: number;
  /** The circles at its right edge that exceptions leave by, from the centre, top to bottom. */
  marks: EdgeMark[];
}

/** A circle at a shape's right edge. */
export interface EdgeMark {
  /** Its centre, from that of the shape. */
  x: number;
  y: number;
  kind: StepException["kind"];
  /** How far right of its centre the words above its line begin: clear of the slope of a diamond. */
  label: number;
  /** How far right of the circle the line of a step that is tried again turns back: clear of the slope of a diamond. */
  loop: number;
}

/** Measures a row's shape; undefined for a band without one. */
export function measureShape(
  row: GraphRow,
  leaving: readonly GraphEdge[],
  language: Language,
  exitTitle: ExitTitle,
  { isSmall, joints }: { isSmall: boolean; joints: Joints },
): MeasuredShape | undefined {
  if (row.kind === "gap") return undefined;
  if (row.kind === "start") return capsule(row.name ?? pick(startWord, language));
  if (row.kind === "exit") return measureExit(row.exit, exitTitle);
  // A small shape keeps the number alone: a column beside the lanes has the words.
  const title = isSmall ? String(row.step.number) : `${row.step.number}. ${row.step.title}`;
  const hasGateways = joints === "gateways";
  // A diagram of BPMN has its own place for them, a column beside small shapes too.
  const others =
    isSmall || hasGateways
      ? []
      : togetherWith(
          row.step.actors.map(({ value }) => value),
          language,
        );
  const shape = isSmall ? small(title, row.shape) : row.shape === "decision" ? decision(title, others) : box(title, others);
  const called = { ...shape, height: shape.height + (hasGateways && row.shape === "subprocess" ? CALL_MARKER.inside : 0) };
  return {
    ...withMarks(called, row.shape, leaving, exitTitle),
    ...measureBar(row, leaving, hasGateways),
    ...(row.step.after.length > 0 ? measureJoin(hasGateways) : {}),
  };
}

/**
 * The circles of exceptions below each other, each with room for its line's label or for the exit beside it, and clear of the
 * exit beside the shape itself: on the lower slope of a diamond, of a box half of several above its middle, so that it
 * grows to both sides. The shape grows so that all of them stand at its edge.
 */
function withMarks(shape: MeasuredShape, kind: StepShape, leaving: readonly GraphEdge[], exitTitle: ExitTitle): MeasuredShape {
  const halfOf = ({ to }: GraphEdge): number => (to.kind === "beside" ? measureExit(to.exit, exitTitle).height / 2 + 6 : 0);
  const exceptions = leaving.flatMap((edge) => (edge.port.side === "edge" ? [{ edge, port: edge.port }] : []));
  if (exceptions.length === 0) return shape;
  exceptions.sort((a, b) => a.port.index - b.port.index);
  const halves = exceptions.map(({ edge }) => halfOf(edge));
  const beside = Math.max(0, ...leaving.map((edge) => (edge.port.side === "edge" ? 0 : halfOf(edge))));
  const count = kind === "decision" ? 0 : Math.floor(exceptions.length / 2);
  const above = outwards(halves.slice(0, count).reverse(), beside, "above");
  const below = outwards(halves.slice(count), beside, "below");
  const levels = [...above.places.map((y) => -y).reverse(), ...below.places];
  const least = 2 * Math.max(above.reach, below.reach);
  const height = kind === "decision" ? diamondHeight(shape, levels, Math.max(shape.height, least)) : Math.max(shape.height, least);
  const edgeAt = (y: number): number => (shape.width / 2) * (kind === "decision" ? 1 - y / (height / 2) : 1);
  const marks = exceptions.map(({ port }, index): EdgeMark => {
    const y = levels[index] as number;
    const x = Math.round(edgeAt(y));
    const over = Math.max(edgeAt(y - LABEL_HEIGHT - 2), index > 0 ? edgeAt(levels[index - 1] as number) + MARK : 0);
    const loop = Math.max(LOOP, Math.ceil(edgeAt(y - RETRY)) + BESIDE_SLOPE - x - MARK);
    return { x, y, loop, kind: port.kind, label: Math.max(MARK + 5, kind === "decision" ? Math.ceil(over - x) + 4 : 0) };
  });
  return { ...shape, height, marks };
}

/**
 * Where circles stand from a shape's middle outwards, by the room each needs to either side, and how far they reach. A label
 * stands above its line: towards the middle below it, outwards above.
 */
function outwards(halves: readonly number[], from: number, side: "above" | "below"): { places: number[]; reach: number } {
  let at = from;
  const places = halves.map((half, index) => {
    const inner = side === "below" ? LEVEL : index === 0 ? MARK_ROOM + 2 : 2;
    const place = Math.ceil(at + Math.max(inner, half));
    at = place + (side === "below" ? half : Math.max(half, LEVEL - 2));
    return place;
  });
  return { places, reach: Math.max((places.at(-1) ?? 0) + MARK_ROOM, (places.at(-1) ?? 0) + (halves.at(-1) ?? 0)) };
}

/** The least height of a diamond whose circles, standing on its slope, are clear of its words. */
function diamondHeight({ lines, width }: MeasuredShape, levels: readonly number[], least: number): number {
  const clashes = (height: number): boolean =>
    levels.some((y) => {
      const x = (width / 2) * (1 - y / (height / 2)) - MARK - 2;
      return lines.some((line, index) => {
        const middle = (index - (lines.length - 1) / 2) * LINE;
        return Math.abs(middle - y) < LINE / 2 + MARK && widthOf(line, shapeText) / 2 > x;
      });
    });
  for (let height = least; height < least + 200; height += 4) if (!clashes(height)) return height;
  return least + 200;
}

/** A capsule for an end, a connector for what leads off the page. */
export function measureExit(exit: Extract<GraphRow, { kind: "exit" }>["exit"], exitTitle: ExitTitle): MeasuredShape {
  const title = exitTitle(exit);
  if (exit.kind === "end" || exit.kind === "unknown") return capsule(title);
  const lines = linesOr(title, () => wrapText(title, EXIT_ROOM, { ...shapeText, lines: 4 }));
  return { width: Math.max(72, widest(lines) + 22), height: lines.length * LINE + 24, lines, ...plain };
}

/** The greatest width of the labels that leave a step by one side. */
export function labelWidth(graph: FlowGraph, row: number, side: "left" | "right" | "bottom"): number {
  return Math.max(
    0,
    ...graph.edges
      .filter((edge) => edge.from === row && edge.port.side === side && edge.label !== "")
      .map(({ label }) => labelWidthOf(label)),
  );
}

function box(title: string, others: readonly string[]): MeasuredShape {
  const room = Math.max(BOX_WIDTH - 2 * BOX_PADDING, roomForWords([title, ...others]));
  const { lines, added } = linesOf(title, others, room);
  return { width: room + 2 * BOX_PADDING, height: Math.max(MIN_BOX_HEIGHT, lines.length * LINE + 16), lines, ...plain, others: added };
}

/** A text block w × h stands in a diamond W × H where w/W + h/H ≤ 1: the flattest diamond that holds it is taken. */
function decision(title: string, others: readonly string[]): MeasuredShape {
  let best: MeasuredShape | undefined;
  const words = roomForWords([title, ...others]);
  const width = Math.max(DECISION_WIDTH, Math.ceil((words + 4) / DECISION_SHARE));
  for (let room = Math.max(64, words); room <= Math.max(112, words); room += 8) {
    const { lines, added } = linesOf(title, others, room);
    const share = (widest(lines) + 4) / width;
    const height = Math.max(64, Math.ceil((lines.length * LINE + 2) / (1 - share)));
    const isFlatter = !best || height < best.height;
    // A number alone on a line is no line where a wider one takes it in.
    const takesIn = height === best?.height && lines.length < best.lines.length && best.lines.some((line) => line.length <= 3);
    if (isFlatter || takesIn) best = { width, height, lines, ...plain, others: added };
  }
  return best as MeasuredShape;
}

/** The title's lines, and below it those that say who acts too. */
function linesOf(title: string, others: readonly string[], room: number): { lines: string[]; added: number } {
  const added = others.flatMap((text) => wrapText(text, room, { ...shapeText, lines: MOST_OTHERS }));
  return { lines: [...wrapText(title, room, { ...shapeText, lines: MOST_LINES }), ...added], added: added.length };
}

/** The width of the widest word: shapes grow for it, up to a bound. */
function roomForWords(texts: readonly string[]): number {
  return Math.min(WIDEST_WORD, Math.ceil(Math.max(...texts.map((text) => widestWord(text, shapeText)))));
}

function small(title: string, shape: "box" | "decision" | "subprocess"): MeasuredShape {
  return { width: shape === "decision" ? 84 : 76, height: shape === "decision" ? 46 : 34, lines: [title], ...plain };
}

function capsule(title: string): MeasuredShape {
  const lines = linesOr(title, () => wrapText(title, 110, { ...shapeText, lines: MOST_LINES }));
  return { width: Math.max(64, widest(lines) + 28), height: Math.max(30, lines.length * LINE + 14), lines, ...plain };
}

/** A text that comes in lines keeps them. */
function linesOr(text: string, wrapped: () => string[]): string[] {
  return text.includes("\n") ? text.split("\n") : wrapped();
}

/** What several ways leave by below a shape: a bar, with a port for each of many, or a gateway of BPMN in its place. */
function measureBar(row: Extract<GraphRow, { kind: "step" }>, leaving: readonly GraphEdge[], hasGateways: boolean): Partial<MeasuredShape> {
  const fan = fanOffsets(leaving);
  if (fan.length > 0) {
    const drop = hasGateways && row.isSplit ? GATEWAY.drop : BAR_DROP;
    return { fan, bar: { left: (fan[0] as number) - BAR_END, right: (fan.at(-1) as number) + BAR_END }, drop, foot: drop };
  }
  if (!row.isSplit) return {};
  const half = GATEWAY.size / 2;
  return hasGateways
    ? { fan, bar: { left: -half, right: half }, drop: GATEWAY.stem + half, foot: GATEWAY.stem + GATEWAY.size }
    : { fan, bar: { left: -SPLIT_BAR, right: SPLIT_BAR }, drop: BAR_DROP, foot: BAR_DROP };
}

function measureJoin(hasGateways: boolean): Pick<MeasuredShape, "join" | "rise" | "headroom"> {
  const half = GATEWAY.size / 2;
  return hasGateways
    ? { join: { left: -half, right: half }, rise: GATEWAY.stem + half, headroom: GATEWAY.stem + GATEWAY.size }
    : { join: { left: -SPLIT_BAR, right: SPLIT_BAR }, rise: JOIN_RISE, headroom: JOIN_RISE };
}

/** The ports of a fan, side by side, each with room for the label of the one before. */
function fanOffsets(edges: readonly GraphEdge[]): number[] {
  const ports = edges
    .flatMap(({ port, label }) => (port.side === "fan" ? [{ ...port, room: Math.max(LEAST_PITCH, labelWidthOf(label) + 16) }] : []))
    .sort((a, b) => a.index - b.index);
  const places: number[] = [];
  for (const [index] of ports.entries()) places.push(index === 0 ? 0 : (places[index - 1] as number) + (ports[index - 1]?.room ?? 0));
  const middle = ports[0]?.middle ?? 0;
  const centre = ((places[Math.floor(middle)] ?? 0) + (places[Math.ceil(middle)] ?? 0)) / 2;
  return places.map((place) => Math.round(place - centre));
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => widthOf(line, shapeText)));
}
