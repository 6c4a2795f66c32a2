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
    const value = { prepared: { name: "K", digest: { header: "x".repeat(60), text: "y".repeat(60) } } };
    expect(setYaml(ends("a: 1\napprovals: {}\nb: 2\n"), ["approvals"], value)).toBe(
      ends(
        `a: 1\napprovals:\n  prepared:\n    name: K\n    digest:\n      header: ${"x".repeat(60)}\n      text: ${"y".repeat(60)}\nb: 2\n`,
      ),
    );
  });
  bothEnds("a key is added at the end of its mapping", (ends) => {
    expect(setYaml(ends(front), ["approvals", "approved"], { name: "A.H.", date: "2019-11-29" })).toBe(
      ends(front.replace("# terakhir\n", "# terakhir\n  approved: { name: A.H., date: 2019-11-29 }\n")),
    );
  });
  bothEnds("keys are put before the first one of a list's item", (ends) => {
    const once = setYaml(ends(front), ["changes", 1, "revision"], "05", { before: "summary" });
    expect(setYaml(once, ["changes", 1, "effective"], "2019-12-03", { before: "summary" })).toBe(
      ends(front.replace("  - summary:\n", '  - revision: "05"\n    effective: 2019-12-03\n    summary:\n')),
    );
  });
  bothEnds("the same on one line", (ends) => {
    expect(setYaml(ends(front), ["changes", 0, "revision"], "04", { before: "summary" })).toBe(
      ends(front.replace("{ summary: [Ter", '{ revision: "04", summary: [Ter')),
    );
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
  expect(parse(appendYaml("a: [1, 2, ]\n", ["a"], 3))).toEqual({ a: [1, 2, 3] });
  expect(parse(appendYaml("a:\nb: 1\n", ["a"], { x: "y" }))).toEqual({ a: [{ x: "y" }], b: 1 });
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
