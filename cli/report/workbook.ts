import stringWidth from "fast-string-width";
import type { Cell } from "write-excel-file/node";
import { visibleText } from "../../core/document/prose/visible-text.ts";
import { makeTimeless } from "../files/timeless-zip.ts";
import { fitWidths } from "./fit-widths.ts";
import { wrap } from "./show/wrap.ts";

/** A table that becomes the one sheet of a workbook. A day is a day there, so that it sorts and filters as one. */
export interface Sheet {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly (string | number | Date)[])[];
}

/** What all cells of a row have. */
interface CellStyle {
  fontWeight?: "bold";
  height?: number;
  alignVertical?: "top";
}

/** A sheet's name holds at most 31 characters. */
const SHEET_NAME = 31;
/** So many letters stand side by side on A4 across, in letters that can still be read. */
const ROOM = 170;
const WIDEST = 60;
/** A column so narrow holds codes, days and names, which have no lines. */
const ONE_LINE = 14;
/** Room beside the letters: capitals and bold ones are wider than the digits a column is measured by. */
const ASIDE = 2;
const LINE_HEIGHT = 15;
/** Rows are not higher than this, in points. */
const HIGHEST = 409;
const DAY_FORMAT = "yyyy-mm-dd";

/**
 * A table as an Excel workbook that can be read and printed: heads in bold, kept in view and on each sheet of paper, columns narrow enough
 * for A4 across, rows as high as their texts. The same bytes for the same table.
 */
export async function makeWorkbook({ name, heads, rows }: Sheet): Promise<Buffer> {
  const texts = [heads, ...rows.map((row) => row.map(textOf))];
  const widths = fitWidths(texts, ROOM, ASIDE).widths.map((width) => Math.min(width, WIDEST));
  const linesOf = (text: string, width: number) => (stringWidth(text) <= width && !text.includes("\n") ? 1 : wrap(text, width, 1).length);
  const cells = [heads, ...rows].map((row, line): Cell[] => {
    const linesAt = widths.map((width, at) => linesOf(texts[line]?.[at] ?? "", width));
    const lines = Math.max(1, ...linesAt);
    const ofRow = {
      ...(line === 0 && { fontWeight: "bold" as const }),
      ...(lines > 1 && { height: Math.min(lines * LINE_HEIGHT, HIGHEST), alignVertical: "top" as const }),
    };
    return row.map((value, at) => cellOf(value, (linesAt[at] ?? 1) > 1 || (widths[at] ?? 0) > ONE_LINE, ofRow));
  });
  const { writeExcelFile } = await import("../files/workbooks-written.ts");
  const sheet = sheetName(name);
  const made = writeExcelFile(
    cells,
    { columns: widths.map((width) => ({ width: width + ASIDE })), sheet, stickyRowsCount: 1 },
    { features: [onPaper(sheet)], fontFamily: "Calibri", fontSize: 11 },
  );
  return makeTimeless(await made.toBuffer());
}

/** Of a name, what may stand in a sheet's: whole letters, no mark of addresses, no apostrophe at its ends. */
function sheetName(name: string): string {
  const allowed = [...name.replace(/[\\/?*[\]:]/g, " ")].reduce(
    (all, letter) => (all.length + letter.length > SHEET_NAME ? all : all + letter),
    "",
  );
  return allowed.replace(/^[\s']+|[\s']+$/g, "") || "1";
}

function textOf(value: string | number | Date): string {
  return value instanceof Date ? DAY_FORMAT : visibleText(String(value));
}

/** Codes, days and names hold on one line of their column; to say so of each cell would take a sixth of the time. */
function cellOf(value: string | number | Date, mayWrap: boolean, ofRow: CellStyle): Cell {
  if (value instanceof Date) return { value, type: Date, format: DAY_FORMAT, align: "left", ...ofRow };
  const shown = typeof value === "number" ? value : visibleText(value);
  if (shown === "") return null;
  const isWrapped = mayWrap && typeof shown === "string";
  if (!isWrapped && Object.keys(ofRow).length === 0) return shown;
  return { value: shown, ...(isWrapped && { wrap: true }), ...ofRow };
}

/** A4 across, all columns side by side, the heads on each sheet of paper, and below which sheet of how many it is. */
function onPaper(sheet: string) {
  const heads = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${xml(sheet.replaceAll("'", "''"))}'!$1:$1</definedName>`;
  return {
    files: {
      transform: {
        "xl/workbook.xml": {
          transform: (content: string) =>
            content.replace(/<definedNames\s*\/>|<definedNames>\s*<\/definedNames>/, `<definedNames>${heads}</definedNames>`),
        },
        "xl/worksheets/sheet{id}.xml": {
          transform: (content: string) => content.replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
          insert: () =>
            [
              '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
              '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
              '<headerFooter scaleWithDoc="0"><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
            ].join(""),
        },
      },
    },
  };
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
