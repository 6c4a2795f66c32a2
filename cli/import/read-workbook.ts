import { type UnzipFileInfo, unzipSync } from "fflate";
import type { TextTable } from "../../core/flow/table/table-columns.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { numberText, numberWordsOf } from "./number-words.ts";
import { besideCells, relationsOf, tagsOf } from "./workbook-beside.ts";
import { readXlsxFile } from "./workbooks-read.ts";

/** A workbook's sheets as text, and what a reader of the cells alone would not see. */
export interface ReadWorkbook {
  tables: TextTable[];
  notes: LocalText[];
}

/** More than this unpacked is no table of a flow: 64 MB. */
const MOST_BYTES = 64_000_000;

/** Reads an Excel workbook (.xlsx): values as a reader of it sees them, merged cells each with what they share. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook | { problem: LocalText }> {
  const parts = unpack(bytes);
  if ("problem" in parts) return parts;
  let sheets: Awaited<ReturnType<typeof readXlsxFile>>;
  try {
    sheets = await readXlsxFile(new Blob([new Uint8Array(bytes)]));
  } catch (error) {
    return { problem: noWorkbook(error instanceof Error ? error.message : String(error)) };
  }
  const notes: LocalText[] = [];
  const paths = sheetPaths(parts.files);
  const words = numberWordsOf(parts.files.get("xl/styles.xml") ?? "");
  const tables = sheets.map(({ sheet, data }): TextTable => {
    const xml = parts.files.get(paths.get(sheet)?.path ?? "") ?? "";
    const styles = new Map(
      [...xml.matchAll(/<(?:\w+:)?c r="([A-Z]+)(\d+)" s="(\d+)"/g)].map(([, column = "", row, style = ""]) => [
        `${row} ${columnOf(column)}`,
        style,
      ]),
    );
    const rows = data.map((row, line) => row.map((value, column) => textOf(value, words.get(styles.get(`${line + 1} ${column}`) ?? ""))));
    noteHidden(sheet, xml, paths.get(sheet)?.isHidden ?? false, notes);
    for (const range of xml.matchAll(/<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) fillMerged(rows, range);
    return { name: sheet, rows };
  });
  const sheetParts = new Map([...paths].map(([sheet, { path }]) => [sheet, path]));
  return { tables, notes: [...notes, ...besideCells({ ...parts, sheets: sheetParts })] };
}

function textOf(value: unknown, words: Parameters<typeof numberText>[1]): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value, words);
  return value instanceof Date ? dayText(value) : String(value);
}

/** The day from which Excel counts: a time of day is a part of it. */
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** A day, a moment of one, or a time alone. */
function dayText(moment: Date): string {
  const seconds = Math.round((moment.getTime() - FIRST_DAY) / 1000);
  const two = (count: number) => String(Math.floor(count)).padStart(2, "0");
  const clock = (within: number) => `${two(within / 3600)}:${two((within / 60) % 60)}${within % 60 === 0 ? "" : `:${two(within % 60)}`}`;
  const isTime = moment.getTime() < Date.UTC(1900, 0, 1);
  if (isTime) return clock(seconds);
  const day = new Date(FIRST_DAY + seconds * 1000).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? day : `${day} ${clock(seconds % 86_400)}`;
}

/** The workbook, its sheets, and what says something beside their cells. */
const WANTED =
  /^(?:docProps\/[^/]+\.xml|xl\/(?:workbook\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/(?:_rels\/)?[^/]+|comments\d*\.xml|(?:comments|threadedComments|drawings|charts|diagrams)\/[^/]+\.xml))$/i;

/** The parts that are read here too, as text; a workbook that unpacks to too much is refused before it is. */
function unpack(bytes: Uint8Array): { files: Map<string, string>; names: string[] } | { problem: LocalText } {
  let size = 0;
  const names: string[] = [];
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }: UnzipFileInfo) => {
        size += originalSize;
        names.push(name);
        return size <= MOST_BYTES && WANTED.test(name);
      },
    });
    if (size > MOST_BYTES) return { problem: { en: "It unpacks to more than 64 MB.", id: "Isinya lebih dari 64 MB." } };
    const decoder = new TextDecoder();
    return { files: new Map(Object.entries(found).map(([name, data]) => [name, decoder.decode(data)])), names };
  } catch (error) {
    return { problem: noWorkbook(error instanceof Error ? error.message : String(error)) };
  }
}

function noWorkbook(reason: string): LocalText {
  return { en: `This is no Excel workbook (.xlsx): ${reason}`, id: `Ini bukan buku kerja Excel (.xlsx): ${reason}` };
}

/** Where each sheet's part is, and whether Excel shows it. */
function sheetPaths(files: ReadonlyMap<string, string>): Map<string, { path: string; isHidden: boolean }> {
  const book = "xl/workbook.xml";
  const targets = new Map(relationsOf(book, files).map(({ id, target }) => [id, target]));
  return new Map(
    tagsOf(files.get(book) ?? "", "sheet").map(({ name = "", id = "", state = "" }) => [
      name,
      { path: targets.get(id) ?? "", isHidden: /^(?:hidden|veryHidden)$/.test(state) },
    ]),
  );
}

/** What Excel hides or computes is read like the rest, and said. */
function noteHidden(sheet: string, xml: string, isHidden: boolean, notes: LocalText[]): void {
  if (isHidden)
    notes.push({
      en: `The sheet “${sheet}” is hidden in Excel; it was read.`,
      id: `Lembar “${sheet}” tersembunyi di Excel; tetap dibaca.`,
    });
  const hidden = [...xml.matchAll(/<(?:\w+:)?row\b[^>]*>/g)].flatMap(([tag]) =>
    /\bhidden="(?:1|true)"/.test(tag) ? (/\br="(\d+)"/.exec(tag)?.[1] ?? []) : [],
  );
  const said = listed(hidden);
  if (hidden.length > 0)
    notes.push({
      en: `Rows hidden in Excel were read too (“${sheet}”): ${said}.`,
      id: `Baris yang tersembunyi di Excel ikut dibaca (“${sheet}”): ${said}.`,
    });
  const columns = [...xml.matchAll(/<(?:\w+:)?col\b[^>]*\bhidden="(?:1|true)"[^>]*>/g)].length;
  if (columns > 0)
    notes.push({
      en: `Columns hidden in Excel were read too (“${sheet}”).`,
      id: `Kolom yang tersembunyi di Excel ikut dibaca (“${sheet}”).`,
    });
  const formulas = [...xml.matchAll(/<(?:\w+:)?c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b/g)].map(([, cell]) => cell as string);
  if (formulas.length > 0)
    notes.push({
      en: `Cells with formulas hold what Excel last computed (“${sheet}”): ${listed(formulas)}.`,
      id: `Sel berumus memuat hasil hitungan terakhir Excel (“${sheet}”): ${listed(formulas)}.`,
    });
}

function listed(names: readonly string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(", ")}, …` : names.join(", ");
}

/** The cells of a merged range say the same: what stands in its first. A range beyond what is written is left. */
function fillMerged(rows: string[][], [, left = "A", top = "1", right = "A", bottom = "1"]: readonly string[]): void {
  const [first, last] = [columnOf(left), columnOf(right)];
  const value = rows[Number(top) - 1]?.[first] ?? "";
  if (value === "") return;
  for (let line = Number(top) - 1; line < Math.min(Number(bottom), rows.length); line++) {
    const row = rows[line] as string[];
    for (let column = first; column <= Math.min(last, row.length - 1); column++) row[column] = value;
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
