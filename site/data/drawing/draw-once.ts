import type { Flow } from "../../../core/document/document.ts";
import { type DrawFlowOptions, drawFlow, type LaidDrawing, layOutDrawing, routeDrawing } from "../../../core/flow/drawing/draw-flow.ts";
import { onceAmongLast } from "../library/once.ts";

interface Drawings {
  routed: Map<string, ReturnType<typeof routeDrawing>>;
  layouts: Map<string, LaidDrawing>;
  drawn: Map<string, ReturnType<typeof drawFlow>>;
}

const drawingsOf = onceAmongLast(64, (_: Flow): Drawings => ({ routed: new Map(), layouts: new Map(), drawn: new Map() }));

/**
 * Draws a flow as `drawFlow` does. Drawings of one flow that differ only in links, marks and ids share one layout, and those whose
 * description columns are of other widths its lines; a page looks the same in both languages of the interface, so `address` and the
 * prefix of ids tell a drawing from others.
 */
export function drawOnce(address: string, options: DrawFlowOptions): ReturnType<typeof drawFlow> {
  const { flow, idPrefix } = options;
  const { drawn } = drawingsOf(flow);
  const place = JSON.stringify([address, idPrefix]);
  const known = drawn.get(place);
  if (known) return known;
  const drawing = drawFlow(options, layOutOnce(options));
  drawn.set(place, drawing);
  return drawing;
}

/** How wide the lanes of a drawing are, in pixels; undefined where it can't be drawn. */
export function lanesWidth(options: DrawFlowOptions): number | undefined {
  const laid = layOutOnce(options);
  return "problems" in laid ? undefined : laid.layout.lanesEnd - Math.min(0, laid.layout.left);
}

function layOutOnce(options: DrawFlowOptions): LaidDrawing {
  const { flow, language, describe, form, isCompact } = options;
  const { layouts } = drawingsOf(flow);
  const key = JSON.stringify([language, describe, form, isCompact ?? false]);
  const laid = layouts.get(key) ?? layOutDrawing(options, routeOnce(options));
  layouts.set(key, laid);
  return laid;
}

function routeOnce(options: DrawFlowOptions): ReturnType<typeof routeDrawing> {
  const { flow, language, form = "house", isCompact = false } = options;
  const { routed } = drawingsOf(flow);
  const key = JSON.stringify([language, form, isCompact]);
  const lines = routed.get(key) ?? routeDrawing(options);
  routed.set(key, lines);
  return lines;
}
