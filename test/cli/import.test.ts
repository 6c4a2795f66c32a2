import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  ["without steps", wrapped('<process id="p"><startEvent id="s"/></process>'), /no process with steps/],
  ["no BPMN", "halo", /is no BPMN 2\.0|can't|no process/],
  [
    "no process",
    '<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x"/>',
    /no process with steps/,
  ],
])("%s is one sentence", async (_, text, expected) => {
  writeFileSync(join(folder, "bad.bpmn"), text);
  const { err, status } = await sop("import", "bad.bpmn");
  expect(status).toBe(2);
  expect(err).toMatch(expected);
  expect(err).not.toMatch(/\n\s+at /);
});
