import { escapeMarkup } from "../../document/words/escape.ts";
import type { FlowLayout, LaidEdge, LaidRow } from "../layout/flow-layout.ts";
import { LABEL_LINE, LINE, laneText, widthOf } from "../layout/measure-rows.ts";
import { wrapText } from "../layout/wrap-text.ts";
import { standaloneStyle } from "./flow-style.ts";
import { drawEdges } from "./svg-lines.ts";
import { drawExit, drawRow, type ShapeOptions } from "./svg-shapes.ts";
import { element, number } from "./svg-text.ts";
import { FIRST_BASELINE, middle, words } from "./svg-words.ts";

/** What a drawing says and links to. */
export interface SvgOptions extends ShapeOptions {
  title: string;
  description: string;
  idPrefix: string;
  /** Written across the drawing, below what it says. */
  across?: string | undefined;
  /** Below that, smaller. */
  acrossOf?: string | undefined;
  /** What description columns of the page's drawings say, and under which id: one for paper refers to what is there already. */
  said?: Map<string, string> | undefined;
}

/** Of a drawing around its layout, so that no outline is cut. */
export const MARGIN = 1;
/** From one word across a drawing to the next: any screenful of it shows one. */
const ACROSS_EVERY = 300;

/** Draws a layout as SVG: lanes, edges, shapes in step order, labels. No style attribute, no script, nothing that loads. */
export function flowSvg(layout: FlowLayout, options: SvgOptions): string {
  const { idPrefix, title, description, standalone, forPaper } = options;
  const width = layout.width - layout.left + 2 * MARGIN;
  const height = layout.height + 2 * MARGIN;
  return element(
    "svg",
    {
      xmlns: standalone ? "http://www.w3.org/2000/svg" : undefined,
      class: "flow-drawing",
      role: forPaper ? undefined : "group",
      // A name and what describes it: who listens hears each once.
      "aria-labelledby": forPaper ? undefined : `${idPrefix}-title`,
      "aria-describedby": forPaper ? undefined : `${idPrefix}-desc`,
      viewBox: `${number(layout.left - MARGIN)} ${-MARGIN} ${number(width)} ${number(height)}`,
      width: number(width),
      height: number(height),
    },
    ...(forPaper
      ? []
      : [
          element("title", { id: `${idPrefix}-title` }, escapeMarkup(title)),
          element("desc", { id: `${idPrefix}-desc` }, escapeMarkup(description)),
        ]),
    standalone ? `<style>${standaloneStyle()}</style>` : "",
    element("g", { "aria-hidden": "true" }, ...drawGround(layout, standalone), ...drawEdges(layout, forPaper)),
    ...layout.rows.map((row) => drawRow(row, layout, options)),
    ...drawAcross(layout, options),
    ...layout.edges.flatMap((edge) => (edge.exit ? [drawExit(edge.exit, options)] : [])),
    element(
      "g",
      { "aria-hidden": "true" },
      ...layout.edges.flatMap((edge) => drawLabel(edge, standalone)),
      ...layout.rows.flatMap((row) => drawCells(row, layout, options)),
    ),
  );
}

/** A word aslant, once in the middle of each stretch of the drawing, and below it which revision it is said of. */
function drawAcross({ width, height, left }: FlowLayout, { across: text, acrossOf: of = "" }: SvgOptions): string[] {
  if (text === undefined) return [];
  const size = Math.min(56, (width - left) / text.length);
  const smaller = Math.min(24, (1.4 * (width - left)) / of.length);
  const stretches = Math.max(1, Math.round(height / ACROSS_EVERY));
  const places = Array.from({ length: stretches }, (_, index) => Math.round(((index + 0.5) * height) / stretches));
  const look = { "font-weight": 600, "fill-opacity": 0.16, "text-anchor": "middle", "pointer-events": "none" };
  const words = places.flatMap((y) => {
    const place = { class: "across-drawing", transform: `translate(${number((left + width) / 2)} ${number(y)}) rotate(-18)` };
    const word = element("text", { ...place, "font-size": size }, escapeMarkup(text.toUpperCase()));
    return of === "" ? [word] : [word, element("text", { ...place, "font-size": smaller, dy: smaller * 1.4 }, escapeMarkup(of))];
  });
  return [element("g", { "aria-hidden": "true", ...look }, ...words)];
}

interface Head {
  name: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The heads alone, to stand above rows of the drawing on another page; in the drawing's own style. */
export function headSvg(layout: FlowLayout): string {
  const width = layout.width - layout.left + 2 * MARGIN;
  const height = layout.head + MARGIN;
  return element(
    "svg",
    {
      class: "flow-drawing",
      "aria-hidden": "true",
      width: number(width),
      height: number(height),
      viewBox: `${number(layout.left - MARGIN)} ${-MARGIN} ${number(width)} ${number(height)}`,
    },
    ...drawHeads(layout, false),
  );
}

function drawHeads(layout: FlowLayout, fit: boolean): string[] {
  const heads = headsOf(layout);
  const boxes = heads.map(({ left, right, top, bottom }) =>
    element("rect", { class: "lane-head", x: left, y: top, width: right - left, height: bottom - top }),
  );
  const names = heads.flatMap(({ name, left, right, top, bottom }) => {
    const lines = wrapText(name, right - left - 12, laneText);
    return lines.map((line, index) =>
      words("lane-name", (left + right) / 2, middle((top + bottom) / 2, lines.length, index), line, { fit }),
    );
  });
  return [...boxes, ...names];
}

function drawGround(layout: FlowLayout, fit: boolean): string[] {
  const { lanes, columns, head, height, width, left: start } = layout;
  const tops = layout.rows.slice(1).map(({ top }) => `M${number(start)} ${number(top)}H${number(width)}`);
  const rules = tops.length === 0 ? [] : [element("path", { class: "row-rule", d: tops.join("") })];
  const borders = [...columns, ...lanes].map(({ left, right }) =>
    element("rect", { class: "lane-border", x: left, y: head, width: right - left, height: height - head }),
  );
  return [...drawHeads(layout, fit), ...rules, ...borders, ...drawPhases(layout, fit)];
}

/** From one name of a long phase to the next: any page of it shows one. */
const PHASE_EVERY = 280;

/** A strip at the left edge with the phases' names, turned, and a line across all lanes where one begins. */
function drawPhases({ phases, phaseStrip, left, width, rows }: FlowLayout, fit: boolean): string[] {
  return phases.flatMap(({ lines, top, bottom }, index) => {
    const height = bottom - top;
    const long = Math.max(...lines.map((line) => widthOf(line, laneText)));
    const count = Math.max(1, Math.floor(height / Math.max(PHASE_EVERY, long + 60)));
    const roomy = rows.filter((row) => row.top >= top && row.bottom <= bottom && row.bottom - row.top >= long + 8);
    const wanted = Array.from({ length: count }, (_, at) => nearestRow(roomy, top + ((at + 0.5) * height) / count));
    const names = [...new Set(wanted)].map((y) =>
      element(
        "g",
        { transform: `translate(${number(left + phaseStrip / 2)} ${number(y)}) rotate(-90)` },
        ...lines.map((line, at) => words("lane-name", 0, middle(0, lines.length, at), line, { fit })),
      ),
    );
    return [
      element("rect", { class: "lane-head", x: left, y: top, width: phaseStrip, height }),
      ...names,
      ...(index > 0 ? [element("path", { class: "phase-line", d: `M${number(left)} ${number(top)}H${number(width)}` })] : []),
    ];
  });
}

/** The middle of the row next to a height: paper breaks between rows, and would cut what stands across two. Where no row has room, the height. */
function nearestRow(rows: readonly LaidRow[], wanted: number): number {
  const middles = rows.map((row) => (row.top + row.bottom) / 2);
  return middles.reduce((best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best), middles[0] ?? wanted);
}

/** Each lane and column has its head; neighbours that are headed together share one above. */
function headsOf({ lanes, columns, lanesAs, groupHead, head }: FlowLayout): Head[] {
  const single = columns.map(({ title, group, left, right }) => ({
    name: title,
    left,
    right,
    top: group === undefined ? 0 : groupHead,
    bottom: head,
  }));
  const actorHeads = lanes.map(({ name, left, right }) => ({ name, left, right, top: groupHead, bottom: head }));
  if (groupHead === 0) return [...actorHeads, ...single];
  const shared = [
    ...Map.groupBy(
      columns.filter(({ group }) => group !== undefined),
      ({ group }) => group,
    ),
  ].map(([group, list]) => ({
    name: group ?? "",
    left: Math.min(...list.map(({ left }) => left)),
    right: Math.max(...list.map(({ right }) => right)),
    top: 0,
    bottom: groupHead,
  }));
  const actors = { name: lanesAs, left: lanes[0]?.left ?? 0, right: lanes.at(-1)?.right ?? 0, top: 0, bottom: groupHead };
  return [...single, actors, ...actorHeads, ...shared];
}

function drawLabel({ label }: LaidEdge, fit: boolean): string[] {
  const lines = label?.text.split("\n") ?? [];
  return label
    ? lines.map((line, index) => words("label", label.x, label.y + index * LABEL_LINE, line, { fit, anchor: label.anchor }))
    : [];
}

function drawCells({ cells, top }: LaidRow, { columns }: FlowLayout, options: SvgOptions): string[] {
  return cells.flatMap((cell, index) => {
    const column = columns[index];
    if (!cell || !column) return [];
    const lines = options.standalone
      ? cell.lines.map(({ kind, text }, line) => words(kind, 0, FIRST_BASELINE + line * LINE, text, { fit: true }))
      : [textInLines(cell.lines)];
    const place = { transform: `translate(${number(column.left + column.padding)} ${number(top)})` };
    return [drawSaid(lines.join(""), place, options)];
  });
}

/** Lines below each other, of which none says how high it stands: the same few words for each, which compress to nothing. */
function textInLines(lines: readonly { kind: string; text: string }[]): string {
  const spans = lines.map(({ kind, text }) =>
    element("tspan", { class: kind === "text" ? undefined : kind, x: 0, dy: LINE }, escapeMarkup(text)),
  );
  return element("text", { y: FIRST_BASELINE - LINE }, ...spans);
}

function drawSaid(said: string, place: { transform: string }, { said: known, idPrefix, forPaper }: SvgOptions): string {
  const there = known?.get(said);
  if (forPaper && there !== undefined) return element("use", { href: `#${there}`, ...place });
  const id = known && !forPaper && there === undefined ? `${idPrefix}-said-${known.size + 1}` : undefined;
  if (id === undefined) return element("g", { class: "description", ...place }, said);
  known?.set(said, id);
  return element("g", place, element("g", { id, class: "description" }, said));
}
