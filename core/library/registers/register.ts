import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Library } from "../library.ts";

/** A list a quality manager keeps, computed from the library as of its day. */
export interface Register {
  /** @example documents */
  name: string;
  title: LocalText;
  columns: readonly Column[];
  rows: readonly Row[];
}

export interface Column {
  key: string;
  title: LocalText;
}

/** One line. Days are ISO dates; a value that is not known is left out. */
export interface Row {
  cells: Readonly<Record<string, Cell>>;
  /** The document, revision and step the line is about, for a link. */
  about?: { code: DocumentCode; revision?: string | undefined; step?: number | undefined };
}

export type Cell = string | number | LocalText | undefined;

/** How a register is made. */
export interface RegisterKind {
  name: string;
  title: LocalText;
  columns: readonly Column[];
  rows: (library: Library) => Row[];
}

export const columns = {
  code: { key: "code", title: { id: "Kode", en: "Code" } },
  title: { key: "title", title: { id: "Judul", en: "Title" } },
  type: { key: "type", title: { id: "Jenis", en: "Type" } },
  revision: { key: "revision", title: { id: "Revisi", en: "Revision" } },
  status: { key: "status", title: { id: "Status", en: "Status" } },
  effective: { key: "effective", title: { id: "Berlaku", en: "Effective" } },
  owner: { key: "owner", title: { id: "Pemilik proses", en: "Owner" } },
  step: { key: "step", title: { id: "Langkah", en: "Step" } },
  flow: { key: "flow", title: { id: "Alur", en: "Flow" } },
  location: { key: "location", title: { id: "Lokasi", en: "Location" } },
} as const satisfies Record<string, Column>;
