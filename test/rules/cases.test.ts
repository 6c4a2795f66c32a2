import { expect, test } from "vitest";
import { rules } from "../../core/rules/index.ts";
import { runExample } from "../../core/rules/kit/run-example.ts";

/** Beside a rule's examples, which say what it is for: where it begins and where it stays silent. */
function reports(id: string, text: string, settings: object = {}): string[] {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no ${id}`);
  return runExample(rule, { title: { en: "", id: "" }, valid: text, settings } as never).reports;
}

const head = (lines: string) => (lines === "" ? "" : `---\n${lines}\n---\n`);
const flow = (...steps: string[]) => `## Rincian Prosedur\n\n### Layanan 108\n\n${steps.join("\n\n")}\n`;

const record = (more: string) => head(`records:\n  - { ${more}, retention: 2 Tahun, custodian: SPV }`);
const step = (number: number, title: string, fields: string, text = "") => `#### ${number}. ${title}\n\n${fields}${text && `\n\n${text}`}`;
const last = "- Lanjut: selesai";

test.each<[string, string, boolean]>([
  ["is made nowhere", record("title: Buku Tiket") + flow(step(1, "Catat", last)), true],
  ["is named by a step's text", record("title: Buku Tiket") + flow(step(1, "Catat", last, "Isi buku tiket.")), false],
  [
    "is named by the last step's text",
    record("title: Buku Tiket") + flow(step(1, "Catat", "- KPI: cepat"), step(2, "Isi", last, "Isi buku tiket.")),
    false,
  ],
  ["is named by a step's title", record("title: Buku Tiket") + flow(step(1, "Isi buku tiket", last)), false],
  ["is named with each telling word", record("title: Rekaman Buku Tiket") + flow(step(1, "Catat", last, "Tiket ditulis di buku.")), false],
  ["is named with one telling word of two", record("title: Rekaman Buku Tiket") + flow(step(1, "Catat", last, "Tiket ditulis.")), true],
  ["has no telling word", record("title: Daftar Catatan") + flow(step(1, "Tulis", last, "Semua ditulis.")), true],
  [
    "is named before the flow only",
    `${record("title: Buku Tiket")}## Tujuan\n\nMengisi buku tiket.\n\n${flow(step(1, "Catat", last))}`,
    true,
  ],
  ["is named after the flow only", `${record("title: Buku Tiket")}${flow(step(1, "Catat", last))}\n## Catatan\n\nBuku tiket.\n`, true],
  ["is cited by its code in a step", record("code: IN.OCC.TELK.F-19") + flow(step(1, "Catat", last, "Isi IN.OCC.TELK.F-19.")), false],
  [
    "is cited by its code before the flow only",
    `${record("code: IN.OCC.TELK.F-19")}## Tujuan\n\nMengisi IN.OCC.TELK.F-19.\n\n${flow(step(1, "Catat", last))}`,
    true,
  ],
  ["has a code no step cites", record("code: IN.OCC.TELK.F-19") + flow(step(1, "Catat", last)), true],
  [
    "may be made by a work instruction",
    head("workInstructions: [IN.OCC.TELK.W-10]\nrecords:\n  - { title: Buku Tiket, retention: 2 Tahun, custodian: SPV }") +
      flow(step(1, "Catat", last)),
    false,
  ],
  [
    "may be made by what a step follows",
    record("title: Buku Tiket") + flow(step(1, "Catat", `- Sesuai: IN.OCC.TELK.W-10\n${last}`)),
    false,
  ],
  ["stands in a text without steps", `${record("title: Buku Tiket")}## Tujuan\n\nMencatat.\n`, false],
])("SOP708: a record that %s", (_, text, isTold) => {
  expect(reports("SOP708", text).some((line) => line.includes("No step makes"))).toBe(isTold);
});

test("SOP708: a record that others keep is made by others", () => {
  const text = record("code: ISO-F-1") + flow(step(1, "Catat", last));
  expect(reports("SOP708", text, { external: [{ code: "ISO-F-1", title: "Formulir", heldBy: "ISO" }] })).toEqual([]);
});

test.each<[string, string, number]>([
  ["another time", "Buku Tiket disimpan selama 12 bulan.", 1],
  ["the same time", "Buku Tiket disimpan selama 24 bulan.", 0],
  ["the same time in other words", "Buku Tiket disimpan selama 2 tahun.", 0],
  ["a time that is no keeping", "Buku Tiket diisi dalam 12 bulan.", 0],
  ["keeping in one sentence, a time in the next", "Buku Tiket disimpan. Setelah 12 bulan diperiksa.", 0],
  ["no record's name", "Semua disimpan selama 12 bulan.", 0],
  ["two times", "Buku Tiket disimpan selama 12 bulan atau 6 bulan.", 0],
  ["two sentences, each with another time", "Buku Tiket disimpan 12 bulan; Buku Tiket disimpan 6 bulan.", 2],
  ["two records", "Buku Tiket dan Buku Tamu disimpan selama 12 bulan.", 0],
  ["another kind of quantity", "Buku Tiket disimpan dalam 12 map.", 0],
])("SOP708: a sentence that says %s", (_, sentence, times) => {
  const listed = head(
    "records:\n  - { title: Buku Tiket, retention: 2 Tahun, custodian: SPV }\n  - { title: Buku Tamu, retention: 1 Tahun, custodian: SPV }\n  - { title: Buku Kas, custodian: SPV }",
  );
  const text = `${listed}${flow(step(1, "Buku tiket, buku tamu, buku kas", last))}\n${sentence}\n`;
  expect(reports("SOP708", text).filter((line) => line.includes("is kept"))).toHaveLength(times);
});

const scoped = (scope: string, title: string, ...steps: string[]) =>
  `## Ruang Lingkup\n\n${scope}\n\n## Rincian Prosedur\n\n### ${title}\n\n${(steps.length > 0 ? steps : [step(1, "Salam", last)]).join("\n\n")}\n`;

test.each<[string, string, string, boolean]>([
  ["its number", "Layanan 108 dan 147.", "Layanan 147", true],
  ["another number", "Layanan 108.", "Layanan 147", false],
  ["one of two numbers", "Layanan 108.", "Layanan 108 dan 147", false],
  ["its stem", "Prosedur ini tentang penanganan pelanggan.", "Menangani keluhan", true],
  ["four letters of its word only", "Ini tentang peta.", "Petani", false],
  ["a short word as it is", "Ini tentang SMS.", "Kirim SMS", true],
  ["a two-letter word", "Ini tentang TV.", "TV", true],
  ["none of its words", "Ini tentang telepon.", "Pengembalian laptop", false],
  ["nothing, of a title that says nothing", "Ini tentang telepon.", "Alur pelayanan", true],
  ["nothing at all, being empty", "", "Pengembalian laptop", true],
])("SOP408: a scope that names %s", (_, scope, title, isNamed) => {
  expect(reports("SOP408", scoped(scope, title)).some((line) => line.includes("does not name"))).toBe(!isNamed);
});

const three = [step(1, "Salam pembuka", "- KPI: cepat"), step(2, "Penutup", "- KPI: cepat"), step(3, "Simpan rekaman", last)];
test.each<[string, string, string[], boolean]>([
  ["before the flow's end", "Layanan 108 sampai percakapan ditutup.", three, true],
  ["with the flow's last step", "Layanan 108 sampai rekaman disimpan.", three, false],
  ["at two ends", "Layanan 108 sampai ditutup, atau sampai disimpan.", three, false],
  ["with what no step is called", "Layanan 108 sampai pelanggan puas.", three, false],
  ["in English, before the flow's end", "Layanan 108 up to penutup.", three, true],
  [
    "with a step from which the flow ends",
    "Layanan 108 sampai ditutup.",
    [three[0] as string, step(2, "Penutup", last), step(3, "Simpan rekaman", last)],
    false,
  ],
])("SOP408: a scope that ends %s", (_, scope, steps, isPast) => {
  expect(reports("SOP408", scoped(scope, "Layanan 108", ...steps)).some((line) => line.includes("goes on with"))).toBe(isPast);
});

const reached = (...next: string[]) =>
  flow(...next.map((lead, index) => step(index + 1, `Langkah ${index + 1}`, lead === "" ? "- KPI: cepat" : `- Lanjut: ${lead}`)));
test.each<[string, string, string[]]>([
  ["one after the other", reached("", "", "selesai"), []],
  ["a step nobody goes on to", reached("3", "", "selesai"), ["Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”."]],
  [
    "it and those after it, told once",
    reached("4", "3", "4", "selesai"),
    ["Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”, nor can 3 after it."],
  ],
  [
    "two apart",
    reached("3", "selesai", "5", "selesai", "selesai"),
    [
      "Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”.",
      "Step 4 “Langkah 4” can't be reached from the start of “Layanan 108”.",
    ],
  ],
  ["two ways to one that leads nowhere known", reached("9", "selesai"), []],
  [
    "a ring without a way out, beside one that has",
    flow(
      step(1, "Langkah 1", "- Lanjut:\n  - Ya → 2\n  - Tidak → selesai"),
      step(2, "Langkah 2", "- KPI: cepat"),
      step(3, "Langkah 3", "- Lanjut: 2"),
    ),
    ["Steps 2 and 3 of “Layanan 108” go round without a way out."],
  ],
  [
    "itself only",
    flow(step(1, "Langkah 1", "- Lanjut:\n  - Ya → 2\n  - Tidak → selesai"), step(2, "Langkah 2", "- Lanjut: 2")),
    ["Step 2 “Langkah 2” goes on to itself only; it has no way out."],
  ],
])("SOP404: %s", (_, text, expected) => expect(reports("SOP404", text).map((line) => line.replace(/^\S+ /, ""))).toEqual(expected));

const sections = (...parts: [string, string][]) => parts.map(([name, body]) => `## ${name}\n\n${body}\n`).join("\n");
const sectionReports = (text: string) => reports("SOP103", text).map((line) => line.replace(/^(\S+?)-\S+ /, "$1 "));

test.each<[string, string, string[]]>([
  [
    "where something stands before the sections",
    `Pengantar.\n\n${sections(["Tujuan", "x"])}`,
    ["1:1 “Pengantar.” stands before the first section"],
  ],
  ["of 60 letters, whole", `${"a".repeat(60)}\n\n${sections(["Tujuan", "x"])}`, [`1:1 “${"a".repeat(60)}” stands before`]],
  ["of 61 letters, short", `  ${"a".repeat(61)}\n\n${sections(["Tujuan", "x"])}`, [`1:3 “${"a".repeat(59)}…” stands before`]],
  [
    "where something stands before the flows",
    "## Rincian Prosedur\n\nUmum.\n\n### Alur\n\n#### 1. Salam\n\n- Lanjut: selesai\n",
    ["3:1 “Umum.” stands in “Rincian Prosedur” before"],
  ],
  ["but for a line", "## Rincian Prosedur\n\n-\n\n### Alur\n\n#### 1. Salam\n\n- Lanjut: selesai\n", []],
  ["but for a line with spaces", "## Rincian Prosedur\n\n- \n\n### Alur\n\n#### 1. Salam\n\n- Lanjut: selesai\n", []],
  ["that nobody knows", sections(["Anggaran", "x"]), ["1:1 “Anggaran” is not a section"]],
  ["that is there twice", sections(["Tujuan", "x"], ["Tujuan", "y"]), ["5:1 The section “Tujuan” is there twice."]],
  ["in order", sections(["Tujuan", "x"], ["Ruang Lingkup", "y"], ["Kebijakan Umum", "z"]), []],
  ["out of order", sections(["Ruang Lingkup", "y"], ["Tujuan", "x"]), ["5:1 The section “Tujuan” stands after “Ruang Lingkup”"]],
  [
    "two out of order, each by the furthest",
    sections(["Kebijakan Umum", "z"], ["Tujuan", "x"], ["Ruang Lingkup", "y"]),
    ["5:1 The section “Tujuan” stands after “Kebijakan Umum”", "9:1 The section “Ruang Lingkup” stands after “Kebijakan Umum”"],
  ],
  ["empty", "## Tujuan\n\n \n\n## Ruang Lingkup\n\nx\n", ["1:1 The section “Tujuan” is empty."]],
  ["with a line", "## Tujuan\n\n-\n", []],
])("SOP103: sections: %s", (_, text, expected) => {
  const found = sectionReports(text).filter((line) => !line.includes("is missing"));
  expect(found).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP103: an empty section that is made from the frontmatter goes, another is filled", () => {
  const rule = rules.find(({ id }) => id === "SOP103") as (typeof rules)[number];
  const fixes = (text: string) =>
    runExample(rule, { title: { en: "", id: "" }, valid: text })
      .findings.filter(({ key }) => key.startsWith("empty"))
      .map(({ fix }) => fix?.en);
  expect(fixes("## Tujuan\n\n## Pihak Terkait\n\n## Rincian Prosedur\n")).toEqual([
    "Fill it, or write “-” if nothing belongs there.",
    "Delete the heading: the section is made from parties in the frontmatter.",
    "Fill it, or write “-” if nothing belongs there.",
  ]);
});

/** A type with three sections that are required: a text, a list of the frontmatter, the flows. */
const required = {
  types: {
    P: {
      name: { id: "Prosedur", en: "Procedure" },
      approvals: ["prepared"],
      sections: [
        { id: "purpose", name: { id: "Tujuan", en: "Purpose" }, from: "text", required: true },
        { id: "parties", name: { id: "Pihak", en: "Parties" }, from: "parties", required: true },
        { id: "flows", name: { id: "Alur", en: "Flows" }, from: "flows", required: true },
        { id: "notes", name: { id: "Catatan", en: "Notes" }, from: "text" },
      ],
    },
  },
};
const missingIn = (text: string, settings: object = required) =>
  reports("SOP103", text, settings)
    .filter((line) => line.includes("is missing"))
    .map((line) => line.replace(/-\S+ The section “(.*?)” is missing.*/, " $1"));
test.each<[string, string, string[]]>([
  ["nothing", "---\nparties: [Agent]\n---\n## Tujuan\n\nx\n\n## Alur\n\ny\n", []],
  ["a text before another", "---\nparties: [Agent]\n---\n## Alur\n\ny\n", ["4:1 Tujuan"]],
  ["a text after all others", "---\nparties: [Agent]\n---\n## Tujuan\n\nx\n\n\n", ["6:1 Alur"]],
  ["a text before one that is not required", "---\nparties: [Agent]\n---\n## Tujuan\n\nx\n\n## Catatan\n\nz\n", ["8:1 Alur"]],
  ["flows that stand before where they belong", "---\nparties: [Agent]\n---\n## Catatan\n\nz\n\n## Tujuan\n\nx\n", ["4:1 Alur"]],
  ["a list that is empty", "---\nparties: []\n---\n## Tujuan\n\nx\n\n## Alur\n\ny\n", ["2:10 Pihak"]],
  ["a list that is left open", "---\nparties:\n---\n## Tujuan\n\nx\n\n## Alur\n\ny\n", ["2:9 Pihak"]],
  ["a list that is not written", "---\ntitle: x\n---\n## Tujuan\n\nx\n\n## Alur\n\ny\n", ["2:1 Pihak"]],
  ["a list whose section is there", "---\ntitle: x\n---\n## Tujuan\n\nx\n\n## Pihak\n\nAgent\n\n## Alur\n\ny\n", []],
])("SOP103: sections missing: %s", (_, text, expected) => expect(missingIn(text)).toEqual(expected));

test("SOP103: what is of no known type lacks nothing", () => {
  expect(missingIn("---\ncode: lain\n---\n## Tujuan\n")).toEqual([]);
  expect(reports("SOP103", "---\ncode: [\n---\n## Lain\n")).toEqual([]);
});

const outputs = (fields: string, records = "") => `${head(records)}${flow(step(1, "Catat", `${fields}\n${last}`))}`;
test.each<[string, string, string[]]>([
  ["is listed", outputs("- Hasil: IN.OCC.TELK.F-19", "records:\n  - { code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV }"), []],
  ["is not listed", outputs("- Hasil: IN.OCC.TELK.F-19"), ["Step 1 makes “IN.OCC.TELK.F-19”, which is not among the records."]],
  [
    "is not listed, twice",
    outputs("- Hasil: IN.OCC.TELK.F-19 dan IN.OCC.TELK.F-19"),
    ["Step 1 makes “IN.OCC.TELK.F-19”, which is not among the records."],
  ],
  [
    "is not listed, beside another one",
    outputs("- Hasil: IN.OCC.TELK.F-20", "records:\n  - { title: IN.OCC.TELK.F-20 lama, retention: 2 Tahun, custodian: SPV }"),
    ["Step 1 makes “IN.OCC.TELK.F-20”, which is not among the records."],
  ],
  ["is no record", outputs("- Hasil: IN.OCC.TELK.W-10"), []],
  ["is of no known type", outputs("- Hasil: F-19"), []],
  ["is cited elsewhere in the step", outputs("- KPI: menurut IN.OCC.TELK.F-19"), []],
  ["is cited elsewhere beside an output", outputs("- Hasil: tiket\n- KPI: menurut IN.OCC.TELK.F-19"), []],
])("SOP708: what a step makes %s", (_, text, expected) => {
  const found = reports("SOP708", text).filter((line) => line.includes("makes “"));
  expect(found.map((line) => line.replace(/^\S+ /, ""))).toEqual(expected);
});

const entries = (top: string, ...own: string[]) => head(`${top}\nchanges:\n${own.map((entry) => `  - { ${entry} }`).join("\n")}`);
const zero = 'revision: "00", effective: 2024-01-01, summary: [x]';
const logOf = (text: string, settings: object = {}) => reports("SOP204", text, settings).map((line) => line.replace(/^(\d+):\S+ /, "$1 "));
const labels = { revision: { style: "label", first: "A" } };
test.each<[string, string, object, string[]]>([
  ["no log", head('revision: "00"'), {}, ["The document has no change log; revision 00 needs an entry."]],
  ["an empty log", head('revision: "00"\nchanges: []'), {}, ["The document has no change log; revision 00 needs an entry."]],
  ["an open log", head('revision: "00"\nchanges:'), {}, ["The document has no change log; revision 00 needs an entry."]],
  ["a log that can't be read", head('revision: "00"\nchanges: x'), {}, []],
  ["no log where none is printed", head('revision: "00"'), required, []],
  ["no revision to have one", head("revision: [x]\nchanges: []"), {}, []],
  ["the first entry", entries('revision: "00"', "summary: [x]"), {}, []],
  ["the next entry", entries('revision: "01"', zero, "summary: [y]"), {}, []],
  [
    "a beginning that is not the first",
    entries('revision: "00"', 'revision: "03", effective: 2024-01-01, summary: [x]', "summary: [y]"),
    {},
    ["The change log begins at revision 03; the first revision of a document is 00.", "revision 00 after 03"],
  ],
  [
    "a later one's beginning, inherited",
    entries('revision: "05"', 'revision: "04", effective: 2024-01-01, summary: [x]', "summary: [y]"),
    {},
    [],
  ],
  [
    "a transcription's beginning",
    entries('revision: "05"\ntranscription: { source: x }', 'revision: "04", effective: 2024-01-01, summary: [x]', "summary: [y]"),
    {},
    ["The change log begins at revision 04"],
  ],
  [
    "a transcription's beginning, of labels",
    entries("revision: B\ntranscription: { source: x }", "revision: C, effective: 2024-01-01, summary: [x]", "summary: [y]"),
    labels,
    [],
  ],
  [
    "a beginning without a revision",
    entries('revision: "00"', "effective: 2024-01-01, summary: [x]", "summary: [y]"),
    {},
    ["has no revision"],
  ],
  [
    "an entry without words",
    entries('revision: "01"', 'revision: "00", effective: 2024-01-01, summary: []', "summary: [y]"),
    {},
    ["The entry of revision 00 does not say what changed."],
  ],
  [
    "an entry without words or revision",
    entries('revision: "01"', "effective: 2024-01-01, summary: []", "summary: [y]"),
    {},
    ["Entry 1 of the change log does not say", "has no revision"],
  ],
  ["an older entry without a date", entries('revision: "01"', 'revision: "00", summary: [x]', "summary: [y]"), {}, ["has no date"]],
  ["an older entry without both", entries('revision: "01"', "summary: [x]", "summary: [y]"), {}, ["has no revision and no date"]],
  [
    "a newest entry of another revision",
    entries('revision: "01"', zero, 'revision: "02", summary: [y]'),
    {},
    ["goes from revision 00 to 02", "The newest entry of the change log is for revision 02; this document is revision 01."],
  ],
  ["a newest entry of this revision", entries('revision: "01"', zero, 'revision: "01", summary: [y]'), {}, []],
  [
    "its own date, the same",
    entries('revision: "01"\neffective: 2025-01-01', zero, 'revision: "01", effective: 2025-01-01, summary: [y]'),
    {},
    [],
  ],
  [
    "its own date, another",
    entries('revision: "01"\neffective: 2025-01-01', zero, 'revision: "01", effective: 2025-01-02, summary: [y]'),
    {},
    ["The entry of revision 01 is dated 2025-01-02; the header says 2025-01-01."],
  ],
  [
    "its own date, where the header has none",
    entries('revision: "01"', zero, 'revision: "01", effective: 2025-01-02, summary: [y]'),
    {},
    [],
  ],
  [
    "another date and another revision",
    entries('revision: "01"\neffective: 2025-01-01', zero, 'revision: "02", effective: 2025-01-02, summary: [y]'),
    {},
    ["from revision 00 to 02", "is for revision 02"],
  ],
  ["one twice", entries('revision: "01"', zero, zero, "summary: [y]"), {}, ["revision 00 after 00; entries go from the oldest"]],
  [
    "one left out",
    entries('revision: "02"', zero, "summary: [y]"),
    {},
    ["The change log goes from revision 00 to 02; the entry of 01 is missing."],
  ],
  [
    "a name that is no number, which is another rule's",
    entries('revision: "01"', "revision: A, effective: 2024-01-01, summary: [x]", "summary: [y]"),
    {},
    [],
  ],
  ["labels in any order", entries("revision: A", "revision: B, effective: 2024-01-01, summary: [x]", "summary: [y]"), labels, []],
  [
    "a label twice",
    entries("revision: b", "revision: B, effective: 2024-01-01, summary: [x]", "summary: [y]"),
    labels,
    ["revision b after B; entries go"],
  ],
  ["the same day twice", entries('revision: "01"\neffective: 2024-01-01', zero, "summary: [y]"), {}, []],
  [
    "a day before",
    entries('revision: "01"\neffective: 2023-12-31', zero, "summary: [y]"),
    {},
    ["Revision 01 is dated 2023-12-31, before revision 00 (2024-01-01)."],
  ],
])("SOP204: %s", (_, text, settings, expected) => {
  expect(logOf(text, settings)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP204: what was just begun may still be silent; what is approved or issued not", () => {
  const rule = rules.find(({ id }) => id === "SOP204") as (typeof rules)[number];
  const severities = (text: string, file?: string) =>
    runExample(rule, { title: { en: "", id: "" }, valid: text, ...(file && { file }) }).findings.map(({ severity }) => severity);
  const silent = (more: string) => entries(`revision: "00"${more}`, "summary: []");
  const approved = "\napprovals: { prepared: { name: A, position: B, date: 2026-01-01 } }";
  expect(severities(silent(""))).toEqual(["warning"]);
  expect(severities(silent(approved))).not.toEqual(["warning"]);
  expect(severities(silent(""), "rev-00.md")).toEqual(severities(silent(approved), "rev-00.md"));
  expect(severities(entries('revision: "01"', 'revision: "00", effective: 2024-01-01, summary: []', "summary: [y]"))).not.toEqual([
    "warning",
  ]);
});

test.each<[string, string, string, boolean]>([
  ["a root without its prefix", "sampai dikirim", "Kirim", true],
  ["a root whose first letter its prefix swallows", "sampai menutup", "Tutup", true],
  ["another word with the same end", "sampai pasar", "Besar", false],
  ["a short word with the same end", "sampai itu", "Situ", false],
  ["a generic word", "sampai layanan", "Layanan", false],
  ["a long word beside a short one", "sampai ke pelanggan", "Ke gudang", false],
  ["a suffix", "sampai pencatatan", "Catat", true],
  ["until, in English", "until closing", "Closing", true],
  ["hingga", "hingga ditutup", "Penutup", true],
  ["nothing after it", "sampai.", "Penutup", false],
])("SOP408: the end of a scope is known by %s", (_, scope, title, isPast) => {
  const steps = [step(1, title, "- KPI: cepat"), step(2, "Arsip", last)];
  expect(reports("SOP408", scoped(`Prosedur ini ${scope}`, "Prosedur", ...steps)).some((line) => line.includes("goes on with"))).toBe(
    isPast,
  );
});

test("SOP408: where the source does not say what comes next, the step that follows is taken", () => {
  const steps = [step(1, "Penutup", "- Lanjut: ?"), step(2, "Arsip", last)];
  expect(reports("SOP408", scoped("Sampai ditutup", "Prosedur", ...steps)).join()).toContain("goes on with step 2");
});

/** A split of step 1 into 2 and 3, and what follows; a field a line. */
const split = (...fields: string[]) =>
  flow(step(1, "Catat", "- Lanjut: 2 dan 3"), ...fields.map((own, index) => step(index + 2, `Langkah ${index + 2}`, own)));
const lead = (number: string | number) => `- Lanjut: ${number}`;
test.each<[string, string, string[]]>([
  ["that are joined", split(lead(4), lead(4), "- Setelah: 2 dan 3\n- Lanjut: selesai"), []],
  ["that end the flow together", split(last, last), []],
  ["that end it with one outcome", split("- Lanjut: selesai (Tiket ditutup)", "- Lanjut: selesai (tiket ditutup)"), []],
  [
    "that end it with two outcomes",
    split("- Lanjut: selesai (Tiket ditutup)", "- Lanjut: selesai (Ditolak)"),
    ["Step 1 “Catat” splits into 2 and 3, which are never joined again."],
  ],
  [
    "of which one goes to another document",
    split(last, "- Lanjut: IN.OCC.TELK.P-02"),
    ["Step 1 “Catat” splits into 2 and 3, which are never joined again."],
  ],
  [
    "that both go to another document",
    split("- Lanjut: IN.OCC.TELK.P-02", "- Lanjut: IN.OCC.TELK.P-02"),
    ["Step 1 “Catat” splits into 2 and 3, which are never joined again."],
  ],
  ["that meet unawaited", split(lead(4), lead(4), last), ["Step 1 “Catat” splits into 2 and 3, which are never joined again."]],
  ["that repeat within", split("- Lanjut:\n  - Ya → 4\n  - Tidak → 2", lead(4), "- Setelah: 2 dan 3\n- Lanjut: selesai"), []],
  [
    "of which one goes back before the split",
    split("- Lanjut:\n  - Ya → 4\n  - Tidak → 1", lead(4), "- Setelah: 2 dan 3\n- Lanjut: selesai"),
    ["Step 2 “Langkah 2” goes back to 1, out of what step 1 has split, while the other branches still run."],
  ],
  ["that begin again after the join", split(lead(4), lead(4), "- Setelah: 2 dan 3\n- Lanjut:\n  - Ya → selesai\n  - Tidak → 1"), []],
  [
    "of which one begins again after the join",
    split(lead(4), lead(4), "- Setelah: 2 dan 3\n- Lanjut:\n  - Ya → selesai\n  - Tidak → 2"),
    ["Step 4 “Langkah 4” leads to 2, into one branch of what step 1 has split."],
  ],
])("SOP404: branches %s", (_, text, expected) =>
  expect(reports("SOP404", text).map((line) => line.replace(/^\S+ /, ""))).toEqual(expected),
);

test.each<[string, string, string[]]>([
  [
    "a ring nobody comes to, told at its first step",
    reached("selesai", "3", "2"),
    [
      "Steps 2 and 3 of “Layanan 108” go round without a way out.",
      "Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”, nor can 3 after it.",
    ],
  ],
  [
    "one that only goes on to itself",
    reached("selesai", "2"),
    [
      "Step 2 “Langkah 2” goes on to itself only; it has no way out.",
      "Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”.",
    ],
  ],
  [
    "a ring after one nobody comes to",
    reached("selesai", "3", "2", "3"),
    [
      "Steps 2 and 3 of “Layanan 108” go round without a way out.",
      "Step 4 “Langkah 4” can't be reached from the start of “Layanan 108”, nor can 2 and 3 after it.",
    ],
  ],
  [
    "one that leads to what is reached",
    reached("3", "3", "selesai"),
    ["Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”."],
  ],
  [
    "a ring in another order",
    flow(
      step(1, "Langkah 1", "- Lanjut:\n  - Ya → 3\n  - Tidak → selesai"),
      step(2, "Langkah 2", "- Lanjut: 3"),
      step(3, "Langkah 3", "- Lanjut: 2"),
    ),
    ["Steps 2 and 3 of “Layanan 108” go round without a way out."],
  ],
  ["a flow without any end, which is another rule's", reached("2", "1"), []],
])("SOP404: also %s", (_, text, expected) => expect(reports("SOP404", text).map((line) => line.replace(/^\S+ /, ""))).toEqual(expected));
