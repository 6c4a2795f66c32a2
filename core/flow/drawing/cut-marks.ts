import type { Language } from "../../../schemas/local-text.ts";
import type { FlowLayout, LaidEdge } from "../layout/flow-layout.ts";
import { widthOf } from "../layout/measure-rows.ts";

/** Where a page cuts a line: the words on where it comes from or goes on to. */
export interface CutMark {
  x: number;
  text: string;
  /** Which line of words it stands on, counted from the cut. */
  level: number;
  /** Words stand right of their line, and left of it where the drawing ends. */
  anchor: "start" | "end";
}

/** Height of a line of words beside a cut. */
export const CUT_LINE = 15;
/**
 * What a page's part of the drawing is called. Not “page”: the drawing begins wherever it does in the printed document, whose
 * own pages are counted in its footer.
 */
export const partWord = { id: "bag.", en: "part" } as const;
const style = { size: 11.5, weight: 400 } as const;

/** A line that a cut meets, and the row at its other end. */
interface Cut {
  x: number;
  goesDown: boolean;
  edge: LaidEdge;
}

/** The marks of all lines that run across a height, for the page above it and the page below it. */
export function marksAt(
  layout: FlowLayout,
  y: number,
  pageOf: (row: number) => number,
  language: Language,
): { below: Omit<CutMark, "level">[]; above: Omit<CutMark, "level">[] } {
  const cuts = layout.edges.flatMap((edge) => cutsOf(edge, y));
  const byPlace = [...Map.groupBy(cuts, ({ x, goesDown }) => `${x} ${goesDown}`).values()];
  const side = (isBelow: boolean): Omit<CutMark, "level">[] =>
    byPlace.map((cuts) => {
      const { x, goesDown } = cuts[0] as Cut;
      const text = goesDown === isBelow ? goesOn(cuts, layout, pageOf, language) : comesFrom(cuts, layout, pageOf, language);
      const anchor = x + widthOf(text, style) + 8 > layout.width ? "end" : "start";
      return { x, text, anchor };
    });
  return { below: side(true), above: side(false) };
}

/**
 * Gives each mark its line of words. From the right to the left, each on the first line that is free, below all that
 * stand over its words: so no line runs through words.
 */
export function placeMarks(marks: readonly Omit<CutMark, "level">[]): CutMark[] {
  const placed: CutMark[] = [];
  for (const mark of [...marks].sort((a, b) => b.x - a.x)) {
    const width = widthOf(mark.text, style) + 14;
    const [low, high] = mark.anchor === "start" ? [mark.x, mark.x + width] : [mark.x - width, mark.x];
    const over = placed.filter((other) => {
      const reach = widthOf(other.text, style) + 14;
      const [otherLow, otherHigh] = other.anchor === "start" ? [other.x, other.x + reach] : [other.x - reach, other.x];
      return otherLow < high && low < otherHigh;
    });
    placed.push({ ...mark, level: over.length === 0 ? 0 : Math.max(...over.map(({ level }) => level)) + 1 });
  }
  return placed.reverse();
}

function cutsOf(edge: LaidEdge, y: number): Cut[] {
  return edge.points.flatMap((point, index) => {
    const before = edge.points[index - 1];
    if (!before || before.x !== point.x || Math.min(before.y, point.y) >= y || Math.max(before.y, point.y) <= y) return [];
    return [{ x: point.x, goesDown: point.y > before.y, edge }];
  });
}

function goesOn(cuts: readonly Cut[], layout: FlowLayout, pageOf: (row: number) => number, language: Language): string {
  const rows = cuts.flatMap(({ edge: { edge } }) => (edge.to.kind === "row" ? [edge.to.row] : []));
  return `${language === "id" ? "ke" : "to"} ${ends(rows, layout, pageOf, language)}`;
}

function comesFrom(cuts: readonly Cut[], layout: FlowLayout, pageOf: (row: number) => number, language: Language): string {
  const rows = cuts.map(({ edge: { edge } }) => edge.from);
  return `${language === "id" ? "dari" : "from"} ${ends(rows, layout, pageOf, language)}`;
}

/** “langkah 42, bag. 3”; several steps of one part together. */
function ends(rows: readonly number[], { rows: laid }: FlowLayout, pageOf: (row: number) => number, language: Language): string {
  const [step, page] = language === "id" ? ["langkah", partWord.id] : ["step", partWord.en];
  const byPage = Map.groupBy(
    [...new Set(rows)].sort((a, b) => a - b),
    pageOf,
  );
  return [...byPage]
    .map(([number, rows]) => {
      const steps = rows.flatMap((row) => {
        const one = laid[row]?.row;
        return one?.kind === "step" ? [one.step.number] : [];
      });
      const others = rows.filter((row) => laid[row]?.row.kind !== "step").map((row) => laid[row]?.shape?.lines.join(" ") ?? "");
      const names = [...(steps.length > 0 ? [`${step} ${steps.join(", ")}`] : []), ...others];
      return `${names.join(", ")}, ${page} ${number}`;
    })
    .join("; ");
}
