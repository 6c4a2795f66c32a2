import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { makeDocx, par, table } from "../tools/make-docx.ts";

/**
 * An ordinary procedure comes in, somebody answers what the import asks and nothing else, and the check passes: what it still says is
 * what the paper lacks.
 */
const h1 = (text: string) => par(text, { style: "Heading1" });
const h2 = (text: string) => par(text, { style: "Heading2" });
const item = (text: string) => par(text, { list: "1" });
const body = [
  table([
    ["Document No.", "QA-SOP-014"],
    ["Title", "Handling of customer complaints"],
    ["Revision", "3"],
    ["Effective date", "1 March 2024"],
  ]),
  table([
    ["", "Author", "Reviewer", "Approver"],
    ["Name / date", "D. C. 20/02/2024", "R. R. 22/02/2024", "A. A. 25/02/2024"],
  ]),
  h1("1. Purpose"),
  par("To make sure that every complaint is recorded, answered and learned from."),
  h1("2. Scope"),
  par("All complaints received by phone, e-mail or in person by Customer Service."),
  h1("3. References"),
  par("ISO 9001:2015, clause 8.2.1 Customer communication", { list: "2" }),
  par("QA-WI-003 Recording a complaint", { list: "2" }),
  h1("4. Definitions"),
  par("CRM: customer relationship management system"),
  h1("5. Responsibilities"),
  table([
    ["Role", "Responsibility"],
    ["Agent", "Records the complaint in CRM"],
    ["Team leader", "Decides on the remedy"],
    ["Quality engineer", "Analyses the cause"],
  ]),
  h1("6. Procedure"),
  h2("6.1 Receiving the complaint"),
  item("The Agent greets the customer and asks for name and order number."),
  item("The Agent records the complaint in CRM according to QA-WI-003."),
  item("If the complaint is justified, go to step 4; otherwise explain to the customer and close the complaint."),
  h2("6.2 Resolving the complaint"),
  item("The Team leader decides on the remedy within 2 working days."),
  item("The Agent informs the customer."),
  item("The Quality engineer analyses the cause and files the form QA-FRM-007."),
  h1("7. Records"),
  table([
    ["No", "Record", "Retention", "Custodian"],
    ["1", "QA-FRM-007 Complaint form", "2 years", "Quality engineer"],
  ]),
  h1("8. Revision history"),
  table([
    ["Rev", "Date", "Change"],
    ["1", "10/01/2020", "First issue"],
    ["2", "05/06/2022", "CRM replaces the paper log"],
    ["3", "01/03/2024", "Time limit for the remedy: 2 working days"],
  ]),
].join("");

let cwd: string;
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), "sop-answers-"));
  writeFileSync(join(cwd, "QA-SOP-014.docx"), await makeDocx({ body }));
});

async function bringIn(...flags: string[]): Promise<string[]> {
  const { err, status } = await runSop(["import", ".", "--survey", "--into", "sops", "--lang", "en", ...flags], { cwd });
  expect(status).toBe(0);
  return [...err.matchAll(/^ *\? (?:To be answered: )?(.*)$/gm)].map(([, asked = ""]) => asked);
}

/** Edits a file of the library; what is edited must be there. */
function answer(file: string, ...edits: [string | RegExp, string][]): void {
  const path = join(cwd, "sops", file);
  let text = readFileSync(path, "utf8");
  for (const [before, after] of edits) {
    expect(text).toMatch(before);
    text = text.replace(before, after);
  }
  writeFileSync(path, text);
}

/** The organisation, and the documents held elsewhere, as the lines that the report gives with them. */
function answerSettings(asked: readonly string[]): void {
  const external = asked.flatMap((line) => /with who holds it: (\{ .* \})/.exec(line)?.[1] ?? []);
  expect(external).toHaveLength(2);
  const lines = external.map((line) => `  - ${line.replace("heldBy: …", "heldBy: Quality")}\n`);
  answer("library.yaml", ["organisation: …", "organisation: Acme"], [/$/, `external:\n${lines.join("")}`]);
}

async function rulesFound(): Promise<string[]> {
  const { out, err, status } = await runSop(["check", "--library", "sops", "--date", "2024-06-01", "--lang", "en"], { cwd });
  expect([status, err]).toEqual([0, ""]);
  return [...out.matchAll(/ {2}(error|warning|note) {2}(SOP\d{3})/g)].map(([, level, rule]) => `${level} ${rule}`);
}

test("as a draft: the questions are answered, and the check passes", async () => {
  const asked = await bringIn();
  expect(asked.map((line) => line.slice(0, 34))).toEqual([
    "organisation: no page header names",
    "QA-WI-003 “Recording a complaint” ",
    "QA-FRM-007 “Complaint form” is not",
    "revision 3 is not a document's fir",
  ]);
  expect(asked.at(-1)).toMatch(/begin with 1 and take the earlier revisions out of the change log$/);
  answerSettings(asked);
  const earlier = /(changes:\n) {2}- revision: "1"[\s\S]*?(?= {2}- summary:\n {6}- "Time)/;
  answer("QA-SOP-014/draft.md", ['revision: "3"', 'revision: "1"'], [earlier, "$1"]);
  // Its signatures, the one guess the draft marks, and the settings nobody approved yet.
  expect((await rulesFound()).sort()).toEqual(["note SOP301", "note SOP307", "warning SOP312"]);
});

test("as the paper that is in force: the questions are answered, and the check passes", async () => {
  const asked = await bringIn("--issued");
  expect(asked.map((line) => line.slice(0, 34))).toEqual([
    "organisation: no page header names",
    "QA-WI-003 “Recording a complaint” ",
    "QA-FRM-007 “Complaint form” is not",
    "step 3: who does it? “If the compl",
    "step 3: where does it go on otherw",
    "approval “prepared”: which positio",
    "approval “checked”: which position",
    "approval “approved”: which positio",
  ]);
  answerSettings(asked);
  answer(
    "QA-SOP-014/rev-3.md",
    ["    name: D. C.\n", "    name: D. C.\n    position: Controller\n"],
    ["    name: R. R.\n", "    name: R. R.\n    position: Reviewer\n"],
    ["    name: A. A.\n", "    name: A. A.\n    position: Manager\n"],
    ["justified?\n\n- Next:", "justified?\n\n- Actor: Agent\n- Next:"],
    ["No → ?", "No → end"],
  );
  expect((await rulesFound()).sort()).toEqual(["warning SOP312"]);
});
