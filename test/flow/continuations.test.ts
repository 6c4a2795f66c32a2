import { expect, test } from "vitest";
import { drawFlow, layOutDrawing } from "../../core/flow/drawing/draw-flow.ts";
import type { FlowLayout, LaidEdge } from "../../core/flow/layout/flow-layout.ts";
import { measureText } from "../../core/flow/layout/measure-text.ts";
import { fixtures } from "./fixtures.ts";
import { type Box, boxAround, overlap, type Stretch, stretchesOf } from "./geometry.ts";
import { randomFlow } from "./random-flow.ts";
import { type FlowFixture, readFlow } from "./read-flow.ts";

interface Said extends Box {
  text: string;
  piece: number;
  /** The piece it stands in, and whether at its end. */
  at: number;
  ends: boolean;
  hasGround: boolean;
}

const drawn = ({ document, flow }: FlowFixture, isCompact = true) => {
  const options = { document, flow, language: "id", idPrefix: "f", isCompact, forPaper: true, describe: 262 } as const;
  const laid = layOutDrawing(options);
  const drawing = drawFlow(options, laid);
  if ("problems" in laid || !drawing.ok) return undefined;
  const { rows } = drawing.rows("f", 900, true);
  const tops = rows.map((row) => Number(/ viewBox="\S+ (\S+)/.exec(row)?.[1]));
  return { layout: laid.layout, rows, tops, said: rows.flatMap((row, at) => saidIn(row, at, laid.layout)) };
};

function saidIn(row: string, at: number, { left: from }: FlowLayout): Said[] {
  return [...row.matchAll(/<g class="continued (begins|ends)">(.*?)<\/g>/gs)].flatMap(([, side, inner = ""]) =>
    [...inner.matchAll(/(<rect [^>]*>)?<text x="(\S+)" y="(\S+)"( text-anchor="end")? data-piece="(\d+)">([^<]*)<\/text>/g)].map(
      ([, ground, x, y, isEnd, piece, text = ""]) => {
        const width = measureText(`${text}00`, 12);
        const left = Number(x) - 1 + from - (isEnd ? width : 0);
        const baseline = Number(y) - 1;
        return {
          text,
          piece: Number(piece),
          at,
          ends: side === "ends",
          hasGround: ground !== undefined,
          left,
          right: left + width,
          top: baseline - 9,
          bottom: baseline + 3,
        };
      },
    ),
  );
}

const cutOf = (said: Said, tops: readonly number[]) => (tops[said.ends ? said.at + 1 : said.at] as number) - 1;

/** The lines that stand upright across a height. */
const across = ({ edges }: FlowLayout, cut: number) =>
  edges.flatMap((laid) => (stretchesOf(laid.points) ?? []).filter((one) => isAcross(one, cut)).map((stretch) => ({ laid, stretch })));
const isAcross = ({ level, low, high }: Stretch, cut: number) => !level && low < cut && high > cut;

const nameOf = ({ rows }: FlowLayout, index: number): string => {
  const row = rows[index]?.row;
  return row?.kind === "step" ? `langkah ${row.step.number}` : row?.kind === "start" ? "Mulai" : "";
};

const flows = [...fixtures, ...Array.from({ length: 20 }, (_, seed) => randomFlow(seed))];

test.each(flows.map((one, index) => [index, one] as const))("words beside lines that a page ends across: flow %i", (_, flow) => {
  const made = drawn(flow);
  if (!made) return;
  const { layout, said, tops } = made;
  const shapes = layout.rows.flatMap(({ shape }) => (shape ? [boxAround(shape.x, shape.y, shape.width, shape.height)] : []));
  for (const one of said) {
    const cut = cutOf(one, tops);
    // They stand in their piece, within the lanes, on no shape and no other words of that end.
    expect(one.top).toBeGreaterThanOrEqual((tops[one.at] as number) - 1);
    expect(one.bottom).toBeLessThanOrEqual((tops[one.at + 1] ?? layout.height + 1) - 1);
    expect(one.right).toBeLessThanOrEqual(layout.lanesEnd + 1);
    expect(one.left).toBeGreaterThanOrEqual(0);
    expect(shapes.filter((shape) => overlap(shape, one))).toEqual([]);
    expect(said.filter((other) => other !== one && other.at === one.at && other.ends === one.ends && overlap(other, one))).toEqual([]);
    // A line that they are true of runs beside them from there to the end of the page.
    const beside = across(layout, cut).filter(({ stretch, laid }) => {
      const near = Math.min(Math.abs(stretch.at - one.left), Math.abs(stretch.at - one.right)) < 6;
      const whole = one.ends ? stretch.low <= one.top + 2 : stretch.high >= one.bottom - 2;
      return near && whole && isTrueOf(one, laid, layout, tops);
    });
    expect(beside, JSON.stringify(one)).not.toEqual([]);
  }
});

function isTrueOf({ text, piece }: Said, { edge, points }: LaidEdge, layout: FlowLayout, tops: readonly number[]): boolean {
  const leaves = text.startsWith("ke ");
  const end = points.at(leaves ? -1 : 0)?.y as number;
  const inPiece = end >= (tops[piece] as number) - 1 && end < (tops[piece + 1] ?? Number.POSITIVE_INFINITY) - 1;
  const name = leaves ? (edge.to.kind === "row" ? nameOf(layout, edge.to.row) : "") : nameOf(layout, edge.from);
  const said = text.replace(/^(?:ke|dari) (?:langkah (?=\d))?|, hal\. $/g, "");
  return inPiece && (name === "" || said === name.replace("langkah ", ""));
}

test("nearly all lines that don't just lead to the next shape say where they go on", () => {
  let [lines, unsaid, over] = [0, 0, 0];
  for (const flow of flows) {
    const made = drawn(flow);
    if (!made) continue;
    const { layout, said, tops } = made;
    for (const [index, top] of tops.slice(1).entries()) {
      const leaving = across(layout, top - 1).filter(
        ({ laid: { edge } }) => edge.to.kind === "row" && Math.abs(edge.to.row - edge.from) > 1,
      );
      const there = said.filter(({ at, ends }) => (ends ? at === index : at === index + 1));
      for (const { laid, stretch } of leaving) {
        const own = there.filter((one) => one.text.startsWith("ke ") && isTrueOf(one, laid, layout, tops));
        const near = own.filter(({ left, right }) => Math.min(Math.abs(stretch.at - left), Math.abs(stretch.at - right)) < 6);
        lines++;
        if (near.length === 0) unsaid++;
        if (near.length > 0 && near.every(({ hasGround }) => hasGround)) over++;
      }
    }
  }
  expect(unsaid / lines).toBeLessThan(0.07);
  expect(over / lines).toBeLessThan(0.2);
});

test("a step is named shortly where there is little room, an end by its word", () => {
  const many = Array.from({ length: 6 }, (_, index) => `#### ${index + 3}. Catat\n\n- Pelaksana: Agent\n`).join("\n");
  const flow = readFlow(
    `### Alur\n\n#### 2. Baik?\n\n- Pelaksana: Agent\n- Lanjut:\n  - Ya → 3\n  - Tidak → 9\n\n${many}\n#### 9. Tutup\n\n- Pelaksana: Agent\n- Lanjut: selesai\n`,
    ["Agent"],
  );
  const texts = drawn(flow)?.said.map(({ text }) => text) ?? [];
  expect(texts).toContain("ke 9, hal. ");
  expect(texts).toContain("dari 2, hal. ");
  expect(texts).toContain("ke Selesai, hal. ");
});
