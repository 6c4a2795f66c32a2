/**
 * How flows are drawn here, against libavoid-js on our places and elkjs on its own, in the same run and counted in the
 * same way. Run by `npm run bench:flows`; the count of random flows may be given: `npm run bench:flows -- 100`.
 */

import elkModule from "elkjs/lib/elk.bundled.js";
import type { ElkNode } from "elkjs/lib/elk-api.js";
import { AvoidLib } from "libavoid-js";
import { exitTitle } from "../../core/flow/graph/exit-title.ts";
import type { FlowLayout, LaidEdge } from "../../core/flow/layout/flow-layout.ts";
import { layOutFlow } from "../../core/flow/layout/lay-out-flow.ts";
import { type Box, boxAround, type Point } from "../flow/geometry.ts";
import { randomFlow } from "../flow/random-flow.ts";
import type { FlowFixture } from "../flow/read-flow.ts";
import { add, type Counts, countLines, type DrawnLine, nothing } from "./drawn-lines.ts";

const count = Number(process.argv[2] ?? 60);
const LABEL_HEIGHT = 14;
/** libavoid's directions in which a line may leave a pin. */
const [UP, DOWN, LEFT, RIGHT] = [1, 2, 4, 8];
/** Kinds of pins: where lines enter, and the ports they leave by. */
const [ENTRY, BOTTOM, AT_LEFT, AT_RIGHT, ANYWHERE] = [1, 2, 3, 4, 5];

interface Result {
  counts: Counts;
  /** Steps that stand higher than the step before them. */
  outOfOrder: number;
  milliseconds: number;
}

await AvoidLib.load();
const avoid = AvoidLib.getInstance();
// A CommonJS module whose types say it is none.
const elk = new (elkModule as unknown as typeof elkModule.default)();
const engines: [string, (fixture: FlowFixture, layout: FlowLayout) => Result | Promise<Result>][] = [
  ["ours", drawOurs],
  ["libavoid-js, our places", drawByLibavoid],
  ["elkjs, layered, lanes as columns", drawByElk],
];
const sums = engines.map(([name]) => ({ name, counts: nothing, outOfOrder: 0, milliseconds: 0 }));
for (let seed = 1; seed <= count; seed++) {
  const fixture = randomFlow(seed);
  const layout = layOut(fixture);
  for (const [index, [, draw]] of engines.entries()) {
    const sum = sums[index];
    const result = await draw(fixture, layout);
    if (!sum) continue;
    sum.counts = add(sum.counts, result.counts);
    sum.outOfOrder += result.outOfOrder;
    sum.milliseconds += result.milliseconds;
  }
}
print();

function layOut({ flow, parties, textOf }: FlowFixture): FlowLayout {
  const laid = layOutFlow(flow, { parties, language: "id", exitTitle: exitTitle("id", () => undefined), textOf, describe: 300 });
  if ("problems" in laid) throw new Error(laid.problems.map(({ message }) => message.en).join(" "));
  return laid.layout;
}

function drawOurs(fixture: FlowFixture): Result {
  const started = performance.now();
  const layout = layOut(fixture);
  const milliseconds = performance.now() - started;
  const lines = layout.edges.map((edge, index) => ({
    target: targetOf(edge, index),
    points: edge.points,
    label: labelAt(edge, edge.points),
  }));
  return { counts: countLines(lines, shapesOf(layout)), outOfOrder: 0, milliseconds };
}

/**
 * Shapes where ours stand; libavoid chooses the sides lines enter and leave by under the same rules, a decision's branches
 * leave as in ours. Without a buffer around shapes it has no lines beside them; a pin that lies on another finds no way.
 */
function drawByLibavoid(_: FlowFixture, layout: FlowLayout): Result {
  const started = performance.now();
  const router = new avoid.Router(avoid.OrthogonalRouting);
  router.setRoutingParameter(avoid.segmentPenalty, 70);
  router.setRoutingParameter(avoid.crossingPenalty, 400);
  router.setRoutingParameter(avoid.idealNudgingDistance, 9);
  router.setRoutingParameter(avoid.shapeBufferDistance, 10);
  router.setRoutingOption(avoid.nudgeOrthogonalSegmentsConnectedToShapes, true);
  const shapes = layout.rows.map(({ shape }) => {
    if (!shape) return undefined;
    const ref = new avoid.ShapeRef(router, new avoid.Rectangle(new avoid.Point(shape.x, shape.y), shape.width, shape.height));
    const pin = (id: number, x: number, y: number, direction: number) =>
      new avoid.ShapeConnectionPin(ref, id, x, y, true, 0, direction).setExclusive(false);
    pin(ENTRY, 0.5, 0, UP);
    pin(ENTRY, 0, 0.5, LEFT);
    pin(ENTRY, 1, 0.5, RIGHT);
    pin(BOTTOM, 0.5, 1, DOWN);
    pin(AT_LEFT, 0, 0.501, LEFT);
    pin(AT_RIGHT, 1, 0.501, RIGHT);
    pin(ANYWHERE, 0.5, 0.999, DOWN);
    pin(ANYWHERE, 0, 0.502, LEFT);
    pin(ANYWHERE, 1, 0.502, RIGHT);
    return ref;
  });
  for (const { exit } of layout.edges)
    if (exit) new avoid.ShapeRef(router, new avoid.Rectangle(new avoid.Point(exit.x, exit.y), exit.width, exit.height));
  const routed = layout.edges.map((edge) => {
    const { from, to, port } = edge.edge;
    const [source, target] = [shapes[from], to.kind === "row" ? shapes[to.row] : undefined];
    if (!source || !target) return undefined;
    const row = layout.rows[from]?.row;
    const isPlain = row?.kind === "step" && row.shape !== "decision" && !row.isSplit;
    const leaving = isPlain ? ANYWHERE : port.side === "left" ? AT_LEFT : port.side === "right" ? AT_RIGHT : BOTTOM;
    return new avoid.ConnRef(router, new avoid.ConnEnd(source, leaving), new avoid.ConnEnd(target, ENTRY));
  });
  router.processTransaction();
  const lines = layout.edges.map((edge, index): DrawnLine => {
    const route = routed[index]?.displayRoute();
    const points = route ? Array.from({ length: route.size() }, (_unused, at) => plain(route.get_ps(at))) : edge.points;
    return { target: targetOf(edge, index), points, label: labelAt(edge, points) };
  });
  const milliseconds = performance.now() - started;
  avoid.destroy(router);
  return { counts: countLines(lines, shapesOf(layout)), outOfOrder: 0, milliseconds };
}

/** elkjs places as well as routes; each lane is a partition of its layers, which run from left to right. */
async function drawByElk(_: FlowFixture, layout: FlowLayout): Promise<Result> {
  const laneOf = (row: FlowLayout["rows"][number]["row"]): number => (row.kind === "gap" ? 0 : row.lane);
  const nodes = layout.rows.flatMap(({ row, shape }, index) =>
    shape
      ? [
          {
            id: `r${index}`,
            width: shape.width,
            height: shape.height,
            layoutOptions: { "elk.partitioning.partition": String(laneOf(row)) },
          },
        ]
      : [],
  );
  const exits = layout.edges.flatMap(({ exit, edge }, index) => {
    const row = layout.rows[edge.from]?.row;
    if (!exit || !row) return [];
    return [
      { id: `x${index}`, width: exit.width, height: exit.height, layoutOptions: { "elk.partitioning.partition": String(laneOf(row)) } },
    ];
  });
  const edges = layout.edges.map(({ edge, label }, index) => ({
    id: `e${index}`,
    sources: [`r${edge.from}`],
    targets: [edge.to.kind === "row" ? `r${edge.to.row}` : `x${index}`],
    labels: label ? [{ text: label.text, width: label.width, height: LABEL_HEIGHT }] : [],
  }));
  const graph: ElkNode = {
    id: "flow",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.partitioning.activate": "true",
    },
    children: [...nodes, ...exits],
    edges,
  };
  const started = performance.now();
  const laid = await elk.layout(graph);
  const milliseconds = performance.now() - started;
  const placed = new Map(laid.children?.map((node) => [node.id, node]));
  const lines = (laid.edges ?? []).map((edge): DrawnLine => {
    const [section] = edge.sections ?? [];
    const [label] = edge.labels ?? [];
    const { x = 0, y = 0, width = 0, height = 0 } = label ?? {};
    return {
      target: edge.targets[0] ?? "",
      points: section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(plain) : [],
      label: label && { left: x, top: y, right: x + width, bottom: y + height },
    };
  });
  const boxes = [...placed.values()].map(({ x = 0, y = 0, width = 0, height = 0 }) => ({
    left: x,
    top: y,
    right: x + width,
    bottom: y + height,
  }));
  const tops = layout.rows.flatMap(({ row }, index) => (row.kind === "step" ? [placed.get(`r${index}`)?.y ?? 0] : []));
  const outOfOrder = tops.filter((top, index) => index > 0 && top <= (tops[index - 1] as number)).length;
  return { counts: countLines(lines, boxes), outOfOrder, milliseconds };
}

function targetOf({ edge }: LaidEdge, index: number): string {
  return edge.to.kind === "row" ? `r${edge.to.row}` : `x${index}`;
}

function shapesOf({ rows, edges }: FlowLayout): Box[] {
  const shapes = [...rows.map(({ shape }) => shape), ...edges.map(({ exit }) => exit)];
  return shapes.flatMap((shape) => (shape ? [boxAround(shape.x, shape.y, shape.width, shape.height)] : []));
}

/** Where we set labels: right of a leg that leaves downwards, above one that leaves sideways. */
function labelAt({ label, edge }: LaidEdge, [first]: readonly Point[]): Box | undefined {
  if (!label || !first) return undefined;
  const { side } = edge.port;
  if (side === "left") return { left: first.x - 5 - label.width, right: first.x - 5, top: first.y - 17, bottom: first.y - 3 };
  if (side === "right") return { left: first.x + 5, right: first.x + 5 + label.width, top: first.y - 17, bottom: first.y - 3 };
  return { left: first.x + 6, right: first.x + 6 + label.width, top: first.y + 3, bottom: first.y + 17 };
}

function plain({ x, y }: Point): Point {
  return { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 };
}

function print(): void {
  const [ours] = sums;
  if (!ours) return;
  const heads = ["crossings/edge", "bends/edge", "label hits", "too close", "not drawn", "out of order", "ms/flow", "time, ours = 1"];
  console.log(`${count} random flows, ${ours.counts.edges} edges\n`);
  console.log(`${"".padEnd(34)}${heads.map((head) => head.padStart(16)).join("")}`);
  for (const { name, counts, outOfOrder, milliseconds } of sums) {
    const cells = [
      (counts.crossings / counts.edges).toFixed(3),
      (counts.bends / counts.edges).toFixed(3),
      String(counts.labelHits),
      String(counts.tooClose),
      String(counts.notDrawn),
      String(outOfOrder),
      (milliseconds / count).toFixed(1),
      (milliseconds / ours.milliseconds).toFixed(2),
    ];
    console.log(`${name.padEnd(34)}${cells.map((cell) => cell.padStart(16)).join("")}`);
  }
}
