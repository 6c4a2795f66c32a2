import type { Language } from "../../schemas/local-text.ts";
import type { Step } from "../document/document.ts";
import type { Exit } from "./flow-graph.ts";
import { standaloneStyle } from "./flow-style.ts";
import type { FlowLayout, LaidEdge, LaidRow, LaidShape } from "./lay-out-flow.ts";
import { LINE, laneText } from "./measure-rows.ts";
import type { Point } from "./place-edges.ts";
import { element, escapeMarkup, number } from "./svg-text.ts";
import { wrapText } from "./wrap-text.ts";

/** What a drawing says and links to. */
export interface SvgOptions {
  language: Language;
  title: string;
  description: string;
  idPrefix: string;
  hrefOfStep: (step: Step) => string | undefined;
  hrefOfExit: (exit: Exit) => string | undefined;
  /** A step in words: "Langkah 8, Agent: Salam Penutup. Berikutnya: selesai". */
  nameOf: (step: Step) => string;
  markOf: (step: Step) => { kind: string; text: string } | undefined;
  standalone: boolean;
}

const MARGIN = 1;
const CORNER = 5;
const JUMP = 4;

/** Draws a layout as SVG: lanes, edges, shapes in step order, labels. No style attribute, no script, nothing that loads. */
export function flowSvg(layout: FlowLayout, options: SvgOptions): string {
  const { idPrefix, title, description, standalone } = options;
  const width = layout.width + 2 * MARGIN;
  const height = layout.height + 2 * MARGIN;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "flow-drawing",
      role: "group",
      "aria-labelledby": `${idPrefix}-title ${idPrefix}-desc`,
      viewBox: `${-MARGIN} ${-MARGIN} ${number(width)} ${number(height)}`,
      width: number(width),
      height: number(height),
    },
    element("title", { id: `${idPrefix}-title` }, escapeMarkup(title)),
    element("desc", { id: `${idPrefix}-desc` }, escapeMarkup(description)),
    standalone ? `<style>${standaloneStyle()}</style>` : "",
    element("g", { "aria-hidden": "true" }, ...drawGround(layout), ...drawEdges(layout)),
    ...layout.rows.map((row) => drawRow(row, layout, options)),
    ...layout.edges.flatMap((edge) => (edge.exit ? [drawExit(edge.exit, options)] : [])),
    element(
      "g",
      { "aria-hidden": "true" },
      ...layout.edges.flatMap(drawLabel),
      ...layout.rows.flatMap((row) => drawDescription(row, layout)),
    ),
  );
}

function drawGround(layout: FlowLayout): string[] {
  const { lanes, head, height, width, describedFrom } = layout;
  const columns = width > describedFrom ? [...lanes, { name: "", left: describedFrom, right: width }] : lanes;
  const heads = columns.map(({ left, right }) => element("rect", { class: "lane-head", x: left, y: 0, width: right - left, height: head }));
  const names = lanes.flatMap(({ name, left, right }) => {
    const lines = wrapText(name, right - left - 12, { ...laneText, lines: 3 });
    return lines.map((line, index) =>
      element("text", { class: "lane-name", x: (left + right) / 2, y: middle(head / 2, lines.length, index) }, escapeMarkup(line)),
    );
  });
  const described =
    width > describedFrom
      ? [element("text", { class: "lane-name", x: (describedFrom + width) / 2, y: middle(head / 2, 1, 0) }, layout.describedAs)]
      : [];
  const rules = layout.rows.slice(1).map(({ top }) => element("line", { class: "row-rule", x1: 0, x2: width, y1: top, y2: top }));
  const borders = columns.map(({ left, right }) => element("rect", { class: "lane-border", x: left, y: 0, width: right - left, height }));
  return [...heads, ...names, ...described, ...rules, ...borders];
}

function drawEdges(layout: FlowLayout): string[] {
  const stems = layout.rows.flatMap(({ shape }) => (shape && shape.fan.length > 0 ? drawFan(shape) : []));
  const lines = layout.edges.map((laid) =>
    element("path", { class: `edge${isUncertain(laid, layout) ? " unknown" : ""}`, "data-from": laid.edge.from, d: pathOf(laid) }),
  );
  const arrows = layout.edges.map(({ points, edge }) => element("path", { class: "arrow", "data-from": edge.from, d: arrowOf(points) }));
  const dots = layout.merges.map(({ x, y }) => element("circle", { class: "merge", cx: x, cy: y, r: 2.8 }));
  return [...stems, ...lines, ...arrows, ...dots];
}

/** A line the source does not vouch for: to a place it does not name, or past steps it has lost. */
function isUncertain({ edge, exit }: LaidEdge, { rows }: FlowLayout): boolean {
  const { to } = edge;
  if (to.kind === "beside") return exit?.exit.kind === "unknown";
  const target = rows[to.row]?.row;
  const passesGap = edge.from === 0 && rows.slice(0, to.row).some(({ row }) => row.kind === "gap");
  return passesGap || (target?.kind === "exit" && target.exit.kind === "unknown");
}

/** The bar a wide decision or a parallel split fans out from. */
function drawFan({ x, y, height, fan, drop }: LaidShape): string[] {
  const top = y + height / 2;
  const [first = 0, last = 0] = [fan[0], fan.at(-1)];
  return [
    element("line", { class: "stem", x1: x, x2: x, y1: top, y2: top + drop }),
    element("rect", { class: "bar", x: x + first - 5, y: top + drop - 3, width: last - first + 10, height: 4 }),
  ];
}

function drawRow(row: LaidRow, layout: FlowLayout, options: SvgOptions): string {
  const { row: kind, shape } = row;
  if (kind.kind === "gap") {
    return element(
      "g",
      { "aria-hidden": "true" },
      element("rect", {
        class: "gap-band",
        x: 8,
        y: row.top + 6,
        width: layout.describedFrom - 16,
        height: row.bottom - row.top - 12,
        rx: 4,
      }),
    );
  }
  if (!shape) return "";
  if (kind.kind === "start") return element("g", { class: "capsule", "aria-hidden": "true" }, ...drawCapsule(shape));
  if (kind.kind === "exit") return drawExit({ ...shape, exit: kind.exit }, options);
  return drawStep(kind.step, kind.shape, shape, options);
}

function drawStep(step: Step, kind: string, shape: LaidShape, options: SvgOptions): string {
  const mark = options.markOf(step);
  const outline = kind === "decision" ? diamond(shape) : box(shape);
  const bars = kind === "subprocess" ? [-1, 1].map((sign) => sideBar(shape, sign)) : [];
  const join =
    step.after.length > 0
      ? [element("rect", { class: "bar", x: shape.x - shape.width / 2, y: shape.y - shape.height / 2 - 4, width: shape.width, height: 4 })]
      : [];
  const content = [...join, outline, ...bars, focusRing(shape)];
  const href = options.hrefOfStep(step);
  const name = options.nameOf(step);
  const classes = `step ${kind}${step.reconstructed ? " reconstructed" : ""}${mark ? ` ${mark.kind}` : ""}`;
  const inner =
    href === undefined
      ? element("g", { role: "img", "aria-label": name }, ...content)
      : element("a", { href, "aria-label": name }, ...content);
  // The words lie over the link and let the pointer through: the link's name says them in an order that can be listened to.
  const words = element("g", { class: "words", "aria-hidden": "true" }, ...shapeLines(shape), ...(mark ? drawMark(mark, shape) : []));
  return element("g", { class: classes, "data-step": step.number }, inner, words);
}

function drawMark({ text }: { text: string }, { x, y, width, height }: LaidShape): string[] {
  return [
    element("path", { class: "mark-line", d: `M${number(x - width / 2 - 5)} ${number(y - height / 2)}V${number(y + height / 2)}` }),
    element("text", { class: "mark", x: x - width / 2, y: y - height / 2 - 3 }, escapeMarkup(text)),
  ];
}

function drawExit(shape: LaidShape & { exit: Exit }, options: SvgOptions): string {
  const { exit } = shape;
  const isOff = exit.kind !== "end" && exit.kind !== "unknown";
  const href = isOff ? options.hrefOfExit(exit) : undefined;
  const content = [...(isOff ? [connector(shape), ...shapeLines(shape, -4)] : drawCapsule(shape)), focusRing(shape)];
  const name = shape.lines.join(" ");
  const goesOn = options.language === "id" ? `Lanjut ke ${name}` : `Goes on to ${name}`;
  if (href !== undefined) return element("g", { class: "off-page" }, element("a", { href, "aria-label": goesOn }, ...content));
  return element(
    "g",
    { class: isOff ? "off-page" : exit.kind === "unknown" ? "unknown-exit" : "capsule", "aria-hidden": "true" },
    ...content,
  );
}

function drawCapsule(shape: LaidShape): string[] {
  const { x, y, width, height } = shape;
  return [element("rect", { class: "shape", x: x - width / 2, y: y - height / 2, width, height, rx: height / 2 }), ...shapeLines(shape)];
}

function box({ x, y, width, height }: LaidShape): string {
  return element("rect", { class: "shape", x: x - width / 2, y: y - height / 2, width, height, rx: 2 });
}

function sideBar({ x, y, width, height }: LaidShape, sign: number): string {
  const at = x + sign * (width / 2 - 6);
  return element("line", { class: "side-bar", x1: at, x2: at, y1: y - height / 2, y2: y + height / 2 });
}

function diamond({ x, y, width, height }: LaidShape): string {
  return element("path", {
    class: "shape",
    d: `M${number(x)} ${number(y - height / 2)}L${number(x + width / 2)} ${number(y)}L${number(x)} ${number(y + height / 2)}L${number(x - width / 2)} ${number(y)}Z`,
  });
}

/** The off-page connector: a box that ends in a point below. */
function connector({ x, y, width, height }: LaidShape): string {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  return element("path", {
    class: "shape",
    d: `M${number(left)} ${number(top)}H${number(right)}V${number(bottom - 9)}L${number(x)} ${number(bottom)}L${number(left)} ${number(bottom - 9)}Z`,
  });
}

function focusRing({ x, y, width, height }: LaidShape): string {
  return element("rect", { class: "focus", x: x - width / 2 - 4, y: y - height / 2 - 4, width: width + 8, height: height + 8, rx: 4 });
}

function shapeLines({ x, y, lines }: LaidShape, shift = 0): string[] {
  return lines.map((line, index) =>
    element("text", { class: "shape-text", x, y: middle(y + shift, lines.length, index) }, escapeMarkup(line)),
  );
}

function drawLabel({ label }: LaidEdge): string[] {
  return label ? [element("text", { class: "label", x: label.x, y: label.y, "text-anchor": label.anchor }, escapeMarkup(label.text))] : [];
}

function drawDescription({ description, top }: LaidRow, { describedFrom }: FlowLayout): string[] {
  if (!description) return [];
  const lines = description.lines.map(({ kind, text }, index) =>
    element("text", { class: kind, x: describedFrom + 14, y: top + 20 + index * LINE }, escapeMarkup(text)),
  );
  return [element("g", { class: "description" }, ...lines)];
}

/** The baseline of one of several lines set around a height. */
function middle(y: number, count: number, index: number): number {
  return y + (index - (count - 1) / 2) * LINE + 4.4;
}

/** Slightly round corners; a small jump over each line crossed. */
function pathOf({ points, jumps }: LaidEdge): string {
  const [first] = points;
  if (!first) return "";
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
      const turn = level
        ? { x: to.x, y: to.y + Math.sign(next.y - to.y) * radius }
        : { x: to.x + Math.sign(next.x - to.x) * radius, y: to.y };
      path += `Q${number(to.x)} ${number(to.y)} ${number(turn.x)} ${number(turn.y)}`;
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
  const [bx, by] = [to.x - dx * 8, to.y - dy * 8];
  return `M${number(to.x)} ${number(to.y)}L${number(bx + dy * 3.6)} ${number(by + dx * 3.6)}L${number(bx - dy * 3.6)} ${number(by - dx * 3.6)}Z`;
}

function length(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
