import { daysIn } from "../../../core/document/words/duration.ts";
import type { Register, Row } from "../../../core/library/registers/register.ts";
import { cellText } from "../../../core/library/registers/register.ts";
import { statusNames } from "../../../core/library/registers/status-names.ts";
import type { StatusName } from "../../../core/library/status.ts";
import { type CellPiece, cellPieces } from "./register-cell.ts";
import type { RegisterContext } from "./register-portal.ts";

/** A row of a register as its page shows it. */
export interface TableRow {
  row: Row;
  /** True of what is only drafted. */
  isDraft: boolean;
  cells: TableCell[];
}

export interface TableCell {
  key: string;
  /** Set where the cell is a document's status, which has a mark of its own. */
  status: StatusName | undefined;
  pieces: CellPiece[];
  /** What it is sorted by, where its words would be sorted otherwise: a day, the days of a retention. */
  value: string | undefined;
  /** True where the row above says the same, in the columns that rows are grouped by. */
  isRepeated: boolean;
}

/** The rows of a register's page. */
export function tableRows(register: Register, rows: readonly Row[], context: RegisterContext): TableRow[] {
  const groups = register.groups ?? [];
  return rows.map((row, index) => {
    const above = rows[index - 1];
    const sameUpTo = groups.findIndex((key) => !above || cellText(row.cells[key], "id") !== cellText(above.cells[key], "id"));
    const repeated = new Set(sameUpTo < 0 ? groups : groups.slice(0, sameUpTo));
    return {
      row,
      isDraft: statusIn(row, "status") === "draft",
      cells: register.columns.map(({ key }) => ({
        key,
        status: markOf(row, key, context),
        pieces: cellPieces(key, row, context),
        value: sortValue(row, key),
        isRepeated: repeated.has(key),
      })),
    };
  });
}

/** A status is marked where the document has a page; of others, words say it. */
function markOf(row: Row, key: string, { portal }: RegisterContext): StatusName | undefined {
  const known = row.about && portal.documents.get(row.about.code);
  return known && key === "status" ? (statusIn(row, key) ?? known.status) : undefined;
}

function statusIn({ cells }: Row, key: string): StatusName | undefined {
  const cell = cells[key];
  return typeof cell === "object" && cell.value in statusNames ? (cell.value as StatusName) : undefined;
}

function sortValue({ cells }: Row, key: string): string | undefined {
  const cell = cells[key];
  const text = typeof cell === "object" ? cell.value : String(cell ?? "");
  if (key === "retention") return daysIn(text)?.toString();
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}
