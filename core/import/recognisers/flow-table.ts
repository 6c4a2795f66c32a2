import { type Cell, cellText, type Table, textOf } from "../blocks.ts";
import type { ColumnName } from "../column-names.ts";
import { bareLabel, linksOf, type RawFlow, type RawStep } from "../flow/raw-step.ts";
import { tablesAsFlows } from "../flow/tables-as-flows.ts";
import { defineRecogniser, type ImportContext } from "../import-context.ts";
import { bareName } from "../names.ts";
import { headText, type NamedRow, named, namedRows } from "../table-columns.ts";

const COLUMNS: readonly ColumnName[] = ["number", "activity", "actor", "input", "time", "output", "kpi", "rc", "remark"];
/** A longer item of a list is no title. */
const LONGEST = 90;
const FIELDS = ["input", "time", "output", "kpi", "rc", "remark"] as const;

/** Steps as rows of a table: number, activity, who does it (a column, or one column each), quality standard. */
export const flowTableRecogniser = defineRecogniser<RawFlow[]>({
  name: "flow-table",
  examples: [
    {
      source: "| No | Activity | Responsible | Time |\n| --- | --- | --- | --- |\n| 1 | Record the complaint | Agent | 5 minutes |",
      gives: [
        {
          introduction: [],
          steps: [{ label: "1", text: "Record the complaint", actor: "Agent", more: [], fields: { time: "5 minutes" } }],
        },
      ],
    },
    {
      source:
        "| No | Kegiatan | Pelaksana | | Mutu Baku | |\n| --- | --- | --- | --- | --- | --- |\n| | | Agent | Team Leader | Waktu | Keluaran |\n| 1 | Mencatat keluhan | x | | 5 menit | Tiket |",
      gives: [
        {
          introduction: [],
          steps: [{ label: "1", text: "Mencatat keluhan", actor: "Agent", more: [], fields: { time: "5 menit", output: "Tiket" } }],
        },
      ],
    },
  ],
  read: (blocks, context) => tablesAsFlows(blocks, (table) => stepsIn(table, context)),
});

function stepsIn(table: Table, context: ImportContext): RawStep[] | undefined {
  const flat = withOneHead(table);
  const rows = namedRows(flat, COLUMNS, ["activity"]);
  if (!rows || rows.length === 0 || (flat.rows[0]?.length ?? 0) < 2) return undefined;
  const lanes = laneNames(rows);
  const isFlow = lanes.size > 0 || rows.some(({ cells }) => cells.actor ?? cells.number);
  if (!isFlow) return undefined;
  context.report.kept(
    { en: "table of steps", id: "tabel langkah" },
    [headText(table), table === flat ? "" : headText({ ...table, rows: table.rows.slice(1) })].join(" "),
    table.place,
  );
  return rows.flatMap((row) => stepIn(row, lanes, table, context));
}

/** A head of two rows, as government forms have it, as one: the lower name where there is one. */
function withOneHead(table: Table): Table {
  const [upper, lower, ...rows] = table.rows;
  if (!upper || !lower) return table;
  const isTwo =
    upper.some((cell) => ["pelaksana", "mutu baku", "actor", "actors"].includes(bareName(cellText(cell)))) &&
    /^\d*$/.test(cellText(lower[0]));
  if (!isTwo || /^\d+/.test(cellText(lower[0]))) return table;
  const head: Cell[] = lower.map((cell, column) => (cellText(cell) === "" ? (upper[column] as Cell) : cell));
  return { ...table, rows: [head, ...rows] };
}

/** Columns whose cells hold at most a mark are lanes. */
function laneNames(rows: readonly NamedRow[]): ReadonlySet<string> {
  const byName = new Map<string, string[]>();
  for (const row of rows) for (const { name, text } of row.others) byName.set(name, [...(byName.get(name) ?? []), text]);
  return new Set([...byName].filter(([name, texts]) => name !== "" && texts.every((text) => isMark(text))).map(([name]) => name));
}

function isMark(text: string): boolean {
  return /^(?:[xXvV√✓✔●■□▢◊◆○*↓→•-]|\W)+$/u.test(text);
}

function stepIn(row: NamedRow, lanes: ReadonlySet<string>, table: Table, { report }: ImportContext): RawStep[] {
  const [label, text] = [bareLabel(named(row, "number")), named(row, "activity")];
  const place = { en: `${table.place.en}, row ${row.row}`, id: `${table.place.id}, baris ${row.row}` };
  const marked = row.others.filter(({ name }) => lanes.has(name)).map(({ name }) => name);
  const actor = [named(row, "actor"), ...marked].filter((name) => name !== "").join(", ");
  const others = row.others.filter(({ name }) => !lanes.has(name));
  if (others.length > 0)
    report.left(
      { en: "cells of columns that mean nothing here", id: "sel dari kolom yang tidak dikenal" },
      others.map(({ name, text: inner }) => `${name}: ${inner}`).join("; "),
      place,
    );
  if (text === "" && label === "" && actor === "") return [];
  const fields = Object.fromEntries(FIELDS.flatMap((field) => (named(row, field) === "" ? [] : [[field, named(row, field)]])));
  if (text === "") {
    report.left({ en: "a row without an activity", id: "baris tanpa kegiatan" }, [label, actor, ...Object.values(fields)].join(" "), place);
    return [];
  }
  const activity = activityIn(row.cells.activity);
  // What belongs to the step keeps its links itself.
  const flat = Object.values(row.cells).flatMap(({ blocks }) => blocks.filter((block) => !activity.more.includes(block)));
  return [{ ...(label !== "" && { label }), ...activity, ...linksOf(flat), ...(actor !== "" && { actor }), fields, place }];
}

/** What a cell's first paragraph says is the step; what follows, or a list from its beginning, belongs to it. */
function activityIn(cell: Cell | undefined): Pick<RawStep, "title" | "text" | "more"> {
  const blocks = (cell?.blocks ?? []).filter((block) => block.kind !== "paragraph" || textOf(block) !== "");
  const [first, ...more] = blocks;
  if (first?.kind !== "paragraph") return { text: cellText(cell), more: blocks.filter(({ kind }) => kind !== "paragraph") };
  const text = textOf(first);
  return first.label === undefined || more.length === 0 || text.length > LONGEST ? { text, more } : { title: text, text: "", more: blocks };
}
