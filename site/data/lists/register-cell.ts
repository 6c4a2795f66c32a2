import { daysBetween } from "../../../core/document/words/days.ts";
import { durationText } from "../../../core/document/words/duration.ts";
import type { Row } from "../../../core/library/registers/register.ts";
import { cellText } from "../../../core/library/registers/register.ts";
import type { StatusName } from "../../../core/library/status.ts";
import { dayIn } from "../../../languages/day-in-words.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { documentAddress, stepAnchor } from "../page/addresses.ts";
import type { RegisterContext } from "./register-portal.ts";

/** A piece of a cell: text, where it leads, and its language where that is not the page's. */
export interface CellPiece {
  text: string;
  href: string | undefined;
  isCode: boolean;
  isDay: boolean;
  /** A date that has passed and should not have. */
  isOverdue: boolean;
  language: Language | undefined;
  /** How the document stands that it leads to, where it is not in force and no other cell of the row says so. */
  standing: StatusName | undefined;
}

const stepKeys = new Set(["step", "rc"]);
/** A value of so many characters stands on one line. */
const SHORT = 12;
/** Cells whose words hold days. */
const dayKeys = new Set(["next", "disposal", "state"]);

/** A register's cell as the page shows it: codes and steps linked, days in words. */
export function cellPieces(key: string, row: Row, context: RegisterContext): CellPiece[] {
  const cell = row.cells[key];
  const text = cellText(cell, context.language);
  if (text === "") return [];
  const { portal, up } = context;
  const code = row.about?.code;
  const documentLanguage = code && portal.documents.get(code)?.language;
  // A number or a code is of no language.
  const isWords = typeof cell === "string" && /\p{Ll}/u.test(cell);
  const language = isWords && documentLanguage !== context.language ? documentLanguage : undefined;
  const stepPiece = (text: string, step: number | undefined, isCode = false): CellPiece =>
    documentLanguage && step !== undefined
      ? plain(text, { href: `${up}${documentAddress(code)}#${stepAnchor(step)}`, isCode, standing: standingBeside(code, row, context) })
      : plain(text, { isCode });
  if (key === "steps" && documentLanguage) return text.split(", ").map((number) => stepPiece(number, Number(number)));
  if (stepKeys.has(key)) return [stepPiece(text, row.about?.step, key === "rc")];
  if (key === "citedBy") return text.split(", ").map((code) => codePart(code as DocumentCode, row, context));
  if (portal.documents.has(text as DocumentCode) || portal.external.has(text as DocumentCode))
    return [codePart(text as DocumentCode, row, context)];
  if (key === "review" && text <= portal.options.date) return overdueReview(text as IsoDate, context);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return [plain(dayIn(context.language, text as IsoDate), { isDay: true })];
  if (key === "retention") return [plain(keepShortTogether(pick(durationText(text), context.language)))];
  if (typeof cell === "object" && cell.value === "overdue") return [plain(text, { isOverdue: true })];
  if (dayKeys.has(key)) return [plain(text.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => dayWithin(key, day as IsoDate, context.language)))];
  return [plain(keepShortTogether(text), { language })];
}

/** A day among words is not cut, but in a state, whose column is narrow. */
function dayWithin(key: string, day: IsoDate, language: Language): string {
  const words = dayIn(language, day);
  return key === "state" ? words : words.replaceAll(" ", "\u00a0");
}

/** A list of short values breaks between these alone: “Team Leader, Data Entry” never within a name. */
export function keepShortTogether(text: string): string {
  return text
    .split(", ")
    .map((value) => (value.length <= SHORT ? value.replaceAll(" ", "\u00a0") : value))
    .join(", ");
}

/** A review that is due or late says so beside its day. */
function overdueReview(due: IsoDate, { language, portal }: RegisterContext): CellPiece[] {
  const days = daysBetween(due, portal.options.date);
  return [plain(dayIn(language, due), { isDay: true }), plain(textsIn(language).portal.overdueBy(days), { isOverdue: true })];
}

function codePart(code: DocumentCode, row: Row, context: RegisterContext): CellPiece {
  if (!context.portal.documents.has(code)) return plain(code, { isCode: true });
  return plain(code, { href: `${context.up}${documentAddress(code)}`, isCode: true, standing: standingBeside(code, row, context) });
}

/** How a document stands that is not in force; a row that is about it and has a column for its status says so there. */
function standingBeside(code: DocumentCode, { about, cells }: Row, { portal }: RegisterContext): StatusName | undefined {
  const status = portal.documents.get(code)?.status;
  const own = cells["status"];
  const isSaid = about?.code === code && typeof own === "object" && own.value === status;
  return status === "effective" || isSaid ? undefined : status;
}

function plain(text: string, piece: Partial<CellPiece> = {}): CellPiece {
  return { text, href: undefined, isCode: false, isDay: false, isOverdue: false, language: undefined, standing: undefined, ...piece };
}
