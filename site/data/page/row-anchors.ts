import { fold } from "../../../core/document/words/fold.ts";
import type { Register, Row } from "../../../core/library/registers/register.ts";
import { once } from "../library/once.ts";

const anchored = new Set(["applications", "kpi", "terms", "clauses", "external"]);

/** What a row of such a register is looked up by: its first cell, and of a clause also its number. */
export function rowName({ name, columns }: Register, { cells }: Row): string {
  const keys = name === "clauses" ? ["standard", "clause"] : columns.slice(0, 1).map(({ key }) => key);
  return keys.flatMap((key) => cells[key] ?? []).join(" ");
}

/** The fragment under which a register shows a name: an application, a KPI, a term. */
export function rowAnchor(name: string): string {
  return encodeURIComponent(fold(name).toWellFormed().replaceAll(" ", "-")).replace(/[%'()*!~]/g, "_");
}

/** The first row of each name, with its fragment; only registers that are looked up by name have any. Each of a register's pages asks. */
export const anchorsOf = once((register: Register): ReadonlyMap<Row, string> => {
  const anchors = new Map<Row, string>();
  if (!anchored.has(register.name)) return anchors;
  const seen = new Set<string>();
  for (const row of register.rows) {
    const anchor = rowAnchor(rowName(register, row));
    if (!seen.has(anchor)) anchors.set(row, anchor);
    seen.add(anchor);
  }
  return anchors;
});
