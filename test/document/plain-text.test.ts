import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText, wordsParsed } from "../../core/document/prose/prose.ts";

const bits = [
  "a",
  "b c",
  "-",
  "- ",
  "--",
  "---",
  "===",
  "+",
  "1.",
  "1)",
  "12. x",
  ".",
  ")",
  ":",
  "!",
  "\n",
  "\n\n",
  " ",
  "  ",
  "    ",
  "\t",
  "P-0001",
];
const odd = [
  "\u00a0",
  "\u2028",
  "\u3000",
  "\u200b",
  "\ufeff",
  "\v",
  "\f",
  "\r",
  "\0",
  "http://a.b",
  "a@b.c",
  "|",
  "*",
  "&amp;",
  "`",
  "#",
  "> ",
  "~~",
];
const piece = fc.oneof({ arbitrary: fc.constantFrom(...bits), weight: 6 }, fc.constantFrom(...odd), fc.string({ maxLength: 3 }));

test("words that are known without a parser are the parser's", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(plainText(pieces.join(""))).toBe(wordsParsed(pieces.join("")));
    }),
    { numRuns: 3000 },
  );
});

test("a table of one column needs no bar", () => {
  for (const text of [".\n:--", "Nama\n:-:\nSiti", "a\n--:"]) expect(plainText(text)).toBe(wordsParsed(text));
});

test("also of a text of many lines", () => {
  const text = "satu\n\n".repeat(4000);
  expect(plainText(text)).toBe(wordsParsed(text));
});

test("no two words become one where Markdown sets something between them", () => {
  expect(plainText("- Luar\n  - Dalam\n  - Juga\n\n  Lagi\n- Sesudah")).toBe("Luar\nDalam\nJuga\nLagi\nSesudah");
  expect(plainText("| No. | Kolom |\n| --- | --- |\n| 1 | Nomor urut |\n| 2 | |")).toBe("No. · Kolom\n1 · Nomor urut\n2");
  expect(plainText("> Satu\n> dua\n>\n> - tiga\n>   > empat")).toBe("Satu dua\ntiga\nempat");
});
