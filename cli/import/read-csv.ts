import type { TextTable } from "../../core/flow/table/table-columns.ts";

/** A CSV's cells: parted by commas, semicolons, tabs or bars, whichever most rows agree on; in UTF-8, UTF-16 or Latin-1. */
export function readCsv(bytes: Uint8Array, name: string): TextTable {
  const text = decode(bytes);
  // What some programs write for Excel alone.
  const said = /^\ufeff?sep=(.)\r?(?:\n|$)/i.exec(text);
  return said ? { name, rows: cellsOf(text.slice(said[0].length), said[1] as string) } : { name, rows: cellsOf(text, separatorOf(text)) };
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

/** So much of a text tells what parts its cells. */
const SAMPLE = 20_000;

/** Above the heads may stand a title, and words hold any sign: what parts cells parts most rows into as many of them. */
function separatorOf(text: string): string {
  const judged = [",", ";", "\t", "|"].map((separator) => {
    const widths = cellsOf(text.slice(0, SAMPLE), separator).map(({ length }) => length);
    const agreed = [...Map.groupBy(widths, (width) => width)].map(([width, rows]) => (width - 1) * rows.length);
    return { separator, agreed: Math.max(0, ...agreed) };
  });
  return judged.reduce((best, one) => (one.agreed > best.agreed ? one : best)).separator;
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
