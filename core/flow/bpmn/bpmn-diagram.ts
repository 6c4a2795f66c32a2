import type { BpmnModdle, ModdleElement } from "bpmn-moddle";
import type { FlowLayout, LaidEdge, LaidShape, Point } from "../layout/flow-layout.ts";
import { CALL_MARKER, GATEWAY, LINE, labelText, MARK, shapeText, widthOf } from "../layout/measure-rows.ts";
import { wrapText } from "../layout/wrap-text.ts";
import type { Box } from "./bpmn-groups.ts";

/** An edge of the drawing as BPMN has it. */
export interface SequenceFlow {
  id: string;
  laid: LaidEdge | undefined;
  source: string;
  target: string;
  label: string;
}

/** What a diagram shows. */
export interface DiagramInput {
  layout: FlowLayout;
  nodes: ReadonlyMap<string, ModdleElement>;
  flows: readonly SequenceFlow[];
  collaboration: ModdleElement;
  process: ModdleElement;
}

/** Height of the pool's own head, above those of the lanes. */
const POOL_HEAD = 30;
/** What stands above the pool: its height, and from where it does. */
const ABOVE = { height: 30, top: POOL_HEAD + 40 };
const EVENT = 30;
/** Width of what stands left of the pool: the names of the phases, whose groups reach so far. */
const NAMES = 96;

/** The diagram interchange of a flow: upright lanes, shapes and lines where the drawing has them. */
export function bpmnDiagram(moddle: BpmnModdle, input: DiagramInput): ModdleElement {
  const { layout, collaboration, process, nodes } = input;
  const draw = new Drawer(moddle);
  const bounds = boundsOfNodes(input);
  const [participant] = collaboration["participants"];
  draw.shape(participant, { x: 0, y: -POOL_HEAD, width: layout.lanesEnd, height: layout.height + POOL_HEAD }, { isHorizontal: false });
  for (const [index, lane] of process["laneSets"][0].lanes.entries()) {
    const { left = 0, right = 0 } = layout.lanes[index] ?? {};
    draw.shape(lane, { x: left, y: 0, width: right - left, height: layout.height }, { isHorizontal: false });
  }
  for (const [id, node] of nodes) {
    const place = bounds.get(id);
    if (place) draw.shape(node, place.bounds, node.$type === "bpmn:ExclusiveGateway" ? { isMarkerVisible: false } : {}, place.label);
  }
  const artifacts: ModdleElement[] = process["artifacts"];
  const groups = artifacts.filter(({ $type }) => $type === "bpmn:Group");
  for (const [index, { name, top, bottom }] of layout.phases.entries())
    if (groups[index])
      draw.shape(
        groups[index],
        { x: -NAMES, y: top + 3, width: layout.lanesEnd + NAMES + 6, height: bottom - top - 6 },
        {},
        nameBeside(name, top),
      );
  const texts = new Map(artifacts.filter(({ $type }) => $type === "bpmn:TextAnnotation").map((text) => [text.id, text]));
  const [gap, standing] = [texts.get("gap"), texts.get("standing")];
  const row = layout.rows.find(({ row: drawn }) => drawn.kind === "gap");
  if (row && gap) draw.shape(gap, { x: 8, y: row.top + 6, width: layout.lanesEnd - 16, height: row.bottom - row.top - 12 });
  if (standing) draw.shape(standing, { x: 0, y: -ABOVE.top, width: layout.lanesEnd, height: ABOVE.height });
  const elements = new Map<string, ModdleElement>(process["flowElements"].map((element: ModdleElement) => [element.id, element]));
  for (const flow of input.flows) {
    const element = elements.get(flow.id);
    const [from, to] = [bounds.get(flow.source), bounds.get(flow.target)];
    if (element && from && to) draw.edge(element, waypointsOf(flow, input, from, to), labelOf(flow));
  }
  const plane = moddle.create("bpmndi:BPMNPlane", { id: "plane", bpmnElement: collaboration, planeElement: draw.elements });
  return moddle.create("bpmndi:BPMNDiagram", { id: "diagram", plane });
}

class Drawer {
  readonly elements: ModdleElement[] = [];
  readonly #moddle: BpmnModdle;

  constructor(moddle: BpmnModdle) {
    this.#moddle = moddle;
  }

  shape(element: ModdleElement, bounds: Box, properties: Record<string, unknown> = {}, label?: Box): void {
    this.elements.push(
      this.#moddle.create("bpmndi:BPMNShape", {
        id: `${element.id}-shape`,
        bpmnElement: element,
        ...properties,
        bounds: this.#bounds(bounds),
        ...this.#label(label),
      }),
    );
  }

  edge(element: ModdleElement, points: readonly Point[], label: Box | undefined): void {
    const waypoint = points.map((point) => this.#moddle.create("dc:Point", { x: rounded(point.x), y: rounded(point.y) }));
    this.elements.push(
      this.#moddle.create("bpmndi:BPMNEdge", { id: `${element.id}-edge`, bpmnElement: element, waypoint, ...this.#label(label) }),
    );
  }

  #label(bounds: Box | undefined): Record<string, unknown> {
    return bounds ? { label: this.#moddle.create("bpmndi:BPMNLabel", { bounds: this.#bounds(bounds) }) } : {};
  }

  #bounds({ x, y, width, height }: Box): ModdleElement {
    return this.#moddle.create("dc:Bounds", { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) });
  }
}

interface Place {
  bounds: Box;
  label?: Box;
  /** The drawing's own shape. */
  shape: LaidShape;
}

/** Where each node stands: as drawn; events as circles in the middle of their capsules, gateways above and below their steps. */
function boundsOfNodes({ layout, nodes, flows }: DiagramInput): Map<string, Place> {
  const places = new Map<string, Place>();
  const put = (id: string, shape: LaidShape, isBeside: boolean): void => {
    const node = nodes.get(id);
    if (!node) return;
    if (node.$type.endsWith("Event")) places.set(id, eventPlace(shape, isBeside));
    else places.set(id, { bounds: around(shape.x, shape.y, shape.width, shape.height), shape, ...gatewayLabel(node, shape) });
  };
  for (const { row, shape } of layout.rows) {
    if (!shape) continue;
    if (row.kind === "start") put("start", shape, false);
    if (row.kind !== "step") continue;
    const { number } = row.step;
    put(`step-${number}`, shape, false);
    const middle = GATEWAY.stem + GATEWAY.size / 2;
    const [above, below] = [shape.y - shape.height / 2 - middle, shape.y + shape.height / 2 + middle];
    if (nodes.has(`join-${number}`)) places.set(`join-${number}`, { bounds: around(shape.x, above, GATEWAY.size, GATEWAY.size), shape });
    for (const id of [`split-${number}`, `decide-${number}`])
      if (nodes.has(id)) places.set(id, { bounds: around(shape.x, below, GATEWAY.size, GATEWAY.size), shape });
    for (const [index, mark] of shape.marks.entries())
      places.set(`event-${number}-${index + 1}`, { bounds: around(shape.x + mark.x, shape.y + mark.y, 2 * MARK, 2 * MARK), shape });
  }
  for (const { source, target, laid } of flows) {
    const event = source.startsWith("event-") ? places.get(source) : undefined;
    if (event && laid?.label) event.label = boundsOfLabel(laid.label);
    if (!laid || !target.startsWith("exit-")) continue;
    const shape = laid.edge.to.kind === "row" ? layout.rows[laid.edge.to.row]?.shape : laid.exit;
    if (shape) put(target, shape, laid.edge.to.kind === "beside");
    const place = places.get(target);
    if (place && nodes.get(target)?.$type === "bpmn:CallActivity") place.bounds.height += CALL_MARKER.below;
  }
  return places;
}

/** An event's name stands beside its circle, or below where the circle itself stands beside a decision. */
function eventPlace(shape: LaidShape, isBeside: boolean): Place {
  const width = Math.max(...shape.lines.map((line) => widthOf(line, shapeText))) + 8;
  const height = shape.lines.length * LINE;
  const label = isBeside
    ? { x: shape.x - width / 2, y: shape.y + EVENT / 2 + 2, width, height }
    : { x: shape.x + EVENT / 2 + 5, y: shape.y - height / 2, width, height };
  return { bounds: around(shape.x, shape.y, EVENT, EVENT), shape, label };
}

/** A phase's name stands left of the pool, where no line runs. */
function nameBeside(name: string, top: number): Box {
  return { x: 6 - NAMES, y: top + 10, width: NAMES - 12, height: wrapText(name, NAMES - 12, { ...shapeText, lines: 6 }).length * LINE };
}

/** A decision's question stands inside its diamond. */
function gatewayLabel({ $type }: ModdleElement, { x, y, lines }: LaidShape): { label?: Box } {
  if ($type !== "bpmn:ExclusiveGateway") return {};
  const width = Math.max(...lines.map((line) => widthOf(line, shapeText))) + 8;
  return { label: around(x, y, width, lines.length * LINE) };
}

function around(x: number, y: number, width: number, height: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The drawn line, led on to the outlines of what BPMN draws smaller than we do. */
function waypointsOf({ laid, source }: SequenceFlow, { layout }: DiagramInput, from: Place, to: Place): Point[] {
  const [fromX, toX] = [from.bounds.x + from.bounds.width / 2, to.bounds.x + to.bounds.width / 2];
  const below = from.bounds.y + from.bounds.height;
  if (!laid)
    return [
      { x: fromX, y: below },
      { x: toX, y: to.bounds.y },
    ];
  const points = [...laid.points];
  const { drop = 0, y = 0, height = 0 } = layout.rows[laid.edge.from]?.shape ?? {};
  if (laid.edge.port.side === "fan") points.unshift({ x: fromX, y: below }, { x: fromX, y: y + height / 2 + drop });
  else if (source === "start") points[0] = { x: fromX, y: below };
  // A loop ends on its gateway's slope, which both draw alike.
  if (laid.edge.to.kind !== "itself") points.push(entryPoint(points, to.bounds));
  return simplified(points);
}

/** Where a line that ends on the drawn shape meets the one of BPMN: straight on. */
function entryPoint(points: readonly Point[], { x, y, width }: Box): Point {
  const [before, last] = [points.at(-2), points.at(-1)] as [Point, Point];
  if (before.x === last.x) return { x: last.x, y };
  return { x: before.x < last.x ? x : x + width, y: last.y };
}

/** Without points said twice and those inside a straight line. */
function simplified(points: readonly Point[]): Point[] {
  const distinct = points.filter((point, index) => {
    const before = points[index - 1];
    return !before || before.x !== point.x || before.y !== point.y;
  });
  return distinct.filter((point, index) => {
    const [before, after] = [distinct[index - 1], distinct[index + 1]];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}

/** The words of an exception are those of its event. */
function labelOf({ laid, source }: SequenceFlow): Box | undefined {
  return laid?.label && !source.startsWith("event-") ? boundsOfLabel(laid.label) : undefined;
}

function boundsOfLabel(label: NonNullable<LaidEdge["label"]>): Box {
  const width = widthOf(label.text, labelText) + 4;
  return { x: label.anchor === "start" ? label.x : label.x - width, y: label.y - 12, width, height: LINE };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
