import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { viewFlow } from "../../core/flow/views/flow-view.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";
import { fixtures } from "./fixtures.ts";
import { randomFlow } from "./random-flow.ts";
import type { FlowFixture } from "./read-flow.ts";

const flows = [...fixtures, ...Array.from({ length: 40 }, (_, index) => randomFlow(index + 1))];

async function bpmnOf({ document, flow }: FlowFixture): Promise<string> {
  const view = await viewFlow("bpmn", { document, flow, language: "id", layout: "house", titleOf: () => undefined, width: 80 });
  if ("problems" in view) throw new Error(view.problems.map(({ message }) => message.en).join(" "));
  return view.content;
}

describe("out to BPMN and back", () => {
  test.each(flows.map((fixture) => [fixture.name, fixture] as const))("%s is the same flow", async (_, fixture) => {
    const read = await readBpmn(await bpmnOf(fixture), "id");
    if ("problem" in read) throw new Error(read.problem.en);
    expect(read.flow).toEqual(plainFlow(fixture.document, fixture.flow));
    expect(read.notes).toEqual([]);
  });
});

/** Whether Debian's xmllint is there; without it the schema is not asked, and the test says so by being skipped. */
const hasXmllint = (() => {
  try {
    execFileSync("xmllint", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasXmllint)("the schema of the OMG accepts every file", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "bpmn-"));
  try {
    const files = await Promise.all(
      flows.map(async (fixture, index) => {
        const file = join(folder, `${index}.bpmn`);
        writeFileSync(file, await bpmnOf(fixture));
        return file;
      }),
    );
    const schema = "node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd";
    execFileSync("xmllint", ["--nonet", "--noout", "--schema", schema, ...files], { stdio: "pipe" });
    writeFileSync(join(folder, "wrong.bpmn"), readFileSync(join(folder, "0.bpmn"), "utf8").replace("bpmn:startEvent", "bpmn:beginning"));
    expect(() =>
      execFileSync("xmllint", ["--nonet", "--noout", "--schema", schema, join(folder, "wrong.bpmn")], { stdio: "pipe" }),
    ).toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("in bpmn-js", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: (await findBrowser()).path, args: browserArguments });
  }, 60_000);
  afterAll(() => browser?.close());

  test("every file opens without a warning, each shape and line where we put it", { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    await page.setContent('<div id="canvas" style="width:1000px;height:800px"></div>');
    await page.addScriptTag({ path: "node_modules/bpmn-js/dist/bpmn-viewer.production.min.js" });
    for (const fixture of flows) {
      const opened = await page.evaluate(openInViewer, await bpmnOf(fixture));
      expect(opened.warnings, fixture.name).toEqual([]);
      expect(opened.shapes, fixture.name).toBeGreaterThan(fixture.flow.steps.length);
      expect(opened.loose, fixture.name).toEqual([]);
    }
  });
});

/** Runs in the page: opens a file and tells the warnings, and the lines that do not touch what they connect. */
async function openInViewer(xml: string): Promise<{ warnings: string[]; shapes: number; loose: string[] }> {
  const { BpmnJS } = globalThis as unknown as { BpmnJS: new (options: object) => Viewer };
  const viewer = new BpmnJS({ container: "#canvas" });
  const { warnings } = await viewer.importXML(xml);
  const elements = viewer.get("elementRegistry").filter(() => true);
  const touches = (shape: Drawn, point: { x: number; y: number } | undefined) =>
    point !== undefined &&
    point.x >= shape.x - 1 &&
    point.x <= shape.x + shape.width + 1 &&
    point.y >= shape.y - 1 &&
    point.y <= shape.y + shape.height + 1;
  const loose = elements.flatMap(({ id, waypoints, source, target }) =>
    waypoints && source && target && !(touches(source, waypoints[0]) && touches(target, waypoints.at(-1))) ? [id] : [],
  );
  viewer.destroy();
  return { warnings: warnings.map(({ message }) => message), shapes: elements.length, loose };
}

interface Drawn {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  waypoints?: { x: number; y: number }[];
  source?: Drawn;
  target?: Drawn;
}

interface Viewer {
  importXML(xml: string): Promise<{ warnings: { message: string }[] }>;
  get(service: "elementRegistry"): { filter(keep: (element: Drawn) => boolean): Drawn[] };
  destroy(): void;
}

describe("anyone's BPMN", () => {
  const file = (inside: string) => `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">
  <process id="p" name="Keluhan">${inside}</process>
</definitions>`;
  const line = (from: string, to: string, name = "") =>
    `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"${name && ` name="${name}"`}/>`;

  test("gives steps, decisions, parallel parts and calls, and says what is lost", async () => {
    const read = await readBpmn(
      file(`
        <laneSet id="l"><lane id="l1" name="Agent"><flowNodeRef>a</flowNodeRef><flowNodeRef>g</flowNodeRef></lane>
        <lane id="l2" name="Back Office"><flowNodeRef>b</flowNodeRef><flowNodeRef>c</flowNodeRef><flowNodeRef>d</flowNodeRef></lane></laneSet>
        <startEvent id="s"/><userTask id="a" name="Terima keluhan"/><exclusiveGateway id="g" name="Sah?"/>
        <task id="b" name="Periksa"/><parallelGateway id="split"/><task id="c" name="Data"/><task id="d" name="Tagihan"/>
        <parallelGateway id="join"/><task id="e" name="Balas"/><callActivity id="x" name="Lain" calledElement="IN.OCC.TELK.W-10"/><endEvent id="z"/>
        <boundaryEvent id="t" name="Lewat waktu" attachedToRef="b"/>
        ${line("s", "a")}${line("a", "g")}${line("g", "b", "Ya")}${line("g", "x", "Tidak")}${line("b", "split")}
        ${line("split", "c")}${line("split", "d")}${line("c", "join")}${line("d", "join")}${line("join", "e")}${line("e", "z")}`),
      "id",
    );
    if ("problem" in read) throw new Error(read.problem.en);
    expect(read.flow.lanes).toEqual(["Agent", "Back Office"]);
    expect(read.flow.steps.map(({ number, title, after, next }) => ({ number, title, after, next }))).toEqual([
      { number: 1, title: "Terima keluhan", after: [], next: [{ label: "", target: { kind: "step", number: 2 } }] },
      {
        number: 2,
        title: "Sah?",
        after: [],
        next: [
          { label: "Ya", target: { kind: "step", number: 3 } },
          { label: "Tidak", target: { kind: "document", code: "IN.OCC.TELK.W-10" } },
        ],
      },
      { number: 3, title: "Periksa", after: [], next: [{ label: "", target: { kind: "parallel", numbers: [4, 5] } }] },
      { number: 4, title: "Data", after: [], next: [{ label: "", target: { kind: "step", number: 6 } }] },
      { number: 5, title: "Tagihan", after: [], next: [{ label: "", target: { kind: "step", number: 6 } }] },
      { number: 6, title: "Balas", after: [4, 5], next: [{ label: "", target: { kind: "end" } }] },
    ]);
    expect(read.notes.map(({ en }) => en)).toEqual([
      "“Terima keluhan” is a plain step now; its kind was UserTask.",
      "BoundaryEvent “Lewat waktu” was left out.",
      "In no lane: Balas.",
    ]);
  });

  test("a loop through gateways alone ends", async () => {
    const read = await readBpmn(
      file(
        `<task id="a" name="A"/><exclusiveGateway id="g"/><exclusiveGateway id="h"/>${line("a", "g")}${line("g", "h")}${line("h", "g")}`,
      ),
      "id",
    );
    expect("flow" in read && read.flow.steps).toMatchObject([{ title: "A", next: [{ target: { kind: "end" } }] }]);
  });

  test.each(["", "bukan XML", "<html/>", file(""), `${"<a>".repeat(10)}`])("what is no process is refused: %s", async (text) => {
    expect(await readBpmn(text, "id")).toHaveProperty("problem");
  });
});
