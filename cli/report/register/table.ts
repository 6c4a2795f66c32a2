import pc from "picocolors";
import type { Register } from "../../../core/library/registers/register.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { fitWidths } from "../fit-widths.ts";
import { pad, wrap } from "../show/wrap.ts";
import { cellTexts } from "./cell-text.ts";

export interface TableOptions {
  date: IsoDate;
  /** True of a day whose drafts are not known: the table says so. */
  isPast: boolean;
  language: Language;
  colour: boolean;
  /** Columns of the terminal; undefined: as wide as it gets. */
  width: number | undefined;
}

const GAP = 2;

/**
 * The register for a terminal: columns that line up, long cells in lines. Where the terminal is so narrow that words would be torn, each
 * row stands as its first cell with the others below it: of a code cut short nobody knows whose it is.
 */
export function tableRegister(register: Register, { date, isPast, language, colour, width }: TableOptions): string {
  const paint = pc.createColors(colour);
  const lines = cellTexts(register, language).map((row) => row.map((cell) => cell.replace(/[\s\p{Cc}]+/gu, " ")));
  const used = usedColumns(lines);
  const shown = lines.map((row) => row.filter((_, index) => used[index]));
  const [heads = [], ...rows] = shown;
  const { widths, isFitted } = fitWidths(shown, width, GAP);
  const table = () => [...printRow(heads, widths).map(paint.dim), ...rows.flatMap((row) => printRow(row, widths))];
  const listed = () => rows.flatMap((row) => listRow(heads, row, width ?? 0, paint.bold));
  const said = textsIn(language).reports.register;
  const notes = [said.rows(rows.length, date), ...(isPast ? [said.noDrafts] : [])].map(paint.dim);
  return [paint.bold(pick(register.title, language)), "", ...(isFitted ? table() : listed()), "", ...notes, ""].join("\n");
}

/** A column in which nothing stands says nothing. */
function usedColumns(lines: readonly string[][]): boolean[] {
  const [heads = [], ...rows] = lines;
  return heads.map((_, index) => rows.length === 0 || rows.some((row) => row[index] !== ""));
}

function printRow(row: readonly string[], widths: readonly number[]): string[] {
  const columns = row.map((cell, index) => wrap(cell, widths[index] ?? 0, 1));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, index) => pad(lines[line] ?? "", widths[index] ?? 0))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

function listRow(
  heads: readonly string[],
  [first = "", ...others]: readonly string[],
  width: number,
  mark: (text: string) => string,
): string[] {
  const told = others.flatMap((cell, index) => (cell === "" ? [] : [`${heads[index + 1]}: ${cell}`]));
  // No line begins with the dot between two of them.
  const lines = wrap(told.join("\u00a0· "), width - GAP).map((line) => line.replaceAll("\u00a0·", " ·"));
  return [...wrap(first, width).map(mark), ...lines.map((line) => `${" ".repeat(GAP)}${line}`)];
}
