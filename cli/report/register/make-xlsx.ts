import { visibleText } from "../../../core/document/prose/visible-text.ts";
import type { Register } from "../../../core/library/registers/register.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { cellText } from "./cell-text.ts";
import type { SheetCell } from "./workbook.ts";

const WIDEST = 60;
/** So many letters, also capitals, fit into a column that has room for two digits more. */
const ONE_LINE = 16;

/** A day as a spreadsheet counts it, so that it sorts and filters as one; before 1900 it knows none. */
function dayIn(text: string): Date | undefined {
  const day = /^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text) ? day : undefined;
}

/** Codes, days and names hold on one line of their column. */
function isWrapped(text: string, longest: number): boolean {
  return longest > ONE_LINE || text.includes("\n");
}

/** A register as an Excel workbook: heads in bold and kept in view, columns as wide as their texts; the same bytes for the same register. */
export async function makeXlsx({ columns, rows, title }: Register, language: Language): Promise<Buffer> {
  const heads = columns.map((column) => pick(column.title, language));
  const texts = rows.map(({ cells }) => columns.map(({ key }) => cellText(cells[key], language)));
  const longest = heads.map((head, at) => texts.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), head.length));
  const cells = rows.map((row, line) =>
    columns.map(({ key }, at): SheetCell | undefined => {
      const cell = row.cells[key];
      if (typeof cell === "number") return { value: cell };
      const text = visibleText(texts[line]?.[at] ?? "");
      if (text === "") return undefined;
      const day = dayIn(text);
      return day ? { value: day } : { value: text, wraps: isWrapped(text, longest[at] ?? 0) };
    }),
  );
  const widths = longest.map((most) => Math.min(most + 2, WIDEST));
  const { writeWorkbook } = await import("./workbook.ts");
  return writeWorkbook({ title: pick(title, language), heads, widths, rows: cells });
}
