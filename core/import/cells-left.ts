import type { LocalText } from "../../schemas/local-text.ts";
import { startWord } from "../flow/graph/exit-title.ts";
import { findHead, type TextTable } from "../flow/table/table-columns.ts";
import { countedWords } from "./missing-words.ts";

/** Columns that tie rows to each other, since steps are counted and joined anew; and what is told of the whole table. */
const TYING = new Set(["id", "nextId", "shape", "madeFrom"]);

/** The words of cells that stand in no flow that was read: above the head, in columns that mean nothing here, on sheets of other things. */
export function cellsLeft(tables: readonly TextTable[], notation: string): LocalText[] {
  const there = new Set(countedWords(notation));
  return tables.flatMap(({ name, rows }) => {
    const head = findHead(rows);
    const tying = new Set(head?.columns.flatMap(({ kind, at }) => (TYING.has(kind) ? [at] : [])));
    const left = new Map<string, string>();
    for (const [index, row] of rows.entries()) {
      if (head && index < head.first && index >= head.from) continue;
      for (const [at, cell] of row.entries()) {
        const text = cell.replace(/\s+/g, " ").trim();
        const isTold =
          // A start that has no name of its own.
          Object.values(startWord).includes(text) ||
          (index >= (head?.first ?? 0) && tying.has(at)) ||
          left.has(text) ||
          [...countedWords(text)].every((word) => there.has(word));
        if (!isTold) left.set(text, `${columnName(at)}${index + 1}`);
      }
    }
    const words = [...left].map(([text, place]) => `${place} “${text}”`).join(", ");
    return words === ""
      ? []
      : [
          {
            en: `Words of “${name}” that stand in no step: ${words}.`,
            id: `Kata dari “${name}” yang tidak ada pada langkah mana pun: ${words}.`,
          },
        ];
  });
}

/** A column as spreadsheets name it: A … Z, AA … */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`;
}
