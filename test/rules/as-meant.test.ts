import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readSettings } from "../../cli/read/read-settings.ts";
import { applyEdits } from "../../core/apply-edits.ts";
import type { FieldName } from "../../core/document/document.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { fieldNames, fieldOf, flowHeadNames } from "../../core/document/steps/field-names.ts";
import { fold } from "../../core/document/words/fold.ts";
import { documentRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import { pick } from "../../languages/language.ts";
import { type Language, type LocalText, languages } from "../../schemas/local-text.ts";

const folder = "IN.OCC.TELK.W-18";
const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const draft = readFileSync(`${sops}/${folder}/draft.md`, "utf8");
const { settings } = await readSettings(sops, sops);

/** What a slip in the draft adds to what is found in it. */
function added(from: RegExp, to: string, rules: Record<string, "warning" | "off"> = {}): string[] {
  const slipped = draft.replace(from, to);
  expect(slipped).not.toBe(draft);
  return addedBy(draft, slipped, rules);
}

/** What is found in one text and not in another, by rule. */
function addedBy(before: string, text: string, rules: Record<string, "warning" | "off"> = {}): string[] {
  const reading = createReadingContext({ ...settings, rules: { ...settings.rules, ...rules } });
  const found = (body: string) =>
    checkDocument(
      readDocument({ path: `${folder}/draft.md`, folder, fileName: "draft.md", text: body }, reading),
      documentRules,
      reading,
      new Set(),
    ).findings.map(({ rule, message, fix }) => `${rule} ${message.en}${fix?.en.startsWith("Did you mean") ? ` ${fix.en}` : ""}`);
  const known = new Set(found(before));
  return found(text).filter((finding) => !known.has(finding));
}

test.each([
  ["parties", "partys"],
  ["definitions", "definition"],
  ["records", "record"],
  ["applications", "aplications"],
])("%s mistyped is one finding, not one for each that would follow", (key, slip) => {
  expect(added(new RegExp(`^${key}:`, "m"), `${slip}:`)).toEqual([`SOP101 “${slip}” is not a key known here. Did you mean “${key}”?`]);
});

test("a guess by which other words would go unread hides nothing: what has one “#” may be no section", () => {
  const rules = added(/(?=^#### 2\. )/m, "# Lain\n\n#### 99. Terakhir\n\n- Pelaksana: Agent\n- Lainnya: tidak terbaca\n\n");
  expect(rules).toContainEqual(expect.stringMatching(/^SOP102 A heading with 1 “#”/));
  expect(rules).toContainEqual(expect.stringMatching(/^SOP407 “Lainnya” is not a field/));
});

test("a mistyped key of an entry is one finding", () => {
  const slip = added(/custodian:/, "custodion:");
  expect(slip).toEqual(["SOP101 “custodion” is not a key known here. Did you mean “custodian”?"]);
});

test("a mistyped key beside the one it was meant for is told with what follows", () => {
  const twice = added(/^parties:/m, "partys: [Agent]\nparties:");
  expect(twice).toEqual(["SOP101 “partys” is not a key known here. Did you mean “parties”?"]);
});

/** The lists of the header, each with a value that can't be used, and with an entry that can't. */
const unusable = ["references", "parties", "definitions", "workInstructions", "records", "applications"].flatMap((key) => [
  { key, what: "value", to: `${key}: oops]\n` },
  { key, what: "entry", to: `${key}:\n  - [oops]\n` },
]);

test.each(unusable)("$key with a $what that can't be used is told as that alone", ({ key, to }) => {
  expect(withList(key, to).map((finding) => finding.slice(0, 6))).toEqual(["SOP101"]);
});

test("what rests on a list that can't be used is told where the library lowers SOP101", () => {
  const rules = withList("parties", "parties: oops]\n", { SOP101: "warning" }).map((finding) => finding.slice(0, 6));
  expect(new Set(rules)).toEqual(new Set(["SOP101", "SOP406"]));
});

/** What a list written otherwise adds to what is found in the longest draft of the library. */
function withList(key: string, to: string, rules: Record<string, "warning" | "off"> = {}): string[] {
  const text = readFileSync(`${sops}/IN.OCC.TELK.P-01/draft.md`, "utf8");
  const written = text.replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, "m"), to);
  expect(written).not.toBe(text);
  return addedBy(text, written, rules);
}

test.each([
  ["Pelaksana", "Pelaksna"],
  ["RC", "RCC"],
])("a field “%s” mistyped is told as that", (name, slip) => {
  const rules = added(new RegExp(`^- ${name}:`, "m"), `- ${slip}:`).map((finding) => finding.slice(0, 6));
  expect(new Set(rules)).toEqual(new Set(["SOP407"]));
});

/** A flow in which each step rests on each field of another: told one by one, a slip in it was up to five findings. */
const flow = (language: Language) => {
  const [named, end] = [(field: FieldName) => pick(fieldNames[field], language), pick({ en: "end", id: "selesai" }, language)];
  return `## Rincian Instruksi

### Layanan 109

#### 1. Data tersedia?

- ${named("phase")}: Buka
- ${named("actor")}: Agent
- ${named("input")}: nomor pelanggan
- ${named("time")}: 5 menit
- ${named("output")}: tiket
- ${named("kpi")}: Ketepatan
- ${named("rc")}: IN.OCC.TELK.W-18_R1
- ${named("remark")}: di loket
- ${named("next")}:
  - Ya → 4
  - Tidak → 2

#### 2. Hubungi pelanggan

- ${named("phase")}: Tutup
- ${named("actor")}: Agent
- ${named("application")}: My Kiss
- ${named("kpi")}: Ketepatan
- ${named("rc")}: IN.OCC.TELK.W-18_R2
- ${named("next")}: 4
- ${named("deadline")}: 24 jam → 3
- ${named("failure")}:
  - nomor tidak aktif → 3
  - tidak diangkat → 2

#### 3. Salam Penutup

- ${named("actor")}: Agent
- ${named("kpi")}: Ketepatan
- ${named("rc")}: IN.OCC.TELK.W-18_R3
- ${named("follows")}: IN.OCC.TELK.W-20
- ${named("next")}: ${end}

#### 4. Bagi tugas

- ${named("actor")}: Agent
- ${named("kpi")}: Ketepatan
- ${named("rc")}: IN.OCC.TELK.W-18_R4
- ${named("next")}: 5 dan 6

#### 5. Cari data

- ${named("actor")}: Agent
- ${named("kpi")}: Ketepatan
- ${named("rc")}: IN.OCC.TELK.W-18_R5
- ${named("next")}: 7

#### 6. Tanya rekan

- ${named("actor")}: Agent
- ${named("kpi")}: Ketepatan
- ${named("rc")}: IN.OCC.TELK.W-18_R6

#### 7. Jawab

- ${named("actor")}: Agent
- ${named("kpi")}: Ketepatan
- ${named("rc")}: IN.OCC.TELK.W-18_R7
- ${named("after")}: 5 dan 6
- ${named("next")}: ${end}
`;
};

/** A word with one letter missing, doubled, or in the place of the next. */
function slipsOf(word: string): string[] {
  const slips = [...word].flatMap((letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    return [before + after, before + letter + letter + after, before + (after[0] ?? "") + letter + after.slice(1)];
  });
  return [...new Set(slips)].filter((slip) => fold(slip) !== fold(word) && fieldOf(slip) === undefined && slip.trim() === slip);
}

const fields = Object.entries(fieldNames) as [FieldName, LocalText][];
test.each(fields.flatMap(([field, names]) => languages.map((language) => [pick(names, language), field, language] as const)))(
  "“%s” mistyped, wherever and however, is one finding that names it (%s, %s)",
  (word, _, language) => {
    const [above = "", , below = ""] = draft.split(/^(?=## (?:Rincian|Catatan))/m);
    const text = `${above.replace("---\n", `---\nlanguage: ${language}\n`)}${flow(language)}\n${below}`;
    const places = [...text.matchAll(new RegExp(`^- ${word}:`, "gm"))];
    const ends = [...new Set([places.at(0)?.index ?? -1, places.at(-1)?.index ?? -1])];
    for (const slip of slipsOf(word)) {
      for (const index of ends) {
        const slipped = `${text.slice(0, index)}- ${slip}${text.slice(index + 2 + word.length)}`;
        expect([slip, index, ...addedBy(text, slipped)]).toEqual([
          slip,
          index,
          `SOP407 “${slip}” is not a field of a step. Did you mean “${word}”?`,
        ]);
      }
    }
  },
);

test("what the library lowers hides nothing, nor does a key that stands beside the right one", () => {
  expect(added(/^parties:/m, "partys:", { SOP101: "warning" }).length).toBeGreaterThan(10);
  expect(added(/^parties:/m, "partys:", { SOP101: "off" }).length).toBeGreaterThan(10);
  expect(added(/^- RC:/m, "- RCC:", { SOP407: "warning" }).map((finding) => finding.slice(0, 6))).toContain("SOP504");
  expect(added(/^parties: .*$/m, "parties: [Agent]\npartys: [Team Leader]").length).toBeGreaterThan(5);
});

test("who signed and what changed is asked for whatever the slip: these rules are of control", () => {
  expect(added(/^changes:/m, "change:").map((finding) => finding.slice(0, 6))).toContain("SOP204");
  expect(added(/^approvals:/m, "aproval:").join()).toContain("“aproval” is not a key known here");
});

test.each(Object.values(flowHeadNames).flatMap(({ id, en }) => [id, en]))(
  "“%s” at a flow's head mistyped is one finding that names it",
  (word) => {
    const text = draft.replace(/^Kata kunci: .*\n/gm, "").replace(/^### .*\n/m, `$&\n${word}: Pelanggan\n`);
    for (const slip of slipsOf(word)) {
      const told = `SOP407 “${slip}” is not a line of a flow's head, and is read as introduction. Did you mean “${word}”?`;
      expect([slip, ...addedBy(text, text.replace(`\n${word}: `, `\n${slip}: `))]).toEqual([slip, told]);
    }
  },
);

/** One sign that YAML stumbles over, in the middle of a header of sixty lines. */
const broken: [where: RegExp, to: string][] = [
  [/^definitions:\n/m, "definitions:\n  - [ term: x\n"],
  [/^parties: \[/m, "parties: [["],
  [/^records:\n/m, 'records:\n  - { title: "x }\n'],
  [/^applications: /m, "applications: { "],
  [/^title: /m, "title: : "],
  [/^changes:\n/m, "changes:\n\t- x\n"],
];

test.each(broken)("of keys that YAML can't read, the first place is all that is told: %s made %j", (where, to) => {
  expect(added(where, to)).toEqual([expect.stringMatching(/^SOP101 /)]);
});

test("where the library lowers that, all is told besides", () => {
  expect(added(/^parties: \[/m, "parties: [[", { SOP101: "warning" }).length).toBeGreaterThan(1);
});

/** One sign too many or missing in the skeleton of a text, and all that is told of it. */
test.each<[slip: string, where: RegExp, to: string, told: RegExp[]]>([
  ["a step moved", /^#### 4\. /m, " #### 4. ", [/^SOP102 The heading “#### 4\. Membagi daftar” does not begin at the first column/]],
  ["a flow moved", /^### /m, "  ### ", [/^SOP102 The heading “### .*” does not begin at the first column/]],
  ["the flows' section moved", /^## Rincian/m, " ## Rincian", [/^SOP102 The heading “## Rincian.*” does not begin at the first column/]],
  ["a step's blank gone", /^#### 4\. /m, "####4. ", [/^SOP102 “####4\. Membagi daftar” is read as text, not as a heading/]],
  ["a step's sign too many", /^#### 4\. /m, "##### 4. ", [/^SOP102 A heading with 5 “#”/]],
  ["a section's sign gone", /^## Tujuan/m, "# Tujuan", [/^SOP102 A heading with 1 “#”/]],
  [
    "a step's sign gone",
    /^#### 4\. /m,
    "### 4. ",
    [/^SOP407 “### 4\. Membagi daftar” begins a flow, .*a step's title is “#### 4\. Membagi daftar”/],
  ],
  ["a mark mistyped", /^(#### 4\. .*\n\n> \[!RECONSTRUC)/m, "$1C", [/^SOP102 “\[!RECONSTRUCCTED\]” is not read as a mark/]],
  ["a mark moved", /^(#### 4\. .*\n\n)> /m, "$1  > ", [/^SOP102 “\[!RECONSTRUCTED\]” is not read as a mark/]],
  ["a first field moved", /^(#### 4\. .*\n\n.*\n\n)- /m, "$1  - ", [/^SOP407 “- Pelaksana: Team Leader” is read as text, not as a field/]],
  ["a first field's mark gone", /^(#### 4\. .*\n\n.*\n\n)- /m, "$1", [/^SOP407 “Pelaksana: Team Leader” is read as text, not as a field/]],
])("%s is told as that", (_, where, to, told) => {
  // How many marks are still to be confirmed changes with one.
  expect(added(where, to).filter((finding) => !finding.startsWith("SOP307"))).toEqual(told.map((words) => expect.stringMatching(words)));
});

test("what the library lowers hides nothing of the skeleton", () => {
  expect(added(/^#### 4\. /m, " #### 4. ", { SOP102: "warning" }).length).toBeGreaterThan(3);
  expect(added(/^#### 4\. /m, "### 4. ", { SOP407: "warning" }).length).toBeGreaterThan(3);
});

test("of steps that stand before the first flow, or outside of the flows, the first is told", () => {
  const withoutFlow = added(/^### .*\n/m, "").filter((finding) => finding.includes("stands before the first flow"));
  expect(withoutFlow).toEqual([expect.stringMatching(/^SOP407 The step “1\. /)]);
  const withoutSection = added(/^## Rincian.*\n(?:.*\n)*?(?=#### )/m, "").filter((finding) => finding.includes("outside of the flows"));
  expect(withoutSection.length).toBeLessThan(2);
});

/** Within the list of a step's fields, one sign of a field too many, missing or moved. */
test.each([
  ["mark gone", "RC: $1"],
  ["blank gone", "-RC: $1"],
  ["moved", "  - RC: $1"],
  ["moved far", "     - RC: $1"],
  ["mark and blank changed places", " -RC: $1"],
  ["colon doubled", "- RC:: $1"],
  ["colon before its blank", "- RC :$1"],
  ["another mark", "• RC: $1"],
])("a field that is no item of its list (%s) is read, told once, and put right by the tool", (_, to) => {
  const slipped = draft.replace(/^- RC: (.*_R4)$/m, to);
  expect(addedBy(draft, slipped)).toEqual([expect.stringMatching(/^SOP407 /)]);
  const reading = createReadingContext(settings);
  const document = readDocument({ path: `${folder}/draft.md`, folder, fileName: "draft.md", text: slipped }, reading);
  const edits = document.problems.flatMap(({ edit }) => edit ?? []);
  expect(applyEdits(slipped, edits).text).toBe(draft);
});

test("a branch that is labelled like a field is a branch, and prose that is, prose", () => {
  const branch = draft.replace("  - Tidak → 5\n", "  - KPI: meleset → 5\n");
  expect(addedBy(draft, branch)).toEqual([]);
  const prose = draft.replace(/^(- RC: .*_R1\n)/m, "$1Hasil: dicatat.\n");
  expect(addedBy(draft, prose)).toContainEqual(expect.stringMatching(/^SOP407 Prose follows the field list at once/));
});
