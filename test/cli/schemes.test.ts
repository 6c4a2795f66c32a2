import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

/**
 * Schemes of several trades, taken from what somebody writes first to a check without an error, by doing what is said and nothing
 * else: each step is what `sop check` must say, and the change it asks for.
 */
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Scheme {
  /** `code` and what else of `library.yaml` was tried first. */
  settings: string[];
  /** Folder, code and revision of the first document, as it was tried. */
  document: [folder: string, code: string, revision: string];
  /** What is said, with what is written instead and by what. */
  steps: [said: string, before: string, after: string][];
}

const sections = "sections: [{ id: purpose, name: Purpose, from: text, required: true }]";
const type = (letters: string) => `  ${letters}: { name: ${letters}, ${sections} }`;

const schemes: Record<string, Scheme> = {
  "a laboratory: QA-SOP-014, revision 1": {
    settings: ['code: { pattern: "{dept}-SOP-{number}" }', 'revision: { first: "1" }', "types:", type("SOP")],
    document: ["QA-SOP-014", "QA-SOP-014", "1"],
    steps: [
      ["parts: { dept: [QA, PRD] }", '"{dept}-SOP-{number}"', '"{dept}-SOP-{number}", parts: { dept: [QA, PRD] }'],
      ['revision: { first: "1", digits: 1 }', '{ first: "1" }', '{ first: "1", digits: 1 }'],
      ["write digits: 3 under code in library.yaml", "parts:", "digits: 3, parts:"],
    ],
  },
  "software: SOP-001, revision v1.0.3": {
    settings: ["code: SOP-001", "revision: v1.0.3", "types:", type("SOP")],
    document: ["SOP-001", "SOP-001", "v1.0.3"],
    steps: [
      ['for example: code: { pattern: "{type}-{number}"', "code: SOP-001", 'code: { pattern: "{type}-{number}" }'],
      ['revision: { first: "v1.0.3" }', "revision: v1.0.3", 'revision: { first: "v1.0.3" }'],
      ["write digits: 3 under code in library.yaml", '"{type}-{number}"', '"{type}-{number}", digits: 3'],
    ],
  },
  "a workshop: WI-PRD-003-A, revision A": {
    settings: [
      'code: { pattern: "{type}-{dept}-{number}", parts: { dept: [PRD] }, digits: 3 }',
      "revision: { first: A }",
      "types:",
      type("WI"),
    ],
    document: ["WI-PRD-003-A", "WI-PRD-003-A", "A"],
    steps: [
      ["sop init --dry-run --code WI-PRD-003-A says a pattern", '{number}", parts: {', '{number}-{variant}", parts: { variant: [A, B],'],
    ],
  },
  "a builder: 12.3.4, revision 2024-03": {
    settings: ['code: { pattern: "{chapter}.{section}.{number}" }', "revision: { first: 2024-03 }", "types:", type("SOP")],
    document: ["12.3.4", "12.3.4", "2024-03"],
    steps: [
      ["parts: { chapter: [QA, PRD], section: [QA, PRD] }", '{number}"', '{number}", parts: { chapter: [12], section: ["3"] }'],
      ['Put it in quotes: "12"', "chapter: [12]", 'chapter: ["12"]'],
      ["write digits: 1 under code in library.yaml", "parts:", "digits: 1, parts:"],
    ],
  },
  "a carrier: CL/QP/07, revision R08": {
    settings: ['code: { pattern: "{company}/{type}/{number}", parts: { dept: [CL] } }', "revision: { first: 08 }", "types:", type("QP")],
    document: ["CL-QP-07", "CL/QP/07", "R08"],
    steps: [
      ['Put it in quotes: "08"', "first: 08", "first: R08"],
      ["Did you mean “{dept}”?", "{company}", "{dept}"],
    ],
  },
  "an office: F-19-A4, revision 00": {
    settings: ['code: { pattern: "{type}-{number}-{size}", parts: { size: A4 } }', "types:", type("F")],
    document: ["F-19-A4", "F-19-A4", "0"],
    steps: [
      ["Write size: [A4]", "size: A4", "size: [A4]"],
      ['Write revision: "00"', 'revision: "0"', 'revision: "00"'],
    ],
  },
  "a hospital: SOP/RSUD/IGD/07, revision 0": {
    settings: [
      'code: { pattern: "SOP/{unit}/{ward}/{number}", parts: { unit: [RSUD], ward: [IGD, ICU] } }',
      'revision: { first: "0" }',
      "types:",
      type("SOP"),
      type("IK"),
    ],
    document: ["SOP-RSUD-IGD-07", "SOP/RSUD/IGD/07", "0"],
    steps: [
      ['revision: { first: "0", digits: 1 }', '{ first: "0" }', '{ first: "0", digits: 1 }'],
      ["Write “{type}/{unit}/{ward}/{number}”", "SOP/{unit}", "{type}/{unit}"],
    ],
  },
  "a plant: HSE.P.0012, revision 01": {
    settings: ['code: { pattern: "{dept}.{typ}.{number}", parts: { dept: [HSE] } }', "revision: { first: 01 }", "types:", type("P")],
    document: ["HSE.P.0012", "HSE.P.0012", "01"],
    steps: [
      ['Put it in quotes: "01"', "first: 01", 'first: "01"'],
      ["Did you mean “{type}”?", "{typ}", "{type}"],
      ["write digits: 4 under code in library.yaml", "parts:", "digits: 4, parts:"],
    ],
  },
  "medical devices: MQP_3, revision AA": {
    settings: ['code: { pattern: "{type} {number}" }', "revision: { style: letters, first: AA }", "types:", type("MQP")],
    document: ["MQP_3", "MQP_3", "AA"],
    steps: [
      ["Did you mean “letter”?", "letters", "letter"],
      ["Write “{type}-{number}”", "{type} {number}", "{type}_{number}"],
      ["write digits: 1 under code in library.yaml", '{number}"', '{number}", digits: 1'],
    ],
  },
  "two companies under one roof: QA-SOP-014 and PRD/WI/3": {
    settings: ['code: ["QA-SOP-{number}", "PRD/WI/{number}"]', "types:", type("SOP"), type("WI")],
    document: ["PRD-WI-3", "PRD/WI/3", "00"],
    steps: [
      [
        'Write { pattern: "QA-SOP-{number}" }',
        '["QA-SOP-{number}", "PRD/WI/{number}"]',
        '[{ pattern: "QA-SOP-{number}" }, { pattern: "PRD/WI/{number}" }]',
      ],
      ['{ types: [SOP], pattern: "QA-SOP-{number}" }', '[{ pattern: "QA', '[{ types: [SOP], pattern: "QA'],
      ["write digits: 1 under code in library.yaml", '"PRD/WI/{number}"', '"PRD/WI/{number}", digits: 1'],
    ],
  },
};

test.each(Object.entries(schemes))("%s", async (_, { settings, document: [name, code, revision], steps }) => {
  const folder = mkdtempSync(join(tmpdir(), "sop-schemes-"));
  folders.push(folder);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("library.yaml", ["organisation: Acme", "language: en", ...settings, ""].join("\n"));
  const head = [
    "---",
    `code: ${code}`,
    "title: Cleaning",
    `revision: "${revision}"`,
    "approvals: {}",
    "changes: [{ summary: [First issue] }]",
    "---",
  ];
  write(join(name, "draft.md"), [...head, "", "## Purpose", "", "Benches are cleaned after each shift.", ""].join("\n"));
  const check = async () => {
    const ran = await runSop(["check", "--lang", "en"], { cwd: folder });
    return { ...ran, said: `${ran.out}${ran.err}`.replace(/\s+/g, " ") };
  };
  for (const [said, before, after] of steps) {
    const ran = await check();
    expect(ran.status).not.toBe(0);
    expect(ran.said).toContain(said);
    const paths = ["library.yaml", join(name, "draft.md")];
    const path = paths.find((own) => readFileSync(join(folder, own), "utf8").includes(before));
    if (path === undefined) throw new Error(`“${before}” stands nowhere`);
    write(path, readFileSync(join(folder, path), "utf8").replace(before, after));
  }
  const ran = await check();
  expect(ran.status).toBe(0);
});
