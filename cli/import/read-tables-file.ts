import { basename, extname } from "node:path";
import type { NoFlow } from "../../core/flow/bpmn/read-bpmn.ts";
import { type ReadTables, type ReadTablesOptions, readTables } from "../../core/flow/table/read-table.ts";
import { readFileBytes } from "../files/read-file.ts";
import { readCsv } from "./read-csv.ts";

/** True for a file whose name says that it holds a table. */
export function isTableFile(file: string): boolean {
  return /^\.(?:csv|tsv|xlsx)$/i.test(extname(file));
}

/** Reads the flows of a table's file; what the workbook hides comes after what is lost. */
export async function readTablesFile(file: string, options: ReadTablesOptions): Promise<ReadTables | NoFlow> {
  const read = await readFileBytes(file);
  if (!read.ok) return { problem: read.problem.message };
  if (!/^\.xlsx$/i.test(extname(file))) return readTables([readCsv(read.bytes, basename(file, extname(file)))], options);
  // Heavy, and for this alone.
  const { readWorkbook } = await import("./read-workbook.ts");
  const workbook = await readWorkbook(read.bytes);
  if ("problem" in workbook) return workbook;
  const flows = readTables(workbook.tables, options);
  return "problem" in flows ? flows : { flows: flows.flows, notes: [...flows.notes, ...workbook.notes] };
}
