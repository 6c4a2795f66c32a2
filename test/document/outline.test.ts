import fc from "fast-check";
import type { Heading, Root } from "mdast";
import { toString as textOfTree } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { readOutline } from "../../core/document/outline.ts";
import { parseProse } from "../../core/document/prose/prose.ts";
import { splitLines } from "../../core/document/source-lines.ts";

/** Pieces that, put together at random, make most of what CommonMark's block structure can do. */
const piece = fc.constantFrom(
  "## Tujuan",
  "### Layanan 108",
  "#### 1. Salam",
  "# Besar",
  "###### Kecil",
  "##",
  "## Tujuan ##",
  "##Tujuan",
  "teks",
  "teks  ",
  "",
  "",
  " ",
  "-",
  "- butir",
  "- ## butir",
  "  - dalam",
  "1. satu",
  "> kutipan",
  "> ## kutipan",
  ">",
  "    ## menjorok",
  "  ## menjorok",
  "\t## tab",
  "```",
  "```md",
  "````",
  "~~~",
  "  ```",
  "- ```",
  "---",
  "===",
  "***",
  "- - -",
  "<div>",
  "</div>",
  "<!-- catatan",
  "-->",
  "- <p>",
  "<https://contoh.id>",
  "[a]: /b",
  "[^1]: catatan",
  "| a | b |",
  "| --- | --- |",
  "## Ju\\*dul",
  "## *Judul*",
  "1) dua",
  "+ tiga",
  "12345678901. bukan",
);

test("no finding means the same headings as remark", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom("\n", "\r\n"), (pieces, newline) => {
      const text = pieces.join(newline);
      const outline = readOutline(splitLines(text), 1);
      fc.pre(outline.problems.length === 0);
      expect(outline.headings.map(({ level, title, line }) => ({ level, title, line }))).toEqual(remarkHeadings(parseProse(text)));
    }),
    { numRuns: 4000, seed: 20191203 },
  );
});

test("any text is read without a throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      readOutline(splitLines(text), 1);
    }),
    { numRuns: 500, seed: 5 },
  );
});

test("a fence hides headings, and one that is never closed is said", () => {
  const outline = readOutline(["```", "## bukan", "```", "## ya", "~~~", "## bukan"], 1);
  expect(outline.headings.map(({ title }) => title)).toEqual(["ya"]);
  expect(outline.problems.map(({ key }) => key)).toEqual(["fence-open"]);
});

/** All headings of the tree, also those in quotes and lists. */
function remarkHeadings(tree: Root): { level: number; title: string; line: number }[] {
  const found: { level: number; title: string; line: number }[] = [];
  const walk = (node: { type: string; children?: unknown[] }) => {
    if (node.type === "heading") {
      const heading = node as unknown as Heading;
      found.push({ level: heading.depth, title: textOfTree(heading), line: heading.position?.start.line ?? 0 });
    }
    for (const child of node.children ?? []) walk(child as typeof node);
  };
  walk(tree as unknown as { type: string; children: unknown[] });
  return found;
}
