import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { appendYaml, deleteYamlKey, setYaml } from "../../core/acts/write/edit-yaml.ts";

const front = `code: P-01 # kode
title:   "Penanganan"
revision: '05'   # cetak
effective: 2019-12-03
approvals: # tiga
  prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
  checked:
    name: S.S.
    date: 2019-11-28 # terakhir

# catatan
changes:
  - { summary: [Terbitan pertama], }
  - summary:
      - Menyesuaikan alur
  # sesudah
keywords: [a,b]
`;

function bothEnds(name: string, run: (lineEnds: (text: string) => string) => void): void {
  test.each([
    ["LF", (text: string) => text],
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
  ])(`${name}, %s`, (_, ends) => run(ends));
}

describe("only the value changes", () => {
  bothEnds("a quoted value keeps its quotes", (ends) => {
    expect(setYaml(ends(front), ["revision"], "06")).toBe(ends(front.replace("'05'", "'06'")));
  });
  bothEnds("a mapping over several lines is emptied", (ends) => {
    const empty = front.replace(/approvals: # tiga\n[\s\S]*2019-11-28 # terakhir/, "approvals: {} # terakhir");
    expect(setYaml(ends(front), ["approvals"], {})).toBe(ends(empty));
  });
  bothEnds("an empty mapping is filled", (ends) => {
    const value = {
      prepared: {
        name: "K",
        digest: { header: "x".repeat(60), text: "y".repeat(60) },
      },
    };
    expect(setYaml(ends("a: 1\napprovals: {}\nb: 2\n"), ["approvals"], value)).toBe(
      ends(
        `a: 1\napprovals:\n  prepared:\n    name: K\n    digest:\n      header: ${"x".repeat(60)}\n      text: ${"y".repeat(60)}\nb: 2\n`,
      ),
    );
  });
  bothEnds("a key is added at the end of its mapping", (ends) => {
    expect(
      setYaml(ends(front), ["approvals", "approved"], {
        name: "A.H.",
        date: "2019-11-29",
      }),
    ).toBe(ends(front.replace("# terakhir\n", "# terakhir\n  approved: { name: A.H., date: 2019-11-29 }\n")));
  });
  bothEnds("keys are put before the first one of a list's item", (ends) => {
    const once = setYaml(ends(front), ["changes", 1, "revision"], "05", {
      before: "summary",
    });
    expect(
      setYaml(once, ["changes", 1, "effective"], "2019-12-03", {
        before: "summary",
      }),
    ).toBe(ends(front.replace("  - summary:\n", '  - revision: "05"\n    effective: 2019-12-03\n    summary:\n')));
  });
  bothEnds("the same on one line", (ends) => {
    expect(
      setYaml(ends(front), ["changes", 0, "revision"], "04", {
        before: "summary",
      }),
    ).toBe(ends(front.replace("{ summary: [Ter", '{ revision: "04", summary: [Ter')));
  });
  bothEnds("an item is added behind the last", (ends) => {
    expect(appendYaml(ends(front), ["changes"], { summary: [] })).toBe(
      ends(
        front
          .replace("      - Menyesuaikan alur\n", "      - Menyesuaikan alur\n  - { summary: [] }\n")
          .replace("{ summary: [] }", "summary: []"),
      ),
    );
  });
  bothEnds("a key goes with its line", (ends) => {
    expect(deleteYamlKey(ends(front), "effective")).toBe(ends(front.replace("effective: 2019-12-03\n", "")));
    expect(deleteYamlKey(ends(front), "approvals")).toBe(ends(front.replace(/approvals: # tiga\n[\s\S]*2019-11-28 # terakhir\n/, "")));
  });
  bothEnds("a key is added behind another", (ends) => {
    expect(
      setYaml(ends('code: x\nrevision: "05"\nchanges: []\n'), ["effective"], "2020-01-01", { after: ["code", "revision", "none"] }),
    ).toBe(ends('code: x\nrevision: "05"\neffective: 2020-01-01\nchanges: []\n'));
  });
});

test("a list on one line, with and without a comma at its end", () => {
  expect(appendYaml("a: [1, 2]\n", ["a"], 3)).toBe("a: [1, 2, 3]\n");
  expect(parse(appendYaml("a: [1, 2, ]\n", ["a"], 3))).toEqual({
    a: [1, 2, 3],
  });
  expect(parse(appendYaml("a:\nb: 1\n", ["a"], { x: "y" }))).toEqual({
    a: [{ x: "y" }],
    b: 1,
  });
});

test("a list that is the whole file", () => {
  expect(appendYaml("", [], { event: "reviewed" })).toBe("- { event: reviewed }\n");
  expect(parse(appendYaml("# hanya catatan", [], { event: "reviewed" }))).toEqual([{ event: "reviewed" }]);
  expect(parse(appendYaml("[]\n", [], { event: "reviewed" }))).toEqual([{ event: "reviewed" }]);
  expect(appendYaml("- { event: a } # x", [], { event: "b" })).toBe("- { event: a } # x\n- { event: b }");
});

test("what is written reads as what was meant, whatever the words", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom("05", "true", "- a", "a: b", "#", "{", "2020-01-01", "it's", "“", "null", "~", "a, b"),
  );
  const value = fc.dictionary(fc.constantFrom("name", "position", "reason", "long"), fc.oneof(word, fc.array(word, { maxLength: 4 })), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(value, fc.constantFrom("\n", "\r\n"), (own, newline) => {
      const list = appendYaml(`- event: a${newline}  by: { name: x }${newline}`, [], own);
      expect((parse(list) as unknown[])[1]).toEqual(own);
      const map = setYaml(`a: {}${newline}b: 1${newline}`, ["a"], { own });
      expect(parse(map)).toEqual({ a: { own }, b: 1 });
    }),
  );
});

describe("where a value stands oddly", () => {
  const set = (...given: Parameters<typeof setYaml>) => outcome(() => setYaml(...given));
  const append = (...given: Parameters<typeof appendYaml>) => outcome(() => appendYaml(...given));
  const drop = (source: string, key: string) => outcome(() => deleteYamlKey(source, key));
  const outcome = (run: () => string) => {
    try {
      return run();
    } catch (error) {
      return `refused: ${(error as Error).message}`;
    }
  };

  test.each<[string, string, string]>([
    ["an item of a list", set("a: [1, 2, 3]\n", ["a", 1], "x"), "a: [1, x, 3]\n"],
    ["an item of a list that is not there", set("a: [1]\n", ["a", 1], "x"), "refused: there is no item 1"],
    ["an item of a block list", set("a:\n  - 1\n  - 2 # two\n", ["a", 1], 5), "a:\n  - 1\n  - 5 # two\n"],
    ["below a word", set("a: 1\n", ["a", "b"], 2), "refused: a is no mapping or list"],
    ["below what is not there", set("a: 1\n", ["b", "c", "d"], 2), "refused: b.c is no mapping or list"],
    ["an empty value", set("a:\nb: 1\n", ["a"], 2), "a: 2\nb: 1\n"],
    ["an empty value before a comment", set("a: # none\nb: 1\n", ["a"], 2), "a: 2 # none\nb: 1\n"],
    ["a value on the line below", set("a:\n  1\nb: 1\n", ["a"], 2), "a: 2\nb: 1\n"],
    ["a value far from its key", set("a:    1\n", ["a"], 2), "a:    2\n"],
    ["a value in single quotes", set("a: 'x'\n", ["a"], "it's"), "a: 'it''s'\n"],
    ["a value in double quotes", set('a: "x"\n', ["a"], 'say "y"'), 'a: "say \\"y\\""\n'],
    ["a quoted value, by a number", set('a: "5"\n', ["a"], 6), "a: 6\n"],
    ["an unquoted value, by one that needs quotes", set("a: x\n", ["a"], "05"), 'a: "05"\n'],
    ["a value on one line, by a long one", set("{ a: 1 }\n", ["a"], { b: { c: 1 } }), "{ a: { b: { c: 1 } } }\n"],
    ["a word, by a mapping", set("a: 1 # x\nb: 2\n", ["a"], { c: { d: 1 } }), "a:\n  c: { d: 1 } # x\nb: 2\n"],
    ["a key of an empty mapping on one line", set("a: {}\n", ["a", "b"], 1), "a: { b: 1 }\n"],
    ["a key of a mapping on one line", set("a: { b: 1 }\n", ["a", "c"], 2), "a: { b: 1, c: 2 }\n"],
    ["a key of a mapping on one line that ends in a comma", set("a: { b: 1, }\n", ["a", "c"], 2), "a: { b: 1, c: 2, }\n"],
    ["a key before one that is not there", set("a: 1\n", ["b"], 2, { before: "x" }), "a: 1\nb: 2\n"],
    ["a key behind those that are not there", set("a: 1\nc: 3\n", ["b"], 2, { after: ["x"] }), "a: 1\nc: 3\nb: 2\n"],
    ["a key behind the last of several", set("a: 1\nb: 2\nd: 4\n", ["c"], 3, { after: ["b", "a"] }), "a: 1\nc: 3\nb: 2\nd: 4\n"],
    ["a key behind an empty one", set("a:\n", ["b"], 2), "a:\nb: 2\n"],
    ["a key where the file ends without a line's end", set("a: 1", ["b"], 2), "a: 1\nb: 2"],
    ["a key in a file that is empty", set("", ["b"], 2), "refused:  is no mapping or list"],
    ["what has an anchor", set("a: &x 1\n", ["a"], 2), "refused: anchors and tags are not edited"],
    ["what has a tag", set("a: !x 1\n", ["a"], 2), "refused: anchors and tags are not edited"],
    ["what has a tag that all know", set("a: !!str 1\n", ["a"], 2), "a: !!str 2\n"],
    ["what is no YAML", set("a: [\n", ["a"], 2).replace(/:.*/, ""), "refused"],
    ["a long list", set("a: []\n", ["a"], ["x".repeat(40), "y".repeat(40)]), `a:\n  - ${"x".repeat(40)}\n  - ${"y".repeat(40)}\n`],
    ["a list of 79 letters", set("a: []\n", ["a"], ["x".repeat(77)]), `a: [${"x".repeat(77)}]\n`],
    ["a list of 80 letters", set("a: []\n", ["a"], ["x".repeat(78)]), `a:\n  - ${"x".repeat(78)}\n`],
    ["what is left out", set("a: 1\n", ["a"], { b: undefined, c: 1 }), "a: { c: 1 }\n"],
    ["nothing but what is left out", set("a: 1\n", ["a"], { b: undefined }), "a: {}\n"],
  ])("is set: %s", (_, made, expected) => expect(made).toBe(expected));

  test.each<[string, string, string]>([
    ["to a list on one line", append("[1]\n", [], 2), "[1, 2]\n"],
    ["to a list that ends in a comma", append("[1, 2, ]\n", [], 3), "[1, 2, 3, ]\n"],
    ["to a word", append("x\n", [], 1), "refused: the file is no list"],
    ["to a mapping", append("a: 1\n", [], 1), "refused: the file is no list"],
    ["to nothing but null", append("~\n", [], 1), "~\n- 1\n"],
    ["to an empty list behind a comment", append("# x\n[] # y\n# z\n", [], 1), "# x\n- 1\n# z\n"],
    ["to an empty list where the file ends", append("[]", [], 1), "- 1\n"],
    ["a mapping of mappings", append("- a\n", [], { b: { c: 1 }, d: 2 }), "- a\n- b: { c: 1 }\n  d: 2\n"],
    ["a list of lists", append("- a\n", [], [["b"], ["c"]]), "- a\n- - [b]\n  - [c]\n"],
    ["behind blank lines", append("- a\n\n\n", [], "b"), "- a\n- b\n\n\n"],
    ["to a list further in", append("a:\n    - 1\nb: 2\n", ["a"], 2), "a:\n    - 1\n    - 2\nb: 2\n"],
    ["to a list of mappings whose last is empty", append("- a:\n", [], "b"), "- a:\n- b\n"],
  ])("is added: %s", (_, made, expected) => expect(made).toBe(expected));

  test.each<[string, string, string]>([
    ["which is not there", drop("a: 1\n", "b"), "a: 1\n"],
    ["whose value is empty", drop("a:\nb: 1\n", "a"), "b: 1\n"],
    ["the last, where the file ends", drop("a: 1\nb: 2", "b"), "a: 1\n"],
    ["of a file that is a list", drop("- a\n", "a"), "refused: the top is no mapping"],
    ["of a mapping on one line", drop("{ a: 1 }\n", "a"), "refused: the top mapping is written on one line"],
    ["of a mapping on one line that does not have it", drop("{ a: 1 }\n", "b"), "{ a: 1 }\n"],
  ])("is taken out: %s", (_, made, expected) => expect(made).toBe(expected));
});
