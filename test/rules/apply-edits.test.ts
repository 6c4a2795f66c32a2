import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../core/apply-edits.ts";
import type { Edit } from "../../core/document/document.ts";
import { invisibleCharacters } from "../../core/document/prose/text-problems.ts";

const edit = (line: number, from: number, to: number, text: string): Edit => ({
  at: { start: { line, column: from }, end: { line, column: to } },
  text,
});

test("of two edits that overlap only the first in the text is applied, in whatever order they come", () => {
  const first = edit(1, 1, 5, "X");
  const second = edit(1, 3, 7, "Y");
  expect(applyEdits("abcdefgh\n", [second, first])).toEqual({ text: "Xefgh\n", applied: 1 });
});

test("edits that touch are both applied", () => {
  expect(applyEdits("abcdef\n", [edit(1, 1, 3, "X"), edit(1, 3, 5, "Y")])).toEqual({ text: "XYef\n", applied: 2 });
});

test("line ends and a byte order mark stay, and new lines take the text's own ends", () => {
  expect(applyEdits("\ufeffab\r\ncd\r\n", [edit(1, 1, 2, "1\n2")]).text).toBe("\ufeff1\r\n2b\r\ncd\r\n");
});

test("what no edit touches stays, byte for byte", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 }), fc.nat(), (lines, seed) => {
      const line = (seed % lines.length) + 1;
      const { text } = applyEdits(lines.join("\n"), [edit(line, 1, 2, "Z")]);
      expect(text.split("\n").toSpliced(line - 1, 1)).toEqual(lines.toSpliced(line - 1, 1));
      expect(text.split("\n")[line - 1]).toBe(`Z${lines[line - 1]?.slice(1)}`);
    }),
  );
});

test.each([
  ["a line that a word processor broke", "Matikan lampu\vKunci pintu.", "Matikan lampu Kunci pintu."],
  ["the separators of Unicode", "lampu\u2028pintu\u2029kunci\x85.", "lampu pintu kunci ."],
  ["a page's end before a line", "\f## Tujuan", "## Tujuan"],
  ["a page's end after a line", "## Tujuan\f", "## Tujuan"],
  ["two in a row", "lampu\v\vpintu", "lampu  pintu"],
  ["what stands within a word", "lam\u200bpu", "lampu"],
])("words stay apart where a character nobody sees is taken out: %s", (_, text, fixed) => {
  expect(
    applyEdits(
      text,
      invisibleCharacters([text]).flatMap(({ edit }) => edit ?? []),
    ).text,
  ).toBe(fixed);
});
