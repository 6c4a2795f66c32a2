import { expect, test } from "vitest";
import { drawFlow } from "../../core/flow/drawing/draw-flow.ts";
import { crowdedFlow } from "./crowded-flow.ts";
import { readFlow } from "./read-flow.ts";

const step = (number: number, title: string, ...fields: string[]) =>
  [`#### ${number}. ${title}`, "", `- Pelaksana: Lajur ${number % 20}`, ...fields, ""].join("\n");

/** What stands in the way of a drawing, in English; empty where it is drawn. */
function problemsOf(...steps: string[]): string[] {
  const { document, flow } = readFlow(`### Alur\n\n${steps.join("\n")}`);
  const drawn = drawFlow({ document, flow, language: "en", idPrefix: "x" });
  return drawn.ok ? [] : drawn.problems.map(({ message }) => message.en);
}

test("what can't be drawn truthfully is refused, with the step named", () => {
  expect(problemsOf(step(1, "A", "- Lanjut: 1"))).toEqual(["Step 1 leads only to itself."]);
  expect(problemsOf(step(1, "A", "- Lanjut: 9"))).toEqual(["Step 1 goes on to step 9, which is not there."]);
  expect(problemsOf(step(1, "A?", "- Lanjut:", "  - Ya → selesai", "  - ya → ?"))).toEqual(["Step 1 has two branches with one label."]);
  expect(problemsOf(step(1, "A?", "- Lanjut:", "  - Ya → 1"))).toEqual(["Step 1 leads only to itself."]);
  expect(
    problemsOf(
      step(1, "A?", "- Lanjut:", "  - Ya → 2 dan 3", "  - Tidak → selesai"),
      ...[2, 3].map((n) => step(n, "B", "- Lanjut: selesai")),
    ),
  ).toEqual(["A branch of step 1 leads to several steps at once."]);
  const seven = [2, 3, 4, 5, 6, 7, 8].map((number) => `  - ${number} → ${number}`);
  expect(
    problemsOf(step(1, "A?", "- Lanjut:", ...seven), ...[2, 3, 4, 5, 6, 7, 8].map((number) => step(number, "B", "- Lanjut: selesai"))),
  ).toEqual(["Step 1 has 7 branches; a drawing has room for 6."]);
});

test("what is odd is drawn", () => {
  expect(problemsOf()).toEqual([]);
  expect(problemsOf(step(1, "", "- Lanjut: selesai"))).toEqual([]);
  expect(problemsOf(step(1, "w".repeat(200), "- Lanjut: selesai"), step(2, "tidak tercapai"))).toEqual([]);
});

test("300 steps that jump over 20 lanes are drawn", { timeout: 60_000 }, () => {
  const steps = Array.from({ length: 300 }, (_, index) => {
    const jump = index % 7 === 0 ? ((index * 37) % 300) + 1 : index + 2;
    return step(index + 1, "Langkah", index === 299 || jump === index + 1 ? "- Lanjut: selesai" : `- Lanjut: ${jump}`);
  });
  expect(problemsOf(...steps)).toEqual([]);
});

test.each([
  ["more lines side by side than a lane has room for", crowdedFlow()],
  ["lines that would have room, if they did not cross so often", crowdedFlow({ decisions: 24, ways: 4, actors: ["Agent", "Lead"] })],
])("%s are given up in bounded time", { timeout: 60_000 }, (_, notation) => {
  const { document, flow } = readFlow(notation, ["Agent", "Lead"]);
  const drawn = drawFlow({ document, flow, language: "en", idPrefix: "x" });
  expect(drawn.ok ? [] : drawn.problems.map(({ message }) => message.en)).toEqual(["The flow's lines are too many to be drawn apart."]);
});
