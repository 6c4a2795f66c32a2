import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-import-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sop = (...words: string[]) => runSop([...words, "--lang", "en", "--library", sops], { cwd: folder });

test("a flow goes out as BPMN and comes in as it was written", async () => {
  await sop("flow", "RK.MLF.CTH.P-51", "1", "--format", "bpmn", "--out", "flow.bpmn");
  const { out, err, status } = await sop("import", "flow.bpmn");
  expect(status).toBe(0);
  expect(out).toContain("### Permintaan Layanan");
  expect(out).toMatch(/#### 3\. Identitas pemohon cocok\?[\s\S]*- Next:\n {2}- Ya → 4\n {2}- Tidak → /);
  expect(err).toContain("8 steps by Pemohon, Petugas Meja");
});

test("what has no counterpart is said", async () => {
  const xml = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">
    <bpmn:process id="p" name="Keluhan"><bpmn:startEvent id="s"/><bpmn:task id="a" name="Catat"/><bpmn:boundaryEvent id="b" attachedToRef="a" name="Lewat waktu"/>
    <bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e"/></bpmn:process></bpmn:definitions>`;
  writeFileSync(join(folder, "other.bpmn"), xml);
  const { out, err, status } = await sop("import", "other.bpmn");
  expect(status).toBe(0);
  expect(out).toContain("#### 1. Catat");
  expect(err).toContain("Lewat waktu");
});

const wrapped = (inside: string, encoding = "UTF-8") =>
  `<?xml version="1.0" encoding="${encoding}"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">${inside}</definitions>`;
const line = (from: string, to: string, name = "") =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"${name && ` name="${name}"`}/>`;
const one = (name: string) =>
  `<process id="${name}" name="${name}"><startEvent id="s${name}"/><task id="t${name}" name="Größe prüfen"/>${line(`s${name}`, `t${name}`)}</process>`;

test.each([
  ["Latin-1", Buffer.from(wrapped(one("p"), "ISO-8859-1"), "latin1")],
  ["UTF-16", Buffer.from(`\ufeff${wrapped(one("p"), "UTF-16")}`, "utf16le")],
  ["UTF-16 without a mark", Buffer.from(wrapped(one("p"), "UTF-16"), "utf16le")],
])("%s is read as it says it is", async (_, bytes) => {
  writeFileSync(join(folder, "encoded.bpmn"), bytes);
  const { out, status } = await sop("import", "encoded.bpmn");
  expect(status).toBe(0);
  expect(out).toContain("#### 1. Größe prüfen");
});

test("one of several processes is named, and numbers go on from a document's last step", async () => {
  writeFileSync(join(folder, "several.bpmn"), wrapped(`${one("Satu")}${one("Dua")}`));
  const first = await sop("import", "several.bpmn");
  expect(first.err).toContain("Processes left out (read one with --process): “Dua”.");
  const second = await sop("import", "several.bpmn", "--process", "dua", "--after", "RK.MLF.CTH.W-51");
  expect(second.out).toMatch(/^### Dua\n\n#### 10\. Größe prüfen/);
  const none = await sop("import", "several.bpmn", "--process", "tiga");
  expect(none.status).toBe(2);
  expect(none.err).toContain("no process “tiga”; it has “Satu”, “Dua”");
});

test("what check will refuse is said beforehand", async () => {
  const split = `<process id="p" name="P"><startEvent id="s"/><exclusiveGateway id="g" name="Which?"/><task id="a" name="A"/><task id="b" name="B"/><parallelGateway id="j"/><task id="c" name="C"/>
    ${line("s", "g")}${line("g", "a", "x")}${line("g", "b", "y")}${line("a", "j")}${line("b", "j")}${line("j", "c")}</process>`;
  writeFileSync(join(folder, "unsplit.bpmn"), wrapped(split));
  const { err, status } = await sop("import", "unsplit.bpmn");
  expect(status).toBe(0);
  expect(err).toContain("✖ Step 4 “C” waits for 2 and 3, but no step splits into them.");
});

test.each([
  ["not what it says", Buffer.from(wrapped(one("p")), "latin1"), /is not UTF-8, as it says/],
  ["in an unknown encoding", wrapped(one("p"), "X-42"), /encoding “X-42” is not known/],
  ["no BPMN", "halo", /is no BPMN 2\.0|can't|no process/],
])("%s is one sentence", async (_, text, expected) => {
  writeFileSync(join(folder, "bad.bpmn"), text);
  const { err, status } = await sop("import", "bad.bpmn");
  expect(status).toBe(2);
  expect(err).toMatch(expected);
  expect(err).not.toMatch(/\n\s+at /);
});

test.each([
  ["bpmn", wrapped('<process id="p"><startEvent id="s"/></process>'), /no process with steps/],
  ["bpmn", wrapped(""), /no process with steps/],
  ["csv", "Nama,Gaji\nAni,1\n", /No sheet has the heads of a flow's table/],
  ["csv", "Process Step ID,Process Step Description,Next Step ID\n", /No steps stand below the heads of the sheet “empty”/],
  ["drawio", '<mxfile><diagram name="A"><mxGraphModel><root/></mxGraphModel></diagram></mxfile>', /No page has shapes/],
])("a .%s file without a flow is a finding, and writes nothing", async (ending, text, expected) => {
  writeFileSync(join(folder, `empty.${ending}`), text);
  writeFileSync(join(folder, "kept.md"), "kept");
  const { err, out, status } = await sop("import", `empty.${ending}`, "--out", "kept.md");
  expect(status).toBe(1);
  expect(out).toBe("");
  expect(err).toMatch(expected);
  expect(readFileSync(join(folder, "kept.md"), "utf8")).toBe("kept");
  const json = await sop("import", `empty.${ending}`, "--json");
  expect(json.status).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({ flows: [], notes: [expect.stringMatching(expected)] });
});

test("actors named alike are one, and both spellings are said", async () => {
  writeFileSync(
    join(folder, "alike.csv"),
    "Process Step ID,Process Step Description,Next Step ID,Function\n1,Catat,2,Back Office\n2,Periksa,3,back  office\n3,Tutup,,Agent\n",
  );
  const table = await sop("import", "alike.csv");
  expect(table.out).not.toContain("back office");
  expect(table.err).toContain("• The actor “Back Office” is also written “back office”; the first is kept.");
  expect(table.err).not.toContain("✖");
  const lanes = `<laneSet id="l"><lane id="l1" name="Agent"><flowNodeRef>a</flowNodeRef></lane><lane id="l2" name="AGENT"><flowNodeRef>b</flowNodeRef></lane></laneSet>`;
  writeFileSync(
    join(folder, "alike.bpmn"),
    wrapped(`<process id="p">${lanes}<task id="a" name="A"/><task id="b" name="B"/>${line("a", "b")}</process>`),
  );
  expect((await sop("import", "alike.bpmn")).err).toContain("The actor “Agent” is also written “AGENT”; the first is kept.");
});

test("a table of more steps than a drawing holds says so", async () => {
  const rows = Array.from({ length: 500 }, (_, index) => `${index + 1},Langkah ${index + 1},${index < 499 ? index + 2 : ""},Agent`);
  writeFileSync(join(folder, "long.csv"), `Process Step ID,Process Step Description,Next Step ID,Function\n${rows.join("\n")}\n`);
  const { err, out, status } = await sop("import", "long.csv");
  expect(status).toBe(0);
  expect(out).toContain("#### 500. Langkah 500");
  expect(err).toContain("✖ The flow has 500 steps; a drawing has room for 400.");
});
