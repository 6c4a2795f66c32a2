import { compareNatural } from "../../../core/document/words/compare-text.ts";
import type { Row } from "../../../core/library/registers/register.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";

/** Which documents rest on which clauses: a column a clause, below its standard, a row a document. */
export interface ClauseGrid {
  standards: { name: string; clauses: Clause[] }[];
  documents: ClausesOfDocument[];
}

/** A clause by its number, what it is about where that is written. A standard that is named as a whole has none. */
export interface Clause {
  number: string | undefined;
  about: string | undefined;
}

export interface ClausesOfDocument {
  code: DocumentCode;
  title: string;
  isDraft: boolean;
  /** For each column, in their order, whether it rests on it. */
  rests: boolean[];
}

/** Some rows of the register of clauses as a grid. */
export function clauseGrid(rows: readonly Row[]): ClauseGrid {
  const standards = [...Map.groupBy(rows, ({ cells }) => String(cells["standard"]))].map(([name, ofStandard]) => ({
    name,
    clauses: [...Map.groupBy(ofStandard, ({ cells }) => text(cells["clause"]))].map(([number, ofClause]) => ({
      number,
      about: text(ofClause.find(({ cells }) => cells["subject"] !== undefined)?.cells["subject"]),
    })),
  }));
  const keys = standards.flatMap(({ name, clauses }) => clauses.map(({ number }) => keyOf(name, number)));
  const documents = [...Map.groupBy(rows, ({ about }) => about?.code)].flatMap(([code, ofDocument]): ClausesOfDocument[] => {
    const [first] = ofDocument;
    if (code === undefined || !first) return [];
    const held = new Set(ofDocument.map(({ cells }) => keyOf(String(cells["standard"]), text(cells["clause"]))));
    const status = first.cells["status"];
    const isDraft = typeof status === "object" && status.value === "draft";
    return [{ code, title: text(first.cells["title"]) ?? code, isDraft, rests: keys.map((key) => held.has(key)) }];
  });
  return { standards, documents: documents.sort((a, b) => compareNatural(a.code, b.code)) };
}

function keyOf(standard: string, clause: string | undefined): string {
  return `${standard}\n${clause ?? ""}`;
}

function text(cell: Row["cells"][string]): string | undefined {
  return typeof cell === "string" && cell !== "" ? cell : undefined;
}
