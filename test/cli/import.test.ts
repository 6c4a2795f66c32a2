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
  await sop("flow", "RK.MLF.CTH.P-51", "1", "--format", "bpmn", "--output", "flow.bpmn");
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

test.each([
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
