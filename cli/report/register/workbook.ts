import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { escapeMarkup } from "../../../core/document/words/escape.ts";

/** What a sheet of a workbook holds: heads in bold that are kept in view, below them rows. */
export interface Sheet {
  title: string;
  heads: readonly string[];
  /** How wide each column is, in digits. */
  widths: readonly number[];
  rows: readonly (readonly (SheetCell | undefined)[])[];
}

/** A text, a number, or a day as midnight in UTC; `wraps` where the lines of a text are broken to its column. */
export interface SheetCell {
  value: string | number | Date;
  wraps?: boolean;
}

/** How cells are set: by their places in the list `cellXfs` of the styles. */
const styles = { bold: 1, wrapped: 2, day: 3 } as const;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts that are the same in every workbook (ECMA-376, part 1, clause 18). */
const parts = {
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default ContentType="application/xml" Extension="xml"/><Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/><Override ContentType="${TYPES}.sheet.main+xml" PartName="/xl/workbook.xml"/><Override ContentType="${TYPES}.sharedStrings+xml" PartName="/xl/sharedStrings.xml"/><Override ContentType="${TYPES}.styles+xml" PartName="/xl/styles.xml"/><Override ContentType="${TYPES}.worksheet+xml" PartName="/xl/worksheets/sheet1.xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="100" formatCode="yyyy-mm-dd"/></numFmts><fonts count="2"><font><family val="2"/><scheme val="minor"/><color theme="1"/></font><font><family val="2"/><scheme val="minor"/><b/><color theme="1"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellXfs count="4"><xf></xf><xf fontId="1" applyFont="1"></xf><xf applyAlignment="1"><alignment wrapText="1"/></xf><xf numFmtId="100" applyNumberFormat="1"></xf></cellXfs></styleSheet>`,
};

/** The same bytes on any day. */
const timeless = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/** Writes a sheet as an Excel workbook: the same bytes for the same sheet. */
export async function writeWorkbook(sheet: Sheet): Promise<Buffer> {
  const texts = new Map<string, number>();
  const files = {
    ...parts,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet r:id="rId1" sheetId="1" name="${escapeMarkup(sheetName(sheet.title))}"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": sheetXml(sheet, texts),
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${[...texts.keys()].map(textXml).join("")}</sst>`,
  };
  const zip = new ZipFile();
  for (const [name, xml] of Object.entries(files)) zip.addBuffer(Buffer.from(DECLARATION + xml), name, timeless);
  zip.end();
  return buffer(zip.outputStream);
}

/** A sheet's name holds at most 31 characters, and some marks not. */
function sheetName(title: string): string {
  const name = title
    .replace(/[\\/?*[\]:]/g, " ")
    .slice(0, 31)
    .trim();
  return name === "" ? "1" : name;
}

/** @param texts the texts of cells, each once, and their numbers: those that are new are added */
function sheetXml({ heads, widths, rows }: Sheet, texts: Map<string, number>): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const numberOf = (text: string): number => {
    const number = texts.get(text) ?? texts.size;
    texts.set(text, number);
    return number;
  };
  const textCell = (text: string, place: string, style: number | undefined): string =>
    `<c r="${place}"${style === undefined ? "" : ` s="${style}"`} t="s"><v>${numberOf(text)}</v></c>`;
  const cellXml = ({ value, wraps }: SheetCell, place: string): string => {
    if (typeof value === "string") return textCell(value, place, wraps ? styles.wrapped : undefined);
    return typeof value === "number"
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" s="${styles.day}"><v>${serialOf(value)}</v></c>`;
  };
  const rowXml = (row: readonly (SheetCell | undefined)[], number: number): string =>
    `<row r="${number}">${row.map((cell, at) => (cell ? cellXml(cell, `${columnName(at)}${number}`) : "")).join("")}</row>`;
  const head = heads.map((text, at) => textCell(text, `${columnName(at)}1`, styles.bold)).join("");
  const view =
    '<sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
  return `<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews><cols>${columns.join("")}</cols><sheetData><row r="1">${head}</row>${rows.map((row, at) => rowXml(row, at + 2)).join("")}</sheetData></worksheet>`;
}

/** A shared text; without the attribute, blanks at its ends are nothing. */
function textXml(text: string): string {
  return `<si><t${/^\s|\s$/.test(text) ? ' xml:space="preserve"' : ""}>${escapeMarkup(text)}</t></si>`;
}

/** A column as spreadsheets name it, from 0: A … Z, AA … */
function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

/** A day as a spreadsheet counts it: days since 30 December 1899. */
function serialOf(day: Date): number {
  return (day.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
}
