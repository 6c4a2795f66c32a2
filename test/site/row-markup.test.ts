import { expect, test } from "vitest";
import { textsIn } from "../../languages/index.ts";
import { columnNameStyle } from "../../site/data/lists/column-name-style.ts";
import type { CellPiece } from "../../site/data/lists/register-cell.ts";
import type { TableCell, TableRow } from "../../site/data/lists/register-rows.ts";
import { rowMarkup } from "../../site/data/lists/row-markup.ts";

const t = textsIn("en").portal;
const piece = (text: string, more: Partial<CellPiece> = {}): CellPiece => ({
  text,
  href: undefined,
  isCode: false,
  isDay: false,
  isOverdue: false,
  language: undefined,
  standing: undefined,
  ...more,
});
const cell = (more: Partial<TableCell>): TableCell => ({
  key: "meaning",
  status: undefined,
  pieces: [],
  value: undefined,
  isRepeated: false,
  ...more,
});
const row = (cells: TableCell[], isDraft = false): TableRow => ({ row: { cells: {} }, isDraft, cells });

test.each<[string, TableCell, string]>([
  ["nothing", cell({}), "<td></td>"],
  ["words", cell({ pieces: [piece("Calls")] }), "<td>Calls</td>"],
  ["words of another language", cell({ pieces: [piece("Telepon", { language: "id" })] }), '<td><span lang="id">Telepon</span></td>'],
  [
    "a code with a page",
    cell({ pieces: [piece("P-01", { href: "../P-01/", isCode: true })] }),
    '<td><a href="../P-01/" class="code">P-01</a></td>',
  ],
  [
    "a code of what was withdrawn",
    cell({ pieces: [piece("P-01", { href: "../P-01/", isCode: true, standing: "withdrawn" })] }),
    `<td><a href="../P-01/" class="code"><span class="whole">P-01</span> <span class="status status-withdrawn">${t.withdrawn}</span></a></td>`,
  ],
  [
    "names that are not cut at a sign near their end",
    cell({ pieces: [piece("NOSSA, I-SISKA, “Wi-Fi”, 24/7, marah-marah, ISO/IEC")] }),
    '<td class="long">NOSSA, <span class="name">I-SISKA</span>, “<span class="name">Wi-Fi</span>”, <span class="name">24/7</span>, marah-marah, ISO/IEC</td>',
  ],
  ["a few words, on one line", cell({ pieces: [piece("Meja Layanan Fiktif")] }), "<td>Meja Layanan Fiktif</td>"],
  ["a day", cell({ pieces: [piece("15 January 2022", { isDay: true })] }), '<td><span class="day">15 January 2022</span></td>'],
  ["a step", cell({ key: "step", pieces: [piece("1", { href: "../P-01/#s1" })] }), '<td><a href="../P-01/#s1">1</a></td>'],
  [
    "a late review",
    cell({ value: "2022-01-15", pieces: [piece("15 January 2022", { isDay: true }), piece("overdue", { isOverdue: true })] }),
    '<td data-value="2022-01-15" class="long"><span class="listed day">15 January 2022</span><span class="listed overdue">overdue</span></td>',
  ],
  ["a status", cell({ key: "status", status: "effective" }), `<td><span class="status status-effective">${t.effective}</span></td>`],
  [
    "what the row above says",
    cell({ key: "title", isRepeated: true, pieces: [piece("Calls")] }),
    '<td class="cell-title repeated">Calls</td>',
  ],
  [
    "markup",
    cell({ pieces: [piece('<b> & "c"', { href: '"><i>' })] }),
    '<td><a href="&quot;&gt;&lt;i&gt;">&lt;b&gt; &amp; &quot;c&quot;</a></td>',
  ],
])("a cell that holds %s", (_, one, markup) => {
  expect(rowMarkup(row([one]), undefined, t)).toBe(`<tr>${markup}</tr>`);
});

test("a row that is linked by its name, of a draft", () => {
  expect(rowMarkup(row([], true), 'a"b', t)).toBe('<tr id="a&quot;b" class="of-draft"></tr>');
});

test("columns are named once, whatever they are called", () => {
  expect(columnNameStyle(["Code", "Title", '</style>"']).split("\n")).toEqual([
    '.register tbody td:nth-child(1){--name:"Code"}.register tbody td:nth-child(2){--name:"Title"}.register tbody td:nth-child(3){--name:"\\3c /style\\3e \\22 "}',
  ]);
  expect(columnNameStyle([])).toBe("");
});
