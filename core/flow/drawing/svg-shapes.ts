import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Step } from "../../document/document.ts";
import { escapeMarkup } from "../../document/words/escape.ts";
import type { Exit } from "../graph/flow-graph.ts";
import type { FlowLayout, LaidRow, LaidShape } from "../layout/flow-layout.ts";
import { labelText, MARK, widthOf } from "../layout/measure-rows.ts";
import { element, number } from "./svg-text.ts";
import { middle, words } from "./svg-words.ts";

/** What shapes say and link to. */
export interface ShapeOptions {
  language: Language;
  hrefOfStep: (step: Step) => string | undefined;
  hrefOfExit: (exit: Exit) => string | undefined;
  /** A step in words: "Langkah 8, Agent: Salam Penutup. Berikutnya: selesai". */
  nameOf: (step: Step) => string;
  markOf: (step: Step) => { kind: string; text: string } | undefined;
  standalone: boolean;
  /** True for a drawing that is only printed: nothing in it is named for those who listen. */
  forPaper: boolean;
}

/** What stands in a row of the lanes: a step with its link, a capsule, a connector, or the band of a lost part. */
export function drawRow(row: LaidRow, layout: FlowLayout, options: ShapeOptions): string {
  const { row: kind, shape } = row;
  if (kind.kind === "gap") {
    return element(
      "g",
      { "aria-hidden": "true" },
      element("rect", {
        class: "gap-band",
        x: 8,
        y: row.top + 6,
        width: layout.lanesEnd - 16,
        height: row.bottom - row.top - 12,
        rx: 4,
      }),
    );
  }
  if (!shape) return "";
  if (kind.kind === "start")
    return element("g", { class: "capsule", transform: at(shape), "aria-hidden": "true" }, ...drawCapsule(shape, options.standalone));
  if (kind.kind === "exit") return drawExit({ ...shape, exit: kind.exit }, options);
  return drawStep(kind.step, kind.shape, shape, options);
}

function drawStep(step: Step, kind: string, shape: LaidShape, options: ShapeOptions): string {
  const mark = options.markOf(step);
  const outline = kind === "decision" ? diamond(shape) : box(shape);
  const bars = kind === "subprocess" ? [-1, 1].map((sign) => sideBar(shape, sign)) : [];
  const href = options.hrefOfStep(step);
  const name = options.nameOf(step);
  const classes = `step ${kind}${step.reconstructed ? " reconstructed" : ""}${mark ? ` ${mark.kind}` : ""}`;
  const lines = [...shapeLines(shape, options.standalone), ...shape.marks.flatMap(drawException), ...(mark ? drawMark(mark, shape) : [])];
  if (options.forPaper) return element("g", { class: classes, transform: at(shape) }, outline, ...bars, ...lines);
  const inner =
    href === undefined
      ? element("g", { role: "img", "aria-label": name }, outline, ...bars)
      : element("a", { href, "aria-label": name }, outline, ...bars);
  // The words lie over the link and let the pointer through: the link's name says them in an order that can be listened to.
  const words = element("g", { class: "words", "aria-hidden": "true" }, ...lines);
  return element("g", { class: classes, transform: at(shape), "data-step": step.number }, inner, words);
}

/** All of a shape is drawn around its own centre, so that shapes of one size are written in the same words. */
function at({ x, y }: LaidShape): string {
  return `translate(${number(x)} ${number(y)})`;
}

/** From a mark to the line by which its shape is left. */
const BESIDE_LINE = 6;

/**
 * Below the line by which a shape is entered or left, over which an answer stands, and in its row: above it a page may end. Left of
 * the line down, before which a word ends that is longer than half the shape.
 */
function drawMark({ text }: { text: string }, { width, height }: LaidShape): string[] {
  const isLong = widthOf(text, labelText) > width / 2 - BESIDE_LINE;
  const place = isLong ? { x: -BESIDE_LINE, "text-anchor": "end" } : { x: -width / 2 };
  return [
    element("path", { class: "mark-line", d: `M${number(-width / 2 - 5)} 6V${number(height / 2)}` }),
    element("text", { class: "mark", ...place, y: height / 2 + 11 }, escapeMarkup(text)),
  ];
}

/** The circle an exception leaves by: a clock where the time is up, a bolt where the step fails. */
function drawException({ x, y, kind }: LaidShape["marks"][number]): string[] {
  const [cx, cy] = [number(x), number(y)];
  const sign =
    kind === "deadline"
      ? element("path", { class: "exception-sign", d: `M${cx} ${number(y - 4.6)}V${cy}L${number(x + 3.2)} ${number(y + 2)}` })
      : element("path", { class: "exception-sign failure", d: `M${number(x + 1.4)} ${number(y - 5.6)}l-5 6.6h2.9l-0.9 4.6 5.2-6.8h-3z` });
  return [element("circle", { class: "exception-mark", cx, cy, r: MARK }), sign];
}

/** An end or an off-page connector, which is a link where it leads to something. */
export function drawExit(shape: LaidShape & { exit: Exit }, options: ShapeOptions): string {
  const { exit } = shape;
  const isOff = exit.kind !== "end" && exit.kind !== "unknown";
  const href = isOff ? options.hrefOfExit(exit) : undefined;
  const content = isOff ? [connector(shape), ...shapeLines(shape, options.standalone, -4)] : drawCapsule(shape, options.standalone);
  const name = shape.lines.join(" ");
  const goesOn = pick({ en: `Goes on to ${name}`, id: `Lanjut ke ${name}` }, options.language);
  if (href !== undefined) {
    const link = element("a", { href, "aria-label": goesOn }, connector(shape));
    const words = element("g", { class: "words", "aria-hidden": "true" }, ...shapeLines(shape, options.standalone, -4));
    return element("g", { class: "off-page", transform: at(shape) }, link, words);
  }
  return element(
    "g",
    { class: isOff ? "off-page" : exit.kind === "unknown" ? "unknown-exit" : "capsule", transform: at(shape), "aria-hidden": "true" },
    ...content,
  );
}

function drawCapsule(shape: LaidShape, fit: boolean): string[] {
  const { width, height } = shape;
  return [
    element("rect", { class: "shape", x: -width / 2, y: -height / 2, width, height, rx: Math.min(height / 2, 26) }),
    ...shapeLines(shape, fit),
  ];
}

function box({ width, height }: LaidShape): string {
  return element("rect", { class: "shape", x: -width / 2, y: -height / 2, width, height, rx: 2 });
}

function sideBar({ width, height }: LaidShape, sign: number): string {
  const x = sign * (width / 2 - 6);
  return element("line", { class: "side-bar", x1: x, x2: x, y1: -height / 2, y2: height / 2 });
}

function diamond({ width, height }: LaidShape): string {
  const [right, bottom] = [number(width / 2), number(height / 2)];
  return element("path", { class: "shape", d: `M0-${bottom}L${right} 0L0 ${bottom}L-${right} 0Z` });
}

/** The off-page connector: a box that ends in a point below. */
function connector({ width, height }: LaidShape): string {
  const [right, bottom] = [width / 2, height / 2];
  const shoulder = number(bottom - 9);
  return element("path", {
    class: "shape",
    d: `M${number(-right)} ${number(-bottom)}H${number(right)}V${shoulder}L0 ${number(bottom)}L${number(-right)} ${shoulder}Z`,
  });
}

function shapeLines({ lines, others }: LaidShape, fit: boolean, shift = 0): string[] {
  return lines.map((line, index) => {
    const kind = index < lines.length - others ? "shape-text" : "shape-others";
    return words(kind, 0, middle(shift, lines.length, index), line, { fit });
  });
}
