import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { drawFlow } from "../../core/flow/drawing/draw-flow.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { mermaidOf } from "../../core/flow/views/mermaid-view.ts";
import { textOfFlow } from "../../core/flow/views/text-view.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { runSop } from "../run-sop.ts";
import { fixtures } from "./fixtures.ts";
import { randomFlow } from "./random-flow.ts";
import { type FlowFixture, readFlow } from "./read-flow.ts";

const named = (name: string) => fixtures.find((fixture) => fixture.name === name) as FlowFixture;
const plain = ({ document, flow }: FlowFixture) => plainFlow(document, flow);

test("a flow in the terminal", () => {
  expect(`\n${textOfFlow(plain(named("loops back")), "id", 80)}`).toBe(`
loops back

A Agent   B Team Leader

No  A B  Langkah                                    Berikutnya
────────────────────────────────────────────────────────────────────────────────
 1  ■ ·  Salam                                      ↓
 2  ■ ·  Cari data                                  ↓
 3  ◆ ·  Data tersedia?                             Ya → 5
    · ·                                             Tidak → 4
    · ·                                             Ragu → 2
 4  · ■  Tambah data                                → 2
 5  ◆ ·  Pelanggan puas?                            Ya → 6
    · ·                                             Tidak → 1
 6  ■ ·  Salam Penutup                              → selesai

■ langkah  ◆ keputusan  ▣ sub-proses  ↓ langkah berikutnya
`);
});

test("no sign of the terminal is parted from its meaning by a line's end", () => {
  const lines = textOfFlow(plain(named("time limits and failures")), "id", 80)
    .trimEnd()
    .split("\n");
  expect(lines.slice(-2)).toEqual(["■ langkah  ◆ keputusan  ▣ sub-proses  ↓ langkah berikutnya  ◷ waktu habis", "↯ gagal"]);
});

test.each([...fixtures, randomFlow(3), randomFlow(7)].map((fixture) => [fixture.name, fixture] as const))(
  "%s keeps to 80 columns",
  (_, fixture) => {
    const lines = textOfFlow(plain(fixture), "id", 80).split("\n");
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  },
);

describe("the notation reads back", () => {
  test.each([...fixtures, ...Array.from({ length: 30 }, (_, index) => randomFlow(index + 1))].map((one) => [one.name, one] as const))(
    "%s",
    (_name, fixture) => {
      const { gap: _gap, ...written } = plain(fixture);
      const others = "\n### Layanan 147\n\n#### 99. Salam\n\n- Lanjut: selesai\n";
      for (const language of ["id", "en"] as const) {
        const again = plain(readFlow(writeNotation(written, language) + others, fixture.parties));
        expect(again).toEqual(written);
      }
    },
  );
});

test("Mermaid quotes what it would read as markup", () => {
  const fixture = readFlow(
    '### Alur "A"\n\n#### 1. Isi "<b>" & #1?\n\n- Pelaksana: Agent\n- Lanjut:\n  - Ya | tidak → selesai\n  - Lain → ?\n',
    ["Agent"],
  );
  expect(mermaidOf(plain(fixture), "id")).toBe(`flowchart TB
  subgraph lane1["Agent"]
    s1{"1 · Isi #34;#60;b#62;#34; #38; #35;1?"}
    s1x1(["Selesai"])
    s1x2(["?"])
  end
  start(["Mulai"]) --> s1
  s1 -->|"Ya #124; tidak"| s1x1
  s1 -.->|"Lain"| s1x2
`);
});

test("Mermaid takes no label for a list, emphasis or a link; what a step waits for and who acts with whom stands in each view", () => {
  const fixture = readFlow(
    `### Bersama\n\nDimulai: 1. Telepon\n\n#### 1. *Bagi* a_b https://x.id\n\n- Pelaksana: 2) Agent\n- Lanjut: 2 dan 3\n
#### 2. Bayar\n\n- Pelaksana: 2) Agent, Supervisor, Kasir\n- Lanjut: 4\n\n#### 3. Surat\n\n#### 4. - Tutup\n\n- Setelah: 2 dan 3\n- Lanjut: selesai (- beres)\n`,
  );
  expect(mermaidOf(plain(fixture), "id")).toBe(`flowchart TB
  subgraph lane1["2#41; Agent"]
    s1["1 · #42;Bagi#42; a#95;b https#58;//x.id"]
    s2["2 · Bayar<br/>(bersama Supervisor, Kasir)"]
    s3["3 · Surat"]
    s4["4 · - Tutup<br/>(setelah 2 dan 3)"]
    s4x1(["#45; beres"])
  end
  start(["1#46; Telepon"]) --> s1
  s1 --> s2
  s1 --> s3
  s2 --> s4
  s3 --> s4
  s4 --> s4x1
`);
  const text = textOfFlow(plain(fixture), "id", 80);
  expect(text).toContain(" 2  ■  Bayar                                        → 4\n    ·  (bersama Supervisor, Kasir)\n");
  expect(text).toContain(" 4  ■  - Tutup                                      → selesai (- beres)\n    ·  (setelah 2 dan 3)\n");
  const drawn = drawFlow({ ...fixture, language: "id", titleOf: () => undefined, form: "house", idPrefix: "f", standalone: true });
  expect(drawn.ok && drawn.svg).toContain(">bersama Supervisor,<");
});

describe("sop flow", () => {
  const library = fileURLToPath(new URL("../../sops", import.meta.url));
  const run = (...words: string[]) => runSop(["flow", ...words, "--library", library, "--date", "2026-11-23"], { cwd: library });

  test("draws in the layout it is told, or in the library's", async () => {
    const drawn = async (...words: string[]) => (await run("IN.OCC.TELK.P-01", "108", "--format", "svg", ...words)).out;
    const [house, official] = [await drawn("--layout", "house"), await drawn("--layout", "sop-ap")];
    expect([house, official].map((svg) => svg.includes("Mutu Baku"))).toEqual([false, true]);
    expect(await drawn()).toBe(house);
  });

  test.each([
    ["text", /^Layanan 108\n/],
    ["svg", /^<svg .*<\/svg>\n$/s],
    ["mermaid", /^flowchart TB\n/],
    ["bpmn", /^<\?xml .*<bpmn:process /s],
    ["drawio", /^<mxfile>\n {2}<diagram id="flow" name="Layanan 108">/],
    ["json", /^\{\n {2}"code": "IN.OCC.TELK.P-01",\n {2}"revision": "05",\n {2}"status": "effective",\n {2}"title": "Layanan 108"/],
  ])("writes %s", async (format, expected) => {
    const ran = await run("IN.OCC.TELK.P-01", "108", "--format", format);
    expect(ran.err).toBe("");
    expect(ran.status).toBe(0);
    expect(ran.out).toMatch(expected);
  });

  test.each([
    ["RK.MLF.CTH.P-51", "01", "DIGANTIKAN", "superseded"],
    ["IN.OCC.TELK.W-10", "draft", "DRAF", "draft"],
  ])("what is made of a revision that is not in force says so itself: %s %s", async (code, revision, standing, status) => {
    const written = async (format: string) => (await run(code, "1", "--revision", revision, "--format", format)).out;
    const svg = await written("svg");
    expect(svg).toContain(`>${standing}</text>`);
    const line = `${code} · ${revision === "draft" ? "00" : revision} · ${standing}`;
    expect(svg).toContain(`>${code} · ${revision === "draft" ? "00" : revision}</text>`);
    expect(svg).toMatch(new RegExp(`<desc [^>]*>[^<]* ${line}\\.</desc>`));
    const [heads = "", ...rows] = (await written("csv")).trim().split("\r\n");
    expect(heads).toMatch(/^Dari dokumen;Process Step ID;/);
    expect(rows.filter((row) => row.startsWith(`${line} · 2026-11-23;`)).length).toBeGreaterThan(3);
    expect(await written("mermaid")).toMatch(new RegExp(`^---\\ntitle: "${line}"\\n---\\nflowchart TB\\n`));
    expect(await written("text")).toMatch(new RegExp(`^▲ ${line}\\n\\n`));
    expect(await written("drawio")).toContain(`value="${line}"`);
    expect(await written("bpmn")).toMatch(
      new RegExp(`<bpmn:text>${line}</bpmn:text>[^]*bpmnElement="standing">\\s*<dc:Bounds x="0" y="-70"`),
    );
    expect(JSON.parse(await written("json"))).toMatchObject({ status, standing: standing.toLowerCase() });
    expect((await run("RK.MLF.CTH.P-51", "1", "--format", "bpmn")).out).not.toContain("textAnnotation");
    expect((await run("RK.MLF.CTH.P-51", "1", "--format", "svg")).out).not.toContain("DIGANTIKAN");
  });

  test("a table says of which revision it is, also of one in force: it goes on by itself", async () => {
    expect((await run("RK.MLF.CTH.P-51", "1", "--format", "csv")).out).toContain("\r\nRK.MLF.CTH.P-51 · 03 · berlaku · 2026-11-23;S;");
  });

  test("while it can't be told who has which rights, nothing made of a revision looks like one in force", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sop-rights-"));
    cpSync(library, folder, { recursive: true });
    writeFileSync(join(folder, "settings/001.yaml"), "number: [\n");
    const written = async (format: string) =>
      (await runSop(["flow", "RK.MLF.CTH.P-51", "1", "--library", folder, "--format", format, "--lang", "en"], { cwd: folder })).out;
    const line = "RK.MLF.CTH.P-51 · 03 · DIRAGUKAN";
    for (const format of ["text", "svg", "mermaid", "bpmn", "drawio", "csv"]) expect(await written(format), format).toContain(line);
    expect(JSON.parse(await written("json"))).toMatchObject({ standing: "diragukan" });
    const shown = await runSop(["show", "RK.MLF.CTH.P-51", "--library", folder], { cwd: folder });
    const listed = await runSop(["list", "--library", folder, "--json", "--where", "status=effective"], { cwd: folder });
    expect(JSON.parse(listed.out).rows).toEqual([]);
    expect(shown.out).toMatch(/Status +diragukan: settings\/001\.yaml, /);
    rmSync(folder, { recursive: true, force: true });
  });

  test("on a day before its issue a revision is a draft", async () => {
    const ran = await runSop(["flow", "P-51", "1", "--library", library, "--date", "2010-01-01"], { cwd: library });
    expect(ran.out).toMatch(/^▲ RK\.MLF\.CTH\.P-51 · 03 · DRAF\n/);
  });

  test("asks which flow where there are several", async () => {
    const ran = await run("IN.OCC.TELK.P-01", "--lang", "en");
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("IN.OCC.TELK.P-01 has 4 flows; name one:\n");
  });

  test("names the nearest flow for a mistyped one", async () => {
    const ran = await run("IN.OCC.TELK.P-01", "Layanan 109", "--lang", "en");
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("Did you mean “Layanan 108”?");
  });
});
