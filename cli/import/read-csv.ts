import type { TextTable } from "../../core/flow/table/table-columns.ts";

/** A CSV's cells: parted by commas, semicolons or tabs, whichever its first line has most of; in UTF-8, UTF-16 or Latin-1. */
export function readCsv(bytes: Uint8Array, name: string): TextTable {
  const text = decode(bytes);
  return { name, rows: cellsOf(text, separatorOf(text)) };
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function separatorOf(text: string): string {
  const line = text.slice(0, Math.max(text.indexOf("\n"), 0) || text.length).replace(/"[^"]*"/g, "");
  const counted = [",", ";", "\t"].map((separator) => ({ separator, count: line.split(separator).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).separator;
}

/** RFC 4180; a quote that is never closed runs to the end. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const close = (): void => {
    // An apostrophe keeps a spreadsheet from running what follows; it is no part of the text.
    row.push(cell.replace(/^'(?=[=+\-@\t\r])/, ""));
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[at++];
      else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === separator) close();
    else if (letter === "\n" || (letter === "\r" && text[at + 1] !== "\n")) {
      close();
      rows.push(row);
      row = [];
    } else if (letter !== "\r") cell += letter;
  }
  if (cell !== "" || row.length > 0) {
    close();
    rows.push(row);
  }
  return rows;
}
