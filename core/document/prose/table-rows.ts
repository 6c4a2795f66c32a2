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
