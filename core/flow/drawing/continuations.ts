import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { type ExitTitle, startWord } from "../graph/exit-title.ts";
import type { FlowLayout, LaidEdge, Point } from "../layout/flow-layout.ts";
import { furtherLines, LABEL_LINE, labelWidthOf, type TextStyle, widthOf } from "../layout/measure-rows.ts";

/** What is said beside a line where paper ends across it: which shape it goes on to or comes from, on another page. */
export interface Continuation {
  /** Where its baseline begins or ends, in pixels of the layout. */
  x: number;
  y: number;
  anchor: "start" | "end";
  /** "ke langkah 42", where there is less room "ke 42"; the number of that page follows. */
  text: string;
  /** Between the text and that number: ", hal. ". */
  page: string;
  /** Which of the pieces the shape stands in. */
  piece: number;
  /** What lies under the words, where they stand on lines: as wide as they may become. */
  ground: Box | undefined;
}

/** What one piece of a drawing says where a page begins with it, and where one ends with it. */
export interface Continued {
  begins: Continuation[];
  ends: Continuation[];
}

/** How it is set: `.continued` in site/styles/flow.css. */
const style: TextStyle = { size: 12, weight: 400 };
/** The longest number of a page. */
const WIDEST_PAGE = "000";
/** From a line to the words beside it, and from the end of the paper to the nearest words. */
const BESIDE = 5;
const APART = 2;
/** Of a line of these words, above and below its baseline. */
const RISE = 10;
const FALL = 4;

/** Edges in pixels of the layout. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A vertical stretch of a line across the place where paper may end, of which `top` to `bottom` is on one of the two pages. */
interface Crossing {
  laid: LaidEdge;
  x: number;
  top: number;
  bottom: number;
  /** True where the line leaves the page there. */
  leaves: boolean;
}

type Names = (row: number) => string[];

/**
 * What each piece says, wherever a page ends: beside the line it is about, clear of shapes, answers and each other, and of other
 * lines where that can be. A line whose words find no room goes without; where one comes from is said only where nothing is in its way.
 * @param tops where each piece begins, in pixels of the layout; the last ends with the drawing
 */
export function continuationsOf(layout: FlowLayout, tops: readonly number[], language: Language, titleOf: ExitTitle): Continued[] {
  const words = pick({ en: { to: "to", from: "from", page: ", p. " }, id: { to: "ke", from: "dari", page: ", hal. " } }, language);
  const rowNames = nameRows(layout, language, titleOf);
  const things = [...shapesOf(layout), ...layout.edges.flatMap(besideOf)];
  const lines = layout.edges.flatMap(({ points }) => points.slice(1).map((to, index) => boxOf(points[index] as Point, to)));
  return tops.map((top, piece): Continued => {
    const room: Box = { left: layout.lanes[0]?.left ?? 0, right: layout.lanesEnd, top, bottom: tops[piece + 1] ?? layout.height };
    const taken = things.filter((one) => touches(one, room));
    const drawn = lines.filter((one) => touches(one, room));
    const sayAt = (side: keyof Continued): Continuation[] => {
      const crossings = layout.edges.flatMap((laid) => crossingsOf(laid, room, side)).sort(byNeed);
      const said = new Set<string>();
      return crossings.flatMap((crossing) => {
        const { laid, leaves, x } = crossing;
        const names = leaves ? targetNames(laid, rowNames, titleOf) : rowNames(laid.edge.from);
        const texts = names.map((name) => `${leaves ? words.to : words.from} ${name}`);
        if (said.has(`${x} ${texts[0]}`)) return [];
        const place = placeFor(texts, words.page, crossing, side, { room, taken, drawn });
        if (!place) return [];
        const { text, box, isClear } = place;
        said.add(`${x} ${texts[0]}`);
        taken.push(box);
        const other = laid.points.at(leaves ? -1 : 0) as Point;
        const beside = box.left > x ? { x: box.left, anchor: "start" as const } : { x: box.right, anchor: "end" as const };
        const onward = { text, page: words.page, piece: tops.findLastIndex((one) => one <= other.y) };
        return [{ ...beside, ...onward, y: box.bottom - FALL, ground: isClear ? undefined : box }];
      });
    };
    return { begins: piece === 0 ? [] : sayAt("begins"), ends: piece === tops.length - 1 ? [] : sayAt("ends") };
  });
}

function crossingsOf(laid: LaidEdge, { top, bottom }: Box, side: keyof Continued): Crossing[] {
  const cut = side === "ends" ? bottom : top;
  return laid.points.slice(1).flatMap((to, index) => {
    const from = laid.points[index] as Point;
    const stretch = boxOf(from, to);
    if (from.x !== to.x || stretch.top >= cut || stretch.bottom <= cut) return [];
    const leaves = to.y > from.y === (side === "ends");
    return [{ laid, x: to.x, top: Math.max(top, stretch.top), bottom: Math.min(bottom, stretch.bottom), leaves }];
  });
}

/** Where a line goes on before where it comes from, and a far way before one that anybody finds. */
function byNeed(a: Crossing, b: Crossing): number {
  return Number(b.leaves) - Number(a.leaves) || heightOf(b) - heightOf(a);
}

function heightOf({ laid: { points } }: Crossing): number {
  return Math.abs((points.at(-1)?.y ?? 0) - (points[0]?.y ?? 0));
}

/** Rows by their shapes, in words: the longest first. */
function nameRows({ rows }: FlowLayout, language: Language, titleOf: ExitTitle): Names {
  return (index) => {
    const row = rows[index]?.row;
    if (row?.kind === "step")
      return [pick({ en: `step ${row.step.number}`, id: `langkah ${row.step.number}` }, language), `${row.step.number}`];
    if (row?.kind === "start") return [row.name?.replaceAll("\n", " ") ?? pick(startWord, language)];
    if (row?.kind === "exit") return [titleOf(row.exit)];
    return [pick({ en: "what the source lost", id: "yang hilang dari sumber" }, language)];
  };
}

function targetNames({ edge, exit }: LaidEdge, rowNames: Names, titleOf: ExitTitle): string[] {
  if (edge.to.kind === "row") return rowNames(edge.to.row);
  return exit ? [titleOf(exit.exit)] : rowNames(edge.from);
}

/** Shapes with what belongs to them; bands of lost parts. */
function shapesOf({ rows, lanesEnd }: FlowLayout): Box[] {
  return rows.flatMap(({ row, shape, top, bottom }) => {
    if (row.kind === "gap") return [{ left: 0, right: lanesEnd, top, bottom }];
    if (!shape) return [];
    const { x, y, width, height, drop, foot, rise, headroom, marks } = shape;
    return [
      {
        left: x - width / 2,
        right: x + Math.max(width / 2, ...marks.map((mark) => mark.x + mark.loop)),
        top: y - height / 2 - Math.max(rise, headroom),
        bottom: y + height / 2 + Math.max(drop, foot),
      },
    ];
  });
}

/** The exit that stands beside a shape, and the words above a line. */
function besideOf({ exit, label }: LaidEdge): Box[] {
  const boxes: Box[] = [];
  if (exit) {
    const { x, y, width, height } = exit;
    boxes.push({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });
  }
  if (label) {
    const width = labelWidthOf(label.text);
    const left = label.anchor === "start" ? label.x : label.x - width;
    boxes.push({ left, right: left + width, top: label.y - RISE, bottom: label.y + furtherLines(label.text) + FALL });
  }
  return boxes;
}

/** The first of the texts, and the nearest place to the end of the page, where words are clear of everything; else, of where a line goes, of all but lines. */
function placeFor(
  texts: readonly string[],
  page: string,
  crossing: Crossing,
  side: keyof Continued,
  { room, taken, drawn }: { room: Box; taken: readonly Box[]; drawn: readonly Box[] },
): { text: string; box: Box; isClear: boolean } | undefined {
  const places = texts.flatMap((text) =>
    placesBeside(crossing, widthOf(`${text}${page}${WIDEST_PAGE}`, style), side)
      .filter((box) => box.left >= room.left && box.right <= room.right && !taken.some((thing) => touches(thing, box)))
      .map((box) => ({ text, box, isClear: !drawn.some((line) => touches(line, box)) })),
  );
  return places.find(({ isClear }) => isClear) ?? (crossing.leaves ? places.at(-1) : undefined);
}

/** Places beside the line itself, from the end of the page, or its beginning, on. */
function placesBeside({ x, top, bottom }: Crossing, width: number, side: keyof Continued): Box[] {
  const levels = Math.max(0, Math.floor((bottom - top - BESIDE) / LABEL_LINE));
  return Array.from({ length: levels }, (_, level) => BESIDE + level * LABEL_LINE).flatMap((from) => {
    const upper = side === "ends" ? bottom - from - RISE - FALL : top + from;
    return [x + BESIDE, x - BESIDE - width].map((left) => ({ left, right: left + width, top: upper, bottom: upper + RISE + FALL }));
  });
}

function boxOf(a: Point, b: Point): Box {
  return { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) };
}

/** True where two boxes are nearer than words may stand to anything. */
function touches(a: Box, b: Box): boolean {
  return a.left < b.right + APART && a.right > b.left - APART && a.top < b.bottom + APART && a.bottom > b.top - APART;
}
