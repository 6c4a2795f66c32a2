import type { Register } from "../../../core/library/registers/register.ts";
import { cellText } from "../../../core/library/registers/register.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { makeWorkbook } from "../workbook.ts";

/** A register as an Excel workbook. */
export function makeXlsx({ columns, rows, title }: Register, language: Language): Promise<Buffer> {
  const cells = rows.map((row) =>
    columns.map(({ key }) => {
      const cell = row.cells[key];
      if (typeof cell === "number") return cell;
      const text = cellText(cell, language);
      return dayIn(text) ?? text;
    }),
  );
  return makeWorkbook({ name: pick(title, language), heads: columns.map((column) => pick(column.title, language)), rows: cells });
}

/** A day as a spreadsheet counts it; before 1900 it knows none. */
function dayIn(text: string): Date | undefined {
  const day = /^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text) ? day : undefined;
}
