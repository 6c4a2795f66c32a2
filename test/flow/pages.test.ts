import { expect, test } from "vitest";
import { cutIntoPages } from "../../core/flow/drawing/flow-pages.ts";
import { exitTitle } from "../../core/flow/graph/exit-title.ts";
import type { FlowLayout } from "../../core/flow/layout/flow-layout.ts";
import { layOutFlow } from "../../core/flow/layout/lay-out-flow.ts";
import { measureText } from "../../core/flow/layout/measure-text.ts";
import { boxAround, overlap } from "./geometry.ts";
import { randomFlow } from "./random-flow.ts";

const A4 = { width: 665, height: 880 };

function layOut(seed: number): FlowLayout {
  const { flow, parties, textOf } = randomFlow(seed);
  const laid = layOutFlow(flow, { parties, language: "id", exitTitle: exitTitle("id", () => undefined), textOf, describe: 262 });
  if ("problems" in laid) throw new Error("the flow can't be drawn");
  return laid.layout;
}

test.each([3, 5, 8, 13, 21, 34])("every line that a page cuts says where it goes, flow %i", (seed) => {
  const layout = layOut(seed);
  const pages = cutIntoPages(layout, A4, "id");
  expect(pages.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).toEqual([
    ...layout.rows.keys(),
  ]);
  for (const [index, page] of pages.entries()) {
    const next = pages[index + 1];
    if (!next) continue;
    const cut = new Set(
      layout.edges.flatMap(({ points }) =>
        points.flatMap((point, at) => {
          const before = points[at - 1];
          if (!before || before.x !== point.x) return [];
          return Math.min(before.y, point.y) < page.bottom && Math.max(before.y, point.y) > page.bottom ? [point.x] : [];
        }),
      ),
    );
    expect(new Set(page.below.map(({ x }) => x))).toEqual(cut);
    expect(new Set(next.above.map(({ x }) => x))).toEqual(cut);
    for (const marks of [page.below, next.above]) {
      for (const [at, { text, level, x, anchor }] of marks.entries()) {
        expect(text).toMatch(/^(?:ke|dari) .+, bag\. \d+$/);
        const width = measureText(text, 11.5);
        const left = anchor === "start" ? x + 5 : x - 5 - width;
        const box = boxAround(left + width / 2, level * 15, width, 12);
        for (const other of marks.slice(at + 1)) {
          const otherWidth = measureText(other.text, 11.5);
          const otherLeft = other.anchor === "start" ? other.x + 5 : other.x - 5 - otherWidth;
          expect(overlap(box, boxAround(otherLeft + otherWidth / 2, other.level * 15, otherWidth, 12))).toBe(false);
        }
      }
    }
  }
});

test("what fits on a page is not cut", () => {
  const layout = layOut(3);
  expect(cutIntoPages(layout, { width: 2000, height: 9000 }, "id")).toHaveLength(1);
});

test("the first part leaves room for the flow's name", () => {
  const layout = layOut(13);
  const [first] = cutIntoPages(layout, { ...A4, first: 600 }, "id");
  const [whole] = cutIntoPages(layout, A4, "id");
  if (!first || !whole) throw new Error("nothing was cut");
  const scale = Math.min(1, A4.width / (layout.width - layout.left));
  expect((layout.head + first.bottom - first.top) * scale).toBeLessThanOrEqual(600);
  expect(first.last).toBeLessThan(whole.last);
});
