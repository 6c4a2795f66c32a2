import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { csvRegister } from "../../cli/report/register/csv.ts";
import { makeXlsx } from "../../cli/report/register/make-xlsx.ts";
import { makeWorkbook } from "../../cli/report/workbook.ts";
import type { Register } from "../../core/library/registers/register.ts";

const title = { en: "T", id: "T" };
const register = {
  name: "documents",
  title,
  columns: [
    { key: "code", title },
    { key: "effective", title },
  ],
  rows: [
    { cells: { code: "P;01", effective: "2026-11-28" } },
    { cells: { code: "P\t02", effective: "2026-02-30" } },
    { cells: { code: "P,03", effective: "1850-01-01" } },
  ],
} as unknown as Register;

test.each([
  ["comma", "P;01,2026-11-28"],
  ["semicolon", '"P;01";2026-11-28'],
  ["tab", "P;01\t2026-11-28"],
] as const)("CSV with %s: a cell that holds it is quoted", (separator, line) => {
  const text = csvRegister(register, "id", separator);
  expect(text.split("\r\n")[1]).toBe(line);
  expect(text).toContain('"P,03"');
  expect(text.includes('"P\t02"')).toBe(separator === "tab");
});

test("a day in a workbook is a day; what is none, or too old for a spreadsheet, is text", async () => {
  const files = unzipSync(await makeXlsx(register, "id"));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] as Uint8Array);
  // Days since 1899-12-30, whatever the machine's zone.
  expect(sheet).toMatch(/<v>46354<\/v>/);
  expect(sheet.match(/<c [^>]*t="(?:s|inlineStr)"/g)?.length).toBe(7);
});

/** By their numbers, the styles of cells in which something stands. */
function stylesWith(what: string, styles: string): number[] {
  const each = styles.slice(styles.indexOf("<cellXfs")).matchAll(/<xf\b.*?<\/xf>/g);
  return [...each].flatMap(([xf], at) => (xf.includes(what) ? [at] : []));
}

test("a text is wrapped where its column is wide or it has lines of its own, and is the same text either way", async () => {
  const long = "What a column of codes would never say";
  const rows = [
    { cells: { code: "P-01", effective: long } },
    { cells: { code: "P-02\nW-01", effective: "short" } },
    { cells: { code: 3 } },
  ];
  const files = unzipSync(await makeXlsx({ ...register, rows } as Register, "id"));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] as Uint8Array);
  const wrapped = stylesWith("wrapText", strFromU8(files["xl/styles.xml"] as Uint8Array));
  const styleOf = (cell: string) => Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1] ?? -1);
  expect(["A2", "B2", "A3", "B3", "A4"].map((cell) => wrapped.includes(styleOf(cell)))).toEqual([false, true, true, true, false]);
  expect(strFromU8(files["xl/sharedStrings.xml"] as Uint8Array)).toContain(`<t>${long}</t>`);
  expect(sheet).toContain("<v>3</v>");
});

test("a table prints on A4 across, its heads on each sheet; rows are as high as their texts, which stand at their top", async () => {
  const words = "kata ".repeat(60).trim();
  const rows = [
    ["P-01", words, "1\n2\n3"],
    ["P-02", "pendek", ""],
  ];
  const files = unzipSync(await makeWorkbook({ name: 'Siapa: "A & B\'s"?', heads: ["Kode", "Isi", "Jalan"], rows }));
  const read = (name: string) => strFromU8(files[`xl/${name}.xml`] as Uint8Array);
  const sheet = read("worksheets/sheet1");
  const heights = [...sheet.matchAll(/<row r="(\d)"(?: ht="([\d.]+)")?/g)].map(([, row, height]) => [row, height]);
  // 60 words in a column of at most 60 letters: five lines or more, of 15 points.
  expect(heights).toEqual([
    ["1", undefined],
    ["2", "75"],
    ["3", undefined],
  ]);
  const top = stylesWith('vertical="top"', read("styles"));
  const styles = [...sheet.matchAll(/<c r="[ABC]2" s="(\d+)"/g)].map(([, style]) => Number(style));
  expect(styles.filter((style) => top.includes(style))).toHaveLength(3);
  expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>.*state="frozen"/);
  expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  expect(read("workbook")).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Siapa  "A &amp; B''s"'!$1:$1</definedName>`);
});

test("columns of a wide table give way to each other until they find room on the paper, none further than to its longest word", async () => {
  const heads = ["Kode", ...Array.from({ length: 5 }, (_, at) => `Isi ${at}`)];
  const long = "kalimat yang panjang sekali ".repeat(3);
  const files = unzipSync(await makeWorkbook({ name: "T", heads, rows: [["RK.MLF.CTH.P-51_R10", ...heads.slice(1).map(() => long)]] }));
  const widths = [...strFromU8(files["xl/worksheets/sheet1.xml"] as Uint8Array).matchAll(/ width="(\d+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths).toEqual([21, 30, 30, 30, 30, 31]);
});

test("what finds no room on one line of its column is wrapped, however narrow that is, and so are heads", async () => {
  const heads = Array.from({ length: 24 }, (_, at) => `Isi nomor ${at}`);
  const files = unzipSync(await makeWorkbook({ name: "T", heads, rows: [heads.map(() => "satu dua tiga empat lima")] }));
  const [sheet, styles] = ["worksheets/sheet1", "styles"].map((name) => strFromU8(files[`xl/${name}.xml`] as Uint8Array));
  const wrapped = stylesWith("wrapText", styles ?? "");
  const used = [...(sheet ?? "").matchAll(/<c r="[A-Z]+[12]" s="(\d+)"/g)].map(([, style]) => Number(style));
  expect(used.filter((style) => wrapped.includes(style))).toHaveLength(48);
});

test.each([
  ["'Ya' atau 'Tidak'", "Ya&apos; atau &apos;Tidak"],
  ["[1/2]", "1 2"],
  ["???", "1"],
  [`${"a".repeat(30)}😀`, "a".repeat(30)],
])("a sheet is called %s as far as a sheet may be", async (name, called) => {
  const files = unzipSync(await makeWorkbook({ name, heads: ["A"], rows: [] }));
  expect(strFromU8(files["xl/workbook.xml"] as Uint8Array)).toContain(`<sheet r:id="rId1" sheetId="1" name="${called}"/>`);
});
