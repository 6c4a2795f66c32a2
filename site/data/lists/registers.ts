import { makeRegister, registerKinds } from "../../../core/library/registers/index.ts";
import type { Column, Register, Row } from "../../../core/library/registers/register.ts";
import { once } from "../library/once.ts";
import type { Portal } from "../library/portal.ts";
import { shownLibrary } from "../library/shown-library.ts";
import { cutIntoPages, type PageOfRows } from "../page/list-pages.ts";

/** Who has still to sign a draft is no secret. */
const ofDrafts = new Set(["approvals", "waiting"]);

/** Every register as the portal shows it. */
export const registersOf = once((portal: Portal): Register[] =>
  registerKinds.map((kind) => makeRegister(kind, ofDrafts.has(kind.name) ? portal.read.library : shownLibrary(portal))),
);

/** A register's pages. The master list is one: it is read, and printed, as a whole. */
export function registerPages(register: Register): PageOfRows<Row>[] {
  const first = register.columns[0]?.key ?? "";
  return cutIntoPages(register.rows, ({ cells }) => String(cells[first] ?? ""), { whole: register.name === "documents" });
}

/** The columns in which anything stands; the others say nothing. The register's files have them all. */
export function usedColumns({ columns, rows }: Register): readonly Column[] {
  return columns.filter(({ key }) => rows.length === 0 || rows.some(({ cells }) => (cells[key] ?? "") !== ""));
}
