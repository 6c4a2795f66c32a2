import { escapeMarkup } from "../../../core/document/words/escape.ts";
import type { StatusName } from "../../../core/library/status.ts";
import type { Table } from "../../../languages/table.ts";
import type { CellPiece } from "./register-cell.ts";
import type { TableCell, TableRow } from "./register-rows.ts";

/** A text of so many letters stands on one line where there is room. */
const SHORT = 20;

/** The columns that look otherwise than the rest. */
const styledColumns = new Set(["type", "title", "flow", "steps"]);

/**
 * A row of a register as HTML. Registers hold a cell for every few words of a library, so it is written as text: a component for each
 * takes five times as long. What a cell is called on a narrow page stands once for its column (`columnNames`).
 */
export function rowMarkup({ isDraft, cells }: TableRow, anchor: string | undefined, t: Table["portal"]): string {
  const attributes = attribute("id", anchor) + attribute("class", isDraft ? "of-draft" : undefined);
  return `<tr${attributes}>${cells.map((cell) => cellMarkup(cell, t)).join("")}</tr>`;
}

function cellMarkup({ key, status, pieces, value, isRepeated }: TableCell, t: Table["portal"]): string {
  const classes = classesOf([styledColumns.has(key) && `cell-${key}`, isLong(pieces) && "long", isRepeated && "repeated"]);
  const content = status ? statusMarkup(status, t) : piecesMarkup(pieces, t);
  return `<td${attribute("data-value", value)}${attribute("class", classes)}>${content}</td>`;
}

function isLong(pieces: readonly CellPiece[]): boolean {
  return pieces.length > 1 || pieces.some(({ text }) => text.length > SHORT);
}

function statusMarkup(status: StatusName, t: Table["portal"]): string {
  return `<span class="status status-${status}">${escapeMarkup(t[status])}</span>`;
}

function piecesMarkup(pieces: readonly CellPiece[], t: Table["portal"]): string {
  return pieces.map((piece) => pieceMarkup(piece, pieces.length > 1, t)).join("");
}

function pieceMarkup(
  { text, href, isCode, isDay, isOverdue, language, standing }: CellPiece,
  isListed: boolean,
  t: Table["portal"],
): string {
  const classes = classesOf([isListed && "listed", isCode && "code", isDay && "day", isOverdue && "overdue"]);
  const attributes = attribute("class", classes) + attribute("lang", language);
  // Codes are not broken at all.
  const name = isCode ? escapeMarkup(text) : wholeNames(text);
  const words = standing ? `<span class="whole">${name}</span> ${statusMarkup(standing, t)}` : name;
  if (href !== undefined) return `<a${attribute("href", href)}${attributes}>${words}</a>`;
  return attributes === "" ? words : `<span${attributes}>${words}</span>`;
}

/** A short name with a sign in it: `I-SISKA`, `Wi-Fi`, `24/7`. Cut there, its first letter or its last would stand alone. */
const SIGNED = /(?<![^\s(“])(?:[\p{L}\p{N}]{1,2}[-/][\p{L}\p{N}]{1,14}|[\p{L}\p{N}]{1,14}[-/][\p{L}\p{N}]{1,2})(?![-/\p{L}\p{N}])/gu;

/** A text as HTML, in which such names stand on one line. */
function wholeNames(text: string): string {
  const markup = escapeMarkup(text);
  return /[-/]/.test(text) ? markup.replace(SIGNED, '<span class="name">$&</span>') : markup;
}

function classesOf(classes: readonly (string | false)[]): string | undefined {
  const given = classes.filter((one) => one !== false);
  return given.length === 0 ? undefined : given.join(" ");
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${escapeMarkup(value)}"`;
}
