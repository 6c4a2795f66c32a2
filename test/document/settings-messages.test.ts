import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "../../cli/read/read-settings.ts";
import { compileCodeScheme, folderName } from "../../core/document/codes/code-scheme.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { languages } from "../../schemas/local-text.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-settings-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function settingsOf(...lines: string[]) {
  writeFileSync(join(folder, "library.yaml"), ["organisation: Acme", ...lines, ""].join("\n"));
  return (await readSettings(folder, folder)).settings;
}

/** What is said of settings, without the heading: each fault as one line, with its place and its fix. */
async function said(...lines: string[]): Promise<string[]> {
  const error = await settingsOf(...lines).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) return [];
  for (const language of languages)
    expect(pick(error.text, language).match(/\n {4}\S/g)?.length).toBe(pick(error.text, language).match(/\nlibrary\.yaml/g)?.length);
  return error.text.en
    .split(/\nlibrary\.yaml:/)
    .slice(1)
    .map((fault) => fault.replace(/\s+/g, " "));
}

describe("schemes of codes from several trades", () => {
  test.each<[string, string, string[]]>([
    ["QA-SOP-014", '{ pattern: "{dept}-{type}-{number}", parts: { dept: [QA, PRD] }, digits: 3 }', ["SOP", "WI"]],
    ["SOP-001", '{ pattern: "{type}-{number}", digits: 3 }', ["SOP"]],
    ["WI-PRD-003-A", '{ pattern: "{type}-{dept}-{number}-{variant}", parts: { dept: [PRD], variant: [A, B] }, digits: 3 }', ["WI"]],
    ["CL/QP/07", '{ pattern: "{dept}/{type}/{number}", parts: { dept: [CL] } }', ["QP"]],
    ["F-19-A4", '{ pattern: "{type}-{number}-{size}", parts: { size: [A4, A5] } }', ["F"]],
    ["HSE.P.0012", '{ pattern: "{dept}.{type}.{number}", parts: { dept: [HSE] }, digits: 4 }', ["P"]],
    ["MQP_3", '{ pattern: "{type}_{number}", digits: 1 }', ["MQP"]],
    ["SOP/RSUD/IGD/07", '{ pattern: "{type}/{unit}/{ward}/{number}", parts: { unit: [RSUD], ward: [IGD, ICU] } }', ["SOP"]],
    ["LAB:TM-104", '{ pattern: "{dept}:{type}-{number}", parts: { dept: [LAB] }, digits: 3 }', ["TM"]],
    ["IN.OCC.TELK.W-18", '{ pattern: "{c}.{u}.{k}.{type}-{number}", parts: { c: [IN], u: [OCC], k: [TELK] } }', ["P", "W"]],
  ])("%s is held", async (code, scheme, types) => {
    const settings = await settingsOf(`code: ${scheme}`, "types:", ...types.map((type) => `  ${type}: { name: ${type} }`));
    const parsed = compileCodeScheme(settings).parse(code);
    expect(parsed && compileCodeScheme(settings).format(parsed)).toBe(code);
  });

  test.each<[string, string[], string[]]>([
    [
      "12.3.4",
      [
        'code: { pattern: "{chapter}.{section}.{number}", parts: { chapter: ["12"], section: ["3"] }, digits: 1 }',
        "types: { SOP: { name: SOP } }",
      ],
      ["12.3.4", "12.3.11"],
    ],
    [
      "12.3.4 with numbers for types",
      ['code: { pattern: "{type}.{section}.{number}", parts: { section: ["3"] }, digits: 1 }', 'types: { "12": { name: Procedure } }'],
      ["12.3.4"],
    ],
    [
      "a type written out",
      ['code: { pattern: "{dept}-SOP-{number}", parts: { dept: [QA] } }', "types: { SOP: { name: SOP } }"],
      ["QA-SOP-01"],
    ],
    [
      "several patterns, by type",
      ['code: [{ types: [WI], pattern: "WI-{dept}-{number}", parts: { dept: [PRD] }, digits: 3 }, { pattern: "{type}/{number}" }]'],
      ["WI-PRD-003", "SOP/07", "FORMULIR/01"],
    ],
    [
      "several patterns, by unit",
      [
        'code: [{ pattern: "{unit}-{type}-{number}", parts: { unit: [QA] } }, { pattern: "{unit}/{type}/{number}", parts: { unit: [PRD] } }]',
      ],
      ["QA-SOP-07", "PRD/SOP/07"],
    ],
  ])("%s are held", async (_, lines, codes) => {
    const types = lines.some((line) => line.startsWith("types"))
      ? []
      : ["types: { SOP: { name: SOP }, WI: { name: WI }, FORMULIR: { name: F } }"];
    const scheme = compileCodeScheme(await settingsOf(...lines, ...types));
    for (const code of codes) {
      const parsed = scheme.parse(code);
      expect(parsed && scheme.format(parsed)).toBe(code);
      expect(scheme.codeOfFolder(folderName(code)) ?? folderName(code)).toBe(code);
    }
  });
});

test.each<[string, object]>([
  ['{ first: "1", digits: 1 }', { style: "number", first: "1", digits: 1 }],
  ['{ first: "A", digits: 1 }', { style: "letter", first: "A", digits: 1 }],
  ["{ style: letter }", { style: "letter", first: "A", digits: 2 }],
  ['{ first: "R08" }', { style: "label", first: "R08", digits: 2 }],
  ['{ first: "v1.0.3" }', { style: "label", first: "v1.0.3", digits: 2 }],
  ['{ style: label, first: "2024-03" }', { style: "label", first: "2024-03", digits: 2 }],
])("revisions named as %s are held", async (written, held) => {
  expect((await settingsOf(`revision: ${written}`)).revision).toEqual(held);
});

describe("one message a fault, with what to write instead", () => {
  test.each<[string, string[], string[]]>([
    [
      "a type written out in the pattern",
      ['code: { pattern: "{dept}-SOP-{number}", parts: { dept: [QA] } }', "types: { SOP: { name: SOP }, WI: { name: WI } }"],
      [
        '2:18 The pattern “{dept}-SOP-{number}” lacks {type}, and its codes are of several types: SOP, WI. Write “{dept}-{type}-{number}”: {type} stands for the letters of a document\'s type. Or keep it for one type, beside other patterns: code: [{ types: [SOP], pattern: "{dept}-SOP-{number}" }, …].',
      ],
    ],
    [
      "a first revision of another style",
      ['revision: { style: letter, first: "01" }'],
      [
        '2:11 The first revision, “01”, is not made of capital letters, such as “A”. Write revision: { style: label, first: "01" }, or a first revision that is counted on: { style: letter }.',
      ],
    ],
    [
      "no type at all",
      ["types: {}"],
      ["2:8 “types” names no type of document, so no code can fit. Write at least one, or leave types out: then P, W, S, F are there."],
    ],
    [
      "a part of a built-in type, and of one that is not",
      ["types: { P: { reviewEvery: 12 months }, Q: { level: 2 } }"],
      [
        "2:13 “types.P.name” is missing. What stands under types takes the place of the built-in types whole; nothing of the built-in P is added to it. Write all of it: its name (name: Procedure), approvals and sections; or leave types out.",
        "2:44 “types.Q.name” is missing. Write, for example: name: Procedure",
      ],
    ],
    [
      "what is listed twice",
      [
        "external: [{ code: S-91, title: Satu, heldBy: QC }, { code: S-91, title: Dua, heldBy: QC }]",
        "types: { P: { name: P, approvals: [prepared, prepared] } }",
      ],
      [
        "2:61 “S-91” is listed twice under external. Keep the entry that holds.",
        "3:46 “prepared” is to sign twice. Name each role once, in the order of signing.",
      ],
    ],
    [
      "two sections of flows",
      ["types: { P: { name: P, sections: [{ id: a, name: A, from: flows }, { id: b, name: B, from: flows }] } }"],
      ["2:68 Two sections of type P hold flows; those of the second would not be read. Keep one: a section holds any number of flows."],
    ],
    [
      "a style nobody knows",
      ["revision: { style: letters }"],
      ["2:20 “revision.style”, here “letters”, is none of “number”, “letter”, “label”. Did you mean “letter”?"],
    ],
    [
      "a first revision that can't be a file's name",
      ['revision: { first: "Rev 1" }'],
      [
        '2:20 “revision.first”, here “Rev 1”, is not a revision: letters and digits in quotes, with . - or _ between, such as "05". Write, for example: first: "00"',
      ],
    ],
    [
      "a number written out in the pattern",
      ['code: { pattern: "{type}-001" }'],
      [
        "2:18 “code.pattern”, here “{type}-001”, lacks {number}. Write “{type}-{number}”: {number} stands for a document's number, {type} for the letters of its type (P, W, S, F, the keys of types).",
      ],
    ],
    [
      "a mistyped place-holder",
      ['code: { pattern: "{typ}-{number}" }'],
      ["2:18 “{typ}” in the pattern “{typ}-{number}” stands for nothing. Did you mean “{type}”?"],
    ],
    [
      "a place-holder without its values",
      ['code: { pattern: "{dept}-{type}-{number}" }'],
      [
        "2:18 “{dept}” in the pattern “{dept}-{type}-{number}” stands for nothing. List what may stand there, under code: parts: { dept: [QA, PRD] }",
      ],
    ],
    [
      "a place-holder unlike its part's name",
      ['code: { pattern: "{dep}-{type}-{number}", parts: { dept: [QA] } }'],
      ["2:18 “{dep}” in the pattern “{dep}-{type}-{number}” stands for nothing. Did you mean “{dept}”?"],
    ],
    [
      "a part that stands nowhere",
      ["code: { parts: { dept: [QA] } }"],
      ["2:24 The part “dept” stands nowhere in the pattern “{type}-{number}”. Write {dept} where it stands in a code, or delete it."],
    ],
    [
      "a place-holder twice",
      ['code: { pattern: "{type}-{number}-{number}" }'],
      ["2:18 “{number}” stands twice in the pattern “{type}-{number}-{number}”. Write it once."],
    ],
    [
      "a blank in the pattern",
      ['code: { pattern: "{type} {number}" }'],
      ["2:18 The pattern “{type} {number}” holds a blank; a code is one word. Write “{type}-{number}”."],
    ],
    [
      "blanks and marks in parts",
      ['code: { pattern: "{dept}-{type}-{number}", parts: { dept: [Q A, R&D] } }'],
      [
        "2:60 “Q A” can't stand in a code. Write it with letters A–Z and digits only, at most 16, such as QA.",
        "2:65 “R&D” can't stand in a code. Write it with letters A–Z and digits only, at most 16, such as RD.",
      ],
    ],
    [
      "parts without a mark between them",
      ['code: { pattern: "{type}{dept}{number}", parts: { dept: [QA] } }'],
      [
        "2:18 A code made by “{type}{dept}{number}”, such as “PQA99”, can't be taken apart again. Put a mark such as “-”, “.” or “/” between its parts.",
      ],
    ],
    [
      "a code for its pattern",
      ["code: 12.3.4"],
      [
        '2:7 “code”, here “12.3.4”, is not keys with values. Write its pattern, for example: code: { pattern: "{type}-{number}", digits: 2 }. What the pattern of “12.3.4” is, sop init --dry-run --code 12.3.4 says.',
      ],
    ],
    ["no pattern at all", ["code: []"], ['2:7 “code” is empty. Write, for example: code: { pattern: "{type}-{number}", digits: 2 }']],
    [
      "patterns that are words",
      ['code: ["QA-SOP-{number}", "WI-{number}"]'],
      ['2:8 “code[1]”, here “QA-SOP-{number}”, is not keys with values. Write { pattern: "QA-SOP-{number}" }'],
    ],
    [
      "one of several patterns mistyped",
      ['code: [{ pattern: "{type}-{number}", types: [P, X] }, { patern: "{type}.{number}" }]'],
      ["2:57 “patern” is not a key known here. Did you mean “pattern”?"],
    ],
    [
      "patterns for types that are not there, and types without one",
      ['code: [{ pattern: "{type}-{number}", types: [P, w, SOP1] }]'],
      [
        "2:7 No pattern of codes is for the types S, F. Add them to the types of one of the patterns, or leave types out of one: it is for all that no other names.",
        "2:49 “w” is not one of the types. Did you mean “W”?",
        "2:52 “SOP1” is not one of the types. The types are P, W, S, F.",
      ],
    ],
    [
      "two patterns that make the same codes",
      ['code: [{ pattern: "{type}-{number}" }, { pattern: "{type}-{number}" }]'],
      [
        "2:19 A code made by “{type}-{number}”, such as “P-99”, can't be told from one made by “{type}-{number}”. Let them differ by their signs or parts, or make one pattern of both.",
      ],
    ],
    [
      "two patterns whose codes would stand in one folder",
      ['code: [{ pattern: "{type}/{number}" }, { pattern: "{type}-{number}" }]'],
      [
        "2:19 A code made by “{type}/{number}”, such as “P/99”, can't be told from one made by “{type}-{number}”. Let them differ by their signs or parts, or make one pattern of both.",
      ],
    ],
    [
      "a name in a third language",
      ["types: { P: { name: { de: Verfahren, en: Procedure } } }"],
      ["2:23 “de” is not a key known here. Known here: id, en."],
    ],
    [
      "roles in capitals",
      ["roles: { Author: Written by }"],
      [
        "2:10 The key “Author” is not a word in lower case. Write author here and wherever the role is named (approvals, holders, apart): the id is for files and commands; what is printed stands behind it.",
      ],
    ],
    [
      "roles renamed, approvals left out",
      ["roles: { author: Author, approver: Approver }", "types: { SOP: { name: SOP }, WI: { name: WI } }"],
      [
        "3:15 Documents of type SOP, WI are signed by prepared, checked and approved, as where nothing else is written; the roles here are author, approver. Add “approvals: [author, approver]” to each type under types, in the order of signing; or keep the ids prepared, checked and approved under roles, and change what is printed behind them.",
      ],
    ],
    [
      "roles renamed, types left out",
      ["roles: { author: Author }"],
      [
        "1:1 Documents of type P, W, S, F are signed by prepared, checked and approved, as where nothing else is written; the roles here are author. Add “approvals: [author]” to each type under types, in the order of signing; or keep the ids prepared, checked and approved under roles, and change what is printed behind them.",
      ],
    ],
    [
      "a mistyped role",
      ["types: { P: { name: P, approvals: [prepared, aproved], holders: { chekced: [QMR] }, apart: [[prepared, nobody]] } }"],
      [
        "2:46 “aproved” is not one of the roles. Did you mean “approved”?",
        "2:76 “chekced” is not one of the roles. Did you mean “checked”?",
        "2:104 “nobody” is not one of the roles. Write one of prepared, checked, approved, or add it under roles: “nobody: its name as printed”.",
      ],
    ],
    [
      "sections that are words",
      ["types:", "  P:", "    name: P", "    sections:", "      - Purpose", "      - Scope"],
      [
        "6:9 “types.P.sections[1]”, here “Purpose”, is not keys with values. Write, for example: { id: purpose, name: Purpose, from: text }",
      ],
    ],
    [
      "a section twice, and a list of what isn't there",
      ["types: { P: { name: P, sections: [{ id: a, name: A, from: text }, { id: b, name: a, from: records, accepts: [Z, p] }] } }"],
      [
        "2:67 Two sections of type P are called “a”. Give each its own id and name.",
        "2:113 “p” is not one of the types. Did you mean “P”?",
      ],
    ],
    [
      "a mistyped source of a section",
      ["types: { P: { name: P, sections: [{ id: a, name: A, from: flow }] } }"],
      [
        "2:59 “types.P.sections[1].from”, here “flow”, is none of “text”, “flows”, “references”, “parties”, “definitions”, “workInstructions”, “records”, “applications”, “changes”. Did you mean “flows”?",
      ],
    ],
    ["a mistyped key", ["organization: Acme Ltd"], ["2:1 “organization” is not a key known here. Did you mean “organisation”?"]],
    [
      "a mistyped key that is needed",
      ["people: [{ nmae: A, position: B }]"],
      ["2:12 “nmae” is not a key known here. Did you mean “name”?"],
    ],
    ["a key like no other", ["rc: { schema: x }"], ["2:7 “schema” is not a key known here. Known here: pattern."]],
    [
      "a revision wider than it begins",
      ['revision: { first: "1" }'],
      ['2:11 The first revision is “1”, but revisions have 2 digits. Write revision: { first: "1", digits: 1 }'],
    ],
    [
      "an interval that is none",
      ["types: { P: { name: P, reviewEvery: 2 } }"],
      ["2:37 “types.P.reviewEvery”, here “2”, is not a text. Write, for example: reviewEvery: 24 months"],
    ],
  ])("%s", async (_, lines, expected) => {
    expect(await said(...lines)).toEqual(expected);
  });
});
