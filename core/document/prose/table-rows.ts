import type { Problem } from "../document.ts";
import { rangeOnLine } from "../position.ts";
import type { ProseBlock } from "./prose-blocks.ts";

const RULE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Cells of a table's row beyond those of its head: Markdown drops them without a word. */
export function wideRows({ first, lines }: ProseBlock): Problem[] {
  const rule = lines.findIndex((line, index) => index > 0 && line.includes("|") && RULE.test(line) && lines[index - 1]?.includes("|"));
  if (rule < 0) return [];
  const columns = cellsOf(lines[rule] as string).length;
  if (cellsOf(lines[rule - 1] as string).length !== columns) return [];
  const rows = lines.slice(rule + 1);
  const end = rows.findIndex((line) => /^[ \t]*(?:[-*+]|\d+[.)])[ \t]|^#{1,6} /.test(line));
  return rows.slice(0, end < 0 ? rows.length : end).flatMap((line, index): Problem[] => {
    const cells = cellsOf(line);
    const beyond = cells.slice(columns).filter(({ text }) => text !== "");
    const [from] = beyond;
    if (!from || !line.includes("|")) return [];
    return [
      {
        kind: "text",
        at: rangeOnLine(first + rule + 1 + index, from.column, from.column + from.text.length),
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
  });
}

/** A row's cells with their columns, counted from 1; bars at its ends make none. */
function cellsOf(line: string): { text: string; column: number }[] {
  const cells: { text: string; column: number }[] = [];
  const inner = line.replace(/(?<!\\)\|[ \t]*$/, "");
  let at = /^[ \t>]*\|?/.exec(inner)?.[0].length ?? 0;
  for (const piece of inner.slice(at).split(/(?<!\\)\|/)) {
    const text = piece.trim();
    cells.push({ text, column: at + (text === "" ? 0 : piece.indexOf(text)) + 1 });
    at += piece.length + 1;
  }
  return cells;
}
