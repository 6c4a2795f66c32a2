import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerNames } from "../../core/library/registers/index.ts";
import { outputForms } from "../../schemas/output.ts";
import { approveAll, type Desk, dayFromNow, openDesk } from "../acts/controller.ts";
import { fittingForms, misfitOf } from "../output-forms.ts";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const { commands }: { commands: Record<string, { flags: object }> } = JSON.parse(read("oclif.manifest.json"));

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(JSON.parse(read("schemas/json/output.schema.json")), "output");

let desk: Desk;
let library: string;
beforeAll(async () => {
  library = mkdtempSync(join(tmpdir(), "sop-json-"));
  for (const name of [
    "library.yaml",
    "allowed_signers",
    "settings",
    "IN.OCC.TELK.P-01",
    "IN.OCC.TELK.W-10",
    "RK.MLF.CTH.P-51",
    "RK.MLF.CTH.W-51",
  ])
    cpSync(join(root, "sops", name), join(library, name), { recursive: true });
  desk = await openDesk();
  await approveAll(desk, "P-01");
  await desk.must("issue", "P-01", "--commit");
  for (const code of ["W-02", "W-03", "W-04", "W-05"]) {
    const text = desk
      .read("W-01/draft.md")
      .replaceAll("W-01", code)
      .replace(/title: .*/, `title: Kegiatan ${code}`);
    desk.write(`${code}/draft.md`, text);
  }
  desk.edit("W-04/draft.md", (text) => text.replace(/^#### 1\. /m, "#### 7. "));
  desk.write("lama/W-07-rev-00.md", paper("W-07"));
  desk.commit("more");
  for (const code of ["W-02", "W-03", "W-05"]) await approveAll(desk, code);
  await desk.must("issue", "W-02", "--commit");
  await desk.must("withdraw", "W-02", "--reason", "x", "--name", "A.H.", "--commit");
  await desk.must("issue", "W-05", "--effective", dayFromNow(5), "--commit");
  await desk.must("transcribe", "lama/W-07-rev-00.md", "--commit");
  // The first is mistyped by hand and has no effect, the second came late.
  const late = "date: 2025-01-05, recorded: 2025-01-05, by: { name: A.H., position: QMR }";
  desk.write("W-07/events.yaml", `- { event: reviewed, ${late}, result: kepe }\n- { event: reviewed, ${late}, result: keep }\n`);
  desk.write("W-07/betul.md", desk.read("W-07/rev-00.md").replace("Menyimpan", "Menata"));
  desk.commit("by hand");
  // Written down for days to come.
  const planned = (act: string, code: string, days: number) =>
    desk.must(act, code, "--reason", "x", "--name", "A.H.", "--on", dayFromNow(days), "--commit");
  await planned("reinstate", "W-02", 9);
  await planned("withdraw", "W-05", 3);
  await planned("withdraw", "W-07", 20);
  desk.write("lama/W-08-rev-00.md", paper("W-08"));
  desk.write(
    "W-06/draft.md",
    desk.read("W-01/draft.md").replaceAll("W-01", "W-06").replace("RC: W-06_R1\n", "RC: W-06_R1\n- Lanjut: 99\n"),
  );
  writeFileSync(join(desk.folder, "lama.md"), "# Pengarsipan\n\n## Tujuan\n\nMenyimpan berkas.\n");
  writeFileSync(join(desk.folder, "alur.csv"), "Langkah,Pelaksana\nTerima berkas,Petugas\nSimpan berkas,Petugas\n");
}, 120_000);
afterAll(() => {
  desk.close();
  rmSync(library, { recursive: true, force: true });
});

/** A paper that was typed over. */
function paper(code: string): string {
  const approval = (name: string, position: string) => `{ name: ${name}, position: ${position}, date: 2024-01-05 }`;
  return `---
code: ${code}
title: Kegiatan ${code}
revision: "00"
effective: 2024-01-08
approvals:
  prepared: ${approval("A.A.", "DC")}
  checked: ${approval("S.S.", "VP")}
  approved: ${approval("A.H.", "QMR")}
parties: [Petugas]
changes: [{ summary: [Terbitan pertama] }]
transcription: { source: Map biru }
---

## Tujuan

Menyimpan berkas.

## Ruang Lingkup

Kantor.

## Rincian Instruksi (Aliran Kerja)

### Alur

#### 1. Simpan

- Pelaksana: Petugas
- RC: ${code}_R1
`;
}

const dry = (...words: string[]) => [...words, "--dry-run"];
const act = (...words: string[]) => dry(...words, "--reason", "x", "--name", "A.H.");

const inDesk: [form: string, words: string[]][] = [
  ["change", act("admit", "W-07", "--event", "2")],
  ["change", act("annul", "W-07", "--event", "1")],
  ["change", dry("approve", "W-01", "--as", "prepared")],
  ["change", dry("approve", "--settings", "--as", "approved", "--name", "A.H.")],
  ["change", dry("bump", "P-01", "--change", "x")],
  ["change", act("cancel", "W-05")],
  ["change", dry("copies", "P-01", "--issue", "3", "--location", "Gudang")],
  ["change", act("correct", "W-07", "--revision", "00", "--file", "W-07/betul.md")],
  ["change", dry("new", "W", "Pengarsipan")],
  ["change", act("withdraw", "W-02")],
  ["change", act("reinstate", "W-07")],
  ["change", act("reject", "W-01", "--as", "checked")],
  ["change", dry("rename", "W-04", "W-09")],
  ["change", dry("renumber", "W-04")],
  ["change", dry("review", "P-01", "--result", "keep")],
  ["change", dry("transcribe", "lama/W-08-rev-00.md")],
  ["change", act("withdraw", "P-01")],
  ["change", ["issue", "W-03", "--tag", "--commit"]],
  ["findings", ["gate", "--base", "HEAD~1"]],
  ["undrawn", ["flow", "W-06", "1", "--format", "bpmn", "--out", "alur.bpmn"]],
  ["imported", ["import", "lama.md"]],
  ["importedFlow", ["import", "alur.csv"]],
  ["survey", ["import", "lama.md", "--survey"]],
  ["topic", ["docs", "tutorial"]],
  ["topics", ["docs"]],
  ["rule", ["explain", "SOP403"]],
  ["rules", ["explain"]],
  ["version", ["version"]],
  ["setup", ["autocomplete"]],
  ["script", ["autocomplete", "bash"]],
  ["show", ["show", "W-02"]],
  ["show", ["show", "W-05"]],
  ["show", ["show", "W-07"]],
  ["fault", ["list", "docments"]],
  ["fault", ["chek"]],
  ["fault", ["show", "P-99"]],
];

const inLibrary: [form: string, words: string[]][] = [
  ["findings", ["check"]],
  ["findings", ["check", "P-01", "--rule", "SOP403"]],
  ...registerNames.map((name): [string, string[]] => ["register", ["list", name]]),
  ["show", ["show", "RK.MLF.CTH.P-51"]],
  ["show", ["show", "RK.MLF.CTH.P-51", "--revision", "00"]],
  ["show", ["show", "RK.MLF.CTH.P-51", "--revision", "02"]],
  ["show", ["show", "IN.OCC.TELK.W-10"]],
  ["diff", ["diff", "RK.MLF.CTH.P-51", "00", "01"]],
  ["diff", ["diff", "RK.MLF.CTH.P-51", "01", "03"]],
  ["diff", ["diff", "IN.OCC.TELK.P-01"]],
  ["references", ["refs", "IN.OCC.TELK.P-01", "--depth", "3"]],
  ["places", ["refs", "IN.OCC.TELK.P-01_R8"]],
  ["places", ["refs", "NOSSA"]],
  ["flow", ["flow", "IN.OCC.TELK.P-01", "1"]],
  ["flow", ["flow", "RK.MLF.CTH.P-51", "1"]],
  ["verification", ["verify", "--write-manifest", "manifest.txt"]],
  ["verification", ["verify", "--manifest", "manifest.txt"]],
  ["exported", ["export", "RK.MLF.CTH.P-51", "--format", "zip", "--out", "p.zip"]],
];

describe("what --json prints is of the form that schemas/output.ts says", () => {
  const fits = async (form: string, words: string[], folder: string) => {
    const { out } = await runSop([...words, "--json", "--lang", "en"], { cwd: folder });
    expect({ words, fits: fittingForms(words[0] ?? "", out).fits }).toEqual({ words, fits: [form] });
    const validate = ajv.getSchema(`output#/$defs/${form}`);
    expect([validate?.(JSON.parse(out)), validate?.errors]).toEqual([true, null]);
  };
  test.each(inDesk)("%s: sop %j", (form, words) => fits(form, words, desk.folder));
  test.each(inLibrary)("%s: sop %j", (form, words) => fits(form, words, library));

  test.each([
    ["W-02", { status: "withdrawn", until: dayFromNow(9) }],
    ["W-05", { status: "scheduled", from: dayFromNow(5), withdrawal: { on: dayFromNow(3), reason: "x" } }],
    ["W-07", { status: "effective", withdrawal: { on: dayFromNow(20), reason: "x" } }],
  ])("show: what is written down of %s for a day to come stands in its status", async (code, status) => {
    const { out } = await runSop(["show", code, "--json"], { cwd: desk.folder });
    expect(JSON.parse(out).status).toMatchObject(status);
  });

  test("change: sop init, where there is no library yet", () => {
    const empty = join(library, "..", `${basename(library)}-empty`);
    mkdirSync(empty);
    return fits("change", dry("init", "--organisation", "X"), empty).finally(() => rmSync(empty, { recursive: true }));
  });

  test("words: sop autocomplete -- …", async () => {
    const { out } = await runSop(["autocomplete", "--json", "--", "li"], { cwd: library });
    expect(fittingForms("autocomplete", out).fits).toContain("words");
  });
});

test("no command prints JSON without a form, and no form is of nothing", () => {
  const printing = Object.entries(commands).flatMap(([name, { flags }]) => ("json" in flags ? [name] : []));
  const named = new Set(Object.values(outputForms).flatMap((form) => form.commands));
  // What prints the version is no command of oclif's: it asks nothing of the library.
  expect([...named].sort()).toEqual([...printing, "version"].sort());
});

/** Built, opened, printed and qualified by tests that do so anyway; runSop holds what they print to the form. */
const elsewhere: Record<string, string> = {
  built: "test/cli/build-shard.test.ts",
  qualification: "test/qualification",
  opened: "test/site/docs.test.ts",
  words: "above",
};

test("every form is printed by some run here or in the test named", () => {
  const seen = new Set([...inDesk, ...inLibrary].map(([form]) => form));
  expect(Object.keys(outputForms).filter((form) => !seen.has(form))).toEqual(Object.keys(elsewhere));
});

test("an answer of another form is noticed wherever a test runs a command", () => {
  expect(misfitOf(["list", "--json"], '{ "version": 2, "register": "documents", "date": "2026-01-05", "rows": [] }')).toMatch(
    /fits no form/,
  );
  expect(misfitOf(["list", "--json"], '{ "version": 1, "register": "documents", "date": "2026-01-05", "rows": [], "more": 1 }')).toMatch(
    /more/,
  );
  expect(misfitOf(["list", "--json"], '{ "version": 1, "register": "documents", "date": "2026-01-05", "rows": [] }')).toBeUndefined();
});
