/** A part of a drawing that fits on a page, in the drawing's own pixels. */
export interface DrawingSlice {
  top: number;
  height: number;
}

/** What fits below a printed page's header, at the width of a page's text: CSS pixels of A4 with the portal's margins. */
const PAGE = { width: 665, height: 880 } as const;

/**
 * Cuts a drawing of a flow between its rows, so that each part fits on a page with the lanes' names above it. One part
 * where the whole fits.
 * @param svg as `drawFlow` makes it: its `row-rule` lines are where it may be cut, its `lane-head` boxes are the head
 */
export function sliceDrawing(svg: string, width: number, height: number): { head: number; slices: DrawingSlice[] } {
  const room = PAGE.height / Math.min(1, PAGE.width / width);
  const head = Number(/class="lane-head"[^>]* height="([\d.]+)"/.exec(svg)?.[1] ?? 0);
  const cuts = [...svg.matchAll(/class="row-rule"[^>]* y1="([\d.]+)"/g)].map(([, y]) => Number(y));
  const slices: DrawingSlice[] = [];
  let top = 0;
  let last = 0;
  for (const cut of [...cuts, height]) {
    const used = cut - top + (top === 0 ? 0 : head);
    if (used > room && last > top) {
      slices.push({ top, height: last - top });
      top = last;
    }
    last = cut;
  }
  slices.push({ top, height: height - top });
  return { head, slices };
}
