import { expect, test } from "vitest";
import type { Row } from "../../core/library/registers/register.ts";
import { worded } from "../../core/library/registers/register.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import { clauseGrid } from "../../site/data/lists/clause-grid.ts";

const row = (standard: string, clause: string | undefined, code: string, status = "effective", subject?: string): Row => ({
  about: { code: code as DocumentCode },
  cells: { standard, clause, code, title: `Judul ${code}`, subject, status: worded(status, { id: status, en: status }) },
});

test("a clause is one column below its standard, a document one row, in the order of numbers", () => {
  const grid = clauseGrid([
    row("ISO 27001", undefined, "P-2"),
    row("ISO 9001", "8.2.1", "P-2"),
    row("ISO 9001", "8.2.1", "P-10", "draft", "Komunikasi"),
    row("ISO 9001", "8.10", "P-10", "draft"),
  ]);
  expect(grid.standards).toEqual([
    { name: "ISO 27001", clauses: [{ number: undefined, about: undefined }] },
    {
      name: "ISO 9001",
      clauses: [
        { number: "8.2.1", about: "Komunikasi" },
        { number: "8.10", about: undefined },
      ],
    },
  ]);
  expect(grid.documents.map(({ code, isDraft, rests }) => [code, isDraft, rests])).toEqual([
    ["P-2", false, [true, true, false]],
    ["P-10", true, [false, true, true]],
  ]);
});
