import { expect, test } from "vitest";
import { drawFlow, layOutDrawing } from "../../core/flow/drawing/draw-flow.ts";
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
      const heights = drawn.rows("f", most, true).rows.map((row) => Number(/ viewBox="[^"]* ([\d.]+)"/.exec(row)?.[1]));
      expect(Math.max(...heights)).toBeLessThanOrEqual(Math.max(most, 16) + 1);
      expect(drawn.svg).toContain(` width="${width}" height="${height}"`);
      // The line that ends the drawing is whole.
      const last = /viewBox="0 ([\d.]+) [\d.]+ ([\d.]+)"/.exec(drawn.rows("f", most, true).rows.at(-1) ?? "");
      expect(Number(last?.[1]) + Number(last?.[2])).toBeCloseTo(height);
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

test("neither a connector to elsewhere nor what is written beside a line is cut", () => {
  const asked = () =>
    readFlow(
      `### Alur\n\n#### 1. Salam\n\n- Pelaksana: Agent\n\n#### 2. Baik?\n\n- Pelaksana: Agent\n- Lanjut:\n  - Ya → 3\n  - Rusak → RK.MLF.CTH.P-51\n\n#### 3. Tutup\n\n- Pelaksana: Agent\n- Lanjut: selesai\n`,
      ["Agent"],
    );
  for (const describe of [0, 262]) {
    let merged = 0;
    for (const { document, flow } of [...fixtures, ...Array.from({ length: 12 }, (_, seed) => randomFlow(seed)), asked()]) {
      const titleOf = () => "Penanganan Permintaan di Meja Layanan oleh Petugas yang Bertugas";
      const options = { document, flow, language: "id", idPrefix: "f", titleOf, describe } as const;
      const laid = layOutDrawing(options);
      const drawn = drawFlow(options, laid);
      if ("problems" in laid || !drawn.ok) continue;
      const { at } = drawn.cuts(10_000);
      merged += laid.layout.rows.length - at.length;
      expect(drawn.rows("f", 10_000, false).rows).toHaveLength(at.length);
      for (const { exit, label } of laid.layout.edges) {
        if (exit) expect(at.filter((cut) => Math.abs(cut - 1 - exit.y) < exit.height / 2)).toEqual([]);
        if (label) expect(at.filter((cut) => cut - 1 > label.y - 9 && cut - 1 < label.y + 3)).toEqual([]);
      }
    }
    expect(merged).toBeGreaterThan(0);
  }
});

test("a phase's name stands within a row, where paper does not cut it", () => {
  const phase = (name: string, from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, index) =>
        `#### ${from + index}. Mencatat\n\n- Pelaksana: Agent\n${index === 0 ? `- Fase: ${name}\n` : ""}\n${sentence.repeat(index % 2)}\n`,
    ).join("\n");
  const { document, flow } = readFlow(`### Alur\n\n${phase("Terima", 1, 1)}${phase("Pencatatan", 2, 5)}${phase("Tutup", 6, 13)}`, [
    "Agent",
  ]);
  const drawn = drawFlow({ document, flow, language: "id", idPrefix: "f", describe: 262 });
  if (!drawn.ok) throw new Error("the flow can't be drawn");
  const { at } = drawn.cuts(10_000);
  const names = [...drawn.svg.matchAll(/translate\([\d.-]+ ([\d.]+)\) rotate\(-90\)"><text[^>]*>([^<]+)</g)];
  expect(names.map(([, , name]) => name)).toEqual(expect.arrayContaining(["Terima", "Pencatatan", "Tutup"]));
  // Six pixels a letter, more than the bold ones take, and the drawing's edge above its first row.
  for (const [, y, name = ""] of names) expect(at.filter((cut) => Math.abs(cut - 1 - Number(y)) < name.length * 3)).toEqual([]);
});
