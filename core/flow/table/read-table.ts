import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { oneLine } from "../../document/words/one-line.ts";
import { ImportNotes, quoted } from "../bpmn/import-notes.ts";
import type { NoFlow } from "../bpmn/read-bpmn.ts";
import type { PlainFlow } from "../graph/plain-flow.ts";
import { findHead, type Head, headsFound, type TextTable } from "./table-columns.ts";
import { flowOfProcess } from "./table-process.ts";
import { readRows, type TableContext, type TableRow } from "./table-rows.ts";
import { flowAsWritten } from "./table-steps.ts";

/** What is read from the sheets of a file: a flow for each that is a table of one, and what is not in them, losses first. */
export interface ReadTables {
  flows: PlainFlow[];
  notes: LocalText[];
}

export interface ReadTablesOptions {
  language: Language;
  /** The number of the first step. */
  first?: number;
  /** The sheet to read, by its name; without it every one that is a flow's table. */
  sheet?: string | undefined;
}

/** More rows are no flow, and would take minutes. */
const MOST_ROWS = 2_000;

/**
 * Reads flows from tables: Visio Data Visualizer's, an SOP AP's (its rows in order), or what `sop flow --format csv` wrote, which comes
 * back as it was.
 */
export function readTables(tables: readonly TextTable[], { language, first = 1, sheet }: ReadTablesOptions): ReadTables | NoFlow {
  const notes = new ImportNotes();
  const chosen = sheet === undefined ? tables : tables.filter(({ name }) => name.toLowerCase() === sheet.toLowerCase());
  if (chosen.length === 0) return { problem: noSheet(sheet ?? "", tables) };
  const flows: PlainFlow[] = [];
  const others: string[] = [];
  const bare: string[] = [];
  for (const { name, rows } of chosen) {
    const head = findHead(rows);
    if (!head) {
      others.push(name);
      continue;
    }
    if (rows.length - head.first > MOST_ROWS) return { problem: tooLong(name) };
    noteHead(head, notes);
    const read = readRows(rows, head, notes);
    noteOrigin(read, notes);
    if (read.length === 0) bare.push(name);
    else
      flows.push(
        flowOf(oneLine(name), read, head, { language, first: first + flows.reduce((sum, { steps }) => sum + steps.length, 0), notes }),
      );
  }
  const { en, id } = quoted(others);
  if (flows.length === 0) return { isEmpty: true, problem: bare.length > 0 ? noSteps(bare) : noTable(chosen) };
  if (bare.length > 0) notes.lost(noSteps(bare).en, noSteps(bare).id);
  if (others.length > 0) notes.lost(`Sheets that are no table of a flow: ${en}.`, `Lembar yang bukan tabel alur: ${id}.`);
  return { flows, notes: notes.all() };
}

function flowOf(title: string, rows: readonly TableRow[], head: Head, context: TableContext): PlainFlow {
  const isOurs = head.columns.some(({ kind }) => kind === "next") && head.columns.some(({ kind }) => kind === "id");
  return isOurs ? flowAsWritten(title, rows, context) : flowOfProcess(title, rows, head, context);
}

function noteHead({ unknown, columns }: Head, notes: ImportNotes): void {
  const { en, id } = quoted(unknown);
  if (unknown.length > 0) notes.lost(`Columns left out: ${en}.`, `Kolom yang tidak diambil: ${id}.`);
  if (!columns.some(({ kind }) => kind === "nextId" || kind === "next"))
    notes.added(
      "No column says where a step goes on: the rows were read in their order. Branches have to be written.",
      "Tidak ada kolom kelanjutan langkah: baris dibaca menurut urutannya. Cabang perlu ditulis.",
    );
}

function noteOrigin(rows: readonly TableRow[], notes: ImportNotes): void {
  const { en, id } = quoted([...new Set(rows.flatMap(({ cells }) => cells.madeFrom ?? []))]);
  if (en !== "") notes.read(`The table says what it was made from: ${en}.`, `Tabel menyebut asalnya: ${id}.`);
}

function noSheet(name: string, tables: readonly TextTable[]): LocalText {
  const { en, id } = quoted(tables.map((table) => table.name));
  return { en: `The file has no sheet “${name}”; it has ${en}.`, id: `Berkas tidak memuat lembar “${name}”; yang ada ${id}.` };
}

function tooLong(name: string): LocalText {
  return {
    en: `The sheet “${name}” has more than ${MOST_ROWS} rows; a flow has room for 400 steps.`,
    id: `Lembar “${name}” berisi lebih dari ${MOST_ROWS} baris; satu alur memuat paling banyak 400 langkah.`,
  };
}

function noSteps(sheets: readonly string[]): LocalText {
  const { en, id } = quoted(sheets);
  return { en: `No steps stand below the heads of the sheet ${en}.`, id: `Tidak ada langkah di bawah judul kolom lembar ${id}.` };
}

/** Which heads were looked for, and what stands there instead. */
function noTable(tables: readonly TextTable[]): LocalText {
  const found = tables.slice(0, MOST_TOLD).map(({ name, rows }) => {
    const { en, id } = quoted(headsFound(rows).map((cell) => cell.slice(0, LONGEST_TOLD)));
    return { en: `“${name}”: ${en || "nothing"}`, id: `“${name}”: ${id || "tidak ada apa pun"}` };
  });
  const [more] = tables.slice(MOST_TOLD);
  const list = (language: "en" | "id") => [...found.map((one) => one[language]), ...(more ? ["…"] : [])].join("; ");
  return {
    en: `No sheet has the heads of a flow's table. Looked for, in one row: what is done (“Process Step Description”, “Kegiatan”, “Activity”, “Step”), and beside it columns such as “Pelaksana”, “Actor”, “No” or “Next Step ID”. Found: ${list("en")}. Name the columns so, and import again.`,
    id: `Tidak ada lembar berjudul kolom tabel alur. Yang dicari, dalam satu baris: apa yang dikerjakan (“Kegiatan”, “Langkah”, “Aktivitas”, “Process Step Description”), dan di sampingnya kolom seperti “Pelaksana”, “No”, “Berikutnya”, atau “Next Step ID”. Yang ditemukan: ${list("id")}. Namai kolomnya demikian, lalu impor lagi.`,
  };
}

/** So many sheets are told of, and so much of a head. */
const MOST_TOLD = 5;
const LONGEST_TOLD = 40;
