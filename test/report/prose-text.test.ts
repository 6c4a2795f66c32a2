import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { proseText } from "../../cli/report/show/prose-text.ts";
import { wrap } from "../../cli/report/show/wrap.ts";

const shown = (markdown: string, columns = 40) => `\n${proseText(markdown, columns).join("\n")}\n`;

test("a table has its columns, cells that wrap, numbers at their side", () => {
  const table = "| Name | Amount | Note |\n| --- | ---: | :-: |\n| Clerk | 100 | x |\n| Head of the department of quality | 7 | yes |\n";
  expect(shown(table)).toBe(`
Name                     │ Amount │ Note
─────────────────────────┼────────┼─────
Clerk                    │    100 │  x
Head of the department   │      7 │ yes
of quality               │        │
`);
});

test("a table of too many columns is a list of heads and cells", () => {
  const table = "| A | B | C | D | E |\n|-|-|-|-|-|\n| first cell | second cell | third cell | fourth cell | |\n| b | | | | c |\n";
  expect(shown(table, 30)).toBe(`
A: first cell
B: second cell
C: third cell
D: fourth cell
E

A: b
B
C
D
E: c
`);
});

test("lists within lists keep their marks and numbers", () => {
  expect(shown("1. first\n2. second which is long enough to be wrapped\n   - inner\n     1. innermost\n   - other\n10. ten\n")).toBe(`
1. first
2. second which is long enough to be
   wrapped
   - inner
     1. innermost
   - other
3. ten
`);
  expect(shown("9. nine\n10. ten\n\n    with more\n")).toBe("\n 9. nine\n\n10. ten\n\n    with more\n");
});

test("quotes and code stand apart", () => {
  const markdown = "Say:\n\n> Please hold on, we are looking into what was asked.\n>\n> > Inner.\n\n```\n  if (x)   y\n```\n\nThen `go`.\n";
  expect(shown(markdown)).toBe(`
Say:

│ Please hold on, we are looking into
│ what was asked.
│
│ │ Inner.

      if (x)   y

Then go.
`);
});

test("what has no letters is said: pictures, addresses, struck-out text, breaks", () => {
  const markdown = "![Plan](assets/plan.png) [the site](https://x.example) <https://y.example> ~~old~~ *new*  \nnext\n";
  expect(shown(markdown, 90)).toBe(`
[Plan: assets/plan.png] the site (https://x.example) https://y.example ~~old~~ new
next
`);
});

test("wide characters count twice, and text without blanks is broken", () => {
  expect(wrap("漢字漢字漢字漢字漢字漢字 kata", 20)).toEqual(["漢字漢字漢字漢字漢字", "漢字 kata"]);
  expect(shown("| 名前 | n |\n|-|-|\n| 田中 | 1 |\n| a | 2 |\n")).toBe("\n名前 │ n\n─────┼──\n田中 │ 1\na    │ 2\n");
  expect(wrap("👩‍🚒".repeat(12), 20)).toEqual(["👩‍🚒".repeat(10), "👩‍🚒👩‍🚒"]);
});

test("no row is wider than there is room, and no word is lost", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "漢", "é", "7", "👩‍🚒"), minLength: 1, maxLength: 30 });
  const cell = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
  const cells = fc.array(cell, { minLength: 1, maxLength: 4 });
  const block = fc.oneof(
    cell.map((text) => `w ${text}`),
    cells.map((items) => items.map((item) => `- x ${item}`).join("\n")),
    cells.map((items) => items.map((item) => `1. x ${item}\n   > ${item}`).join("\n")),
    fc
      .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 })
      .map((rows) => ["| A | B | C |", "|-|-|-|", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n")),
  );
  const letters = (text: string) => [...text.matchAll(/[abé漢7👩]/gu)].map(String).sort().join("");
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), fc.integer({ min: 40, max: 100 }), (blocks, columns) => {
      const markdown = blocks.join("\n\npost\n\n");
      const rows = proseText(markdown, columns);
      for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
      expect(letters(rows.join("\n").replaceAll(/\d+\. /g, ""))).toBe(letters(markdown));
    }),
    { numRuns: 300 },
  );
});
