import type { Cell, Register } from "../../../core/library/registers/register.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** A cell in one language; empty where nothing is known. */
export function cellText(cell: Cell, language: Language): string {
  if (cell === undefined) return "";
  return typeof cell === "object" ? cell[language] : String(cell);
}

/** A register as lines of texts, the heads first. */
export function cellTexts({ columns, rows }: Register, language: Language): string[][] {
  const heads = columns.map(({ title }) => title[language]);
  return [heads, ...rows.map(({ cells }) => columns.map(({ key }) => cellText(cells[key], language)))];
}
