import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { request, settings } from "./settings.ts";

/** Shapes that were met in procedures as people write them: no styles, no codes, no section names of ours. */
const folder = mkdtempSync(join(tmpdir(), "sop-shapes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function importText(text: string, name = "x.md") {
  const path = join(folder, name);
  writeFileSync(path, text);
  const outcome = await importFile(path, request);
  if ("fault" in outcome) throw outcome.fault;
  const { imported } = outcome;
  expect(imported.report.words.missing).toEqual([]);
  // What the report asks for is answered.
  const asked = [
    ["code", "QA-SOP-001"],
    ["title", "X"],
    ["revision", '"1"'],
  ].filter(([key]) => !imported.text.includes(`\n${key}: `));
  const answered = imported.text.replace("---\n", `---\n${asked.map(([key, value]) => `${key}: ${value}\n`).join("")}`);
  const file = { path: "draft.md", folder: "QA-SOP-001", fileName: "draft.md", text: answered };
  const document = readDocument(file, createReadingContext(settings));
  expect(document.problems).toEqual([]);
  return {
    text: imported.text,
    front: document.frontMatter,
    flows: document.flows.map((flow) => plainFlow(document, flow)),
    said: (kind: string) => imported.report.entries.filter((entry) => entry.kind === kind).map((entry) => entry.text.en),
  };
}

test("bold letters count sections, also those whose names mean nothing here; what follows the procedure is no step", async () => {
  const { text, front, flows, said } = await importText(
    "**SOP KEUANGAN**\n\n**A. Tujuan**\n\nUang dan yang lain tercatat.\n\n**B. Ruang Lingkup**\n\nSemua.\n\n**C. Alur Koordinasi**\n\nKepala → Staf\n\n**D. Prosedur Kerja**\n\n**1. Penerimaan**\n\n- Menerima.\n- Hasil: dicatat.\n\n**2. Pengeluaran**\n\n- Membayar.\n\n**E. Dokumen yang Digunakan**\n\n- Buku Kas\n\n**F. Target**\n\nSatu hari.",
  );
  expect(text).toContain("## Ruang Lingkup\n\nSemua.\n");
  expect(text).toContain("### Alur Koordinasi\n\nKepala → Staf");
  expect(flows.map(({ steps }) => steps.map(({ title, text }) => [title, text]))).toEqual([
    [
      ["Penerimaan", "- Menerima.\n- Hasil: dicatat."],
      ["Pengeluaran", "- Membayar."],
    ],
  ]);
  expect(front.records).toMatchObject([{ title: "Buku Kas" }]);
  expect(said("left").map((said) => said.slice(0, 30))).toEqual(["section “C. Alur Koordinasi”: ", "section “F. Target”: the type "]);
});

test("capitals part sections, but not within the procedure", async () => {
  const { text, flows } = await importText(
    "# Members\n\n**PURPOSE**\n\nTo serve and to protect.\n\n**RESPONSIBILITY**\n\nThe board.\n\n**STANDARDS**\n\nNo threats.\n\n**PROCEDURE**\n\n1. Listen.\n2. Answer.\n\n**WARNING**\n\nNever shout.",
  );
  expect(text).toContain("### STANDARDS\n\nNo threats.");
  expect(flows[0]?.steps.map((step) => step.text)).toEqual(["", "**WARNING**\n\nNever shout."]);
});

test("a title and a list is a procedure, and said to be guessed; what is to be done names nobody", async () => {
  const { flows, front, said } = await importText(
    "Shut-down of the furnace\n\n1. Close valves to argon gas.\n2. The Operator turns the fans off.\n3. Klik data tamu tersebut.\n4. RM vendors dispatch material.\n5. Components should be cold.",
  );
  expect(flows.map(({ title, steps }) => [title, steps.length])).toEqual([["Shut-down of the furnace", 5]]);
  expect(front.parties).toEqual(["Operator"]);
  expect(said("guessed")[0]).toBe("title “Shut-down of the furnace”");
  expect(said("guessed")[1]).toBe("the whole text is the procedure");
});

test("“Step 1” as a heading is a step, with what is counted below it; headings within it are bold lines", async () => {
  const { flows } = await importText(
    "## Procedure\n\n### STEP 1: Rate\n\n1. Look.\n2. Note.\n\n### Step 2: Answer\n\n1. Write.\n\n### If angry\n\n1. Call.",
  );
  expect(flows.map(({ steps }) => steps.map(({ title, text }) => [title, text]))).toEqual([
    [
      ["Rate", "- 1\\. Look.\n- 2\\. Note."],
      ["Answer", "- 1\\. Write.\n\n**If angry**\n\n- 1\\. Call."],
    ],
  ]);
});

test("lines broken by hand are entries where each is one", async () => {
  const { front, text } = await importText(
    "<html><body><p>SOP No.: QA-SOP-009<br>Revision: 1<br>Approved By:</p><h1>Scope</h1><p>For these:<br>• Sales<br>• Export</p><h1>Definitions</h1><p>PI: an invoice<br>GRN: a receipt</p><h1>Purpose</h1><p>One<br>sentence.</p></body></html>",
  );
  expect(front).toMatchObject({ code: "QA-SOP-009", revision: "1" });
  expect(front.definitions.map(({ term, meaning }) => [term, meaning])).toEqual([
    ["PI", "an invoice"],
    ["GRN", "a receipt"],
  ]);
  expect(text).toContain("For these:\n\n- Sales\n- Export\n");
  expect(text).toContain("One sentence.");
});

test("several sections name their own steps; signatures are found where they stand", async () => {
  const { flows, text } = await importText(
    "# Furnace\n\n## Start-up procedure\n\n1. On.\n2. Wait.\n\n## Shut-down procedure\n\n1. Off.\n2. Cool.\n\n## Approvals\n\n| | Prepared by | Approved by |\n| --- | --- | --- |\n| Name | B. S. | C. D. |",
  );
  expect(flows.map(({ title, steps }) => [title, steps.length])).toEqual([
    ["Start-up procedure", 2],
    ["Shut-down procedure", 2],
  ]);
  expect(text).not.toContain("B. S.");
});

test("text and pages named .docx are read as what they are, and said", async () => {
  expect((await importText("# T\n\n## Purpose\n\nFine.", "text.docx")).text).toContain("## Purpose\n\nFine.");
  await expect(importText("MIME-Version: 1.0\nContent-Type: multipart/related\n", "archive.doc")).rejects.toThrow("web archive");
});

test("sections within “Introduction” or “General” are the type's own; what stands between them stays", async () => {
  const within = await importText(
    "# T\n\n## 1. Introduction\n\n### 1.1 Purpose\n\nTo win.\n\n### 1.2 Audience\n\nAll.\n\n### 1.3 Scope\n\nHere.\n\n## 2. Procedure\n\n1. Go.\n2. Stop.",
  );
  expect(within.text).toContain("## Purpose\n\nTo win.\n\n## Scope\n\nHere.\n\n## Procedure (process flow)\n");
  expect(within.text).toContain("## Notes\n\n### Audience\n\nAll.\n");
  expect(within.said("left").map((line) => line.slice(0, 23))).toEqual(["section “1.2 Audience”:"]);
  const beside = await importText(
    "# T\n\n## Purpose\n\nTo win.\n\n## General\n\nBe kind.\n\n### Definitions\n\nPI: an invoice\n\n### Hours\n\nAt nine.\n\n## Introduction\n\n### Scope\n\nHere.\n\n## Procedure\n\n1. Go.\n2. Stop.",
  );
  expect(beside.text).toContain("## Scope\n\nHere.\n\n## General policies\n\nBe kind.\n\n### Hours\n\nAt nine.\n");
  expect(beside.text).toContain("  - term: PI\n");
  expect(beside.said("left")).toEqual([]);
});

test("who does steps that name nobody is asked once; blanks to be filled in are no markup", async () => {
  const { flows, said } = await importText("# T\n\n## Procedure\n\n1. Wait for ____ bar;\n2. Go.\n3. The Clerk stops.\n4. Rest.");
  expect(flows[0]?.steps.map(({ title }) => title)).toEqual(["Wait for … bar", "Go", "Stops", "Rest"]);
  expect(said("asked").filter((line) => line.includes("who"))).toEqual(["steps 1 to 2: who does them?"]);
});

test("a language that nothing here is read in is named, its sections stay as text, and nobody is invented", async () => {
  const { text, front, flows, said } = await importText(
    "# QA-SOP-014 Reklamationen\n\n| Dokument-Nr. | QA-SOP-014 |\n| --- | --- |\n| Gültig ab | 1. März 2024 |\n\n## 1. Zweck\n\nSicherstellen, dass jede Reklamation für den Kunden erfasst und mit der Abteilung ausgewertet wird.\n\n## 2. Ablauf\n\n1. Der Sachbearbeiter begrüßt den Kunden und fragt nach der Nummer.\n2. Wenn die Reklamation berechtigt ist, weiter mit Schritt 3; andernfalls abschließen.\n3. Der Teamleiter entscheidet über die Abhilfe.",
  );
  expect(front).toMatchObject({ code: "QA-SOP-014", language: "de", parties: [] });
  expect(flows).toEqual([]);
  expect(text).toContain("### Zweck\n\nSicherstellen, dass");
  expect(text).toContain("- 3\\. Der Teamleiter entscheidet");
  expect(said("guessed").map((line) => line.slice(0, 20))).toEqual(["code QA-SOP-014", "language de, German:", "title “QA-SOP-014 Re"]);
  expect(said("asked")[0]).toBe(
    "procedure: no section is named as one. If “2. Ablauf” is, call it “Procedure (process flow)” in the file, and import it again",
  );
  expect((await importText("---\nlanguage: fr\n---\n\n## Purpose\n\nGagner.")).front).toMatchObject({ language: "fr" });
});

test("a list of revisions that the type has no section for is read all the same", async () => {
  const text =
    "# T\n\n## Procedure\n\n1. Go.\n2. Stop.\n\n## 8. Version history\n\n| Rev | Date | Change |\n| --- | --- | --- |\n| 1 | 5 May 2023 | Begun |";
  const { SOP } = settings.types;
  const sections = SOP?.sections.filter(({ from }) => from === "flows") ?? [];
  const path = join(folder, "few.md");
  writeFileSync(path, text);
  const outcome = await importFile(path, { ...request, settings: { ...settings, types: { SOP: { ...SOP, sections } as never } } });
  if ("fault" in outcome) throw outcome.fault;
  expect(outcome.imported.report.words.missing).toEqual([]);
  expect(outcome.imported.text).toContain("- Begun");
});
