import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readDrawioFile } from "../../cli/import/read-drawio-file.ts";
import { type PlainFlow, plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { viewFlow } from "../../core/flow/views/flow-view.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { fixtures } from "./fixtures.ts";
import { type FlowFixture, readFlow } from "./read-flow.ts";
import { structuredFlow } from "./structured-flow.ts";

interface Shape {
  id: string;
  value?: string;
  style?: string;
  parent?: string;
  at?: [x: number, y: number, width: number, height: number];
}

const shape = ({ id, value = "", style = "", parent = "1", at = [0, 0, 100, 40] }: Shape): string =>
  `<mxCell id="${id}" value="${value}" style="${style}" vertex="1" parent="${parent}"><mxGeometry x="${at[0]}" y="${at[1]}" width="${at[2]}" height="${at[3]}" as="geometry"/></mxCell>`;
const line = (id: string, source: string, target: string, value = ""): string =>
  `<mxCell id="${id}" value="${value}" edge="1" parent="1"${source && ` source="${source}"`}${target && ` target="${target}"`}><mxGeometry as="geometry"/></mxCell>`;
const model = (...cells: string[]): string =>
  `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells.join("")}</root></mxGraphModel>`;
const file = (...pages: [name: string, content: string][]): string =>
  `<mxfile>${pages.map(([name, content]) => `<diagram name="${name}" id="x">${content}</diagram>`).join("")}</mxfile>`;
const packed = (xml: string): string => deflateRawSync(encodeURIComponent(xml)).toString("base64");

function read(xml: string, page?: string): { notation: string; notes: string[] } | string {
  const found = readDrawioFile(Buffer.from(xml), { language: "en", page });
  if ("problem" in found) return found.problem.en;
  return { notation: found.flows.map((flow) => writeNotation(flow, "en")).join("\n"), notes: found.notes.map(({ en }) => en) };
}

const complaint = model(
  shape({ id: "pool", value: "Service", style: "swimlane;horizontal=0", at: [0, 0, 800, 400] }),
  shape({ id: "l1", value: "Agent", style: "swimlane;horizontal=0", parent: "pool", at: [20, 0, 780, 200] }),
  shape({ id: "l2", value: "Lead, Supervisor", style: "swimlane;horizontal=0", parent: "pool", at: [20, 200, 780, 200] }),
  shape({ id: "s", value: "Customer calls", style: "ellipse;html=1", parent: "l1", at: [20, 40, 80, 60] }),
  shape({ id: "a", value: "&lt;b&gt;Greet&lt;/b&gt;&lt;br&gt;the customer", parent: "l1", at: [140, 40, 100, 60] }),
  `<UserObject id="d" label="Escalate?"><mxCell style="rhombus" vertex="1" parent="l1"><mxGeometry x="300" y="40" width="80" height="80" as="geometry"/></mxCell></UserObject>`,
  // In no container, but over the second lane.
  shape({ id: "t", value: "Review", at: [340, 260, 100, 60] }),
  shape({ id: "e", value: "Answered", style: "ellipse", parent: "l1", at: [500, 40, 80, 60] }),
  line("f1", "s", "a"),
  line("f2", "a", "d"),
  line("f3", "d", "t"),
  shape({ id: "f3l", value: "Yes", style: "edgeLabel", parent: "f3", at: [0, 0, 0, 0] }),
  line("f4", "d", "e", "No"),
  line("f5", "t", "e"),
);

test("lanes, decisions, labels, what it begins and ends with", () => {
  const found = read(file(["Complaint", complaint]));
  expect(found).toMatchInlineSnapshot(`
    {
      "notation": "### Complaint

    Starts: Customer calls

    #### 1. Greet the customer

    - Actor: Agent

    #### 2. Escalate?

    - Actor: Agent
    - Next:
      - Yes → 3
      - No → end (Answered)

    #### 3. Review

    - Actor: Lead / Supervisor
    - Next: end (Answered)
    ",
      "notes": [
        "Words of the file that stand in no step: value: “Service”.",
      ],
    }
  `);
});

test("what nobody sees who opens the drawing is read and told: hidden by itself, with its layer or group, or a line alone", () => {
  const hidden = (xml: string) => xml.replace("<mxCell ", '<mxCell visible="0" ');
  const found = read(
    file([
      "Hidden",
      model(
        `<mxCell id="layer" value="Old" parent="0" visible="0"/>`,
        shape({ id: "a", value: "Greet", at: [0, 0, 100, 40] }),
        shape({ id: "b", value: "Stamp", parent: "layer", at: [0, 60, 100, 40] }),
        hidden(shape({ id: "g", style: "group", at: [0, 120, 200, 90] })),
        shape({ id: "c", value: "File", parent: "g", at: [0, 0, 100, 40] }),
        hidden(`<UserObject id="d" label="Seal">${shape({ id: "d", at: [0, 220, 100, 40] })}</UserObject>`),
        shape({ id: "e", value: "Selesai", style: "ellipse", at: [0, 280, 100, 40] }),
        ...[line("1e", "a", "b"), line("2e", "b", "c"), line("3e", "c", "d"), line("4e", "d", "e"), hidden(line("5e", "a", "e", "done"))],
      ),
    ]),
  );
  const notes = typeof found === "string" ? [found] : found.notes;
  expect(notes).toContain("Hidden in the drawing, and read all the same: “Stamp”, “File”, “Seal”, “Greet → Selesai”.");
  expect(notes.filter((note) => note.includes("stand in no step"))).toEqual(["Words of the file that stand in no step: value: “Old”."]);
});

test("a packed page is the same", () => {
  expect(read(file(["Complaint", packed(complaint)]))).toEqual(read(file(["Complaint", complaint])));
  expect(read(complaint)).toMatchObject({ notation: expect.stringContaining("Greet the customer") });
});

describe("what is not read is said", () => {
  test("lines that hang loose, shapes that no line touches, pages without any", () => {
    const loose = model(
      shape({ id: "a", value: "One" }),
      shape({ id: "b", value: "Two", at: [0, 100, 100, 40] }),
      shape({ id: "n", value: "Remember the form", style: "shape=note" }),
      line("f1", "a", "b"),
      line("f2", "b", "", "afterwards"),
    );
    const found = read(file(["Flow", loose], ["Notes", model(shape({ id: "x", value: "words" }))]));
    expect(typeof found === "string" ? [] : found.notes).toEqual(
      expect.arrayContaining([
        "A line “afterwards” at “Two” is not fastened to a shape at both ends and was left out.",
        "No line leads to or from: “Remember the form”; left out.",
        "Pages without connected shapes: “Notes”.",
      ]),
    );
  });

  test("a page that is asked for and not there, and one that can't be unpacked", () => {
    expect(read(file(["One", complaint]), "Two")).toBe("The drawing has no page “Two”; it has “One”.");
    expect(read(file(["One", complaint], ["Two", "no base 64"]))).toBe("The page “Two” can't be unpacked.");
    expect(read(file(["One", complaint], ["Two", "no base 64"]), "One")).toMatchObject({ notation: expect.stringContaining("Greet") });
  });

  test("nothing but words, a bomb, entities, a container in itself", () => {
    expect(read(file(["Empty", model()]))).toContain("No page has shapes that lines connect");
    const bomb = deflateRawSync(Buffer.alloc(60_000_000, 65)).toString("base64");
    expect(read(file(["Bomb", bomb]))).toBe("The page “Bomb” can't be unpacked.");
    expect(() => read(`<!DOCTYPE a [<!ENTITY x "y">]>${file(["One", complaint])}`)).toThrow();
    const round = model(shape({ id: "a", value: "One", parent: "b" }), shape({ id: "b", value: "Two", parent: "a" }), line("f1", "a", "b"));
    expect(read(file(["Round", round]))).toMatchObject({ notation: expect.stringContaining("One") });
  });
});

describe("as it is really drawn", () => {
  const taken = (...cells: string[]) => {
    const found = read(file(["Page-1", model(...cells)]));
    if (typeof found === "string") throw new Error(found);
    return found;
  };
  const loose = (id: string, source: string, to: [x: number, y: number]): string =>
    `<mxCell id="${id}" edge="1" parent="1" source="${source}"><mxGeometry as="geometry"><mxPoint x="${to[0]}" y="${to[1]}" as="targetPoint"/></mxGeometry></mxCell>`;
  const a = shape({ id: "a", value: "Ask", at: [0, 0, 100, 40] });
  const b = shape({ id: "b", value: "Answer", at: [0, 100, 100, 40] });
  const c = shape({ id: "c", value: "Close", at: [0, 200, 100, 40] });

  test("a line drawn up to a shape leads there, one that ends far from any does not", () => {
    const near = taken(a, b, c, line("e1", "a", "b"), loose("e2", "b", [50, 192]));
    expect(near.notation).toContain("#### 3. Close");
    expect(near.notes).toContain("A line that is drawn up to “Close”, but not fastened to it, was read as if it were.");
    const far = taken(a, b, c, line("e1", "a", "b"), loose("e2", "b", [50, 170]));
    expect(far.notes).toContain("A line at “Answer” is not fastened to a shape at both ends and was left out.");
    expect(far.notes).toContain("No line leads to or from: “Close”; left out.");
  });

  test("a box whose lines all have words decides, and so do the connectors of process chains", () => {
    expect(taken(a, b, c, line("e1", "a", "b", "yes"), line("e2", "a", "c", "no")).notation).toContain("- Next:\n  - yes → 2\n  - no → 3");
    const chain = taken(
      shape({ id: "a", value: "XOR", style: "ellipse" }),
      shape({ id: "s", value: "Ask" }),
      b,
      c,
      line("e0", "s", "a"),
      line("e1", "a", "b"),
      line("e2", "a", "c"),
    );
    expect(chain.notation).toContain("#### 2. XOR\n\n- Next:\n  - Branch 1 → 3\n  - Branch 2 → 4");
  });

  test("an event at a shape's edge is its time limit or failure, one between steps has words", () => {
    const event = (id: string, style: string, at: [number, number, number, number], value = "") =>
      shape({ id, value, style: `shape=mxgraph.bpmn.event;perimeter=ellipsePerimeter;${style}`, at });
    const { notation } = taken(
      a,
      event("t", "outline=boundInt;symbol=timer", [80, 20, 40, 40], "2 hours"),
      event("m", "outline=eventInt;symbol=message", [300, 0, 40, 40]),
      b,
      c,
      line("e1", "a", "m"),
      line("e2", "m", "b"),
      line("e3", "t", "c"),
    );
    expect(notation).toContain("#### 1. Ask\n\n- Deadline: 2 hours → 4");
    expect(notation).toContain("Message received");
  });

  test("a line from a lane is said to be one", () => {
    const { notes } = taken(
      shape({ id: "l", value: "Customer", style: "swimlane", at: [500, 0, 200, 200] }),
      a,
      b,
      line("e1", "a", "b"),
      line("e2", "l", "b", "Order"),
    );
    expect(notes).toContain("A line “Order” between the lane “Customer” and “Answer” connects no two steps and was left out.");
  });
});

test("a shape's data are fields of its step, by either language's names; what is none is told", () => {
  const held = (id: string, label: string, data: string) =>
    `<object label="${label}" ${data} id="${id}"><mxCell style="" vertex="1" parent="l"><mxGeometry width="100" height="40" y="${id.length * 60}" as="geometry"/></mxCell></object>`;
  const found = read(
    file([
      "Returns",
      model(
        shape({ id: "l", value: "Agent", style: "swimlane" }),
        held(
          "a",
          "Take back",
          'KPI="5 minutes" Hasil="receipt" risk="high" Description="# Not a heading&#10;&lt;script&gt;" On_failure="broken"',
        ),
        // A copy of a step of ours has another id: its number is a word of its title.
        held("aa", "8. Pay", 'Pelaksana="Cashier, Agent" RC="P-01_R8"'),
        shape({ id: "e", value: "End", style: "ellipse", parent: "l", at: [0, 300, 40, 40] }),
        line("f1", "a", "aa"),
        line("f2", "aa", "e"),
      ),
    ]),
  );
  expect(found).toEqual({
    notation: `### Returns

#### 1. Take back

- Actor: Agent
- Output: receipt
- KPI: 5 minutes

\\# Not a heading
\\<script>

#### 2. 8. Pay

- Actor: Agent
- RC: P-01_R8
- Next: end
`,
    notes: [
      "The file has no start; the flow begins with “Take back”.",
      "Words of the file that stand in no step: risk: “high”; On_failure: “broken”; Pelaksana: “Cashier, Agent”.",
    ],
  });
});

test("a shape of anyone's that has an id like ours is in its lane; what only gathers lines is no step, whatever is said of it", () => {
  const gather = `<UserObject id="g" label="" KPI="none" Description="both come here"><mxCell style="rhombus" vertex="1" parent="l"><mxGeometry y="160" width="40" height="40" as="geometry"/></mxCell></UserObject>`;
  const found = read(
    file([
      "A",
      model(
        shape({ id: "l", value: "Agent", style: "swimlane" }),
        shape({ id: "step-1", value: "Ask?", style: "rhombus", parent: "l" }),
        shape({ id: "step-7", value: "7. Look", parent: "l", at: [0, 60, 100, 40] }),
        gather,
        shape({ id: "step-2", value: "Answer", parent: "l", at: [0, 220, 100, 40] }),
        line("a", "step-1", "step-7", "Yes"),
        line("b", "step-1", "g", "No"),
        line("c", "step-7", "g"),
        line("d", "g", "step-2"),
      ),
    ]),
  );
  expect(found).toMatchObject({
    notation: expect.stringContaining("#### 2. 7. Look\n\n- Actor: Agent\n\n#### 3. Answer\n\n- Actor: Agent\n"),
  });
  expect(found).toMatchObject({ notes: expect.arrayContaining([expect.stringContaining("both come here")]) });
});

describe("out to draw.io and back", () => {
  const write = async ({ document, flow }: FlowFixture) => {
    const view = await viewFlow("drawio", { document, flow, language: "id", layout: "house", titleOf: () => undefined, width: 80 });
    if ("problems" in view) throw new Error(view.problems.map(({ message }) => message.en).join(" "));
    return view.content;
  };

  const flows = [...fixtures, ...Array.from({ length: 17 }, (_, index) => structuredFlow(index + 1))];
  test.each(flows.map((fixture) => [fixture.name, fixture] as const))("%s: the same flow, word by word", async (_, fixture) => {
    const read = readDrawioFile(Buffer.from(await write(fixture)), { language: "id" });
    if ("problem" in read) throw new Error(read.problem.en);
    // What the source lost stands in the frontmatter, in BPMN as in the notation.
    const { gap: _gap, ...own } = plainFlow(fixture.document, fixture.flow);
    expect(read.flows.map((flow) => writeNotation(flow, "id"))).toEqual([writeNotation(own, "id")]);
    expect(read.notes.map(({ en }) => en).filter((note) => note.includes("stand in no step"))).toEqual(
      // An exit's data says where it leads; its label is a title.
      fixture.name === "steps lost" ? ["Words of the file that stand in no step: label: “? tidak tercantum”."] : [],
    );
  });

  test("edited by hand: an end is what its shape says, a step acts where it stands, and who is not named is not made up", async () => {
    const written =
      "#### 1. Terima\n\n- Pelaksana: Agent\n\n#### 2. Catat\n\n- KPI: 1 hari\n\n#### 3. Tutup\n\n- Pelaksana: Kasir\n- Lanjut: selesai (Beres)\n";
    const text = await write({ ...readFlow(`### Alur\n\n${written}`, ["Agent", "Kasir"]), name: "by hand" });
    const back = (xml: string) => {
      const found = readDrawioFile(Buffer.from(xml), { language: "id" });
      if ("problem" in found) throw new Error(found.problem.en);
      return writeNotation(found.flows[0] as PlainFlow, "id");
    };
    expect(back(text)).toBe(`### Alur\n\n${written}`);
    expect(back(text.replace('value="Beres"', 'value="Ditutup"'))).toContain("- Lanjut: selesai (Ditutup)");
    const lane = /<UserObject label="3\. Tutup"[\s\S]*?parent="(lane-\d)"/.exec(text)?.[1] ?? "";
    const moved = text.replace(/(<UserObject label="3\. Tutup"[\s\S]*?parent=")lane-\d/, `$1${lane === "lane-1" ? "lane-2" : "lane-1"}`);
    expect(back(moved)).toContain("#### 3. Tutup\n\n- Pelaksana: Agent\n");
    expect(back(text.replace(' KPI="1 hari"', ' KPI=""'))).not.toContain("KPI");
  });

  test("no word is markup, neither to XML nor to draw.io, which shows HTML", async () => {
    const title = 'Nilai < 5 & "baru"';
    const written = `#### 1. ${title}\n\n- Pelaksana: Agent\n\n#### 2. Catat <b>\n\n- Pelaksana: Agent\n- Lanjut: selesai\n`;
    const text = await write({ ...readFlow(`### Alur\n\n${written}`, ["Agent"]), name: "marks" });
    expect(text).toContain('label="1. Nilai &amp;lt; 5 &amp;amp; &amp;quot;baru&amp;quot;"');
    expect(text).toContain('label="2. Catat &amp;lt;b&amp;gt;"');
    const read = readDrawioFile(Buffer.from(text), { language: "id" });
    expect("flows" in read && read.flows[0]?.steps.map((step) => step.title)).toEqual([title, "Catat <b>"]);
    expect("notes" in read && read.notes).toEqual([]);
  });
});
