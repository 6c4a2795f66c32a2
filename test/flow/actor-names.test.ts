import { expect, test } from "vitest";
import { readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { flowFormats, viewFlow } from "../../core/flow/views/flow-view.ts";
import { readFlow } from "./read-flow.ts";

const step = (number: number, actor: string, more = "") => `#### ${number}. Langkah ${number}\n\n- Pelaksana: ${actor}\n${more}\n`;
const written = [
  step(1, "team  leader"),
  step(2, "Back office, TEAM LEADER, team leader"),
  step(3, "BACK OFFICE", "- Lanjut: selesai\n"),
].join("\n");
const fixture = readFlow(`### Keluhan\n\n${written}`, ["Team Leader", "team leader", "Penyelia"]);
const view = async (format: (typeof flowFormats)[number]) => {
  const seen = await viewFlow(format, { ...fixture, language: "id", layout: "house", titleOf: () => undefined, width: 80 });
  if ("problems" in seen) throw new Error("not shown");
  return seen.content;
};

test.each(flowFormats)("%s spells an actor as the parties do, else as the first step does", async (format) => {
  const content = await view(format);
  expect(content).toContain("Team Leader");
  expect(content).toContain("Back office");
  expect(content).not.toMatch(/team {1,2}leader|TEAM LEADER|BACK OFFICE|Team leader/);
});

test("one lane each, and one name each in a step", async () => {
  const plain = JSON.parse(await view("json"));
  expect(plain.lanes).toEqual(["Team Leader", "Back office"]);
  expect(plain.steps.map(({ actors }: { actors: string[] }) => actors)).toEqual([
    ["Team Leader"],
    ["Back office", "Team Leader"],
    ["Back office"],
  ]);
  expect(await view("text")).toMatch(
    /1 {2}■ · {2}Langkah 1.*\n 2 {2}· ■ {2}Langkah 2.*\n {4}· · {2}\(bersama Team Leader\)\n 3 {2}· ■ {2}Langkah 3/,
  );
  const back = await readBpmn(await view("bpmn"), { language: "id" });
  expect("flows" in back && back.flows[0]?.lanes).toEqual(["Team Leader", "Back office"]);
});
