import { expect, test } from "vitest";
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
] as const)("in %s, “%s” stays on one line where it is short", (key, value, text) => {
  expect(
    cellPieces(key, { about: { code: "P-01" as DocumentCode }, cells: { [key]: value } }, context("id")).map((piece) => piece.text),
  ).toEqual([text]);
});
