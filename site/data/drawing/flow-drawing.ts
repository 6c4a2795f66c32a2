import type { Flow } from "../../../core/document/document.ts";
import type { DrawFlowOptions, DrawnFlow } from "../../../core/flow/drawing/draw-flow.ts";
import type { FlowProblem } from "../../../core/flow/graph/flow-graph.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { stepAnchor } from "../page/addresses.ts";
import { drawOnce, lanesWidth } from "./draw-once.ts";
import { drawnAs } from "./drawn-as.ts";
import { leadOfExit } from "./exits.ts";

/** A flow as drawn on a page, and on the paper it is printed on. */
export interface FlowDrawing {
  ok: true;
  svg: string;
  width: number;
  /** The description column alone, to be kept in view beside a drawing that is wider than its place. */
  described: string | undefined;
  /** The drawing again with small shapes for paper, where the full one is too wide. */
  small: string | undefined;
  /** How it is printed; undefined where its words would be too small to read on either way of the paper. */
  paper: PaperDrawing | undefined;
}

/** A drawing in its rows, between which a page may end, below the heads of its lanes. */
export interface PaperDrawing {
  head: string;
  rows: string[];
  /** Printed on A4 across. */
  isAcross: boolean;
  /** So many rows at its end stand on one sheet. */
  together: number;
}

/** A4 in CSS pixels, less the portal's margins; in height also less what a table keeps between its rows. */
const upright = { width: 665, height: 940 };
const across = { width: 994, height: 610 };
/** A drawing shrunk further than this has words of less than 7 points. */
const SMALLEST = 0.79;
/** Of its height, what the last of sheets across holds at least. */
const LAST_SHEET = 0.4;
/** A last row lower than this, in pixels, is the end that a step leads to: it stands on the sheet of that step. */
const LONE_ROW = 100;
/** How wide a description column is on the screen, and how narrow and how wide on paper, where it takes what the lanes leave. */
const DESCRIBED = { screen: 262, least: 200, most: 420 } as const;

/**
 * Draws a flow for a document's page. On paper it stands upright, with small shapes where its words would else be too
 * small to read; across only where that is not enough, since a page across holds few steps.
 */
export function drawForPage(
  flow: Flow,
  number: string,
  shown: ShownRevision,
  context: DocumentContext,
): FlowDrawing | { ok: false; problems: FlowProblem[] } {
  const prefix = `d${number.replaceAll(".", "-")}`;
  const form = context.portal.settings.portal.layout;
  const plain: DrawFlowOptions = {
    ...drawnAs(shown, context),
    flow,
    idPrefix: prefix,
    describe: DESCRIBED.screen,
    form,
    // The columns of this form are as wide on paper as on the screen, and say the same in the same lines.
    ...(form === "sop-ap" ? { said: new Map() } : {}),
  };
  const drawn = drawOnce(context.address, {
    ...plain,
    hrefOfStep: (step) => `#${stepAnchor(step.number)}`,
    hrefOfExit: (exit) => leadOfExit(exit, shown, context).href,
  });
  if (!drawn.ok) return drawn;
  const small = isReadable(drawn, upright) ? undefined : drawSmall(context.address, { ...plain, idPrefix: `${prefix}-small` });
  const printed = small?.ok ? small : drawn;
  const id = printed === drawn ? `${prefix}-drawing` : `${prefix}-small-drawing`;
  return {
    ok: true,
    svg: withId(drawn.svg, `${prefix}-drawing`),
    width: drawn.width,
    described: plain.form === "house" ? drawn.described(`${prefix}-drawing`) : undefined,
    small: printed === drawn ? undefined : withId(printed.svg, id),
    paper: onPaper(printed, id, context.portal.options.prints !== undefined),
  };
}

/** Small shapes, so that words are large: beside them the description column is as wide as the paper and a reader's eye want it. */
function drawSmall(address: string, plain: DrawFlowOptions): ReturnType<typeof drawOnce> {
  // On paper the stamp stands across the sheet.
  const small: DrawFlowOptions = { ...plain, isCompact: true, forPaper: true, across: undefined };
  const lanes = lanesWidth(small) ?? 0;
  const rooms = [upright, across].map(({ width }) => Math.floor(width / SMALLEST) - lanes);
  const room = rooms.find((one) => one >= DESCRIBED.least) ?? DESCRIBED.screen;
  return drawOnce(address, { ...small, describe: Math.min(room, DESCRIBED.most) });
}

function onPaper(printed: DrawnFlow, id: string, isContinued: boolean): PaperDrawing | undefined {
  if (isReadable(printed, upright)) return onUprightPaper(printed, id, isContinued);
  return isReadable(printed, across)
    ? { ...rowsOn(across, printed, id, isContinued), isAcross: true, together: lastOnes(printed) }
    : undefined;
}

/** The last of sheets that lie across is well filled, since nothing else comes on it: so many rows go there. */
function lastOnes(printed: DrawnFlow): number {
  const most = heightOn(across, printed);
  const { at, height } = printed.cuts(most);
  return at.filter((cut) => height - cut < most * LAST_SHEET).length + 1;
}

/** True where a drawing's words can be read on upright paper. */
export function isReadableUpright(drawn: DrawnFlow): boolean {
  return isReadable(drawn, upright);
}

/**
 * A drawing in its rows on upright paper, however small its words become.
 * @param isContinued true where whoever prints it can tell where pages end, and say where lines across them go on
 */
export function onUprightPaper(printed: DrawnFlow, id: string, isContinued = false): PaperDrawing {
  const { at, height } = printed.cuts(heightOn(upright, printed));
  return { ...rowsOn(upright, printed, id, isContinued), isAcross: false, together: height - (at.at(-1) ?? 0) < LONE_ROW ? 2 : 1 };
}

/**
 * Whether sheets across may begin with this flow: where they come after others, the one before them is left unfilled, so that the
 * table is printed instead.
 */
export function beginsAcross(flow: Flow, section: string, shown: ShownRevision, context: DocumentContext): boolean {
  const before = shown.document.flows.filter(({ number, steps }) => number < flow.number && steps.length > 0);
  return before.every((one) => {
    const drawing = drawForPage(one, `${section}.${one.number}`, shown, context);
    return drawing.ok && drawing.paper?.isAcross;
  });
}

function rowsOn(paper: typeof upright, printed: DrawnFlow, id: string, isContinued: boolean): ReturnType<DrawnFlow["rows"]> {
  return printed.rows(id, heightOn(paper, printed), isContinued);
}

/** How high a page is in pixels of a drawing. */
function heightOn({ width, height }: typeof upright, printed: DrawnFlow): number {
  return height * Math.max(1, printed.width / width);
}

function isReadable({ width }: { width: number }, paper: { width: number }): boolean {
  return width * SMALLEST <= paper.width;
}

/** A drawing that others of the same page show again. */
export function withId(svg: string, id: string): string {
  return svg.replace("<svg ", `<svg id="${id}" `);
}
