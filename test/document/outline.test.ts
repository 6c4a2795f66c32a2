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
  "<<<<<<< HEAD",
  ">>>>>>> cabang",
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

test.each<[text: string, headings: string[], problems: string[], code: string]>([
  ["# Besar", ["1:1 Besar"], ["1:1-8 heading-level 1"], "."],
  ["##### Kecil", ["1:5 Kecil"], ["1:1-12 heading-level 5"], "."],
  ["#### Empat", ["1:4 Empat"], [], "."],
  ["####### tujuh", [], [], "."],
  ["##", ["1:2 "], [], "."],
  ["## Judul ##  ", ["1:2 Judul"], [], "."],
  ["#### 5. Tekan #", ["1:4 5. Tekan"], ["1:1-16 closing 5. Tekan #"], "."],
  ["## Judul ####", ["1:2 Judul"], ["1:1-14 closing Judul ####"], "."],
  ["## #", ["1:2 "], ["1:1-5 closing  #"], "."],
  ["##Judul", [], ["1:1-8 near heading ## Judul"], "."],
  ["  ####4. Salam", [], ["1:3-15 near heading #### 4. Salam"], "."],
  ["##\u00a0Judul", [], ["1:1-9 near heading ## Judul"], "."],
  ["#\u3000Judul", [], ["1:1-8 near heading # Judul"], "."],
  ["＃＃ Judul", [], ["1:1-9 near heading ## Judul"], "."],
  ["#＃Judul", [], ["1:1-8 near heading ## Judul"], "."],
  ["＃1", [], [], "."],
  ["#2 dan #tagar", [], [], "."],
  ["    ##kode", [], [], "."],
  ["##", ["1:2 "], [], "."],
  ["## Judul#", ["1:2 Judul#"], [], "."],
  ["## C# ##", ["1:2 C#"], [], "."],
  ["##\tTab", ["1:2 Tab"], [], "."],
  ["## *a*", ["1:2 *a*"], ["1:1-7 title-markup *a*"], "."],
  ["## a_b", ["1:2 a_b"], [], "."],
  ["## _a b_", ["1:2 _a b_"], ["1:1-9 title-markup _a b_"], "."],
  ["## &amp; x", ["1:2 &amp; x"], ["1:1-11 title-markup &amp; x"], "."],
  ["## a & b", ["1:2 a & b"], [], "."],
  ["## [a](b)", ["1:2 [a](b)"], ["1:1-10 title-markup [a](b)"], "."],
  ["## [a]", ["1:2 [a]"], [], "."],
  ["## ~~a~~", ["1:2 ~~a~~"], ["1:1-9 title-markup ~~a~~"], "."],
  ["## a~b", ["1:2 a~b"], [], "."],
  ["## a <b> c", ["1:2 a <b> c"], ["1:1-11 title-markup a <b> c"], "."],
  ["## 1 < 2", ["1:2 1 < 2"], [], "."],
  ["## a\\b", ["1:2 a\\b"], ["1:1-7 title-markup a\\b"], "."],
  ["## `a`", ["1:2 `a`"], ["1:1-7 title-markup `a`"], "."],
  ["a\rb", [], ["1:2-3 lone-cr"], "."],
  ["  ## x", [], ["1:3-7 displaced heading ## x"], "."],
  ["- ## x", [], ["1:3-7 displaced heading ## x"], "."],
  ["> ## x", [], ["1:3-7 displaced heading ## x"], "."],
  ["1. ## x", [], ["1:4-8 displaced heading ## x"], "."],
  ["\t## x", [], ["1:2-6 displaced heading ## x"], "."],
  ["> - ## x", [], ["1:5-9 displaced heading ## x"], "."],
  ["- ```", [], ["1:3-6 displaced fence ```"], "."],
  ["  ~~~", [], ["1:3-6 displaced fence ~~~"], "."],
  ["> ```js", [], ["1:3-8 displaced fence ```js"], "."],
  ["<div>", [], ["1:1-6 html <div"], "."],
  ["  <div>", [], ["1:3-8 html <div"], "."],
  ["- <p>x", [], ["1:3-7 html <p"], "."],
  ["> </p>", [], ["1:3-7 html </p"], "."],
  ["<!-- a", [], ["1:1-7 html <!--"], "."],
  ["<?x", [], ["1:1-4 html <?x"], "."],
  ["<https://a.id>", [], [], "."],
  ["<a@b.id>", [], [], "."],
  ["<a b>", [], ["1:1-6 html <a"], "."],
  ["a <b>", [], [], "."],
  ["[a]: /b", [], ["1:1-8 definition a"], "."],
  ["[^1]: c", [], ["1:1-8 definition ^1"], "."],
  ["> [a]: b", [], ["1:3-9 definition a"], "."],
  ["[a] : b", [], [], "."],
  ["[]: x", [], [], "."],
  ["[a\nb]: c", [], ["1:1-3 definition a b"], ".."],
  ["[a\\]b]: c", [], ["1:1-10 definition a\\]b"], "."],
  ["> [a\n> b]: c", [], ["1:3-5 definition a > b"], ".."],
  ["[a\n\nb]: c", [], [], "..."],
  ["[a\nb] c", [], [], ".."],
  ["> [!RECONSTRUCTED]\n>[!reconstructed] sebab", [], [], ".."],
  ["> [!WARNING]", [], ["1:3-13 mark [!WARNING]"], "."],
  ["> [! RECONSTRUCTED ]", [], ["1:3-21 mark [! RECONSTRUCTED ]"], "."],
  ["> \\[!RECONSTRUCTED\\]", [], ["1:3-21 mark \\[!RECONSTRUCTED\\]"], "."],
  ["[!RECONSTRUCTED]", [], ["1:1-17 mark [!RECONSTRUCTED]"], "."],
  ["  > [!RECONSTRUCTED]", [], ["1:5-21 mark [!RECONSTRUCTED]"], "."],
  ["[!(a)", [], [], "."],
  ["tunggu\n> 5 menit", [], ["2:1-10 sign > 5 menit"], ".."],
  ["tunggu\n>= 5 menit\nlalu tutup", [], ["2:1-11 sign >= 5 menit"], "..."],
  ["suhu\n- 5 derajat", [], ["2:1-12 sign - 5 derajat"], ".."],
  ["suhu\n+ 5 derajat", [], ["2:1-12 sign + 5 derajat"], ".."],
  ["suhu\n-5 derajat", [], [], ".."],
  ["suhu:\n- 5 derajat", [], [], ".."],
  ["suhu\n- 5 derajat\n- 7 derajat", [], [], "..."],
  ["suhu\n\n> 5 menit", [], [], "..."],
  ["> tunggu\n> 5 menit", [], [], ".."],
  ["- suhu\n- 5 derajat", [], [], ".."],
  ["## Suhu\n> 5 menit", ["1:2 Suhu"], [], ".."],
  ["katakan\n> Lima menit", [], [], ".."],
  ["teks\n---", [], ["2:1-4 setext teks"], ".."],
  ["teks\n===", [], ["2:1-4 setext teks"], ".."],
  ["teks\n--- ", [], ["2:1-4 setext teks"], ".."],
  ["\n---", [], [], ".."],
  ["teks\n\n---", [], [], "..."],
  ["## a\n---", ["1:2 a"], [], ".."],
  ["- a\n---", [], ["2:1-4 setext - a"], ".."],
  ["> a\n> ---", [], ["2:1-6 setext > a"], ".."],
  ["- a\n  ===", [], ["2:3-6 setext - a"], ".."],
  ["> \n---", [], [], ".."],
  ["teks\n- - -", [], [], ".."],
  ["teks\n--a", [], [], ".."],
  ["---", [], [], "."],
  ["```\n# x\n```", [], [], "ccc"],
  ["```\n# x\n````", [], [], "ccc"],
  ["````\n```\n````", [], [], "ccc"],
  ["```\n~~~\n```", [], [], "ccc"],
  ["```\n```x\n```", [], [], "ccc"],
  ["~~~ a`b\n~~~", [], [], "cc"],
  ["``` a`b\n```", [], ["2:1-4 fence-open"], ".c"],
  ["```js title\n```", [], ["1:1-12 fence info js title"], "cc"],
  ["```js\n```", [], [], "cc"],
  ["~~~ js title\n~~~", [], ["1:1-13 fence info js title"], "cc"],
  ["```\nx", [], ["1:1-4 fence-open"], "cc"],
  ["x\n~~~\ny", [], ["2:1-4 fence-open"], ".cc"],
  ["  ```\nx", [], ["1:3-6 displaced fence ```"], ".."],
  ["```\n  ```\n## a", ["3:2 a"], [], "cc."],
  ["```\n    ```\n## a", [], ["1:1-4 fence-open"], "ccc"],
  ["```   \n```", [], [], "cc"],
  ["<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x", [], ["1:1-13 conflict <<<<<<< HEAD"], "....."],
  ["<<<<<<<\n\na\n\n||||||| 1a\n\n=======\n\nb\n\n>>>>>>>", [], ["1:1-8 conflict <<<<<<<"], "..........."],
  ["<<<<<<< a\n>>>>>>> a\nb\n=======", [], ["1:1-10 conflict <<<<<<< a", "4:1-8 setext b"], "...."],
  ["<<<<<<< a\n>>>>>>> a\n<<<<<<< a", [], ["1:1-10 conflict <<<<<<< a", "3:1-10 conflict <<<<<<< a"], "..."],
  ["a\n>>>>>>> x\nb", [], ["2:1-10 conflict >>>>>>> x"], "..."],
  ["a\n=======", [], ["2:1-8 setext a"], ".."],
  ["<<<<<< a\n<<<<<<<< a\n <<<<<<< a\n<<<<<<<a\n- <<<<<<< a\n>>>>>> a", [], [], "......"],
  ["```\n<<<<<<< a\n=======\n>>>>>>> a\n```", [], [], "ccccc"],
  ["<<<<<<< a\n## b\n=======\n## c\n>>>>>>> a", ["2:2 b", "4:2 c"], ["1:1-10 conflict <<<<<<< a"], "....."],
])("%j: its headings, what is wrong and where, which lines are code", (text, headings, problems, code) => {
  const lines = splitLines(text);
  const outline = readOutline(lines, 1);
  expect(outline.headings.map(({ line, level, title }) => `${line}:${level} ${title}`)).toEqual(headings);
  expect(outline.problems.map(({ at: { start, end }, key }) => `${start.line}:${start.column}-${end.column} ${key}`)).toEqual(problems);
  expect(lines.map((_, index) => (outline.isCode(index + 1) ? "c" : ".")).join("")).toBe(code);
});

test("a body is read from its first line on: what stands before it underlines nothing", () => {
  expect(readOutline(["code: P-01", "---", "teks"], 2).problems).toEqual([]);
  expect(readOutline(["code: P-01", "---", "teks"], 1).problems.map(({ key }) => key)).toEqual(["setext code: P-01"]);
});

test.each<[text: string, lines: string[]]>([
  ["a\nb\n", ["a", "b"]],
  ["a\r\nb", ["a", "b"]],
  ["\ufeffa\n\n", ["a", ""]],
  ["a\ufeff", ["a\ufeff"]],
  ["a\rb\r\r\n", ["a\rb\r"]],
  ["", []],
])("%j in lines", (text, lines) => {
  expect(splitLines(text)).toEqual(lines);
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
