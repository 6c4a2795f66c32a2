import { oneLine } from "../../document/words/one-line.ts";
import type { Point } from "../layout/flow-layout.ts";
import type { ShapeData } from "./shape-data.ts";

/** A cell of draw.io, its geometry from the page's corner where that is known. */
export interface DrawnCell {
  id: string;
  parent: string;
  /** Its words, HTML taken out. */
  words: string;
  style: string;
  /** What draw.io shows as its data. */
  data?: ShapeData;
  isLine: boolean;
  /** True of what nobody sees who opens the drawing: hidden, or on a layer that is. */
  isHidden?: true;
  source: string | undefined;
  target: string | undefined;
  /** Where ends of a line stand that are fastened to nothing, from its parent's corner. */
  loose?: { source?: Point; target?: Point };
  /** From its parent's corner, in pixels. */
  box: { x: number; y: number; width: number; height: number };
}

/** A shape with its place from the page's corner. */
export interface DrawnShape extends DrawnCell {
  x: number;
  y: number;
}

/** The shapes of a page that are no lanes, and whose each is. */
export interface DrawnLanes {
  /** Names of the lanes, from left to right and top to bottom. */
  lanes: string[];
  shapes: DrawnShape[];
  /** The actor of a shape: the lane it is in, or in whose rectangle it lies; undefined: none. */
  laneOf: (shape: DrawnShape) => string | undefined;
  /** The name of the lane or pool of an id; empty for a nameless one, undefined for what is none. */
  laneNamed: (id: string) => string | undefined;
  /** True for what lanes stand in. */
  isPool: (id: string) => boolean;
  /** A point from its cell's parent's corner, from the page's. */
  onPage: (cell: DrawnCell, point: Point) => Point;
}

/** Containers in containers stand no deeper than this, or go round. */
const MOST_DEEP = 50;

/** Tells lanes from shapes. A swimlane around swimlanes is a pool: it names the actor only where no lane does. */
export function lanesOf(cells: readonly DrawnCell[]): DrawnLanes {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const place = (cell: DrawnCell): { x: number; y: number } => {
    let [x, y] = [cell.box.x, cell.box.y];
    let parent = byId.get(cell.parent);
    for (let deep = 0; parent && deep < MOST_DEEP; deep++, parent = byId.get(parent.parent)) {
      x += parent.box.x;
      y += parent.box.y;
    }
    return { x, y };
  };
  const containers = cells.filter(isContainer).map((cell): DrawnShape => ({ ...cell, ...place(cell) }));
  containers.sort((a, b) => a.x - b.x || a.y - b.y);
  const isPool = (id: string): boolean => containers.some(({ parent }) => parent === id);
  const lanes = containers.filter(({ id }) => !isPool(id));
  const isLabel = ({ parent }: DrawnCell): boolean => byId.get(parent)?.isLine ?? false;
  const shapes = cells
    .filter((cell) => !cell.isLine && !isContainer(cell) && !isLabel(cell) && cell.box.width > 0)
    .map((cell): DrawnShape => ({ ...cell, ...place(cell) }));
  const nameOf = ({ words }: DrawnCell): string | undefined => (words === "" ? undefined : oneLine(words.replace(/\s*,\s*/g, " / ")));
  const laneOf = (shape: DrawnShape): string | undefined => {
    let above = byId.get(shape.parent);
    for (let deep = 0; above && deep < MOST_DEEP; deep++, above = byId.get(above.parent)) {
      const lane = containers.find(({ id }) => id === above?.id);
      if (lane && nameOf(lane) !== undefined) return nameOf(lane);
    }
    const [x, y] = [shape.x + shape.box.width / 2, shape.y + shape.box.height / 2];
    const around = [...lanes, ...containers].find(
      (lane) => x > lane.x && x < lane.x + lane.box.width && y > lane.y && y < lane.y + lane.box.height,
    );
    return around && nameOf(around);
  };
  const names = [...lanes, ...containers.filter(({ id }) => isPool(id))].flatMap((lane) => nameOf(lane) ?? []);
  const laneNamed = (id: string): string | undefined => {
    const lane = containers.find((one) => one.id === id);
    return lane && (nameOf(lane) ?? "");
  };
  const onPage = (cell: DrawnCell, { x, y }: Point): Point => {
    const corner = place({ ...cell, box: { ...cell.box, x: 0, y: 0 } });
    return { x: x + corner.x, y: y + corner.y };
  };
  return { lanes: [...new Set(names)], shapes, laneOf, laneNamed, isPool, onPage };
}

/** A lane or a pool. */
function isContainer({ style, isLine }: DrawnCell): boolean {
  return !isLine && /(?:^|;)(?:swimlane|shape=(?:swimlane|mxgraph\.bpmn\.swimlane))(?:;|$|=)/.test(style);
}

/** Whether a line is fastened to a shape. */
export function isConnected({ id }: DrawnCell, lines: readonly DrawnCell[]): boolean {
  return lines.some(({ source, target }) => source === id || target === id);
}

/** What a shape is in BPMN, and what sets an event off. */
export interface DrawnKind {
  type: string;
  /** `Timer`, for a timerEventDefinition. */
  trigger?: string;
}

const triggers: Readonly<Record<string, string>> = {
  timer: "Timer",
  message: "Message",
  error: "Error",
  escalation: "Escalation",
  signal: "Signal",
  conditional: "Conditional",
  cancel: "Cancel",
  compensation: "Compensate",
};

/** What a shape is in BPMN, by its form and, for connectors of process chains, its words; an end of the flow is one only where no line leaves it, or none comes. */
export function kindOf({ style, words }: DrawnCell, comes: boolean, leaves: number): DrawnKind {
  const has = (pattern: RegExp): boolean => pattern.test(style);
  if (has(/gwType=parallel|symbol=parallel(?:Gw|;|$)/) || /^(?:and|dan|∧)$/i.test(words)) return { type: "bpmn:ParallelGateway" };
  if (has(/(?:^|;)symbol=general(?:;|$)/) && has(/gateway/)) return { type: "bpmn:InclusiveGateway" };
  if (has(/(?:^|;)rhombus|rhombusPerimeter|decision|gateway/) || /^(?:x?or|xatau|atau|∨|×)$/i.test(words))
    return { type: "bpmn:ExclusiveGateway" };
  const isRound = has(/(?:^|;)ellipse|ellipsePerimeter|terminator|start_[12]|mxgraph\.bpmn\.event|arcSize=(?:[4-9]\d|100)(?:;|$)/);
  const symbol = /(?:^|;)symbol=([a-z]+)/.exec(style)?.[1];
  const trigger = triggers[symbol ?? ""];
  const set = trigger === undefined ? {} : { trigger };
  if (isRound && !comes && has(BOUNDARY)) return { type: "bpmn:BoundaryEvent", ...set };
  if (isRound && !comes) return { type: "bpmn:StartEvent", ...set };
  if (isRound && leaves === 0) return { type: "bpmn:EndEvent", ...set };
  if (isRound && trigger !== undefined)
    return { type: has(/outline=throwing/) ? "bpmn:IntermediateThrowEvent" : "bpmn:IntermediateCatchEvent", trigger };
  if (has(/offPageConnector|off_page_reference/) && leaves === 0) return { type: "bpmn:CallActivity" };
  return { type: has(/shape=process(?:;|$)|predefined_process|isLoopSub/) ? "bpmn:SubProcess" : "bpmn:Task" };
}

const BOUNDARY = /outline=bound(?:Int|Nonint)/i;

/** The smallest of the shapes that a point lies in or beside, as a line drawn up to a shape does without being fastened to it. */
export function shapeAt({ x, y }: Point, shapes: readonly DrawnShape[]): DrawnShape | undefined {
  const near = shapes.filter(
    ({ box, x: left, y: top }) =>
      x >= left - BESIDE && x <= left + box.width + BESIDE && y >= top - BESIDE && y <= top + box.height + BESIDE,
  );
  return near.sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0];
}

/** As far as a line's end stands from what it is drawn up to, in pixels. */
const BESIDE = 12;
