import { visibleText } from "../../../core/document/prose/visible-text.ts";
import type { Register } from "../../../core/library/registers/register.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { makeTimeless } from "../../files/timeless-zip.ts";
import { cellText } from "./cell-text.ts";

/** A sheet's name holds at most 31 characters. */
const SHEET_NAME = 31;
const WIDEST = 60;
/** So many letters, also capitals, fit into a column that has room for two digits more. */
const ONE_LINE = 16;

/** A day as a spreadsheet counts it, so that it sorts and filters as one; before 1900 it knows none. */
function dayIn(text: string): Date | undefined {
  const day = /^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text) ? day : undefined;
}

/** Codes, days and names hold on one line of their column; to say so of each cell would take a sixth of the time. */
function isWrapped(text: string, longest: number): boolean {
  return longest > ONE_LINE || text.includes("\n");
}

/** A register as an Excel workbook: heads in bold and kept in view, columns as wide as their texts; the same bytes for the same register. */
export async function makeXlsx({ columns, rows, title }: Register, language: Language): Promise<Buffer> {
  const heads = columns.map((column) => ({ value: pick(column.title, language), fontWeight: "bold" as const }));
  const texts = rows.map(({ cells }) => columns.map(({ key }) => cellText(cells[key], language)));
  const longest = heads.map(({ value }, at) => texts.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), value.length));
  const cells = rows.map((row, line) =>
    columns.map(({ key }, at) => {
      const cell = row.cells[key];
      if (typeof cell === "number") return cell;
      const value = visibleText(texts[line]?.[at] ?? "");
      const day = dayIn(value);
      if (day) return { value: day, type: Date, format: "yyyy-mm-dd" };
      if (value === "") return null;
      return isWrapped(value, longest[at] ?? 0) ? { value, type: String, wrap: true } : value;
    }),
  );
  const widths = longest.map((most) => ({ width: Math.min(most + 2, WIDEST) }));
  const sheet = pick(title, language)
    .replace(/[\\/?*[\]:]/g, " ")
    .slice(0, SHEET_NAME);
  const { writeExcelFile } = await import("../../files/workbooks-written.ts");
  return makeTimeless(await writeExcelFile([heads, ...cells], { columns: widths, sheet, stickyRowsCount: 1 }).toBuffer());
}
