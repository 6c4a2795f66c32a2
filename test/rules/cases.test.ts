import { describe, expect, test } from "vitest";
import { rangeOnLine } from "../../core/document/position.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { WITHOUT_RECORDS } from "../../core/library/library.ts";
import { checkSettings } from "../../core/rules/engine/check-settings.ts";
import { ownSeverities } from "../../core/rules/find-rule.ts";
import { rules } from "../../core/rules/index.ts";
import type { DocumentRule } from "../../core/rules/kit/define-rule.ts";
import { exampleRecord, exampleSettings, runExample } from "../../core/rules/kit/run-example.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import { digestDocument } from "../../core/seal/digest.ts";
import { sha256Of } from "../../core/sha256.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

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

test.each<[string, string, string[]]>([
  [
    "names neither code nor title",
    "records:\n  - { retention: 2 Tahun, custodian: SPV }",
    ["Record 1 of the list names neither a code nor a title."],
  ],
  [
    "is kept for nothing",
    "records:\n  - { title: Buku, retention: 0 Tahun, custodian: SPV }",
    ["The retention “0 Tahun” of “Buku” is neither"],
  ],
  ["is kept, with a zero before", "records:\n  - { title: Buku, retention: 02 Tahun, custodian: SPV }", []],
])("SOP705: a record that %s", (_, front, expected) => {
  expect(reports("SOP705", head(front))).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test.each(["Data ada?", "有吗？", "هل البيانات موجودة؟"])("SOP405: a question asks in any script: %s", (title) => {
  expect(reports("SOP405", flow(step(1, title, last)))).toEqual([expect.stringContaining("has no branches")]);
});

test("SOP408: a scope without blanks between its words names a flow by its title", () => {
  const text = (scope: string) => `## Ruang Lingkup\n\n${scope}\n\n## Rincian Prosedur\n\n### 处理请求\n\n${step(1, "记录", last)}\n`;
  expect(reports("SOP408", text("处理请求适用于所有请求。"))).toEqual([]);
  expect(reports("SOP408", text("适用于所有部门。"))).toEqual([expect.stringContaining("处理请求")]);
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
  ...["–", "...", "***", "- \n-", ">", "```\n```", "[]()", "[](https://a.id)", "&nbsp;", "| |\n| --- |", "<!-- nanti -->", "[a]: b"].map(
    (text): [string, string, string[]] => [`of nothing to read: ${text}`, `## Tujuan\n\n${text}\n`, ["1:1 The section “Tujuan” is empty."]],
  ),
  ["with a picture", "## Tujuan\n\n![](assets/a.png)\n", []],
  ["with code", "## Tujuan\n\n```\na\n```\n", []],
  ["with a heading", "## Tujuan\n\n### Umum\n", []],
  ["with another script", "## Tujuan\n\n- 目的\n", []],
])("SOP103: sections: %s", (_, text, expected) => {
  const found = sectionReports(text).filter((line) => !line.includes("is missing"));
  expect(found).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test.each<[string, string, number]>([
  ["of applications in a form", "code: IN.OCC.TELK.F-19\napplications: [NOSSA]", 1],
  ["of references in a form, which has a section for them", "code: IN.OCC.TELK.F-19\nreferences: [{ standard: ISO 9001 }]", 0],
  ["that is empty", "code: IN.OCC.TELK.F-19\napplications: []", 0],
  ["of actors in a form, which has no steps", "code: IN.OCC.TELK.F-19\nparties: [Agent]", 1],
])("SOP103: a list %s", (_, front, times) => {
  expect(reports("SOP103", head(front)).filter((line) => line.includes("no section for it"))).toHaveLength(times);
});

test("SOP103: who acts and by what is told by steps, where a type has no section for it", () => {
  const sections = [{ id: "procedure", name: { id: "Rincian Prosedur", en: "Procedure" }, from: "flows" }];
  const types = { P: { name: { id: "Prosedur", en: "Procedure" }, sections } };
  const found = reports("SOP103", head("code: IN.OCC.TELK.P-01\nparties: [Agent]\napplications: [NOSSA]\nrecords: [{ title: Tiket }]"), {
    types,
  });
  expect(found.filter((line) => line.includes("no section for it"))).toEqual([expect.stringContaining("“records”")]);
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

const plainReports = (text: string) => reports("SOP102", text).map((line) => line.replace(/^(\S+?)-\S+ /, "$1 "));
test.each<[string, string, string[]]>([
  ["a comment with a sign in it", "Catat <!-- 5 < 6 --> nama.", ["3:7 “<!-- 5 < 6 -->” is HTML"]],
  ["a section of data", "Catat <![CDATA[ a < b ]]> nama.", ["3:7 “<![CDATA[ a < b ]]>” is HTML"]],
  ["an instruction", "Catat <? a < b ?> nama.", ["3:7 “<? a < b ?>” is HTML"]],
  ["a tag with a sign in its value", 'Catat <i x="a<b">nama.', ['3:7 “<i x="a<b">” is HTML']],
  ["HTML between backticks of two items", "- a ` <b>\n- c ` d", ["3:7 “<b>” is HTML"]],
  ["HTML between backticks of two cells", "| a ` | <b> |\n| --- | --- |\n| c ` | d |", ["3:9 “<b>” is HTML"]],
  ["HTML in code, also over two lines and in a cell", "`a <b>\nx <i>`\n\n| a `<b>` |\n| --- |\n| `<i>` |", []],
  ["what is no HTML", "3 <- 4, a<b, <3, <-->, x <!- y", []],
  ["an override by its number", "Catat &#x202E;aman.", ["3:7 The bidirectional control U+202E RIGHT-TO-LEFT OVERRIDE"]],
  ["a mark by its name", "Catat &rlm;nama.", ["3:7 The bidirectional control U+200F RIGHT-TO-LEFT MARK"]],
  ["a blank nobody sees in a code", "Lihat IN.OCC.TELK.W&#8203;-99.", ["3:20 The invisible character U+200B ZERO WIDTH SPACE"]],
  ["a soft hyphen by its name", "Lihat\nsa&shy;ma.", ["4:3 The invisible character U+00AD SOFT HYPHEN"]],
  ["entities of what is seen, in code, and escaped", "a &amp; b&nbsp;c &#65; `&rlm;` \\&rlm; &lain;", []],
  ["a joiner of graphemes", "me\u034fnu", ["3:3 The invisible character U+034F"]],
  ["a form for a letter", "W\ufe0f-99", ["3:2 The invisible character U+FE0F"]],
  [
    "an annotation",
    "a\ufff9b\ufffac\ufffb",
    ["3:2 The invisible character U+FFF9", "3:4 The invisible character U+FFFA", "3:6 The invisible character U+FFFB"],
  ],
  ["an empty pattern of Braille", "a\u2800b", ["3:2 The invisible character U+2800"]],
  ["forms for emoji, ideographs and other scripts", "1\ufe0f\u20e3 ☎\ufe0f ©\ufe0f 葛\u{e0100} ᠠ\u180b ⠃\u2800⠃", []],
  ["a character that was lost", "Biaya 5 \ufffd per menit", ["3:9 “\ufffd” holds U+FFFD in place of a character that was lost"]],
  [
    "a code in digits of Arabic",
    "Lihat IN.OCC.TELK.W-١٠.",
    ["3:7 The code “IN.OCC.TELK.W-١٠” is written with digits of another script than “IN.OCC.TELK.W-10”."],
  ],
  [
    "a code in digits of Thai",
    "ดู IN.OCC.TELK.W-๑๘",
    ["3:4 The code “IN.OCC.TELK.W-๑๘” is written with digits of another script than “IN.OCC.TELK.W-18”."],
  ],
  [
    "a code in letters of formulas",
    "Lihat IN.OCC.TELK.𝐖-10.",
    ["3:7 The code “IN.OCC.TELK.𝐖-10” is written with letters that only look like"],
  ],
  [
    "a code with letters for digits",
    "Lihat IN.OCC.TELK.W-1O dan IN.OCC.TELK.W-l0.",
    [
      "3:7 The code “IN.OCC.TELK.W-1O” is written with letters that only look like those of “IN.OCC.TELK.W-10”.",
      "3:28 The code “IN.OCC.TELK.W-l0” is written with letters that only look like",
    ],
  ],
  ["letters beside digits that make no code", "O1, l0, 5l, 10l air, IN.OCC.TELK.W-10l, OO7-1O", []],
  ["a number in digits of Arabic", "Tunggu ١٠ menit.", []],
  ["a product", "Ukuran 10*20*30 mm.", ["3:8 “10*20*30” is not shown as it is written: to Markdown the stars are marks of emphasis."]],
  ["two products", "Dari 10*20 mm\nsampai 30*40 mm.", ["3:6 “10*20 mm sampai 30*40” is not shown"]],
  ["powers", "2**3 + 4**5", ["3:1 “2**3 + 4**5” is not shown"]],
  ["one product, products in two items, in code, escaped", "10*20 mm\n- 1*2\n- 3*4\n\n`1*2*3` 1\\*2\\*3 *123#* 2*3**4", []],
  [
    "a folder of a server",
    "Buka \\\\server\\data sekarang.",
    ["3:6 “\\\\server\\data” is not shown as it is written: in Markdown a backslash before a sign is not shown."],
  ],
  ["a folder of a disk", "Buka C:\\_data\\#1.", ["3:6 “C:\\_data\\#1.” is not shown"]],
  ["a folder that is shown, one in code, one that was escaped", "C:\\data D:\\\\data `\\\\a\\b` \\* a\\_b \\\\pipe\\\\_x \\\\server", []],
  ["a row that is too wide in an item", "- | a | b |\n  | --- | --- |\n  | 1 | 2 | 3 |", ["5:13 This row has 3 cells"]],
  [
    "a row that is too wide in each of two tables",
    "- | a |\n  | --- |\n  | 1 | 2 |\n- b\n  | a |\n  | --- |\n  | 1 | 2 |",
    ["5:9 This row has 2 cells", "9:9 This row has 2 cells"],
  ],
  ["a row of dashes within a table", "| a | b |\n| --- | --- |\n| - | - |\n| 1 | 2 | 3 |", ["6:11 This row has 3 cells"]],
])("SOP102: %s", (_, text, expected) => {
  expect(plainReports(`## Tujuan\n\n${text}\n`)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test.each<[string, string, string[]]>([
  ["from 1", "1. a\n2. b\n3. c", []],
  ["left to be counted", "1. a\n1. b\n1. c", []],
  ["left to be counted from 3", "3. a\n3. b", []],
  ["with a gap", "1. a\n3. b\n7. c", ["4:1 The item that is numbered 3 is shown as number 2"]],
  ["downwards", "3) a\n2) b\n1) c", ["3:1 The item that is numbered 3 is shown as number 1"]],
  ["from 3 on its own", "3. a\n4. b", ["3:1 The item that is numbered 3 is shown as number 1"]],
  ["from 3 where the section has come to it", "1. a\n2. b\n\nLalu:\n\n3. c\n4. d", []],
  ["from 1 again", "1. a\n2. b\n\nLalu:\n\n1. c\n2. d", []],
  ["from 1 again in the same list", "1. a\n2. b\n1. c", ["5:1 The item that is numbered 1 is shown as number 3"]],
  ["from 4 within an item", "- a\n\n  4. b\n  5. c", []],
  ["with a gap within an item", "- a\n\n  4. b\n  6. c", ["6:3 The item that is numbered 6 is shown as number 5"]],
  ["with a gap within a quotation", "> 4. b\n> 6. c", ["4:3 The item that is numbered 6 is shown as number 5"]],
  ["twice, that are code", "    1. a\n    3. b", []],
  ["of a year at a line's beginning", "Sejak tahun\n2019. Lalu", []],
])("SOP102: numbers of a section's list %s", (_, text, expected) => {
  expect(plainReports(`## Tujuan\n\n${text}\n`)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test.each<[string, string, string[]]>([
  [
    "without a rule",
    "| a | b |\n| 1 | 2 |\n| 3 | 4 |",
    ["3:1 “| a | b |” and what follows is not shown as a table: “| --- | --- |” does not"],
  ],
  ["with a rule of fewer cells", "| a | b |\n| --- |\n| 1 | 2 |", ["3:1 “| a | b |” and what follows is not shown as a table"]],
  ["of lines drawn by hand", "+---+---+\n| a | b |\n| 1 | 2 |\n+---+---+", ["4:1 “| a | b |” and what follows"]],
  ["in a quotation", "> | a |\n> | 1 |", ["3:3 “> | a |” and what follows"]],
  ["as it should be", "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |", []],
  ["that is one line", "Tekan tombol:\n| Simpan |", []],
  ["in code", "```\n| a |\n| 1 |\n```", []],
])("SOP102: a table %s", (_, body, expected) => {
  expect(plainReports(`## Tujuan\n\n${body}\n`)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP102: numbers of a step's list are its own", () => {
  expect(plainReports(flow(step(1, "Salam", last, "3. a\n4. b")))).toEqual([]);
  expect(plainReports(flow(step(1, "Salam", last, "3. a\n5. b")))).toEqual([
    expect.stringContaining("10:1 The item that is numbered 5 is shown as number 4"),
  ]);
});

test.each<[string, string, string[]]>([
  [
    "words behind an address",
    '[situs](https://a.id "hanya di sini")',
    ["“hanya di sini” stands behind an address, where no reader sees it."],
  ],
  ["blanks behind an address", '[situs](https://a.id " ")', []],
  [
    "a link without words",
    "Lihat [](https://a.id) dan [ ](https://b.id)",
    ["The link to “https://a.id” has no words, so no reader sees it.", "The link to “https://b.id” has no words"],
  ],
  ["an address that is its own words", "<https://a.id>", []],
])("SOP105: %s", (_, text, expected) => {
  expect(reports("SOP105", `## Tujuan\n\n${text}\n`)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP105: a link around a picture is seen", () => {
  const found = reports("SOP105", "## Tujuan\n\n[![](assets/a.png)](https://a.id)\n");
  expect(found.filter((line) => line.includes("has no words"))).toEqual([]);
});

const fieldReports = (text: string) => reports("SOP407", text).map((line) => line.replace(/^(\S+?)-\S+ /, "$1 "));
test.each<[string, string, string[]]>([
  [
    "below prose",
    step(1, "Salam", "- KPI: cepat", "Agent menyapa.\n\n- Lanjut: selesai"),
    ["11:1 “- Lanjut: selesai” is read as text, not as a field"],
  ],
  ["in a list of prose", step(1, "Salam", last, "- Sebut nama\n- Tenggat: 1 hari → 2"), ["10:1 “- Tenggat: 1 hari → 2” is read as text"]],
  [
    "in a list set in",
    step(1, "Salam", "  - Pelaksana: Agent\n  - Lanjut: selesai"),
    ["7:3 “- Pelaksana: Agent”", "8:3 “- Lanjut: selesai”"],
  ],
  [
    "in a numbered list",
    step(1, "Salam", "1. Pelaksana: Agent\n2) Lanjut: selesai"),
    ["7:1 “1. Pelaksana: Agent”", "8:1 “2) Lanjut: selesai”"],
  ],
  ["in no list", step(1, "Salam", "Pelaksana: Agent\nNext: end"), ["7:1 “Pelaksana: Agent”", "8:1 “Next: end”"]],
  ["in emphasis", step(1, "Salam", "- **Pelaksana:** Agent\n- __RC__: x"), ["7:1 “- **Pelaksana:** Agent”", "8:1 “- __RC__: x”"]],
  [
    "with other signs",
    step(1, "Salam", "• Pelaksana: Agent\n– Lanjut： selesai"),
    ["7:1 “• Pelaksana: Agent”", "8:1 “– Lanjut： selesai”"],
  ],
  ["with a blank of another kind", step(1, "Salam", "- Pelaksana:\u00a0Agent"), ["7:1 “- Pelaksana:\u00a0Agent”"]],
  ["as a list of tasks", step(1, "Salam", last, "- [ ] Sesuai: IN.OCC.TELK.W-10"), ["9:1 “- [ ] Sesuai: IN.OCC.TELK.W-10”"]],
  ["behind a mark", step(1, "Salam", "> [!RECONSTRUCTED]\n\nSetelah: 3"), ["9:1 “Setelah: 3”"]],
  [
    "as what is said, in code, in a sentence",
    step(1, "Salam", last, "> Lanjut: selesai\n\n```\n- Lanjut: 3\n```\n\nTulis “Lanjut: 3”."),
    [],
  ],
  [
    "below a flow's title, whose step's title is gone",
    "- Pelaksana: Agent\n- Lanjut: 2\n\nAgent menyapa.",
    ["5:1 “- Pelaksana: Agent”", "6:1 “- Lanjut: 2”"],
  ],
  ["in the words of an introduction", "Pelaksana: Agent dan Supervisor bersama.", []],
  [
    "in two parts, of which the second is a branch",
    step(1, "Ada?", "- Lanjut:\n  - Ya → 2\n\n  - Tidak → selesai"),
    ["9:1 A blank line stands inside the field list"],
  ],
  [
    "of failures, one without a target",
    step(1, "Telepon", "- Bila gagal:\n  - nomor salah\n  - tidak diangkat → 1\n- Lanjut: selesai"),
    ["8:5 “nomor salah” does not say where it goes on"],
  ],
  [
    "of branches, one set out below a blank line",
    step(1, "Ada?", "- Lanjut:\n  - Ya → 2\n  - Belum → 3\n\n- Tidak → selesai"),
    ["11:1 “Tidak → selesai” is read as text, not as a branch"],
  ],
  [
    "of branches, and a list of the prose below a sentence",
    step(1, "Ada?", "- Lanjut:\n  - Ya → 2\n  - Tidak → selesai\n\nGanti:\n\n- nama → alamat"),
    [],
  ],
  ["above a list of the prose", step(1, "Salam", last, "  - nama → alamat"), []],
  [
    "that lead nowhere, in prose",
    step(1, "Salam", last, "Catat.\n\n- Waktu: 5 menit\n- Hasil: tiket\n- Keterangan: lihat layar\n- Kelengkapan: KTP"),
    [],
  ],
])("SOP407: fields %s", (_, text, expected) => {
  expect(fieldReports(flow(text))).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP405: a branch below a blank line is one", () => {
  const asked = (gap: string) => flow(step(1, "Ada?", `- Lanjut:\n  - Ya → 2${gap}\n  - Tidak → selesai`), step(2, "Catat", last));
  expect(reports("SOP405", asked("\n"))).toEqual(reports("SOP405", asked("")));
});

test.each<[string, string, string[]]>([
  ["in a section of text", "## Tujuan\n\n#### 1. Salam\n\n- Lanjut: selesai\n", ["3:1 The step “1. Salam” stands outside of the flows"]],
  ["as a heading of text", "## Tujuan\n\n#### 1. Salam\n\n- Catatan: selesai\n", []],
  ["in a section that nobody knows", "## Prosedurr\n\n#### 1. Salam\n\n- Lanjut: selesai\n", []],
  [
    "in the section of flows that is there twice",
    `${flow(step(1, "Salam", last))}\n## Rincian Prosedur\n\n#### 1. Salam\n\n- Lanjut: selesai\n`,
    [],
  ],
])("SOP407: a step %s", (_, text, expected) => {
  expect(fieldReports(text)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

const nextReports = (text: string) => reports("SOP403", text).map((line) => line.replace(/^(\S+?)-\S+ /, "$1 "));
const titled = (...titles: string[]) =>
  `## Rincian Prosedur\n\n${titles.map((title, index) => `### ${title}\n\n${step(index + 1, "Salam", last)}`).join("\n\n")}\n`;
const going = (next: string) => flow(step(1, "Salam", "- KPI: cepat"), step(2, "Catat", `- Lanjut: ${next}`), step(3, "Tutup", last));
test.each<[string, string, string[]]>([
  ["a title that is a code", titled("IN.OCC.TELK.W-10"), ["3:1 The flow's title “IN.OCC.TELK.W-10” means something else"]],
  ["a title that is an RC", titled("IN.OCC.TELK.W-10_R2"), ["3:1 The flow's title “IN.OCC.TELK.W-10_R2” means something else"]],
  ["a title with an arrow", titled("Aduan → Tiket"), ["3:1 The flow's title “Aduan → Tiket” means something else"]],
  ["a title with a code in it", titled("Aduan menurut IN.OCC.TELK.W-10"), []],
  ["no title", titled("Aduan", ""), ["9:1 Flow 2 has no title."]],
  ["two titles that differ in capitals", titled("Aduan", "Info", "ADUAN"), ["15:1 “ADUAN” is the title of flow 1, too"]],
  ["a split into one step twice", going("3 dan 3"), ["11:11 Step 2 splits into step 3 twice."]],
  ["its own step by RC", going("IN.OCC.TELK.P-01_R2"), ["11:11 Step 2 goes on to “IN.OCC.TELK.P-01_R2”, which is step 2 of this flow"]],
  ["its own flow", going("layanan 108"), ["11:11 Step 2 goes on to “Layanan 108”, which is the flow it stands in"]],
  ["its own document", going("IN.OCC.TELK.P-01"), ["11:11 Step 2 goes on to “IN.OCC.TELK.P-01”, which is the document it stands in"]],
  ["another document's step and flow", going("IN.OCC.TELK.W-10_R2"), []],
  ["a step of another flow of its own", `${going("IN.OCC.TELK.P-01_R4")}\n### Aduan\n\n${step(4, "Salam", last)}\n`, []],
])("SOP403: %s", (_, text, expected) => {
  expect(nextReports(head("code: IN.OCC.TELK.P-01") + text).map((line) => line.replace(/^(\d+)/, (at) => String(Number(at) - 3)))).toEqual(
    expected.map((line) => expect.stringContaining(line)),
  );
});

const leading = (...flows: [string, string][]) =>
  `## Rincian Prosedur\n\n${flows.map(([title, next], index) => `### ${title}\n\n${step(index + 1, "Salam", `- Lanjut: ${next}`)}`).join("\n\n")}\n`;
test.each<[string, string, string[]]>([
  ["lead to each other", leading(["Aduan", "Info"], ["Info", "Aduan"]), ["6:1 The flows “Aduan”, “Info” lead to each other only"]],
  [
    "lead to each other by an RC",
    leading(["Aduan", "IN.OCC.TELK.P-01_R2"], ["Info", "Aduan"]),
    ["6:1 The flows “Aduan”, “Info” lead to each other only"],
  ],
  [
    "lead round, one beside them ends",
    leading(["Aduan", "Info"], ["Info", "Aduan"], ["Salam", "selesai"]),
    ["6:1 The flows “Aduan”, “Info” lead to each other only"],
  ],
  ["lead to one that ends", leading(["Aduan", "Info"], ["Info", "Salam"], ["Salam", "selesai"]), []],
  ["lead to another document", leading(["Aduan", "Info"], ["Info", "IN.OCC.TELK.W-10"]), []],
  ["lead nobody knows where", leading(["Aduan", "Info"], ["Info", "Lain"]), ["12:1 The flow “Info” has no exit"]],
  ["lead to one that goes round within", leading(["Aduan", "Info"], ["Info", "2"]), ["12:1 The flow “Info” has no exit"]],
])("SOP401: flows that %s", (_, text, expected) => {
  expect(reports("SOP401", head("code: IN.OCC.TELK.P-01") + text).map((line) => line.replace(/^(\S+?)-\S+ /, "$1 "))).toEqual(
    expected.map((line) => expect.stringContaining(line)),
  );
});

test.each<[string, string, string[]]>([
  [
    "into one before it",
    flow(step(1, "A", "- Lanjut: 2"), step(2, "B", "- Lanjut: 1 dan 3"), step(3, "C", last)),
    ["9:1 Step 2 “B” splits into 1, which leads to it again"],
  ],
  ["into itself", flow(step(1, "A", "- Lanjut: 1 dan 2"), step(2, "B", last)), ["5:1 Step 1 “A” splits into itself"]],
])("SOP404: a split %s", (_, text, expected) => {
  expect(reports("SOP404", text).map((line) => line.replace(/^(\S+?)-\S+ /, "$1 "))).toEqual(
    expected.map((line) => expect.stringContaining(line)),
  );
});

test("SOP404: splits that all lead to each other are read in no time", () => {
  const to = (number: number, by: number) => ((number - 1 + by) % 24) + 1;
  const steps = Array.from({ length: 24 }, (_, index) =>
    step(index + 1, `S${index + 1}`, `- Lanjut: ${to(index + 1, 1)}, ${to(index + 1, 5)} dan ${to(index + 1, 11)}`),
  );
  const found = reports("SOP404", flow(...steps));
  expect(found.filter((line) => /goes back to 1, out of what step 1 has split/.test(line)).length).toBeGreaterThan(0);
  const splitForEver = new Set(found.flatMap((line) => /“(S\d+)” splits into/.exec(line)?.[1] ?? []));
  expect(splitForEver.size).toBe(steps.length - 1);
});

test("SOP404: a split may stand in a split, however deep", () => {
  const depth = 14;
  // Down: step n splits into n + 1 and a step of its own, which wait for each other at its join on the way up.
  const down = Array.from({ length: depth }, (_, at) => step(at + 1, `Pecah ${at + 1}`, `- Lanjut: ${at + 2} dan ${100 + at}`));
  const innermost = step(depth + 1, "Dalam", `- Lanjut: ${200 + depth - 1}`);
  const beside = Array.from({ length: depth }, (_, at) => step(100 + at, `Samping ${at}`, `- Lanjut: ${200 + at}`));
  const up = Array.from({ length: depth }, (_, index) => {
    const at = depth - 1 - index;
    const from = at === depth - 1 ? depth + 1 : 200 + at + 1;
    return step(200 + at, `Satukan ${at}`, `- Setelah: ${100 + at} dan ${from}\n- Lanjut: ${at === 0 ? "selesai" : 200 + at - 1}`);
  });
  expect(reports("SOP404", flow(...down, innermost, ...beside, ...up))).toEqual([]);
});

test.each<[string, string[]]>([
  ["IN.OCC.TELK.P-01", ["is carried out by the document it stands in"]],
  ["IN.OCC.TELK.P-01_R1", ["is carried out by itself"]],
  ["IN.OCC.TELK.P-01_R2", []],
  ["IN.OCC.TELK.W-10", []],
])("SOP403: a step that follows %s", (code, expected) => {
  const text = flow(step(1, "Salam", `- Sesuai: ${code}`), step(2, "Tutup", last));
  expect(nextReports(head("code: IN.OCC.TELK.P-01") + text)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP403: steps that are carried out by each other", () => {
  const by = (number: number) => `- Sesuai: IN.OCC.TELK.P-01_R${number}`;
  const text = flow(step(1, "A", by(2)), step(2, "B", by(3)), step(3, "C", by(2)), step(4, "D", by(5)), step(5, "E", last));
  expect(nextReports(head("code: IN.OCC.TELK.P-01") + text)).toEqual([
    expect.stringContaining("Step 2 is carried out by step 3, and that by step 2, and so never done."),
    expect.stringContaining("Step 3 is carried out by step 2, and that by step 3, and so never done."),
  ]);
});

test.each<[string, string, string[]]>([
  [
    "goes on with the numbers",
    `${step(1, "A", "- KPI: x")}\n\n**2. Jelaskan**\n\nAgent menjelaskan.\n\n__Langkah 3: Tutup__\n`,
    ["“2. Jelaskan” is read as text", "“3. Tutup” is read as text"],
  ],
  [
    "stands where steps should",
    "**1. Salam**\n\nAgent menyapa.\n\n**2. Tutup**\n",
    ["“1. Salam” is read as text", "“2. Tutup” is read as text"],
  ],
  ["has numbers of its own", `${step(1, "A", "- KPI: x")}\n\n**1. Sebelum**\n\n**2. Sesudah**\n\n${step(5, "B", last)}`, []],
  ["has a step's number", `**1. Sebelum**\n\n${step(1, "A", "- KPI: x")}\n\n**2. Sesudah**\n\n${step(2, "B", last)}`, []],
  ["is a part of a sentence", `${step(1, "A", last)}\n\n**2. Jelaskan** lalu tutup.\n\nLihat **2. Jelaskan**\n`, []],
  ["is code", `${step(1, "A", last)}\n\n\`\`\`\n**2. Jelaskan**\n\`\`\`\n`, []],
  [
    "is a row of a table",
    `${step(1, "A", "- KPI: x")}\n\n| No | Kegiatan | Pelaksana |\n| --- | --- | --- |\n| 2 | Jelaskan | Agent |\n| 3. | Tutup | Agent |\n`,
    ["“2. Jelaskan” is read as text", "“3. Tutup” is read as text"],
  ],
  ["is a part of a step", `${step(1, "A", last)}\n\n**2.1 Jelaskan**\n`, []],
  ["is a row with numbers of its own", `${step(1, "A", last)}\n\n| No | Hal |\n| --- | --- |\n| 1 | Nama |\n| 2 | Alamat |\n`, []],
])("SOP407: a numbered line in bold that %s", (_, text, expected) => {
  expect(fieldReports(flow(text))).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test.each([
  ["3) Jelaskan", "Jelaskan"],
  ["３. Jelaskan", "Jelaskan"],
  ["Langkah 3: Jelaskan", "Jelaskan"],
  ["3a. Jelaskan", "Jelaskan"],
  ["3.1 Jelaskan", "Jelaskan"],
  ["3 - Jelaskan", "Jelaskan"],
  ["24 jam menunggu", "24 jam menunggu"],
  ["3.", "3."],
])("SOP407: a step whose number is written otherwise, or that has none: %s", (title, expected) => {
  const text = flow(step(1, "Salam", "- KPI: x"), `#### ${title}\n\n${last}`);
  const [said] = fieldReports(text).filter((line) => line.includes("has no number"));
  expect(said?.slice(said.indexOf("expected"))).toBe(title === "3." ? undefined : `expected “#### 2. ${expected}”.`);
});

test("SOP407: a step without a title", () => {
  expect(fieldReports(flow(step(1, "", last)))).toEqual([expect.stringContaining("5:1 Step 1 has no title")]);
});

const headed = (lines: string) => `## Rincian Prosedur\n\n### Layanan 108\n\n${lines}\n\n${step(1, "Salam", last)}\n`;
test.each<[string, string, string[]]>([
  ["on one line each", "Dimulai: pelanggan menelepon\nKata kunci: nomor\n\nPengantar.", []],
  ["at the end", "Pengantar.\nKata kunci: nomor", []],
  ["broken", "Dimulai: pelanggan\nmenelepon", ["6:1 Text follows “Dimulai: pelanggan” at once"]],
  ["broken, of keywords", "Keywords: call,\nnumber", ["6:1 Text follows “Keywords: call,” at once"]],
  ["twice", "Kata kunci: a\nKata kunci: b", ["6:1 “Kata kunci: b” stands within the introduction"]],
  ["as an item", "- Dimulai: pelanggan menelepon", ["5:1 “- Dimulai: pelanggan menelepon” stands within the introduction"]],
  ["in emphasis", "**Starts:** a call", ["5:1 “**Starts:** a call” stands within the introduction"]],
  ["with another colon", "Kata kunci： nomor", ["5:1 “Kata kunci： nomor” stands within the introduction"]],
])("SOP407: a flow's start and keywords %s", (_, lines, expected) => {
  expect(fieldReports(headed(lines))).toEqual(expected.map((line) => expect.stringContaining(line)));
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

test("SOP103: a name without its bracket is a section's, where one section alone has it", () => {
  const sections = (...names: string[]) => ({
    types: { P: { name: "P", approvals: ["prepared"], sections: names.map((name, index) => ({ id: `s${index}`, name, from: "text" })) } },
  });
  expect(reports("SOP103", "## Tujuan\n\nx\n", sections("Tujuan (umum)"))).toEqual([]);
  expect(reports("SOP103", "## Tujuan\n\nx\n", sections("Tujuan (umum)", "Tujuan (khusus)"))).toEqual([
    expect.stringContaining("“Tujuan” is not a section"),
  ]);
});

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

test.each<[string, string, string, boolean]>([
  ["another measure", "Jawab telepon ≤ 20 detik", "Jawab telepon ≤ 30 detik", true],
  ["the same measure", "Jawab telepon ≤ 20 detik", "Jawab telepon ≤ 20 detik", false],
  ["another measure of another kind", "Jawab telepon ≤ 20 detik", "Jawab telepon 95 %", false],
  ["another measure of something else", "Jawab telepon ≤ 20 detik", "Jawab surel ≤ 30 detik", false],
  ["two measures", "Jawab telepon ≤ 20 detik", "Jawab telepon ≤ 30 detik atau 40 detik", false],
  ["the same and another one", "Jawab telepon ≤ 20 detik", "Jawab telepon ≤ 30 detik; jawab telepon ≤ 20 detik", false],
  ["another and the same one", "Jawab telepon ≤ 20 detik", "Jawab telepon ≤ 20 detik; jawab telepon ≤ 30 detik", false],
  ["of a KPI with two measures, another", "Jawab telepon ≤ 20 detik, 95 %", "Jawab telepon ≤ 30 detik", false],
  ["of a KPI without a telling word, another", "SLA ≤ 20 detik", "SLA ≤ 30 detik", false],
  ["of a KPI of four letters, another", "Tiba ≤ 20 detik", "Tiba ≤ 30 detik", true],
  ["nothing", "Jawab telepon ≤ 20 detik", "-", false],
])("SOP708: a KPI whose indicator says %s", (_, kpi, indicator, isTold) => {
  const told = (text: string) => reports("SOP708", text).filter((line) => line.includes(kpi.replace(/^\D+/, "").slice(0, 2)));
  const inIndicators = `## Indikator Kinerja Prosedur\n\n${indicator}\n\n${flow(step(1, "Jawab", `- KPI: ${kpi}\n${last}`))}`;
  expect(told(inIndicators).length > 0).toBe(isTold);
  const inText = flow(step(1, "Jawab", `- KPI: ${kpi}\n${last}`, indicator));
  expect(told(inText).length > 0).toBe(isTold);
  const inAnother = `## Kebijakan Umum\n\n${indicator}\n\n${flow(step(1, "Jawab", `- KPI: ${kpi}\n${last}`))}`;
  expect(told(inAnother)).toEqual([]);
});

test("SOP708: a KPI's measure is shown where it stands, beside the one that differs", () => {
  const text = `## Indikator Kinerja Prosedur\n\nJawab telepon ≤ 30 detik\n\n${flow(step(1, "Jawab", `- KPI: Jawab telepon ≤ 20 detik\n${last}`))}`;
  const rule = rules.find(({ id }) => id === "SOP708") as (typeof rules)[number];
  const [found] = runExample(rule, { title: { en: "", id: "" }, valid: text }).findings.filter(({ message }) => message.en.includes("KPI"));
  const line = text.split("\n").find((own) => own.startsWith("- KPI"));
  const shown = line?.slice((found?.at.start.column ?? 0) - 1, (found?.at.end.column ?? 0) - 1);
  expect(shown).toBe("20 detik");
});

test.each<[string, string, string[]]>([
  ["in brackets", "Satuan tugas (SAT) dan SAT lagi.", []],
  ["in brackets with a comma", "Satuan tugas (SAT, atau lain) dan SAT lagi.", []],
  ["in brackets with a semicolon", "Satuan tugas (SAT; atau lain) dan SAT lagi.", []],
  ["before brackets of two words", "SAT (Satuan Tugas) dan SAT lagi.", []],
  ["before brackets of three words", "SAT (Satuan Antar-Tugas) dan SAT lagi.", []],
  ["at a line's beginning only", "SAT (Satuan) dan SAT lagi.", ["SAT"]],
  ["before brackets of one word", "Lewat SAT (nanti) dan SAT lagi.", ["SAT"]],
  ["before brackets with a number", "Lewat SAT (2 tahun) dan SAT lagi.", ["SAT"]],
  ["as the end of a longer word only", "XSAT (Satuan Tugas) dan SAT lagi.", ["SAT"]],
  ["nowhere", "SAT lagi.", ["SAT"]],
  ["in a mark of the notation", "> [!SAT]\n> Isi.", []],
  ["in a mark with spaces", ">  [!SAT] isi", []],
  ["in a quotation", "> Lihat SAT [!x]", ["SAT"]],
  ["in code", "```\nlihat SAT\n```", []],
  ["in a line of capitals", "LIHAT SAT", []],
  [
    "by the notation, as a flow's end",
    "## Rincian Prosedur\n\n### A\n\n#### 1. Cek?\n\n- Next:\n  - Ya → END\n  - No → 2\n- Deadline: 1 jam → END (Batal)\n\n#### 2. Catat\n\n- Next: END\n\nTulis END di layar.",
    ["END"],
  ],
])("SOP704: an abbreviation explained %s", (_, body, expected) => {
  const found = reports("SOP704", `## Tujuan\n\n${body}\n`);
  expect(found.map((line) => /“(\p{Lu}+)”/u.exec(line)?.[1])).toEqual(expected);
});

test.each<[string, string, object, string[]]>([
  ["an instruction", "workInstructions: [IN.OCC.TELK.W-10]", {}, []],
  ["a form among instructions", "workInstructions: [IN.OCC.TELK.F-19]", {}, ["2:20 “IN.OCC.TELK.F-19” is of type F"]],
  [
    "an instruction among records",
    "records:\n  - { code: IN.OCC.TELK.F-19 }\n  - { code: IN.OCC.TELK.W-10 }",
    {},
    ["4:13 “IN.OCC.TELK.W-10” is of type W"],
  ],
  ["a record without a code", "records:\n  - { title: Buku }", {}, []],
  ["what is no code", "workInstructions: [petunjuk las]", {}, []],
])("SOP605: lists that hold %s", (_, lines, settings, expected) => {
  const found = reports("SOP605", `${head(lines)}## Tujuan\n`, settings).map((line) => line.replace(/^(\S+?)-\S+ /, "$1 "));
  expect(found).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP605: only lists of instructions and of records hold documents of the library", () => {
  const listing = (from: string) => ({
    types: {
      P: {
        name: "Prosedur",
        approvals: ["prepared"],
        sections: [{ id: "list", name: { id: "Daftar", en: "List" }, from, accepts: ["W"] }],
      },
    },
  });
  const of = (from: string, lines: string) =>
    reports("SOP605", `${head(lines)}## Daftar\n`, listing(from)).map((line) => line.replace(/^\S+ /, ""));
  expect(of("records", "records:\n  - { code: IN.OCC.TELK.P-10 }")).toEqual([
    "“IN.OCC.TELK.P-10” is of type P (Prosedur); “Daftar” accepts W.",
  ]);
  expect(of("references", "workInstructions: [IN.OCC.TELK.P-10]\nrecords:\n  - { code: IN.OCC.TELK.P-10 }")).toEqual([]);
});

const fieldsOf = (fields: string) => reports("SOP407", flow(step(1, "Salam", fields))).map((line) => line.replace(/^(\d+):\S+ /, "$1 "));
test.each<[string, string, string[]]>([
  ["none empty", "- KPI: cepat\n- Lanjut: selesai", []],
  ["one empty", "- KPI:\n- Lanjut: selesai", ["7 “KPI” of step 1 is empty."]],
  ["one with spaces only", "- KPI:   \n- Lanjut: selesai", ["7 “KPI” of step 1 is empty."]],
  ["branches below it", "- Lanjut:\n  - Ya → selesai\n  - Tidak → 1", []],
  ["another empty, with branches", "- KPI:\n- Lanjut:\n  - Ya → selesai\n  - Tidak → 1", ["7 “KPI” of step 1 is empty."]],
  ["failures below it", "- Lanjut: selesai\n- Bila gagal:\n  - sistem mati → selesai\n  - lain → 1", []],
  ["a failure empty", "- Bila gagal:\n- Lanjut: selesai", ["7 “Bila gagal” of step 1 is empty."]],
  ["one twice", "- KPI: cepat\n- KPI: lambat\n- Lanjut: selesai", ["8 “KPI” is written twice in step 1; only the first is read."]],
  [
    "a wait for no number",
    "- Setelah: semua\n- Lanjut: selesai",
    ["7 “Setelah” of step 1 is “semua”; expected step numbers, such as “4 and 6”."],
  ],
  ["an empty wait", "- Setelah:\n- Lanjut: selesai", ["7 “Setelah” of step 1 is empty."]],
])("SOP407: fields: %s", (_, fields, expected) => expect(fieldsOf(fields)).toEqual(expected));

const settled = (data: object, settings: object = {}) => {
  const rule = rules.find(({ id }) => id === "SOP312") as (typeof rules)[number];
  const example = { title: { en: "", id: "" }, valid: "", settings, data } as never;
  return runExample(rule, example).findings.map(({ path, severity, message, fix }) => [path, severity, message.en, fix?.en] as const);
};
const signedBy = { approved: { name: "A.H.", position: "QMR", date: "2026-01-05" } };
const record1 = (own: object) => ({ "settings/001.yaml": { approvals: signedBy, ...own } });
test.each<[string, object, object, [string, string][]]>([
  ["as approved", record1({}), {}, []],
  [
    "another value",
    record1({ settings: { signatures: "required" } }),
    {},
    [["library.yaml", "signatures is “optional”; settings/001.yaml approved “required”."]],
  ],
  [
    "a value that came",
    record1({}),
    { people: [{ name: "A.H.", position: "QMR" }] },
    [["library.yaml", expect.stringMatching(/^people: “A\.H\., QMR.*” was not approved by settings\/001\.yaml\.$/) as never]],
  ],
  [
    "a value that went",
    record1({ settings: { people: [{ name: "A.H.", position: "QMR" }] } }),
    {},
    [["library.yaml", expect.stringMatching(/^people: “A\.H\., QMR.*” is gone, which settings\/001\.yaml approved\.$/) as never]],
  ],
  [
    "a signer that went",
    record1({ signers: ["a@b ssh AAAA"] }),
    {},
    [["allowed_signers", "allowed_signers: “a@b ssh AAAA” is gone, which settings/001.yaml approved."]],
  ],
  [
    "80 letters",
    record1({ settings: { organisation: "x".repeat(80) } }),
    {},
    [["library.yaml", `organisation is “Contoh”; settings/001.yaml approved “${"x".repeat(80)}”.`]],
  ],
  [
    "81 letters",
    record1({ settings: { organisation: "x".repeat(81) } }),
    {},
    [["library.yaml", `organisation is “Contoh”; settings/001.yaml approved “${"x".repeat(79)}…”.`]],
  ],
])("SOP312: settings: %s", (_, data, settings, expected) => {
  expect(settled(data, settings).map(([path, , message]) => [path, message])).toEqual(expected);
});

test("SOP312: a level of a rule that is none is SOP101's to tell, once", () => {
  const rule = rules.find(({ id }) => id === "SOP312") as (typeof rules)[number];
  if (rule.scope !== "settings") throw new Error("SOP312 is about settings");
  const settings = librarySettings.parse({ ...exampleSettings, rules: { SOP999: "error", SOP506: "error", SOP807: "error" } });
  const at = { control: { records: [], signers: [], baseline: [] }, path: "sops/", rangeOf: () => rangeOnLine(1, 1, 1) } as never;
  const { findings } = checkSettings({ settings, date: "2026-01-15" as IsoDate }, at, [rule], ownSeverities);
  expect(findings.map(({ severity, message }) => `${severity} ${message.en}`)).toEqual([expect.stringContaining("never approved")]);
});

test("SOP312: a finding that is accepted and nobody approved is told at the baseline", () => {
  const rule = rules.find(({ id }) => id === "SOP312") as (typeof rules)[number];
  if (rule.scope !== "settings") throw new Error("SOP312 is about settings");
  const settings = librarySettings.parse(exampleSettings);
  const baseline = [{ fingerprint: "a".repeat(32), rule: "SOP604", reason: "x" }];
  const control = { ...WITHOUT_RECORDS, records: [exampleRecord("settings/001.yaml", { approvals: signedBy })], baseline } as never;
  const { findings } = checkSettings(
    { settings, date: "2026-01-15" as IsoDate },
    { control, path: "sops/", rangeOf: () => rangeOnLine(1, 1, 1) },
    [rule],
    () => undefined,
  );
  expect(findings.map(({ path, message }) => [path, message.en])).toEqual([
    ["sops/baseline.yaml", "baseline.yaml: “SOP604” was not approved by settings/001.yaml."],
  ]);
});

test("SOP304: of what was issued, the list of holders is looked at first where a position is nearly one of it", () => {
  const rule = rules.find(({ id }) => id === "SOP304") as (typeof rules)[number];
  const types = { P: { name: "Prosedur", approvals: ["approved"], holders: { approved: ["Kepala Pusta"] }, sections: [] } };
  const text = "---\ncode: IN.OCC.TELK.P-01\napprovals:\n  approved: { name: A.H., position: Kepala Pusat, date: 2026-01-05 }\n---\n";
  const example = { title: { en: "", id: "" }, file: "rev-00.md", valid: text, settings: { types } } as never;
  expect(runExample(rule, example).findings.map(({ fix }) => fix?.en.slice(0, 94))).toEqual([
    "Where “Kepala Pusta” in types.P.holders in library.yaml is a slip, put that right. An issued t",
  ]);
});

test("SOP312: a record nobody approved is approved, any other is brought back", () => {
  expect(settled({ "settings/001.yaml": {} }).map(([, , , fix]) => fix)).toEqual([
    "Have it approved: sop approve --settings --as approved.",
  ]);
  expect(settled({ "settings/002.yaml": { approvals: signedBy } }).map(([, , , fix]) => fix)).toEqual(
    [expect.stringMatching(/^Bring it back as it was approved/), expect.anything()].slice(0, 1),
  );
  // A slip in the record may ask for a role that nobody was to sign in.
  const changed = { prepared: { name: "A.A.", position: "DC", date: "2026-01-05", digest: `sha256:${"0".repeat(64)}` } };
  const asks = (holders: object) => ({ name: "X", approvals: ["prepared"], holders, sections: [] });
  const types = { P: asks({ prepared: ["DC"] }), W: asks({ prepared: ["DCC"] }) };
  const found = settled({ "settings/001.yaml": { settings: { types }, approvals: changed } });
  expect(found.map(([, , message, fix]) => [message, fix?.slice(0, 32)])).toEqual([
    ["This record has no effect: it is not what A.A. approved as “prepared”.", "Bring it back as it was approved"],
  ]);
});

test.each<[string, string, string, string[]]>([
  ["a step that is there", "- Lanjut: 1", "", []],
  ["a step that is not", "- Lanjut: 9", "", ["Step 1 goes on to step 9, but the flow “Layanan 108” has steps 1."]],
  ["nowhere known", "- Lanjut: ?", "", ["Step 1 does not say where it goes on (“?”); only a transcription may leave that open."]],
  ["nowhere known, in a transcription", "- Lanjut: ?", "transcription: { source: x }", []],
  ["what means nothing", "- Lanjut: entah", "", ["Step 1 goes on to “entah”, which is no step, flow, code or RC."]],
  ["a code in small letters, which is another rule's", "- Lanjut: in.occ.telk.w-10", "", []],
  [
    "several at once from one branch",
    "- Lanjut:\n  - Ya → 1 dan 2\n  - Tidak → selesai",
    "",
    [
      "A branch of step 1 goes on to 2 steps at once (1, 2); a branch leads to one.",
      "Step 1 goes on to step 2, but the flow “Layanan 108” has steps 1.",
    ],
  ],
  [
    "several at once on failure",
    "- Lanjut: selesai\n- Bila gagal: sistem mati → 1 dan 2",
    "",
    [
      "A branch of step 1 goes on to 2 steps at once (1, 2); a branch leads to one.",
      "Step 1 goes on to step 2, but the flow “Layanan 108” has steps 1.",
    ],
  ],
])("SOP403: a step that goes on to %s", (_, fields, lines, expected) => {
  expect(reports("SOP403", head(lines) + flow(step(1, "Salam", fields))).map((line) => line.replace(/^\S+ /, ""))).toEqual(expected);
});

const branches = (count: number) => `- Lanjut:\n${Array.from({ length: count }, (_, index) => `  - ${index} → selesai`).join("\n")}`;
test.each<[string, string, string, string[]]>([
  ["without branches", "Benar?", "- Lanjut: selesai", ["Step 1 asks “Benar?”, but has no branches."]],
  ["in the middle of a title", "Benar? Lanjutkan", "- Lanjut: selesai", []],
  ["whose way is lost", "Benar?", "- Lanjut: ?", []],
  ["of one branch", "Benar?", branches(1), ["Step 1 “Benar?” has one branch; a decision has two or more."]],
  ["of six branches", "Benar?", branches(6), []],
  ["of seven branches", "Benar?", branches(7), ["Step 1 “Benar?” has 7 branches; a decision has at most 6."]],
])("SOP405: a question %s", (_, title, fields, expected) => {
  const found = reports("SOP405", flow(step(1, title, fields))).map((line) => line.replace(/^\S+ /, ""));
  expect(found.filter((line) => !line.includes("lead"))).toEqual(expected);
});

test.each<[string, string, number]>([
  ["in the frontmatter", head("title: TODO"), 1],
  ["in the frontmatter, between ticks", head("title: x `TODO`"), 1],
  ["in the text", "## Tujuan\n\nTODO\n", 1],
  ["in the first line of the text", "TODO\n", 1],
  ["in code", "## Tujuan\n\n```\nTODO\n```\n", 0],
  ["between ticks", "## Tujuan\n\nTulis `TODO`.\n", 0],
  ["nowhere", "## Tujuan\n\nx\n", 0],
])("SOP104: a placeholder %s", (_, text, count) => expect(reports("SOP104", text)).toHaveLength(count));

test.each<[string, string, string[]]>([
  ["in a step", head("") + flow(step(1, "Salam", "- Sesuai: IN.OCC.TELK.W-10\n- Lanjut: selesai")), ["is cited in a flow but not listed"]],
  [
    "in a flow's beginning",
    `## Rincian Prosedur\n\n### Layanan 108\n\nMenurut IN.OCC.TELK.W-10.\n\n${step(1, "Salam", last)}\n`,
    ["is cited in a flow but not listed"],
  ],
  ["before the flows", `## Tujuan\n\nIN.OCC.TELK.W-10\n\n${flow(step(1, "Salam", last))}`, []],
  [
    "nowhere, but listed",
    head("workInstructions: [IN.OCC.TELK.W-10]") + flow(step(1, "Salam", last)),
    ["is listed under “Instruksi Kerja Pendukung” but cited nowhere"],
  ],
  [
    "in a definition, and listed",
    head("workInstructions: [IN.OCC.TELK.W-10]\ndefinitions:\n  - { term: x, kind: term, meaning: menurut IN.OCC.TELK.W-10 }") +
      flow(step(1, "Salam", last)),
    [],
  ],
  [
    "nowhere, and its place may be lost",
    head("workInstructions: [IN.OCC.TELK.W-10]\ntranscription: { source: x, gaps: [{ flow: Layanan 147, why: y }] }") +
      flow(step(1, "Salam", last)),
    [],
  ],
  ["being itself", flow(step(1, "Salam", "- Sesuai: IN.OCC.TELK.P-01\n- Lanjut: selesai")), []],
])("SOP604: a document cited %s", (_, text, expected) => {
  expect(reports("SOP604", text)).toEqual(expected.map((line) => expect.stringContaining(line)));
});

test("SOP404: a step that its RC leads to from elsewhere is a beginning, whatever another document's RC says", () => {
  const text = (rc: string) => `## Tujuan\n\nMulai dari ${rc}.\n\n${reached("3", "", "selesai")}`;
  expect(reports("SOP404", text("IN.OCC.TELK.P-01_R2"))).toEqual([]);
  expect(reports("SOP404", text("IN.OCC.TELK.P-02_R2"))).toHaveLength(1);
  expect(reports("SOP404", text("IN.OCC.TELK.P-01"))).toHaveLength(1);
});

test.each<[string, string, string, boolean]>([
  ["a number within a longer one", "Layanan 1080.", "Layanan 108", false],
  ["a word with a number in it", "Layanan B2B.", "Layanan B2B", true],
  ["one digit, which says nothing", "Semua layanan.", "Tahap 2", true],
  ["five letters at the end of its word", "Penanganan.", "Tangan", true],
  ["a word of two letters beside one that is there", "Untuk TV dan radio.", "Radio AB", true],
])("SOP408: a scope that also names %s", (_, scope, title, isNamed) => {
  expect(reports("SOP408", scoped(scope, title)).some((line) => line.includes("does not name"))).toBe(!isNamed);
});

const fixesOf = (id: string, text: string, settings: object = {}, file?: string) => {
  const rule = rules.find((one) => one.id === id) as (typeof rules)[number];
  const { findings } = runExample(rule, { title: { en: "", id: "" }, valid: text, settings, ...(file && { file }) } as never);
  return findings.map(({ at, message, fix }) => `${at.start.line} ${message.en.slice(0, 24)} → ${fix?.en}`);
};

test("SOP103: what to do about a section, by what it is", () => {
  expect(fixesOf("SOP103", sections(["Anggaran", "x"]))).toContain(
    "6 “Anggaran” is not a sect → Use “###” for a heading within a section, or add the section to its type in library.yaml.",
  );
  expect(fixesOf("SOP103", sections(["Tujuam", "x"]))).toContain("6 “Tujuam” is not a sectio → Did you mean “Tujuan”?");
  expect(fixesOf("SOP103", "---\nparties: []\n---\n## Tujuan\n\nx\n", required)).toEqual([
    "2 The section “Pihak” is m → Fill parties in the frontmatter.",
    "9 The section “Alur” is mi → Add “## Alur”; “-” below it if nothing belongs there.",
  ]);
});

test("SOP204: what to do about a log, and where", () => {
  const top = 'title: x\nrevision: "01"\neffective: 2025-01-01';
  expect(fixesOf("SOP204", head(`${top}\nchanges: []`))).toEqual([
    "5 The document has no chan → Add changes: with an entry { summary: [ … ] }.",
  ]);
  expect(fixesOf("SOP204", entries(top, zero, 'revision: "01", effective: 2025-01-02, summary: [y]'))).toEqual([
    "7 The entry of revision 01 → Leave the date out: the newest entry takes it from the header.",
  ]);
  expect(fixesOf("SOP204", entries(top.replace("2025-01-01", "2023-01-01"), zero, "summary: [y]"))).toEqual([
    "4 Revision 01 is dated 202 → Correct the date that was mistyped.",
  ]);
  const between = 'revision: "01", effective: 2023-01-01, summary: [x]';
  expect(fixesOf("SOP204", entries(top.replace('"01"', '"02"'), zero, between, "summary: [y]"))).toEqual([
    "7 Revision 01 is dated 202 → Correct the date that was mistyped.",
  ]);
});

test("SOP201: what a code's part may be, and where another one is added", () => {
  const code = (own: string) => fixesOf("SOP201", head(`code: ${own}`)).filter((line) => !line.includes("Name the folder"));
  const misfit = (own: string) => reports("SOP201", head(`code: ${own}`)).filter((line) => line.includes("where the scheme"));
  expect(code("IN.OCC.TELK.P-01")).toEqual([]);
  expect(code("IN.OCD.TELK.P-01")).toEqual([expect.stringContaining("→ Did you mean “OCC”?")]);
  expect(code("IN.ZZZZZ.TELK.P-01")).toEqual([expect.stringContaining("→ Add “ZZZZZ” to code.parts.unit in library.yaml")]);
  expect(misfit("IN.ZZZZZ.TELK.P-01")).toEqual([expect.stringContaining("has “ZZZZZ” for {unit}, where the scheme has OCC or QCC.")]);
  expect(misfit("IN.OCC.ZZZZZ.P-01")).toEqual([expect.stringContaining("has “ZZZZZ” for {client}, where the scheme has TELK.")]);
  expect(misfit("IN.OCC.TELK.P-1")).toEqual([expect.stringContaining("where the scheme has 2 digits.")]);
  expect(code("[x]")).toEqual([]);
});

test("SOP311: who signs with what no key file says, and persons with two ids", () => {
  const rule = rules.find(({ id }) => id === "SOP311") as (typeof rules)[number];
  if (rule.scope !== "settings") throw new Error("SOP311 is about settings");
  const settings = librarySettings.parse(exampleSettings);
  const at = { control: { ...WITHOUT_RECORDS, signers: ["a@b"] } as never, path: "", rangeOf: () => rangeOnLine(1, 1, 1) };
  const { findings } = checkSettings({ settings, date: "2026-01-15" as IsoDate }, at, [rule], () => undefined);
  expect(findings.map(({ path, fix }) => [path, fix?.en])).toEqual([
    ["allowed_signers", 'Write a line for each key: SIGNER namespaces="sop-approval,sop-event,sop-issue,sop-settings" PUBLIC-KEY.'],
  ]);
});

test.each<[string, string, string, boolean]>([
  ["as it is", "Isi PRD_F_001.", "", false],
  ["with escapes, as Markdown needs them", "Isi PRD\\_F\\_001.", "", false],
  ["by an address with an escape", "Isi [formulir](../PRD%5FF_001/draft.md).", "", false],
  ["with escapes, after the flow only", "Isi formulir.", "\n## Catatan\n\nPRD\\_F\\_001\n", true],
  ["with escapes, beside another one", "Isi PRD\\_F\\_002, lalu PRD\\_F\\_001.", "", false],
  ["with escapes, another one", "Isi PRD\\_F\\_002.", "", true],
])("SOP708: a record whose code a step names %s", (_, text, after, isTold) => {
  const settings = { code: { pattern: "{kind}_{type}_{number}", parts: { kind: ["PRD"] }, digits: 3 } };
  const records = head("code: PRD_P_001\nrecords:\n  - { code: PRD_F_001, retention: 2 Tahun, custodian: SPV }");
  const first = step(1, "Buka", "- KPI: cepat");
  const found = reports("SOP708", `${records}${flow(first, step(2, "Catat", last, text))}${after}`, settings);
  expect(found.some((line) => line.includes("No step makes"))).toBe(isTold);
});

/** An approval of a text by its digest, of which one part may be that of another text. */
function approvedText(body: string, pictures: ReadonlyMap<string, string>, other: Partial<Record<string, string>> = {}): string {
  const bare = `---\ncode: IN.OCC.TELK.P-01\ntitle: Contoh\nrevision: "00"\n---\n${body}\n`;
  const reading = createReadingContext(librarySettings.parse(exampleSettings));
  const document = readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text: bare }, reading);
  const digest = Object.entries({ ...digestDocument(document, reading, pictures), ...other }).map(([part, value]) => `${part}: "${value}"`);
  const approval = `approvals: { prepared: { name: A.A.S., position: DC, date: 2026-01-10, digest: { ${digest.join(", ")} } } }`;
  return bare.replace("\n---\n", `\n${approval}\n---\n`);
}

describe("SOP305: an approval of another text", () => {
  const rule = rules.find(({ id }) => id === "SOP305") as DocumentRule;
  const reading = createReadingContext(librarySettings.parse(exampleSettings));
  const body = "## Tujuan\n\n![Peta](assets/map.png)";
  const picture = (word: string) => new Map([["assets/map.png", sha256Of(word)]]);
  const found = (text: string, pictures: ReadonlyMap<string, string> | undefined, fileName = "draft.md") => {
    const document = readDocument({ path: `P-01/${fileName}`, folder: "P-01", fileName, text }, reading);
    return checkDocument(document, [rule], reading, new Set(["assets/map.png"]), pictures).findings;
  };
  const changes = (...given: Parameters<typeof found>) => found(...given).map(({ message }) => message.en.split("since: ")[1]);
  const sha = sha256Of("x");

  test("is none while all is as it was", () => expect(found(approvedText(body, picture("m")), picture("m"))).toEqual([]));
  test("is one of another picture, where pictures were read", () => {
    const text = approvedText(body, picture("m"));
    expect(changes(text, picture("n"))).toEqual(["the pictures."]);
    expect(changes(text, new Map())).toEqual(["the pictures."]);
    expect(changes(text, undefined)).toEqual([]);
  });
  test("names each part that changed, also where pictures were not read", () => {
    expect(changes(approvedText(body, picture("m"), { text: sha, header: sha }), picture("m"))).toEqual(["the header, the text."]);
    expect(changes(approvedText(body, picture("m"), { text: sha }), undefined)).toEqual(["the text."]);
  });
  test("is approved again in a draft, and brought back in what is issued", () => {
    const fixes = (fileName: string) =>
      found(approvedText(body, picture("m"), { text: sha }), picture("m"), fileName).map(({ fix }) => fix?.en);
    expect(fixes("draft.md")).toEqual(["Take the change back, or begin again: sop reject IN.OCC.TELK.P-01 --as prepared --reason …."]);
    expect(fixes("rev-00.md")).toEqual(["Restore the file as it was issued; a change is made by the next revision."]);
  });
  test("without a digest is told of what is issued, but of no draft and no transcription", () => {
    const bare = (more: string) =>
      `---\ncode: IN.OCC.TELK.P-01\ntitle: Contoh\nrevision: "00"\napprovals: { prepared: { name: A, position: B, date: 2026-01-10 } }\n${more}---\n`;
    expect(found(bare(""), new Map())).toEqual([]);
    expect(found(bare(""), new Map(), "rev-00.md").map(({ key }) => key)).toEqual(["undigested"]);
    expect(found(bare("transcription: { source: x }\n"), new Map(), "rev-00.md")).toEqual([]);
  });
});

describe("SOP405 decision-branches", () => {
  const answers = (yes: string, no: string) =>
    reports(
      "SOP405",
      flow(step(1, "Data cocok?", `- Lanjut:\n  - Ya → ${yes}\n  - Tidak → ${no}`), step(2, "Catat", last), step(3, "Tutup", last)),
    );
  const targets = [
    "2",
    "2 dan 3",
    "Layanan 147",
    "IN.OCC.TELK.W-10",
    "IN.OCC.TELK.W-10_R2",
    "selesai",
    "selesai (Data cocok)",
    "entah ke mana",
  ];

  test.each(targets)("two branches to “%s” lead to one target, and to any other one they don't", (target) => {
    expect(answers(target, target)).toEqual([expect.stringContaining("lead to one target")]);
    for (const other of targets) if (other !== target) expect(answers(target, other)).toEqual([]);
  });
});

test("SOP401: a flow that is noted as lost, and has steps", () => {
  const lost = head('transcription:\n  source: kertas\n  gaps:\n    - { flow: "Layanan 108", why: halaman hilang }');
  expect(reports("SOP401", lost + flow(step(1, "Catat", last)))).toEqual([
    expect.stringContaining("is noted as lost (halaman hilang), but has steps"),
  ]);
});
