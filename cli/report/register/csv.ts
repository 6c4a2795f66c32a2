import type { Register } from "../../../core/library/registers/register.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { cellTexts } from "./cell-text.ts";

/** RFC 4180 with a byte order mark, without which spreadsheets misread letters outside ASCII. */
export function csvRegister(register: Register, language: Language): string {
  return `\ufeff${cellTexts(register, language)
    .map((row) => row.map(csvCell).join(","))
    .join("\r\n")}\r\n`;
}

/** A spreadsheet runs a cell that begins like a formula: an apostrophe keeps it text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
