import type { Problem } from "../document.ts";
import { rangeOnLine } from "../position.ts";
import { TABLE_RULE } from "./inline-spans.ts";
import type { ProseBlock } from "./prose-blocks.ts";

/** What stands before a row where the table is part of a quotation or an item. */
const BEFORE = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*\|?/;

const ENDS_TABLE = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]|^#{1,6} /;

/** Cells of a table's row beyond those of its head: Markdown drops them without a word. */
export function wideRows({ first, lines }: ProseBlock): Problem[] {
  const problems: Problem[] = [];
  for (let index = 1; index < lines.length; index++) {
    const columns = columnsOf(lines, index);
    if (columns === undefined) continue;
    while (++index < lines.length && !ENDS_TABLE.test(lines[index] as string))
      problems.push(...wideRow(lines[index] as string, first + index, columns));
  }
  return problems;
}

/** How many cells a table's head has, where the line is the one below it. */
function columnsOf(lines: readonly string[], rule: number): number | undefined {
  const [head = "", line = ""] = lines.slice(rule - 1, rule + 1);
  if (!head.includes("|") || !line.includes("|") || !TABLE_RULE.test(line)) return undefined;
  const columns = cellsOf(line).length;
  return cellsOf(head).length === columns ? columns : undefined;
}

/** A line between bars, as tables have them. */
const BARRED = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*\|.*\|[ \t]*$/;

/** Rows that no Markdown reads as a table, since no row of dashes with as many cells stands below the first: readers see the bars. */
export function unruledRows({ first, lines }: ProseBlock): Problem[] {
  const problems: Problem[] = [];
  for (let index = 1; index < lines.length; index++) {
    const isTable = columnsOf(lines, index) !== undefined;
    const head = lines[index - 1] as string;
    if (!isTable && !(BARRED.test(head) && BARRED.test(lines[index] as string))) continue;
    if (!isTable) problems.push(unruled(head, first + index - 1));
    while (++index < lines.length && (isTable ? !ENDS_TABLE.test(lines[index] as string) : BARRED.test(lines[index] as string)));
  }
  return problems;
}

function unruled(head: string, line: number): Problem {
  const rule = `|${" --- |".repeat(cellsOf(head).length)}`;
  return {
    kind: "text",
    at: rangeOnLine(line, head.indexOf("|") + 1, head.trimEnd().length + 1),
    key: `unruled ${head.trim()}`,
    message: {
      en: `“${head.trim()}” and what follows is not shown as a table: “${rule}” does not stand below it.`,
      id: `“${head.trim()}” dan lanjutannya tidak ditampilkan sebagai tabel: di bawahnya tidak ada “${rule}”.`,
    },
    fix: {
      en: "Write that row below the first, with as many cells as it has.",
      id: "Tulis baris itu di bawah baris pertama, dengan sel sebanyak baris itu.",
    },
  };
}

function wideRow(row: string, line: number, columns: number): Problem[] {
  const cells = cellsOf(row);
  const [from] = cells.slice(columns).filter(({ text }) => text !== "");
  if (!from || !row.includes("|")) return [];
  return [
    {
      kind: "text",
      at: rangeOnLine(line, from.column, from.column + from.text.length),
      key: `wide row ${from.text}`,
      message: {
        en: `This row has ${cells.length} cells, its table's head ${columns}: “${from.text}” is not shown.`,
        id: `Baris ini memiliki ${cells.length} sel, kepala tabelnya ${columns}: “${from.text}” tidak ditampilkan.`,
      },
      fix: {
        en: "Give the head as many cells, or write “\\|” where a bar belongs to a cell's text.",
        id: "Beri kepala tabel sel sebanyak itu, atau tulis “\\|” bila garis tegak itu bagian dari teks sel.",
      },
    },
  ];
}

/** A row's cells with their columns, counted from 1; bars at its ends make none. */
function cellsOf(line: string): { text: string; column: number }[] {
  const cells: { text: string; column: number }[] = [];
  const inner = line.replace(/(?<!\\)\|[ \t]*$/, "");
  let at = BEFORE.exec(inner)?.[0].length ?? 0;
  for (const piece of inner.slice(at).split(/(?<!\\)\|/)) {
    const text = piece.trim();
    cells.push({ text, column: at + (text === "" ? 0 : piece.indexOf(text)) + 1 });
    at += piece.length + 1;
  }
  return cells;
}
