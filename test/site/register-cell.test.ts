import { expect, test } from "vitest";
import type { Row } from "../../core/library/registers/register.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import { cellPieces } from "../../site/data/lists/register-cell.ts";
import type { RegisterContext } from "../../site/data/lists/register-portal.ts";

const context = (language: "id" | "en") =>
  ({
    language,
    up: "../",
    portal: { options: { date: "2026-11-23" }, documents: new Map(), external: new Map() },
  }) as unknown as RegisterContext;

test.each([
  ["id", "2021-11-29", ["29 November 2021", "terlambat 1820 hari"]],
  ["en", "2026-11-22", ["22 November 2026", "overdue by 1 day"]],
  ["en", "2026-11-23", ["23 November 2026", "due today"]],
  ["en", "2026-11-24", ["24 November 2026"]],
] as const)("in %s a review due on %s reads %s", (language, review, texts) => {
  const pieces = cellPieces("review", { about: { code: "P-01" as DocumentCode }, cells: { review } }, context(language));
  expect(pieces.map(({ text }) => text)).toEqual(texts);
  expect(pieces.some(({ isOverdue }) => isOverdue)).toBe(texts.length > 1);
});

test.each([
  ["retention", "Selama PKS", "Selama\u00a0PKS"],
  ["retention", "Selama kontrak berlaku", "Selama kontrak berlaku"],
  ["disposal", "2028-11-30 untuk yang dibuat 2026-11-30", "30\u00a0November\u00a02028 untuk yang dibuat 30\u00a0November\u00a02026"],
] as const)("in %s, “%s” stays on one line where it is short", (key, value, text) => {
  expect(
    cellPieces(key, { about: { code: "P-01" as DocumentCode }, cells: { [key]: value } }, context("id")).map((piece) => piece.text),
  ).toEqual([text]);
});

test("a document that is not in force is marked where it is named, but in a row that says so in its own column", () => {
  const withdrawn = { ...context("id") };
  const listed = new Map([
    ["P-01", { status: "withdrawn", language: "id" }],
    ["P-02", { status: "effective", language: "id" }],
  ]);
  const portal = { ...withdrawn.portal, documents: listed } as unknown as RegisterContext["portal"];
  const standings = (key: string, cells: Record<string, unknown>, step?: number) =>
    cellPieces(key, { about: { code: "P-01" as DocumentCode, step }, cells } as Row, { ...withdrawn, portal }).map(
      (piece) => piece.standing,
    );
  expect(standings("code", { code: "P-01" })).toEqual(["withdrawn"]);
  expect(standings("family", { family: "P-02" })).toEqual([undefined]);
  expect(standings("citedBy", { citedBy: "P-01, P-02, P-03" })).toEqual(["withdrawn", undefined, undefined]);
  expect(standings("rc", { rc: "P-01_R1" }, 1)).toEqual(["withdrawn"]);
  expect(standings("steps", { steps: "1, 2" })).toEqual(["withdrawn", "withdrawn"]);
  const status = { value: "withdrawn", id: "ditarik", en: "withdrawn" };
  expect(standings("code", { code: "P-01", status })).toEqual([undefined]);
  // A row about a draft says nothing of what stands at the document's address.
  expect(standings("code", { code: "P-01", status: { ...status, value: "draft" } })).toEqual(["withdrawn"]);
});
