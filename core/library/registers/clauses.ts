import { compareNatural } from "../../document/words/compare-text.ts";
import { columns, type RegisterKind, type Row } from "./register.ts";
import { currentDocuments, currentStatus } from "./standing-documents.ts";

/** Clauses as people write several of them into one field: “8.2.1, 8.5.1 dan 9.1”. */
const BETWEEN = /\s*(?:[,;]|\bdan\b|\band\b|&)\s*/i;

/** Which documents rest on which clause of a standard. */
export const clauses: RegisterKind = {
  name: "clauses",
  title: { id: "Klausul standar dan dokumennya", en: "Clauses of standards and their documents" },
  columns: [
    { key: "standard", title: { id: "Standar", en: "Standard" } },
    { key: "clause", title: { id: "Klausul", en: "Clause" } },
    { key: "subject", title: { id: "Tentang", en: "About" } },
    columns.code,
    columns.title,
    columns.owner,
    columns.status,
  ],
  groups: ["standard", "clause"],
  rows: (library) =>
    currentDocuments(library)
      .flatMap((facts): Row[] => {
        const { code, title, owner, references } = facts;
        if (code === undefined) return [];
        const status = currentStatus(facts);
        return references.flatMap(({ standard, clause, title: subject }) =>
          (clause?.split(BETWEEN).filter(Boolean) ?? [undefined]).map((one) => ({
            about: { code },
            cells: { standard, clause: one, subject, code, title, owner, status },
          })),
        );
      })
      .sort((a, b) => compareNatural(keyOf(a), keyOf(b))),
};

function keyOf({ cells: { standard, clause, code } }: Row): string {
  return [standard, clause ?? "", code].join("\n");
}
