import type { FlowLayout } from "../layout/flow-layout.ts";
import { element, number } from "./svg-text.ts";

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

/** A stretch of the drawing, `from` of its own pixels down, shown at `y`. */
function window(id: string, width: number, y: number, from: number, height: number): string {
  const viewBox = `0 ${number(from)} ${number(width)} ${number(height)}`;
  return element("svg", { y, width: number(width), height: number(height), viewBox }, element("use", { href: `#${id}` }));
}
