import { escapeMarkup } from "../../document/words/escape.ts";
import type { FlowLayout } from "../layout/flow-layout.ts";
import { furtherLines, LABEL_HEIGHT, LINE } from "../layout/measure-rows.ts";
import type { Box, Continuation, Continued } from "./continuations.ts";
import { MARGIN } from "./flow-svg.ts";
import { element, number } from "./svg-text.ts";
import { FIRST_BASELINE } from "./svg-words.ts";

/** A stretch of a drawing, of one row or of several that something stands across. */
interface Band {
  top: number;
  bottom: number;
}

/** The rows of a drawing, together where a connector or a label would be cut between them. */
function bandsOf({ rows, edges }: FlowLayout): Band[] {
  const whole = edges.flatMap(({ exit, label }) => [
    ...(exit ? [{ top: exit.y - exit.height / 2, bottom: exit.y + exit.height / 2 }] : []),
    ...(label ? [{ top: label.y - LABEL_HEIGHT + BELOW_BASELINE, bottom: label.y + furtherLines(label.text) + BELOW_BASELINE }] : []),
  ]);
  const bands: Band[] = [];
  for (const { top, bottom } of rows) {
    const before = bands.at(-1);
    if (before && whole.some((one) => one.top < top && one.bottom > top)) before.bottom = bottom;
    else bands.push({ top, bottom });
  }
  return bands;
}

/** The bands of a drawing; one that is higher than `most` pixels in pieces, between which no line of its text is cut. */
function piecesOf(layout: FlowLayout, most: number): Band[] {
  const room = Math.max(1, Math.floor(most / LINE)) * LINE;
  return bandsOf(layout).flatMap((band) => {
    const tops = [band.top, ...within(band, room)];
    return tops.map((top, index) => ({ top, bottom: tops[index + 1] ?? band.bottom }));
  });
}

/** By how much a step's mark stands above its row. */
const MARK_RISE = 4;

/** Where each row begins that paper may end above: rows that something stands across are one. */
export function rowTops(layout: FlowLayout, most: number): number[] {
  const rows = new Set(layout.rows.slice(1).map(({ top }) => top));
  const raised = piecesOf(layout, most).map(({ top }) => (rows.has(top) ? top - MARK_RISE : top));
  // What is left of a row may be less than the next one's mark is high, which then shows it.
  return raised.filter((top, index) => top < (raised[index + 1] ?? Number.POSITIVE_INFINITY));
}

/**
 * Each row of a drawing as an SVG that shows this part of the drawing with the id `id` in the same HTML page: paper breaks
 * between rows wherever a page is full.
 * @param tops of the rows, from `rowTops`
 * @param continued what each says where a page begins with it or ends with it: hidden until it is known where that is
 */
export function rowSvgs(layout: FlowLayout, id: string, tops: readonly number[], continued: readonly Continued[]): string[] {
  const width = layout.width - layout.left + 2 * MARGIN;
  // Half of the line that ends the drawing lies below its last row.
  const end = layout.height + MARGIN;
  return tops.map((top, index) => {
    const height = (tops[index + 1] ?? end) - top;
    return element(
      "svg",
      {
        width: number(width),
        viewBox: `0 ${number(top + MARGIN)} ${number(width)} ${number(height)}`,
      },
      element("use", { href: `#${id}` }),
      ...(["begins", "ends"] as const).flatMap((side) => drawContinued(side, continued[index]?.[side] ?? [], layout)),
    );
  });
}

function drawContinued(side: keyof Continued, said: readonly Continuation[], { left }: FlowLayout): string[] {
  if (said.length === 0) return [];
  const texts = said.flatMap(({ x, y, anchor, text, page, piece, ground }) => [
    ...(ground ? [element("rect", { ...boxIn(ground, left), "data-piece": piece })] : []),
    element(
      "text",
      { x: x - left + MARGIN, y: y + MARGIN, "text-anchor": anchor === "end" ? "end" : undefined, "data-piece": piece },
      escapeMarkup(`${text}${page}`),
    ),
  ]);
  return [element("g", { class: `continued ${side}` }, ...texts)];
}

function boxIn({ left, right, top, bottom }: Box, from: number): Record<string, number> {
  return { x: left - from + MARGIN, y: top + MARGIN, width: right - left, height: bottom - top };
}

/** From a line's baseline to halfway below its letters. */
const BELOW_BASELINE = 5;

/** A drawing's SVG in pixels, and where it may be cut. */
export interface DrawingCuts {
  width: number;
  height: number;
  /** Heights from its top: first below the heads of its lanes, then between its rows. */
  at: [number, ...number[]];
}

/**
 * Where the SVG of a drawing may be cut. A row that is higher than a page is cut between two lines of its text.
 * @param most how high a piece may be, in pixels
 */
export function cutsOf(layout: FlowLayout, most: number): DrawingCuts {
  const { head, left, width, height } = layout;
  const [first = head, ...others] = piecesOf(layout, most).map(({ top }) => top);
  const at: DrawingCuts["at"] = [first + MARGIN, ...others.map((cut) => cut + MARGIN)];
  return { width: width - left + 2 * MARGIN, height: height + 2 * MARGIN, at };
}

/** Cuts within a band that is higher than `room`, so many whole lines of its text. */
function within({ top, bottom }: Band, room: number): number[] {
  const cuts: number[] = [];
  const first = top + FIRST_BASELINE + BELOW_BASELINE + room - 2 * LINE;
  for (let cut = first; bottom - (cuts.at(-1) ?? top) > room; cut += room) cuts.push(cut);
  return cuts;
}

/** The columns right of the lanes as an SVG that shows this part of the drawing with the id `id` in the same HTML page. */
export function describedSvg({ lanesEnd, left, width, height }: FlowLayout, id: string): string | undefined {
  if (width <= lanesEnd) return undefined;
  const [across, down] = [number(width - lanesEnd + 2), number(height + 2)];
  const viewBox = `${number(lanesEnd - left)} 0 ${across} ${down}`;
  return element(
    "svg",
    { class: "flow-drawing", "aria-hidden": "true", width: across, height: down, viewBox },
    element("use", { href: `#${id}` }),
  );
}
