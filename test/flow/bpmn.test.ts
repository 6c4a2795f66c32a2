import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBpmnFile } from "../../cli/import/read-bpmn-file.ts";
import { readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { viewFlow } from "../../core/flow/views/flow-view.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";
import { fixtures } from "./fixtures.ts";
import { randomFlow } from "./random-flow.ts";
import { type FlowFixture, readFlow } from "./read-flow.ts";
import { structuredFlow } from "./structured-flow.ts";

const flows = [
  ...fixtures,
  ...Array.from({ length: 40 }, (_, index) => randomFlow(index + 1)),
  ...Array.from({ length: 20 }, (_, index) => randomFlow(index + 1, { isRich: true })),
  ...Array.from({ length: 12 }, (_, index) => structuredFlow(index + 1)),
];

const written = new Map<FlowFixture, Promise<string>>();

/** A flow as a file; laid out once, whoever asks. */
function bpmnOf(fixture: FlowFixture): Promise<string> {
  const file = written.get(fixture) ?? write(fixture);
  written.set(fixture, file);
  return file;
}

async function write({ document, flow }: FlowFixture): Promise<string> {
  const view = await viewFlow("bpmn", { document, flow, language: "id", layout: "house", titleOf: () => undefined, width: 80 });
  if ("problems" in view) throw new Error(view.problems.map(({ message }) => message.en).join(" "));
  return view.content;
}

describe("out to BPMN and back", () => {
  test.each(flows.map((fixture) => [fixture.name, fixture] as const))("%s is the same flow", async (_, fixture) => {
    const read = await readBpmn(await bpmnOf(fixture), { language: "id" });
    if ("problem" in read) throw new Error(read.problem.en);
    expect(read.flows[0]).toEqual(plainFlow(fixture.document, fixture.flow));
    // Random flows hold steps that nothing leads to, which is all there is to say of them.
    expect(read.notes.filter(({ en }) => !en.startsWith("Nothing in the file leads there"))).toEqual([]);
  });
});

// What the source lost stands in the frontmatter.
const whole = fixtures.filter(({ name }) => name !== "steps lost");

test.each(whole.map((fixture) => [fixture.name, fixture] as const))(
  "of our own file of %s no word is told to be left",
  async (_, fixture) => {
    const read = await readBpmnFile(Buffer.from(await bpmnOf(fixture)), { language: "id" });
    if ("problem" in read) throw new Error(read.problem.en);
    expect(read.notes.map(({ en }) => en).filter((note) => note.includes("stand in no step"))).toEqual([]);
  },
);

test("the words of a decision's only branch are told: a gateway with one way decides nothing", async () => {
  const [first, second] = ["#### 1. Ada?\n\n- Tenggat: 2 jam → 2\n- Lanjut: Ya → 2", "#### 2. Tutup\n\n- Lanjut: selesai"];
  const read = await readBpmn(await write(readFlow(`### Alur\n\n${first}\n\n${second}\n`)), { language: "id" });
  expect("notes" in read && read.notes.map(({ en }) => en)).toEqual(["Words on lines after “Ada?” were left out: “Ya”."]);
});

test("phases are groups, around what is in them", async () => {
  const fixture = fixtures.find(({ name }) => name === "time limits and failures") as FlowFixture;
  const own = await bpmnOf(fixture);
  expect(own.match(/<bpmn:categoryValue [^>]*value="[^"]*"/g)).toHaveLength(3);
  expect(own.match(/<bpmn:group /g)).toHaveLength(3);
  // Without our namespace the groups alone say which phase a step begins.
  const foreign = own.replace(/<bpmn:extensionElements>.*?<\/bpmn:extensionElements>/gs, "");
  for (const text of [foreign, foreign.replace(/<bpmn:categoryValueRef>.*?<\/bpmn:categoryValueRef>/g, "")]) {
    const read = await readBpmn(text, { language: "id" });
    const steps = "flows" in read ? (read.flows[0]?.steps ?? []) : [];
    expect(steps.flatMap(({ phase }) => phase ?? [])).toEqual(["Terima", "Hubungi", "Tutup"]);
  }
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
      { language: "id" },
    );
    if ("problem" in read) throw new Error(read.problem.en);
    expect(read.flows[0]?.lanes).toEqual(["Agent", "Back Office"]);
    expect(read.flows[0]?.steps.map(({ number, title, after, next }) => ({ number, title, after, next }))).toEqual([
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
      "The event “Lewat waktu” at “Periksa” leads nowhere and was left out.",
      "In no lane: “Balas”.",
      "UserTask is a plain step: “Terima keluhan”.",
    ]);
  });

  const readOf = async (inside: string) => {
    const read = await readBpmn(file(inside), { language: "id" });
    if ("problem" in read) throw new Error(read.problem.en);
    return { notation: read.flows.map((flow) => writeNotation(flow, "id")).join("\n"), notes: read.notes.map(({ en }) => en) };
  };

  test("events, sub-processes, repetition and links have their place", async () => {
    const { notation, notes } = await readOf(`
      <startEvent id="s" name="Pelanggan menelepon"/><task id="a" name="Catat"><documentation># Bukan judul</documentation><standardLoopCharacteristics loopMaximum="3"/></task>
      <boundaryEvent id="b" attachedToRef="a"><timerEventDefinition><timeDuration>PT4H</timeDuration></timerEventDefinition></boundaryEvent>
      <task id="x" name="Eskalasi"/><subProcess id="u" name="Ganti rugi"><startEvent id="us"/><task id="ut" name="Hitung"/>${line("us", "ut")}</subProcess>
      <eventBasedGateway id="g" name="Jawaban?"/><intermediateCatchEvent id="m" name="Dibalas"/><intermediateCatchEvent id="t"><timerEventDefinition/></intermediateCatchEvent>
      <intermediateThrowEvent id="l1"><linkEventDefinition name="L"/></intermediateThrowEvent><intermediateCatchEvent id="l2"><linkEventDefinition name="L"/></intermediateCatchEvent>
      <task id="c" name="Tutup"/><endEvent id="z" name="Tiket ditutup (1)"/>
      ${line("s", "a")}${line("a", "u")}${line("b", "x")}${line("x", "z")}${line("u", "g")}${line("g", "m")}${line("g", "t")}${line("m", "c")}${line("t", "l1")}${line("l2", "x")}${line("c", "z")}`);
    expect(notation).toBe(`### Keluhan

Dimulai: Pelanggan menelepon

#### 1. Catat

- Keterangan: Diulang sampai selesai, paling banyak 3 kali
- Tenggat: 4 jam → 5

\\# Bukan judul

#### 2. Ganti rugi

- Sesuai: Ganti rugi

#### 3. Jawaban?

- Lanjut:
  - Dibalas → 4
  - Waktu habis → 5

#### 4. Tutup

- Lanjut: selesai (Tiket ditutup – 1)

#### 5. Eskalasi

- Lanjut: selesai (Tiket ditutup – 1)

### Ganti rugi

#### 6. Hitung

- Lanjut: selesai
`);
    expect(notes).toContain("The end “Tiket ditutup (1)” is written “Tiket ditutup – 1”.");
    expect(notes).toContain("SubProcess is a flow of its own: “Ganti rugi”.");
    expect(notes).toContain("The event “Waktu habis (PT4H)” at “Catat” was read as a time limit of it, “4 jam”.");
  });

  test("the inside of a sub-process is done by whom its lane names; one that an event sets off is no step", async () => {
    const { notation, notes } = await readOf(`
      <laneSet id="l"><lane id="l1" name="Agent"><flowNodeRef>a</flowNodeRef></lane><lane id="l2" name="Kasir"><flowNodeRef>u</flowNodeRef></lane></laneSet>
      <startEvent id="s"/><task id="a" name="Catat"/><subProcess id="u" name="Ganti rugi"><task id="ut" name="Hitung"/></subProcess>
      <subProcess id="v" name="Batal" triggeredByEvent="true"><startEvent id="vs"/><task id="vt" name="Tarik kembali"/>${line("vs", "vt")}</subProcess>
      ${line("s", "a")}${line("a", "u")}`);
    expect(notation).toContain(
      "#### 2. Ganti rugi\n\n- Pelaksana: Kasir\n- Sesuai: Ganti rugi\n- Lanjut: selesai\n\n### Ganti rugi\n\n#### 3. Hitung\n\n- Pelaksana: Kasir\n",
    );
    expect(notation).toContain("### Batal\n\n#### 4. Tarik kembali");
    expect(notes).toContain("The flow “Batal” starts by an event at any time; nothing leads to it.");
  });

  test("several starts are told apart by a first decision", async () => {
    const { notation, notes } = await readOf(`
      <startEvent id="s" name="Pelanggan menelepon"/><startEvent id="r" name="Surel masuk"/><task id="a" name="Catat"/><task id="b" name="Baca"/><task id="c" name="Jawab"/>
      ${line("s", "a")}${line("r", "b")}${line("a", "c")}${line("b", "c")}`);
    expect(notation).toContain("#### 1. Dimulai dari mana?\n\n> [!RECONSTRUCTED]");
    expect(notation).toContain("  - Pelanggan menelepon → 2\n  - Surel masuk → 3\n");
    expect(notes[0]).toContain("The file has several starts; the decision “Dimulai dari mana?” was added");
  });

  test("a join before the end is how branches end together, unless no split leads to it", async () => {
    const joined = (gateway: string) =>
      readOf(`<startEvent id="s"/><task id="t" name="Mulai"/><${gateway} id="g" name="${gateway === "parallelGateway" ? "" : "Yang mana?"}"/><task id="a" name="Bayar"/><task id="b" name="Surati"/><parallelGateway id="j"/><endEvent id="z" name="Beres"/>
      ${line("s", "t")}${line("t", "g")}${line("g", "a", gateway === "parallelGateway" ? "" : "x")}${line("g", "b", gateway === "parallelGateway" ? "" : "y")}${line("a", "j")}${line("b", "j")}${line("j", "z")}`);
    const split = await joined("parallelGateway");
    expect(split.notation).toContain("#### 2. Bayar\n\n- Lanjut: selesai (Beres)\n\n#### 3. Surati\n\n- Lanjut: selesai (Beres)\n");
    const chosen = await joined("exclusiveGateway");
    expect(chosen.notation).toContain("- Setelah: 3 dan 4\n- Lanjut: selesai (Beres)\n");
    expect(chosen.notes).toContain("A step was added that the file has not: “Kumpulkan hasil”, before “Beres”.");
  });

  test("what has no name gets words, and a comma parts no actor", async () => {
    const { notation, notes } = await readOf(`
      <laneSet id="l"><lane id="l1" name="Agent,&#10;pagi"><flowNodeRef>g</flowNodeRef><flowNodeRef>a</flowNodeRef></lane></laneSet>
      <startEvent id="s"/><exclusiveGateway id="g" default="g-z"/><task id="a"/><endEvent id="z"/>${line("s", "g")}${line("g", "a")}${line("g", "z")}${line("a", "z")}`);
    expect(notation).toContain("#### 1. Keputusan 1\n\n- Pelaksana: Agent / pagi\n- Lanjut:\n  - Cabang 1 → 2\n  - Lainnya → selesai");
    expect(notation).toContain("#### 2. Langkah 2");
    expect(notes).toContain("Without a name in the file, to be named: “Keputusan 1”, “Langkah 2”.");
    expect(notes).toContain("The actor “Agent, pagi” is written “Agent / pagi”: a comma parts actors.");
  });

  test("ways without words get some, and what is guessed is said", async () => {
    const { notation, notes } = await readOf(`
      <startEvent id="s"/><task id="a" name="Periksa" default="a-d"/><task id="b" name="Bayar"/><task id="c" name="Tolak"/><task id="d" name="Tutup"/>
      <intermediateThrowEvent id="i"><escalationEventDefinition/></intermediateThrowEvent><endEvent id="z"/>
      ${line("s", "a")}<sequenceFlow id="a-b" sourceRef="a" targetRef="b" name="sah"><conditionExpression/></sequenceFlow>
      <sequenceFlow id="a-c" sourceRef="a" targetRef="c" name="palsu"><conditionExpression/></sequenceFlow>${line("a", "d")}
      ${line("b", "i")}${line("i", "z")}${line("c", "z")}${line("d", "z")}`);
    expect(notation).toContain("  - sah → 2\n  - palsu → 4\n  - Lainnya → 5\n");
    expect(notation).toContain("#### 3. Eskalasi");
    expect(notes).toContain("The default way after “Periksa” has no name in the file and is called “Lainnya”.");
    expect(notes).toContain("Lines with conditions read as a decision for one branch, though several may be taken: “Periksa”.");
    expect(notes).toContain("IntermediateThrowEvent read as a step or a branch: “Eskalasi”.");
  });

  test("data is what its steps need and make", async () => {
    const { notation, notes } = await readOf(`
      <dataObject id="o"/><dataObjectReference id="f" name="Formulir" dataObjectRef="o"/><dataObjectReference id="k" name="Kuitansi" dataObjectRef="o"/><dataStoreReference id="l" name="CRM"/>
      <task id="a" name="Bayar"><ioSpecification><dataInput id="in"/><dataOutput id="out"/><inputSet/><outputSet/></ioSpecification>
      <dataInputAssociation id="i1"><sourceRef>f</sourceRef><targetRef>in</targetRef></dataInputAssociation><dataInputAssociation id="i2"><sourceRef>k</sourceRef><targetRef>in</targetRef></dataInputAssociation>
      <dataOutputAssociation id="o1"><sourceRef>out</sourceRef><targetRef>k</targetRef></dataOutputAssociation></task>`);
    expect(notation).toContain("#### 1. Bayar\n\n- Kelengkapan: Formulir; Kuitansi\n- Hasil: Kuitansi\n");
    expect(notes).toContain("Data stands as input or output of its steps: “Formulir”, “Kuitansi”.");
    expect(notes).toContain("Data that no step is connected with left out: “CRM”.");
  });

  describe("groups", () => {
    const grouped = async (second: string, more = "") => {
      const shape = (element: string, x: number, width: number) =>
        `<bpmndi:BPMNShape bpmnElement="${element}"><dc:Bounds x="${x}" y="0" width="${width}" height="80"/></bpmndi:BPMNShape>`;
      const read = await readBpmn(
        `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="urn:x">
        <category id="cat"><categoryValue id="v1" value="Terima"/><categoryValue id="v2" value="Selesaikan"/></category>
        <process id="p" name="Keluhan">${["a", "b", "c", "d"].map((id) => `<task id="${id}" name="Langkah ${id.toUpperCase()}"/>`).join("")}
        ${line("a", "b")}${line("b", "c")}${line("c", "d")}<group id="g1" categoryValueRef="v1"/><group id="g2"${second}/></process>
        <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p">${["a", "b", "c", "d"].map((id, index) => shape(id, index * 100, 60)).join("")}${shape("g1", -10, 190)}${shape("g2", 190, 200)}${more}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`,
        { language: "id" },
      );
      if ("problem" in read) throw new Error(read.problem.en);
      return { phases: read.flows[0]?.steps.map(({ phase }) => phase), notes: read.notes.map(({ en }) => en) };
    };

    test("around runs of steps are phases", async () => {
      const { phases, notes } = await grouped(' categoryValueRef="v2"');
      expect(phases).toEqual(["Terima", undefined, "Selesaikan", undefined]);
      expect(notes).toContain("Groups are phases: “Terima”, “Selesaikan”.");
    });

    test("without a name are left out, and said", async () => {
      const { phases, notes } = await grouped("");
      expect(phases).toEqual([undefined, undefined, undefined, undefined]);
      expect(notes).toContain("Groups left out, since phases are runs of steps that leave none out: “Terima”, “?”.");
    });
  });

  test("a loop through gateways alone ends", async () => {
    const read = await readBpmn(
      file(
        `<task id="a" name="A"/><exclusiveGateway id="g"/><exclusiveGateway id="h"/>${line("a", "g")}${line("g", "h")}${line("h", "g")}`,
      ),
      { language: "id" },
    );
    expect("flows" in read && read.flows[0]?.steps).toMatchObject([{ title: "A", next: [{ target: { kind: "end" } }] }]);
  });

  test.each(["", "bukan XML", "<html/>", file(""), `${"<a>".repeat(10)}`])("what is no process is refused: %s", async (text) => {
    expect(await readBpmn(text, { language: "id" })).toHaveProperty("problem");
  });
});
