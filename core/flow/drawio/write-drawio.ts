import type { ModdleElement } from "bpmn-moddle";
import { escapeMarkup } from "../../document/words/escape.ts";
import { extensionOf, targetOfAttributes } from "../bpmn/bpmn-extension.ts";
import type { Box } from "../bpmn/bpmn-groups.ts";
import { type BpmnOptions, modelBpmn } from "../bpmn/write-bpmn.ts";
import type { PlainFlow } from "../graph/plain-flow.ts";
import type { Point } from "../layout/flow-layout.ts";
import { dataOfExit, dataOfFlow, dataOfStep, type ShapeData } from "./shape-data.ts";

/**
 * A flow as a drawing of draw.io: each shape and line of its BPMN where it stands there, by shapes that draw.io has of its
 * own, those of a lane in the lane; what else is known of a step is its shape's data. `sop import` reads the same flow again.
 */
export function writeDrawio(flow: PlainFlow, options: BpmnOptions): string {
  const { definitions } = modelBpmn(flow, options);
  const [collaboration, process]: ModdleElement[] = definitions["rootElements"];
  const drawn: ModdleElement[] = definitions["diagrams"][0].plane.planeElement;
  const boxes = new Map<string, Box>(drawn.flatMap(({ bpmnElement, bounds }) => (bounds ? [[bpmnElement.id, bounds] as const] : [])));
  const holders = holdersOf(collaboration?.["participants"][0], process?.["laneSets"][0].lanes ?? []);
  const dataOf = dataByElement(flow, options);
  const cells = drawn.map((one) => (one["bounds"] ? vertex(one, holders, boxes, dataOf(one["bpmnElement"])) : line(one, boxes)));
  return [
    "<mxfile>",
    `  <diagram id="flow" name="${escapeMarkup(flow.title)}">`,
    '    <mxGraphModel grid="0" page="0" math="0" shadow="0"><root>',
    '<mxCell id="0"/>',
    '<mxCell id="1" parent="0"/>',
    ...cells,
    "    </root></mxGraphModel>",
    "  </diagram>",
    "</mxfile>",
    "",
  ].join("\n");
}

/** What a shape holds beside its words, which draw.io shows as its data. */
function dataByElement(flow: PlainFlow, { language }: BpmnOptions): (element: ModdleElement) => ShapeData {
  const steps = new Map(flow.steps.map((step) => [`step-${step.number}`, step]));
  return (element): ShapeData => {
    const step = steps.get(element.id ?? "");
    if (step) return dataOfStep(step, language);
    if (element.$type === "bpmn:Participant") return dataOfFlow(flow, language);
    const exit = extensionOf(element, "Exit");
    const target = exit && targetOfAttributes(exit);
    return target ? dataOfExit(target, language) : {};
  };
}

/** By the id of what a pool or a lane holds, its id. */
function holdersOf(pool: ModdleElement | undefined, lanes: readonly ModdleElement[]): Map<string, string> {
  return new Map([
    ...lanes.map(({ id }) => [id, pool?.id ?? "1"] as const),
    ...lanes.flatMap((lane) => lane["flowNodeRef"].map(({ id }: ModdleElement) => [id, lane.id] as const)),
  ]);
}

function vertex(
  { bpmnElement: element, bounds, label }: ModdleElement,
  holders: ReadonlyMap<string, string>,
  boxes: ReadonlyMap<string, Box>,
  data: ShapeData,
): string {
  const holder = holders.get(element.id) ?? "1";
  const { x, y, width, height }: Box = bounds;
  const corner = boxes.get(holder) ?? { x: 0, y: 0 };
  const words = element.name ?? element.text ?? element.categoryValueRef?.value ?? "";
  const isBelow = label !== undefined && label.bounds.y >= y + height;
  const geometry = `<mxGeometry x="${rounded(x - corner.x)}" y="${rounded(y - corner.y)}" width="${width}" height="${height}" as="geometry"/>`;
  const cell = (own: string) => `<mxCell ${own}style="${styleOf(element, isBelow)}" vertex="1" parent="${holder}">${geometry}</mxCell>`;
  const held = Object.entries(data).map(([name, value]) => ` ${name}="${asAttribute(value)}"`);
  if (held.length === 0) return cell(`id="${element.id}" value="${asValue(words)}" `);
  return `<UserObject label="${asValue(words)}"${held.join("")} id="${element.id}">${cell("")}</UserObject>`;
}

/** The shapes that draw.io's own library has for it; `kindOf` reads them again. */
function styleOf(element: ModdleElement, isBelow: boolean): string {
  const whole = "html=1;whiteSpace=wrap;";
  const beside = isBelow
    ? "verticalLabelPosition=bottom;verticalAlign=top;"
    : "labelPosition=right;align=left;verticalAlign=middle;spacingLeft=4;";
  const gateway = `shape=mxgraph.bpmn.gateway2;perimeter=rhombusPerimeter;html=1;outlineConnect=0;`;
  const trigger = element["eventDefinitions"]?.[0]?.$type === "bpmn:TimerEventDefinition" ? "timer" : "error";
  switch (element.$type) {
    case "bpmn:Participant":
    case "bpmn:Lane":
      return `swimlane;${whole}startSize=${element.$type === "bpmn:Lane" ? 40 : 30};collapsible=0;`;
    case "bpmn:StartEvent":
      return `ellipse;html=1;${beside}`;
    case "bpmn:EndEvent":
      return `ellipse;html=1;strokeWidth=3;${beside}`;
    case "bpmn:BoundaryEvent":
      return `shape=mxgraph.bpmn.event;perimeter=ellipsePerimeter;html=1;outline=boundInt;symbol=${trigger};${beside}`;
    case "bpmn:ExclusiveGateway":
      return `rhombus;${whole}`;
    case "bpmn:ParallelGateway":
      return `${gateway}outline=none;symbol=none;gwType=parallel;`;
    case "bpmn:InclusiveGateway":
      return `${gateway}outline=end;symbol=general;`;
    case "bpmn:CallActivity":
      return element.id?.startsWith("exit-") ? `shape=offPageConnector;${whole}size=0.2;` : `shape=process;${whole}backgroundOutline=1;`;
    case "bpmn:Group":
      return "rounded=1;dashed=1;fillColor=none;html=1;align=left;verticalAlign=top;arcSize=2;pointerEvents=0;";
    case "bpmn:TextAnnotation":
      return `text;${whole}align=left;`;
    default:
      return `rounded=1;${whole}`;
  }
}

function line({ bpmnElement: flow, waypoint, label }: ModdleElement, boxes: ReadonlyMap<string, Box>): string {
  const points: Point[] = waypoint;
  const [source, target] = [flow.sourceRef.id, flow.targetRef.id];
  const ends = [port("exit", points[0], boxes.get(source)), port("entry", points.at(-1), boxes.get(target))].join("");
  const between = points.slice(1, -1).map(({ x, y }) => `<mxPoint x="${x}" y="${y}"/>`);
  const array = between.length > 0 ? `<Array as="points">${between.join("")}</Array>` : "";
  const geometry = `<mxGeometry relative="1" as="geometry">${array}${label ? offset(label.bounds, points) : ""}</mxGeometry>`;
  const style = `html=1;rounded=0;endArrow=block;endFill=1;${ends}`;
  return `<mxCell id="${flow.id}" value="${asValue(flow.name ?? "")}" style="${style}" edge="1" parent="1" source="${source}" target="${target}">${geometry}</mxCell>`;
}

/** Where on a shape a line ends, in parts of its width and height. */
function port(end: "exit" | "entry", point: Point | undefined, box: Box | undefined): string {
  if (!point || !box) return "";
  const [x, y] = [rounded((point.x - box.x) / box.width), rounded((point.y - box.y) / box.height)];
  return `${end}X=${x};${end}Y=${y};${end}Dx=0;${end}Dy=0;`;
}

/** A label stands by its distance from the middle of its line. */
function offset({ x, y, width, height }: Box, points: readonly Point[]): string {
  const middle = middleOf(points);
  return `<mxPoint x="${rounded(x + width / 2 - middle.x)}" y="${rounded(y + height / 2 - middle.y)}" as="offset"/>`;
}

function middleOf(points: readonly Point[]): Point {
  const legs = points.slice(1).map((to, index) => ({ from: points[index] as Point, to }));
  const lengths = legs.map(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, { from, to }] of legs.entries()) {
    const length = lengths[index] ?? 0;
    if (left <= length && length > 0)
      return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

/** Words as HTML, as an attribute of XML: no character of them is markup in either. */
function asValue(words: string): string {
  return escapeMarkup(escapeMarkup(words).replaceAll("\n", "<br>"));
}

/** A value as it is: XML would make a blank of each end of a line. */
function asAttribute(value: string): string {
  return escapeMarkup(value).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
