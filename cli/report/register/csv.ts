import { visibleText } from "../../../core/document/prose/visible-text.ts";
import type { Register } from "../../../core/library/registers/register.ts";
import { cellText } from "../../../core/library/registers/register.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { cellValue, wordsKey } from "./cell-text.ts";

/** What stands between cells. RFC 4180 says a comma; a spreadsheet where that is the decimal sign wants a semicolon. */
export const csvSeparators = { comma: ",", semicolon: ";", tab: "\t" } as const;
export type CsvSeparator = keyof typeof csvSeparators;

/** What a spreadsheet of a language takes for the end of a cell: a comma, unless numbers are written with it. Whoever names none gets it. */
export function usualSeparator(language: Language): CsvSeparator {
  const decimal = new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === "decimal")?.value;
  return decimal === "," ? "semicolon" : "comma";
}

/**
 * RFC 4180 with a byte order mark, without which spreadsheets misread letters outside ASCII. Heads and values are those of
 * the JSON form, the same in every language; a column in words stands beside.
 */
export function csvRegister({ columns, rows }: Register, language: Language, separator: CsvSeparator = usualSeparator(language)): string {
  const heads = columns.flatMap(({ key, inWords }) => (inWords ? [key, wordsKey(key)] : [key]));
  const lines = rows.map(({ cells }) =>
    columns.flatMap(({ key, inWords }) => {
      const value = String(cellValue(cells[key]));
      return inWords ? [value, cellText(cells[key], language)] : [value];
    }),
  );
  return csvText([heads, ...lines], separator);
}

/** Rows of cells as CSV, the same way. */
export function csvText(rows: readonly (readonly string[])[], separator: CsvSeparator): string {
  return `\ufeff${rows.map((row) => row.map((cell) => csvCell(cell, csvSeparators[separator])).join(csvSeparators[separator])).join("\r\n")}\r\n`;
}

/** A spreadsheet runs a cell that begins like a formula: an apostrophe keeps it text. */
function csvCell(text: string, separator: string): string {
  const shown = visibleText(text);
  const safe = /^[=+\-@\t\r]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
