import { visibleText } from "../../../core/document/prose/visible-text.ts";
import type { Cell, Register } from "../../../core/library/registers/register.ts";
import { cellText } from "../../../core/library/registers/register.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** What a machine reads in a cell, the same in every language. */
export function cellValue(cell: Cell): string | number {
  if (cell === undefined) return "";
  return typeof cell === "object" ? cell.value : cell;
}

/** The name of the words beside a cell that has a value of its own. */
export function wordsKey(key: string): string {
  return `${key}Text`;
}

/** A register as lines of texts, the heads first. */
export function cellTexts({ columns, rows }: Register, language: Language): string[][] {
  const heads = columns.map(({ title }) => pick(title, language));
  return [heads, ...rows.map(({ cells }) => columns.map(({ key }) => visibleText(cellText(cells[key], language))))];
}
