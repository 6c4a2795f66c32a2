import type { Language } from "../../../schemas/local-text.ts";
import { oneLine } from "../../document/words/one-line.ts";
import { type ImportNotes, quoted } from "../bpmn/import-notes.ts";
import type { ColumnKind, Head } from "./table-columns.ts";

/** A row of a flow's table, by what its cells mean; those that are empty are left out. */
export interface TableRow {
  /** As a spreadsheet counts. */
  line: number;
  cells: Partial<Record<ColumnKind, string>>;
  /** The heads of the actors' columns that are marked. */
  marked: string[];
}

/** What reading rows needs besides them. */
export interface TableContext {
  language: Language;
  first: number;
  notes: ImportNotes;
}

const linewise = new Set<ColumnKind>(["text", "next", "deadline", "failure", "nextId", "label"]);

/** The rows below a head. Rows without words are none; a row that merged cells make look like the one above is part of it. */
export function readRows(rows: readonly (readonly string[])[], { first, columns, actors }: Head, notes: ImportNotes): TableRow[] {
  const found: TableRow[] = [];
  const nameless: number[] = [];
  for (let index = first; index < rows.length; index++) {
    const row = rows[index] as string[];
    const cells: TableRow["cells"] = {};
    for (const { kind, at } of columns) {
      // Of the step's prose, and of its ways, each line is one; everything else is a name or a value on one line.
      const value = linewise.has(kind) ? (row[at] ?? "").trim() : oneLine(row[at] ?? "");
      if (value !== "") cells[kind] = value;
    }
    const marked = actors.filter(({ at }) => (row[at] ?? "").trim() !== "").map(({ name }) => oneLine(name));
    if (isNumbering(row)) continue;
    const before = found.at(-1);
    if (before && cells.title !== undefined && cells.id !== undefined && isSame(before, cells)) {
      before.marked = [...new Set([...before.marked, ...marked])];
      for (const [kind, value] of Object.entries(cells) as [ColumnKind, string][])
        if (before.cells[kind] !== value) before.cells[kind] = before.cells[kind] ? `${before.cells[kind]}; ${value}` : value;
      continue;
    }
    if (cells.title !== undefined) found.push({ line: index + 1, cells, marked });
    else if (Object.keys(cells).length > 0 || marked.length > 0) nameless.push(index + 1);
  }
  const { en, id } = quoted(nameless.map(String));
  if (nameless.length > 0)
    notes.lost(`Rows that name no step were left out: ${en}.`, `Baris yang tidak menyebut langkah tidak diambil: ${id}.`);
  return found;
}

function isSame(before: TableRow, cells: TableRow["cells"]): boolean {
  return before.cells.id === cells.id && before.cells.title === cells.title;
}

/** `1 2 3 4` below a head: forms number their columns. */
function isNumbering(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return filled.length > 2 && filled.every((cell, index) => /^\(?\d{1,2}\)?$/.test(cell) && Number(cell.replace(/\D/g, "")) === index + 1);
}
