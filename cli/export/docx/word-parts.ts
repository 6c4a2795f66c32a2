import {
  Bookmark,
  BorderStyle,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "./docx-library.ts";
import { upright } from "./word-size.ts";
import { LINE, SHADE, styleIds } from "./word-styles.ts";

/** A paragraph or table, or several that stand on paper across. */
export type WordBlock = FileChild | { across: FileChild[] };

/** How a table is laid out. */
interface TableLook {
  /** Shares of the width; all alike where none are given. */
  widths?: readonly number[];
  /** False where the first row is no head. */
  hasHead?: boolean;
  /** In twips; as wide as upright text where none is given. */
  width?: number;
}

const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };

/** A table; its head is repeated on each page, and no row is broken between pages. */
export function wordTable(
  rows: readonly (readonly (readonly (Paragraph | Table)[])[])[],
  { widths, hasHead = true, width = upright.textWidth }: TableLook = {},
): Table {
  const count = Math.max(1, ...rows.map((row) => row.length));
  const shares = Array.from({ length: count }, (_, column) => widths?.[column] ?? 1);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const columnWidths = shares.map((share) => Math.floor((share / whole) * width));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    borders,
    rows: rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: hasHead && index === 0,
          children: shares.map(
            (_, column) =>
              new TableCell({
                // A cell of Word holds at least one paragraph.
                children: row[column]?.length ? row[column] : [new Paragraph({ style: styleIds.cell })],
                width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
                margins: { top: 40, bottom: 40, left: 90, right: 90 },
                ...(hasHead && index === 0 && { shading: { type: ShadingType.CLEAR, fill: SHADE } }),
              }),
          ),
        }),
    ),
  });
}

/** A cell's text, a paragraph each line. */
export function cell(text: string | readonly string[], bold = false): Paragraph[] {
  return [text].flat().map((one) => new Paragraph({ style: styleIds.cell, children: [new TextRun({ text: one, bold })] }));
}

/** Text that references can lead to. Word takes letters, digits and underscores, forty of them. */
export function bookmarked(name: string, children: ParagraphChild[]): ParagraphChild {
  return new Bookmark({ id: name, children });
}

export const stepBookmark = (number: number): string => `step_${number}`;
export const flowBookmark = (number: number): string => `flow_${number}`;
export const sectionBookmark = (id: string): string => `section_${id}`.replace(/\W/g, "_").slice(0, 40);
