import { fold } from "../../../core/document/words/fold.ts";
import type { Register, Row } from "../../../core/library/registers/register.ts";
import { once } from "../library/once.ts";

const anchored = new Set(["applications", "kpi", "terms"]);

/** The fragment under which a register shows a name: an application, a KPI, a term. */
export function rowAnchor(name: string): string {
  return encodeURIComponent(fold(name).toWellFormed().replaceAll(" ", "-")).replace(/[%'()*!~]/g, "_");
}

/** The first row of each name, with its fragment; only registers that are looked up by name have any. Each of a register's pages asks. */
export const anchorsOf = once(({ name, columns, rows }: Register): ReadonlyMap<Row, string> => {
  const first = columns[0];
  const anchors = new Map<Row, string>();
  if (!first || !anchored.has(name)) return anchors;
  const seen = new Set<string>();
  for (const row of rows) {
    const anchor = rowAnchor(String(row.cells[first.key] ?? ""));
    if (!seen.has(anchor)) anchors.set(row, anchor);
    seen.add(anchor);
  }
  return anchors;
});
