import { expect, test } from "vitest";
import { drawFlow } from "../../core/flow/drawing/draw-flow.ts";
import { fixtures } from "./fixtures.ts";
import { randomFlow } from "./random-flow.ts";
import { readFlow } from "./read-flow.ts";

const sentence = "Laptop yang sedang diperbaiki dianggap tidak tersedia, dan petugas menuliskannya pada daftar.\n\n";
const told = (lines: number) =>
  readFlow(
    `### Alur\n\n#### 1. Salam\n\n- Pelaksana: Agent\n\n${sentence.repeat(lines)}\n#### 2. Tutup\n\n- Pelaksana: Agent\n- Lanjut: selesai\n`,
    ["Agent"],
  );

test.each([
  ["rows", 800],
  ["a row as high as a page", 300],
  ["less than a line", 5],
] as const)("a drawing is cut between %s and its lines of text, and into nothing higher than was asked", (_, most) => {
  for (const { document, flow } of [...fixtures, randomFlow(3), told(0), told(12), told(60)]) {
    for (const form of ["house", "sop-ap"] as const) {
      const drawn = drawFlow({ document, flow, language: "id", idPrefix: "f", standalone: true, forPaper: true, form });
      if (!drawn.ok) continue;
      const { at, width, height } = drawn.cuts(most);
      expect(drawn.svg).toContain(` width="${width}" height="${height}"`);
      const edges = [...at, height];
      for (const [index, edge] of edges.slice(1).entries()) {
        expect(edge).toBeGreaterThan(edges[index] ?? 0);
        expect(edge - (edges[index] ?? 0)).toBeLessThanOrEqual(Math.max(most, 16) + 1);
      }
      for (const [, top, cell = ""] of drawn.svg.matchAll(/class="description" transform="translate\([\d.-]+ ([\d.]+)\)">(.*?)<\/g>/gs))
        for (const [, y] of cell.matchAll(/<text[^>]* y="([\d.]+)"/g)) {
          const baseline = Number(top) + Number(y) + 1;
          expect(at.filter((cut) => cut > baseline - 11 && cut < baseline + 4)).toEqual([]);
        }
    }
  }
});
