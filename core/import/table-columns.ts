import { type Cell, cellText, type Table } from "./blocks.ts";
import { type ColumnName, columnNames } from "./column-names.ts";
import { meaningIn } from "./names.ts";

/** One row of a table, read by the names of its columns. */
export interface NamedRow {
  cells: Partial<Record<ColumnName, Cell>>;
  /** Columns whose names mean nothing here, with their text. */
  others: { name: string; text: string }[];
  /** Its number in the table, from 1. */
  row: number;
}

/** A table's rows by the names in its first row; undefined where that names not all that is needed. */
export function namedRows(table: Table, wanted: readonly ColumnName[], needed: readonly ColumnName[]): NamedRow[] | undefined {
  const [head, ...rows] = table.rows;
  if (!head) return undefined;
  const names = meanings(head, wanted);
  if (!needed.every((name) => names.includes(name))) return undefined;
  return rows.map((cells, index) => {
    const named: NamedRow = { cells: {}, others: [], row: index + 2 };
    cells.forEach((cell, column) => {
      const name = names[column];
      if (name !== undefined) named.cells[name] = cell;
      else if (cellText(cell) !== "") named.others.push({ name: cellText(head[column]), text: cellText(cell) });
    });
    return named;
  });
}

/** The text of a named cell, empty where there is none. */
export function named(row: NamedRow, name: ColumnName): string {
  return cellText(row.cells[name]);
}

/** Each name is given once, to the first column that can mean it. */
function meanings(head: readonly Cell[], wanted: readonly ColumnName[]): (ColumnName | undefined)[] {
  const taken = new Set<ColumnName>();
  return head.map((cell) => {
    const free = wanted.filter((name) => !taken.has(name));
    const names = Object.fromEntries(free.map((name) => [name, columnNames[name]])) as Partial<typeof columnNames>;
    const name = meaningIn(names as typeof columnNames, cellText(cell));
    if (name !== undefined) taken.add(name);
    return name;
  });
}

/** The names in a table's first row, as they are written. */
export function headText(table: Table): string {
  return (table.rows[0] ?? []).map(cellText).join(" | ");
}
