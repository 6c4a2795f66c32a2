import { type Language, pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { compareNatural } from "../../document/words/compare-text.ts";
import type { Library } from "../library.ts";

/** A list a quality manager keeps, computed from the library as of its day. */
export interface Register {
  /** @example documents */
  name: string;
  title: LocalText;
  columns: readonly Column[];
  /** Columns that rows are grouped by, the widest first: a value repeated below itself need not be shown again. */
  groups?: readonly string[] | undefined;
  rows: readonly Row[];
}

/** A column of a register. */
export interface Column {
  /** The same in every language: what a machine reads, and what `--where` names. */
  key: string;
  title: LocalText;
  /** True where cells are identifiers, or data, that are put into words for readers. */
  inWords?: true;
}

/** One line. Days are ISO dates; a value that is not known is left out. */
export interface Row {
  cells: Readonly<Record<string, Cell>>;
  /** The document, revision and step the line is about, for a link. */
  about?: { code: DocumentCode; revision?: string | undefined; step?: number | undefined };
}

/** What stands in a column of a row; undefined where nothing is known. */
export type Cell = string | number | Worded | undefined;

/** What a machine reads in a cell, the same in every language, with the words a person reads there. */
export type Worded = LocalText & {
  value: string;
};

/** A cell as a person reads it in a language; empty where nothing is known. */
export function cellText(cell: Cell, language: Language): string {
  if (cell === undefined) return "";
  return typeof cell === "object" ? pick(cell, language) : String(cell);
}

/** A cell that says `value` to a machine, and these words to a person. */
export function worded(value: string, words: LocalText): Worded {
  return { value, ...words };
}

/** Rows in the order of the codes they are about, as documents are listed; of one code as they stand. */
export function inOrderOfCodes(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => compareNatural(a.about?.code ?? "", b.about?.code ?? ""));
}

/** How a register is made. */
export interface RegisterKind {
  name: string;
  title: LocalText;
  columns: readonly Column[];
  groups?: readonly string[];
  /** True where it lists the figures of flows, which are left out of facts that are read to be judged. */
  ofFigures?: true;
  rows: (library: Library) => Row[];
}

export const columns = {
  unit: { key: "unit", title: { id: "Unit", en: "Unit" } },
  code: { key: "code", title: { id: "Kode", en: "Code" } },
  title: { key: "title", title: { id: "Judul", en: "Title" } },
  type: { key: "type", title: { id: "Jenis", en: "Type" }, inWords: true },
  revision: { key: "revision", title: { id: "Revisi", en: "Revision" } },
  status: { key: "status", title: { id: "Status", en: "Status" }, inWords: true },
  state: { key: "state", title: { id: "Keadaan", en: "State" }, inWords: true },
  effective: { key: "effective", title: { id: "Berlaku", en: "Effective" } },
  owner: { key: "owner", title: { id: "Pemilik proses", en: "Owner" } },
  step: { key: "step", title: { id: "Langkah", en: "Step" } },
  flow: { key: "flow", title: { id: "Alur", en: "Flow" } },
  location: { key: "location", title: { id: "Lokasi", en: "Location" } },
} as const satisfies Record<string, Column>;
