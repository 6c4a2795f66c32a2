import { expect, test } from "vitest";
import { plainProse } from "../../core/flow/bpmn/bpmn-words.ts";
import { exitTitle } from "../../core/flow/graph/exit-title.ts";
import { layOutFlow } from "../../core/flow/layout/lay-out-flow.ts";
import { readFlow } from "./read-flow.ts";

test("what a tool documents as HTML comes in as words; what only looks like it is text", () => {
  expect(plainProse("<p>Ring &amp; <b>ask</b></p><p>twice &#233;</p>")).toBe("Ring & ask\ntwice é");
  expect(plainProse("if x<y then <see>")).toBe("if x\\<y then \\<see>");
});

test("a description that has no more to say than the shape says nothing", () => {
  const { flow, parties, textOf } = readFlow("### Alur\n\n#### 1. Salam\n\n#### 2. Tutup\n\n- KPI: cepat\n- Lanjut: selesai\n");
  const said = (isCompact: boolean): boolean[] => {
    const laid = layOutFlow(flow, {
      parties,
      language: "id",
      exitTitle: exitTitle("id", () => undefined),
      textOf,
      describe: 300,
      isCompact,
    });
    if ("problems" in laid) throw new Error("not drawn");
    return laid.layout.rows.flatMap(({ row, cells }) => (row.kind === "step" ? [cells[0] !== undefined] : []));
  };
  expect(said(false)).toEqual([false, true]);
  expect(said(true)).toEqual([true, true]);
});
