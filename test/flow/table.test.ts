import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { readCsv } from "../../cli/import/read-csv.ts";
import { readWorkbook } from "../../cli/import/read-workbook.ts";
import { csvText } from "../../cli/report/register/csv.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { readTables } from "../../core/flow/table/read-table.ts";
import { tableOfFlow } from "../../core/flow/table/write-table.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { fixtures } from "./fixtures.ts";
import { randomFlow } from "./random-flow.ts";

const flows = [...fixtures, ...Array.from({ length: 40 }, (_, index) => randomFlow(index + 1))];

test.each(flows.map((fixture) => [fixture.name, fixture] as const))("%s goes out as CSV and comes in as it was", (_, fixture) => {
  // What the source lost stands in the frontmatter, in BPMN as in the notation.
  const { gap: _gap, ...plain } = plainFlow(fixture.document, fixture.flow);
  const table = readCsv(
    Buffer.from(csvText(tableOfFlow(plain, "id", "IN.OCC.TELK.P-01 · 05 · DIGANTIKAN · 2026-11-23"), "comma")),
    plain.title,
  );
  const read = readTables([table], { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  expect(read.flows.map((flow) => writeNotation(flow, "id"))).toEqual([writeNotation(plain, "id")]);
  expect(read.notes.map(({ id }) => id)).toEqual(["Tabel menyebut asalnya: “IN.OCC.TELK.P-01 · 05 · DIGANTIKAN · 2026-11-23”."]);
});

function notationOf(rows: string[][], name = "Keluhan") {
  const read = readTables([{ name, rows }], { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  return { notation: read.flows.map((flow) => writeNotation(flow, "id")).join("\n"), notes: read.notes.map(({ en }) => en) };
}

const visio = [
  "Process Step ID",
  "Process Step Description",
  "Next Step ID",
  "Connector Label",
  "Shape Type",
  "Function",
  "Phase",
  "Alt Text",
  "Risk",
];

describe("a table made for Visio", () => {
  test("keeps who follows whom, phases, and says what it could not take", () => {
    const { notation, notes } = notationOf([
      ["Diekspor 2026"],
      visio,
      ["P100", "Pelanggan menelepon", "P200", "", "Start", "Agent", "Terima", "", ""],
      ["P200", "Catat keluhan", "P300", "", "Process", "Agent", "Terima", "# Isi\nformulir", "tinggi"],
      ["P300", "Sah?", "P400,P600", "Ya,Tidak", "Decision", "Back Office", "Periksa", "", ""],
      ["P400", "Selesaikan", "P500,P900", "", "Process", "Back Office", "Periksa", "", ""],
      ["P500", "IN.OCC.TELK.W-10", "", "", "Off-page reference", "Back Office", "Periksa", "", ""],
      ["P600", "Ditolak", "", "", "End", "Agent", "Periksa", "", ""],
      ["", "", "", "", "", "", "", "tanpa nama", ""],
    ]);
    expect(notation).toBe(`### Keluhan

Dimulai: Pelanggan menelepon

#### 1. Catat keluhan

- Fase: Terima
- Pelaksana: Agent

\\# Isi
formulir

#### 2. Sah?

- Fase: Periksa
- Pelaksana: Back Office
- Lanjut:
  - Ya → 3
  - Tidak → selesai (Ditolak)

#### 3. Selesaikan

- Pelaksana: Back Office
- Lanjut: IN.OCC.TELK.W-10
`);
    expect(notes).toEqual([
      "Columns left out: “Risk”.",
      "Rows that name no step were left out: “9”.",
      "Row 6 leads to “P900”, which no row has: the line was left out.",
    ]);
  });
});

describe("an SOP AP's table", () => {
  const rows = [
    ["STANDAR OPERASIONAL PROSEDUR"],
    ["No", "Kegiatan", "Pelaksana", "Pelaksana", "Mutu Baku", "Mutu Baku", "Mutu Baku", "Keterangan"],
    ["No", "Kegiatan", "Petugas Loket", "Kepala Seksi", "Kelengkapan", "Waktu", "Output", "Keterangan"],
    ["1", "2", "3", "4", "5", "6", "7", "8"],
    ["1", "Menerima berkas", "●", "", "Formulir", "10 menit", "Tanda terima", ""],
    ["2", "Menyetujui", "", "x", "Tanda terima", "1 hari", "Surat", "Basah"],
    ["2", "Menyetujui", "x", "", "", "", "", ""],
  ];

  test("is read in its order, marks say who acts", () => {
    const { notation, notes } = notationOf(rows);
    expect(notation).toBe(`### Keluhan

#### 1. Menerima berkas

- Pelaksana: Petugas Loket
- Kelengkapan: Formulir
- Waktu: 10 menit
- Hasil: Tanda terima

#### 2. Menyetujui

- Pelaksana: Kepala Seksi, Petugas Loket
- Kelengkapan: Tanda terima
- Waktu: 1 hari
- Hasil: Surat
- Keterangan: Basah
- Lanjut: selesai
`);
    expect(notes).toEqual(["No column says where a step goes on: the rows were read in their order. Branches have to be written."]);
  });

  test("a table of something else is refused, and so is an endless one", () => {
    expect(readTables([{ name: "Gaji", rows: [["Nama", "Gaji"]] }], { language: "id" })).toHaveProperty("problem");
    const sheets = [
      { name: "Gaji", rows: [["Bulan ini"], ["Nama", "Gaji"]] },
      {
        name: "Alur",
        rows: [
          ["Judul", "", ""],
          ["Kegiatan", "Siapa", "Kapan"],
          ["Catat", "Agent", "1 jam"],
        ],
      },
      { name: "Kosong", rows: [] },
      ...["a", "b", "c"].map((name) => ({ name, rows: [[name.repeat(60)]] })),
    ];
    const refused = readTables(sheets, { language: "id" });
    expect("problem" in refused && refused.problem.en).toBe(
      `No sheet has the heads of a flow's table. Looked for, in one row: what is done (“Process Step Description”, “Kegiatan”, “Activity”, “Step”), and beside it columns such as “Pelaksana”, “Actor”, “No” or “Next Step ID”. Found: “Gaji”: “Nama”, “Gaji”; “Alur”: “Kegiatan”, “Siapa”, “Kapan”; “Kosong”: nothing; “a”: “${"a".repeat(40)}”; “b”: “${"b".repeat(40)}”; …. Name the columns so, and import again.`,
    );
    expect("problem" in refused && refused.problem.id).toContain(
      "Yang ditemukan: “Gaji”: “Nama”, “Gaji”; “Alur”: “Kegiatan”, “Siapa”, “Kapan”; “Kosong”: tidak ada apa pun;",
    );
    const endless = Array.from({ length: 2_500 }, (_, index) => [String(index), "Langkah", "Agent"]);
    expect(readTables([{ name: "A", rows: [["No", "Kegiatan", "Pelaksana"], ...endless] }], { language: "id" })).toHaveProperty("problem");
  });
});

describe("a workbook", () => {
  test("merged cells share their value; formulas are said", async () => {
    const text = (value: string) => ({ value, type: String });
    const bytes = await writeExcelFile([
      [text("No"), text("Kegiatan"), text("Pelaksana"), text("Waktu")],
      [{ value: 1, type: Number }, { ...text("Menerima"), rowSpan: 2 }, text("Loket"), text("10 menit")],
      [{ value: 1, type: Number }, null, text("Loket"), { value: "=1+1", type: "Formula" as never }],
    ] as never).toBuffer();
    const read = await readWorkbook(bytes);
    if ("problem" in read) throw new Error(read.problem.en);
    expect(read.tables[0]?.rows[2]?.[1]).toBe("Menerima");
    expect(read.notes.map(({ en }) => en)).toEqual(["Cells with formulas hold what Excel last computed (“Sheet1”): D3."]);
  });

  const number = (value: number, format?: string) => ({ value, type: Number, ...(format !== undefined && { format }) });
  const day = (value: string, format: string) => ({ value: new Date(`${value}Z`), type: Date, format });
  test.each([
    [number(15, '0 "menit"'), "15 menit"],
    [number(1500, "[$Rp-421] #,##0;[Red]-[$Rp-421] #,##0"), "Rp 1500"],
    [number(0.955, "0.0%"), "95.5%"],
    [number(0.5, "0 %"), "50 %"],
    [number(0.5, "0%"), "50%"],
    [number(2, "\\>0\\ \\j\\a\\m"), ">2 jam"],
    [number(1234.5, "#,##0.00"), "1234.5"],
    [number(0.1 + 0.2), "0.3"],
    [day("2026-03-01T00:00:00", "dd/mm/yyyy"), "2026-03-01"],
    [day("2026-03-01T14:30:00", "dd/mm/yyyy hh:mm"), "2026-03-01 14:30"],
    [day("1899-12-30T00:30:00", "hh:mm"), "00:30"],
    [day("1899-12-30T08:05:09", "hh:mm:ss"), "08:05:09"],
  ])("a number or a moment is read as it is seen there: %j", async (cell, seen) => {
    const bytes = await writeExcelFile([[{ value: "Waktu", type: String }], [cell]] as never).toBuffer();
    const read = await readWorkbook(bytes);
    expect("tables" in read && read.tables[0]?.rows[1]?.[0]).toBe(seen);
  });

  test.each([
    ["no archive", Buffer.from("bukan zip")],
    ["an archive of something else", zipSync({ "a.txt": new Uint8Array(3) })],
    ["one that unpacks to gigabytes", zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(70_000_000) })],
  ])("%s is refused with words", async (_, bytes) => {
    expect(await readWorkbook(bytes)).toHaveProperty("problem");
  });
});

test.each([
  ["semicolons and Latin-1", Buffer.from('No;Kegiatan;Pelaksana\r\n1;"Pr\u00fcfen; z\u00e4hlen";Agent\r\n', "latin1"), "Prüfen; zählen"],
  ["tabs and UTF-16", Buffer.from("\ufeffNo\tKegiatan\tPelaksana\n1\tPrüfen\tAgent\n", "utf16le"), "Prüfen"],
  ["an apostrophe before a formula", Buffer.from("No,Kegiatan,Pelaksana\n1,'=HYPERLINK(),Agent\n"), "=HYPERLINK()"],
  ["a quote never closed", Buffer.from('No,Kegiatan,Pelaksana\n1,"a""b,Agent\n'), 'a"b,Agent\n'],
])("CSV with %s", (_, bytes, title) => {
  expect(readCsv(bytes, "x").rows[1]?.[1]).toBe(title);
});

const tableHeads = ["Process Step ID", "Process Step Description", "Next Step ID", "Shape Type", "Function"];
describe.each([",", ";", "\t", "|"])("a table whose cells are parted by “%s”", (separator) => {
  const others = [",", ";", "|"].filter((one) => one !== separator).join(" x");
  const rows = [tableHeads, ["1", `Catat${others} lalu${others} kirim`, "2", "Process", "Agent"], ["2", "Tutup", "", "Process", "Agent"]];
  const body = rows.map((row) => row.join(separator)).join("\r\n");
  const titled = [
    ["a title above", "Alur keluhan, dibuat; 2026\r\n\r\n"],
    ["no title", ""],
    ["what Excel is told", `sep=${separator}\r\n`],
  ] as const;
  test.each(titled)("is read with %s", (_, above) => {
    const read = readCsv(Buffer.from(above + body), "x");
    expect(read.rows.slice(-3)).toEqual(rows);
    expect(read.rows.flat()).not.toContainEqual(expect.stringContaining("sep="));
  });
});
