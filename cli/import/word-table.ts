import type { Block, Cell, SourcePlace, Table } from "../../core/import/blocks.ts";
import { attributeOf, childOf, elementsOf, type XmlElement } from "./xml-tree.ts";

/** More columns than any page has; what claims more is damaged. */
const MOST_COLUMNS = 100;

/** Reads a table as a grid: a merged cell stands at its first position and covers the others. */
export function readTable(element: XmlElement, place: SourcePlace, read: (cell: XmlElement, isDeleted: boolean) => Block[]): Table {
  const rows: Cell[][] = [];
  for (const row of rowsOf(element)) {
    const properties = childOf(row, "w:trPr");
    const isDeleted = childOf(properties, "w:del") !== undefined;
    const cells: Cell[] = Array.from({ length: count(childOf(properties, "w:gridBefore")) }, () => ({ blocks: [] }));
    for (const cell of cellsOf(row)) {
      const own = childOf(cell, "w:tcPr");
      const merge = childOf(own, "w:vMerge");
      const goesOn = merge !== undefined && attributeOf(merge) !== "restart";
      const blocks = read(cell, isDeleted);
      // What stands in a covered cell is not shown; it is kept as text, so that it is not lost.
      cells.push({ blocks, ...(goesOn && { covered: "above" as const }) });
      for (let span = count(childOf(own, "w:gridSpan")); span > 1 && cells.length < MOST_COLUMNS; span--)
        cells.push({ blocks: [], covered: "left" });
    }
    // What stands beyond the last column is kept in it.
    const beyond = cells.splice(MOST_COLUMNS).flatMap(({ blocks }) => blocks);
    const last = cells.at(-1);
    if (last && beyond.length > 0) cells[cells.length - 1] = { ...last, blocks: [...last.blocks, ...beyond] };
    if (!isDeleted) rows.push(cells);
  }
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  for (const cells of rows) while (cells.length < width) cells.push({ blocks: [] });
  return { kind: "table", rows, place };
}

function count(element: XmlElement | undefined): number {
  return Math.min(Number(attributeOf(element) ?? 0) || 0, MOST_COLUMNS);
}

/** The rows of a table, also those in a content control. */
function rowsOf(element: XmlElement): XmlElement[] {
  return unwrapped(element, "w:tr");
}

function cellsOf(row: XmlElement): XmlElement[] {
  return unwrapped(row, "w:tc");
}

function unwrapped(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    const isWrapper = ["w:sdt", "w:sdtContent", "w:customXml", "w:ins"].includes(child.name);
    return isWrapper ? unwrapped(child, name) : [];
  });
}
