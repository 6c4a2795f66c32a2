import { basename, extname } from "node:path";
import type { NoFlow } from "../../core/flow/bpmn/read-bpmn.ts";
import { type ReadTables, type ReadTablesOptions, readTables } from "../../core/flow/table/read-table.ts";
import type { TextTable } from "../../core/flow/table/table-columns.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { cellsLeft } from "../../core/import/cells-left.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { readFileBytes } from "../files/read-file.ts";
import { readCsv } from "./read-csv.ts";

/** True for a file whose name says that it holds a table. */
export function isTableFile(file: string): boolean {
  return /^\.(?:csv|tsv|xlsx)$/i.test(extname(file));
}

/** Reads the flows of a table's file; words that stand in none of them and what the workbook hides come after what is lost. */
export async function readTablesFile(file: string, options: ReadTablesOptions): Promise<ReadTables | NoFlow> {
  const read = readFileBytes(file);
  if (!read.ok) return { problem: read.problem.message };
  if (!/^\.xlsx$/i.test(extname(file))) return readAll([readCsv(read.bytes, basename(file, extname(file)))], [], options);
  // Heavy, and for this alone.
  const { readWorkbook } = await import("./read-workbook.ts");
  const workbook = await readWorkbook(read.bytes);
  return "problem" in workbook ? workbook : readAll(workbook.tables, workbook.notes, options);
}

function readAll(tables: readonly TextTable[], beside: readonly LocalText[], options: ReadTablesOptions): ReadTables | NoFlow {
  const read = readTables(tables, options);
  if ("problem" in read) return read;
  const notation = read.flows.map((flow) => writeNotation(flow, options.language)).join("\n");
  // A sheet that is asked for by name leaves the others where they are.
  const asked = tables.filter(({ name }) => options.sheet === undefined || name.toLowerCase() === options.sheet.toLowerCase());
  return { flows: read.flows, notes: [...read.notes, ...cellsLeft(asked, notation), ...beside] };
}
