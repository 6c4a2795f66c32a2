import type { Language } from "../../../schemas/local-text.ts";
import { escapeMarkup } from "../../document/words/escape.ts";
import type { FlowLayout } from "../layout/flow-layout.ts";
import { CUT_LINE, type CutMark, marksAt, partWord, placeMarks } from "./cut-marks.ts";
import { element, number } from "./svg-text.ts";

/** A page's room for a drawing, in CSS pixels. */
export interface PageSize {
  width: number;
  height: number;
  /** Height left on the first page of a drawing that is cut, below the flow's name; default: the whole. */
  first?: number;
}

/** The rows of a drawing that stand on one page, and what their lines say where the page cuts them. */
export interface FlowPage {
  first: number;
  last: number;
  top: number;
  bottom: number;
  /** Marks of lines that come in or go out above, and below. */
  above: CutMark[];
  below: CutMark[];
}

/**
 * Cuts a drawing between its rows, so that each part with the lanes' heads above it fits on a page of that size, the
 * drawing's width being scaled down to the page's. One page where the whole fits; a row taller than a page has its own.
 */
export function cutIntoPages(layout: FlowLayout, size: PageSize, language: Language): FlowPage[] {
  const scale = Math.min(1, size.width / (layout.width - layout.left));
  const room = size.height / scale;
  const firstRoom = (size.first ?? size.height) / scale;
  if (layout.height <= room) return [pageOf(layout, 0, layout.rows.length - 1)];
  const spans: { first: number; last: number }[] = [];
  // A page's marks need room that is known only when the page is cut: enough for a few lines of them is kept.
  const kept = layout.head + 2 * MARK_ROOM;
  for (const index of layout.rows.keys()) {
    const current = spans.at(-1);
    const start = current ? (layout.rows[current.first]?.top ?? 0) : 0;
    if (current && (layout.rows[index]?.bottom ?? 0) - start + kept <= (spans.length === 1 ? firstRoom : room)) current.last = index;
    else spans.push({ first: index, last: index });
  }
  const pages = spans.map(({ first, last }) => pageOf(layout, first, last));
  for (const [index, page] of pages.entries()) {
    const next = pages[index + 1];
    if (!next) continue;
    const marks = marksAt(layout, page.bottom, (row) => pages.findIndex(({ first, last }) => row >= first && row <= last) + 1, language);
    page.below = placeMarks(marks.below);
    next.above = placeMarks(marks.above);
  }
  return pages;
}

const MARK_ROOM = 3 * CUT_LINE;

function pageOf({ rows, head }: FlowLayout, first: number, last: number): FlowPage {
  return { first, last, top: rows[first]?.top ?? head, bottom: rows[last]?.bottom ?? head, above: [], below: [] };
}

/**
 * Each page as an SVG that shows its part of the drawing with the id `id` in the same HTML page, the lanes' heads
 * repeated. For print alone: to assistive technology the drawing itself speaks.
 */
export function pageSvgs(layout: FlowLayout, pages: readonly FlowPage[], id: string, language: Language): string[] {
  const width = layout.width - layout.left + 2;
  return pages.map(({ top, bottom, above, below }, index) => {
    const [over, under] = [heightOf(above), heightOf(below)];
    const from = layout.head + over;
    const until = from + bottom - top;
    const height = until + under + 2;
    return element(
      "svg",
      {
        class: "flow-drawing diagram-part",
        "aria-hidden": "true",
        width: number(width),
        height: number(height),
        viewBox: `0 0 ${number(width)} ${number(height)}`,
      },
      window(id, width, 0, 0, layout.head + 1),
      ...above.map((mark) => drawMark(mark, layout.left, from, -1)),
      window(id, width, from, top, bottom - top + 1),
      ...below.map((mark) => drawMark(mark, layout.left, until, 1)),
      element("path", { class: "lane-border", d: `M1 ${number(from)}H${number(width - 1)}M1 ${number(until)}H${number(width - 1)}` }),
      element("text", { class: "cut", x: width - 8, y: 14, "text-anchor": "end" }, `${partWord[language]} ${index + 1}/${pages.length}`),
    );
  });
}

/**
 * Each row of a drawing as an SVG that shows this part of the drawing with the id `id` in the same HTML page: paper breaks
 * between rows wherever a page is full.
 */
export function rowSvgs({ rows, left, width: right }: FlowLayout, id: string): string[] {
  const width = right - left + 2;
  return rows.map(({ top, bottom }) =>
    element(
      "svg",
      {
        class: "flow-drawing drawing-row",
        "aria-hidden": "true",
        width: number(width),
        height: number(bottom - top),
        viewBox: `0 0 ${number(width)} ${number(bottom - top)}`,
      },
      window(id, width, 0, top + 1, bottom - top + 1),
    ),
  );
}

/** A stretch of the drawing, `from` of its own pixels down, shown at `y`. */
function window(id: string, width: number, y: number, from: number, height: number): string {
  const viewBox = `0 ${number(from)} ${number(width)} ${number(height)}`;
  return element("svg", { y, width: number(width), height: number(height), viewBox }, element("use", { href: `#${id}` }));
}

function heightOf(marks: readonly CutMark[]): number {
  return marks.length === 0 ? 0 : (Math.max(...marks.map(({ level }) => level)) + 1) * CUT_LINE + 4;
}

/** A line led on past the cut to its words; `sign` is 1 below a page's rows and -1 above. */
function drawMark({ x, level, text, anchor }: CutMark, left: number, y: number, sign: 1 | -1): string {
  const at = x - left + 1;
  const end = y + sign * (level * CUT_LINE + 10);
  return (
    element("path", { class: "edge", d: `M${number(at)} ${number(y)}V${number(end)}` }) +
    element(
      "text",
      { class: "cut", x: at + (anchor === "start" ? 5 : -5), y: end + (sign > 0 ? 2 : 6), "text-anchor": anchor },
      escapeMarkup(text),
    )
  );
}
