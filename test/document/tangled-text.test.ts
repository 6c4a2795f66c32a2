import { expect, test } from "vitest";
import { isTangled, parseProse } from "../../core/document/prose/prose.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { type Finding, orderFindings } from "../../core/finding.ts";
import { picturesShown } from "../../core/seal/pictures-shown.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

test.each([
  ["links never closed", "[a](".repeat(50_000)],
  ["brackets", "[".repeat(100_000)],
  ["pictures never closed", "![".repeat(100_000)],
  ["emphasis never closed", "*a ".repeat(60_000)],
  ["marks in a row", "*".repeat(200_000)],
  ["code never closed", Array.from({ length: 600 }, (_, index) => "`".repeat(index + 1)).join(" ")],
  ["quotes in quotes", `${">".repeat(500)} a\n`.repeat(300)],
  ["lists in lists", Array.from({ length: 600 }, (_, index) => `${"  ".repeat(index)}- a\n`).join("")],
  ["entities", "&a".repeat(50_000)],
  ["escapes", "\\".repeat(199_000)],
  ["a list of all lines", "- a\n".repeat(10_000)],
  ["a table without end", "| a | b |\n|-|-|\n".concat("| a | b |\n".repeat(40_000))],
])("%s are not given to the parser", (_, text) => {
  expect(isTangled(text)).toBe(true);
  expect(parseProse(text).children).toEqual([{ type: "code", value: text }]);
});

test.each([
  ["a table of 500 rows and 10 columns", `|${"a|".repeat(10)}\n|${"-|".repeat(10)}\n`.concat(`|${"data|".repeat(10)}\n`.repeat(500))],
  ["a hundred pages of paragraphs", "Agent menyapa pelanggan menurut standar yang berlaku, lalu mencatat.\n\n".repeat(1_400)],
  ["a long rule", "-".repeat(120)],
  ["lists five levels deep", Array.from({ length: 5 }, (_, index) => `${"    ".repeat(index)}- a\n`).join("")],
  ["two thousand links", "Lihat [W-18](../W-18/), ".repeat(1_200)],
])("%s is read as Markdown", (_, text) => {
  expect(isTangled(text)).toBe(false);
});

test("a file of too many lines is one finding", () => {
  const text = `---\ncode: P-01\n---\n${"[a]: /b\n".repeat(36_000)}`;
  const source = { path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text };
  const { problems } = readDocument(source, createReadingContext(librarySettings.parse({ organisation: "X" })));
  expect(problems.map(({ message }) => message.en)).toEqual(["The file has 36003 lines; a document has at most 20000. It was not read."]);
});

test("pictures are found as before, and in lines that never close them in no time", () => {
  const shown = (...lines: string[]) => picturesShown({ lines, bodyFirst: 1 });
  expect(
    shown(
      '![a](assets/a.png) ![b](<assets/b c.png> "t") ![c\\]](assets/c.png)',
      '![d ![e](assets/e.png) ![f](assets/f!.png "g!")',
      "![h](assets/h.png",
    ),
  ).toEqual(["assets/a.png", "assets/b c.png", "assets/c.png", "assets/e.png", "assets/f!.png"]);
  for (const line of ["![".repeat(100_000), "![a](".repeat(60_000), `![a](${"x".repeat(200_000)}`, "![a](x ".repeat(40_000)])
    expect(shown(line)).toEqual([]);
});

test("what a rule finds without end in one file is summed up, as severe as the worst of it", () => {
  const finding = (line: number, severity: Finding["severity"], rule = "SOP506"): Finding => ({
    rule,
    name: "kpi-present",
    severity,
    path: "P-01/draft.md",
    code: "P-01",
    revision: "00",
    state: "draft",
    at: { start: { line, column: 1 }, end: { line, column: 2 } },
    message: { en: "x", id: "x" },
    why: { en: "y", id: "y" },
    fix: undefined,
    related: [],
    edit: undefined,
    key: `${line}`,
  });
  const many = Array.from({ length: 1_000 }, (_, index) => finding(index + 1, index === 900 ? "error" : "note"));
  const told = orderFindings([...many, finding(5_000, "warning", "SOP504")]);
  expect(told).toHaveLength(202);
  expect(told[200]).toMatchObject({
    severity: "error",
    at: { start: { line: 201 } },
    message: { en: "From here on SOP506 finds 800 more in this file; they are not listed." },
  });
  expect(told[201]).toMatchObject({ rule: "SOP504", severity: "warning" });
  expect(orderFindings(many.slice(0, 200))).toHaveLength(200);
});
