import type { Flow } from "../../../core/document/document.ts";
import type { DrawFlowOptions, DrawnFlow } from "../../../core/flow/drawing/draw-flow.ts";
import type { FlowProblem } from "../../../core/flow/graph/flow-graph.ts";
import { textsIn } from "../../../languages/index.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import { citedTitle, languageOf } from "../document/frame.ts";
import { stampOf } from "../document/status-text.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { stepAnchor } from "../page/addresses.ts";
import { drawOnce } from "./draw-once.ts";
import { hrefOfExit } from "./exits.ts";

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
}

/** A4 in CSS pixels, less the portal's margins; in height also less what a table keeps between its rows. */
const upright = { width: 665, height: 940 };
const across = { width: 994, height: 610 };
/** A drawing shrunk further than this has words of less than 7 points. */
const SMALLEST = 0.79;

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
  const plain: DrawFlowOptions = {
    document: shown.document,
    flow,
    language: languageOf(shown),
    idPrefix: prefix,
    describe: 262,
    form: context.portal.settings.portal.layout,
    titleOf: (code) => citedTitle(context.portal, shown, code),
    across: stampOf(shown, textsIn(languageOf(shown)).portal),
    said: new Map(),
  };
  const drawn = drawOnce(context.address, {
    ...plain,
    hrefOfStep: (step) => `#${stepAnchor(step.number)}`,
    hrefOfExit: (exit) => hrefOfExit(exit, shown, context),
  });
  if (!drawn.ok) return drawn;
  const small = isReadable(drawn, upright)
    ? undefined
    : drawOnce(context.address, { ...plain, idPrefix: `${prefix}-small`, isCompact: true, forPaper: true });
  const printed = small?.ok ? small : drawn;
  const id = printed === drawn ? `${prefix}-drawing` : `${prefix}-small-drawing`;
  return {
    ok: true,
    svg: withId(drawn.svg, `${prefix}-drawing`),
    width: drawn.width,
    described: plain.form === "house" ? drawn.described(`${prefix}-drawing`) : undefined,
    small: printed === drawn ? undefined : withId(printed.svg, id),
    paper: onPaper(printed, id),
  };
}

function onPaper(printed: DrawnFlow, id: string): PaperDrawing | undefined {
  if (isReadable(printed, upright)) return onUprightPaper(printed, id);
  return isReadable(printed, across) ? { ...rowsOn(across, printed, id), isAcross: true } : undefined;
}

/** A drawing in its rows on upright paper, however small its words become. */
export function onUprightPaper(printed: DrawnFlow, id: string): PaperDrawing {
  return { ...rowsOn(upright, printed, id), isAcross: false };
}

function rowsOn({ width, height }: { width: number; height: number }, printed: DrawnFlow, id: string): ReturnType<DrawnFlow["rows"]> {
  return printed.rows(id, height * Math.max(1, printed.width / width));
}

function isReadable({ width }: { width: number }, paper: { width: number }): boolean {
  return width * SMALLEST <= paper.width;
}

/** A drawing that others of the same page show again. */
export function withId(svg: string, id: string): string {
  return svg.replace("<svg ", `<svg id="${id}" `);
}
