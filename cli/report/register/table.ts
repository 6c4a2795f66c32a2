import stringWidth from "fast-string-width";
import pc from "picocolors";
import type { Register } from "../../../core/library/registers/register.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";
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
const NARROWEST = 6;

/** The register for a terminal: columns that line up, long cells cut where the terminal ends. */
export function tableRegister(register: Register, { date, isPast, language, colour, width }: TableOptions): string {
  const paint = pc.createColors(colour);
  const lines = cellTexts(register, language).map((row) => row.map((cell) => cell.replace(/[\s\p{Cc}]+/gu, " ")));
  const used = usedColumns(lines);
  const shown = lines.map((row) => row.filter((_, index) => used[index]));
  const widths = fitWidths(widthsOf(shown), width);
  const print = (row: readonly string[]) =>
    row
      .map((cell, index) => pad(cell, widths[index] as number))
      .join(" ".repeat(GAP))
      .trimEnd();
  const [heads = [], ...rows] = shown;
  const said = textsIn(language).reports.register;
  const notes = [said.rows(rows.length, date), ...(isPast ? [said.noDrafts] : [])].map(paint.dim);
  return [paint.bold(pick(register.title, language)), "", paint.dim(print(heads)), ...rows.map(print), "", ...notes, ""].join("\n");
}

/** A column in which nothing stands says nothing. */
function usedColumns(lines: readonly string[][]): boolean[] {
  const [heads = [], ...rows] = lines;
  return heads.map((_, index) => rows.length === 0 || rows.some((row) => row[index] !== ""));
}

function widthsOf(lines: readonly string[][]): number[] {
  return (lines[0] ?? []).map((_, index) => lines.reduce((most, row) => Math.max(most, stringWidth(row[index] ?? "")), 0));
}

/** The widest column gives way first. */
function fitWidths(widths: readonly number[], room: number | undefined): number[] {
  const fitted = [...widths];
  if (room === undefined) return fitted;
  let over = fitted.reduce((sum, width) => sum + width + GAP, -GAP) - room;
  while (over > 0) {
    const widest = Math.max(...fitted);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...fitted.filter((width) => width < widest));
    const columns = fitted.filter((width) => width === widest).length;
    const cut = Math.min(widest - next || 1, Math.ceil(over / columns));
    for (const [index, width] of fitted.entries()) if (width === widest) fitted[index] = width - cut;
    over -= cut * columns;
  }
  return fitted;
}

function pad(cell: string, width: number): string {
  let text = cell;
  if (stringWidth(text) > width) {
    while (stringWidth(text) > width - 1) text = text.slice(0, -1);
    text += "…";
  }
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
