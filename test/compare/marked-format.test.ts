import { expect, test } from "vitest";
import { formatsOf, type InlineTag } from "../../core/compare/marked-format.ts";

const letters: Readonly<Record<InlineTag, string>> = { strong: "B", em: "I", s: "S", code: "C", u: "U" };

/** For each character: `.` plain, its tags' letters, `-` a mark that is not seen, `@` what stands behind a link's words. */
const drawn = (text: string) =>
  formatsOf(text)
    .map(({ tags, markup }, at) => {
      if (markup) return markup.address && at >= markup.address[0] && at < markup.address[1] ? "@" : "-";
      return tags.map((tag) => letters[tag]).join("") || ".";
    })
    .join(" ");

test.each<[text: string, formats: string]>([
  ["biasa", ". . . . ."],
  ["**a** b", "- - B - - . ."],
  ["*a* b", "- I - . ."],
  ["_a_", "- I -"],
  ["***a***", "- - - IB - - -"],
  ["~~a~~ b", "- - S - - . ."],
  ["`a` b", "- C - . ."],
  ["``a ` b``", "- - C C C C C - -"],
  ["[a](b.c) d", "- U @ @ @ @ @ @ . ."],
  ["[a](b) [c](d)", "- U @ @ @ @ . - U @ @ @ @"],
  ["[**a** e](b.c) d", "- - - UB - - U U @ @ @ @ @ @ . ."],
  ["[`a`](b)", "- - UC - @ @ @ @"],
  ["[](b.c)", "- - - - - - -"],
  ["<https://a.b>", "- U U U U U U U U U U U @"],
  ["![a](b.c) d", "- - . @ @ @ @ @ @ . ."],
  ["![a [x] y](b.c)", "- - . . . . . . . @ @ @ @ @ @"],
  ["**![a](b)**", "- - - - B @ @ @ @ - -"],
  ["\\*a\\* b", "- . . - . . ."],
  ["\\a", ". ."],
  ["a\\", ". ."],
  ["**a\\*b**", "- - B - B B - -"],
  ["**a `b` c**", "- - B B - BC - B B - -"],
  ["a <b>c</b>", ". . . . . . . . . ."],
  ["**a**\n**b**", "- - B - - . - - B - -"],
])("how the characters of %j are read", (text, formats) => {
  expect(drawn(text)).toBe(formats);
});

test("a mark knows the words it stands around, a link's end also its address", () => {
  expect(formatsOf("x **a** [c](d)").flatMap(({ markup }) => markup ?? [])).toEqual([
    ...Array.from({ length: 4 }, () => ({ start: 2, end: 7 })),
    { start: 8, end: 14 },
    ...Array.from({ length: 4 }, () => ({ start: 8, end: 14, address: [10, 14] })),
  ]);
});
