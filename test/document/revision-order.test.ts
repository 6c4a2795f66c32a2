import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTextFile, revisionOfFile } from "../../core/document/codes/revision-file.ts";
import {
  compareRevisions,
  entriesBetween,
  firstRevision,
  isSameRevision,
  likelyNext,
  nextRevision,
  orderRevisions,
  revisionsMissing,
} from "../../core/document/codes/revision-order.ts";

test.each([
  ["number", "00", "01"],
  ["number", "09", "10"],
  ["number", "99", "100"],
  ["number", "009", "010"],
  ["number", "9", "10"],
  ["number", "A", undefined],
  ["letter", "A", "B"],
  ["letter", "Z", "AA"],
  ["letter", "AZ", "BA"],
  ["letter", "ZZ", "AAA"],
  ["letter", "01", undefined],
  ["label", "01", undefined],
] as const)("of %ss, after %s comes %s", (style, last, next) => {
  expect(nextRevision(last, style)).toBe(next);
});

test.each([
  ["number", "1", 1, "1"],
  ["number", "1", 3, "001"],
  ["letter", "A", 2, "A"],
] as const)("the first of %ss, %s with %i digits, is %s", (style, first, digits, printed) => {
  expect(firstRevision({ style, first, digits })).toBe(printed);
});

test.each([
  ["R08", "R09"],
  ["v1.0.9", "v1.0.10"],
  ["2024-03", "2024-04"],
  ["B", "C"],
  ["final", "final-2"],
])("a label after %s may read %s", (last, next) => {
  expect(likelyNext(last)).toBe(next);
});

test.each([
  ["number", "00", "02", "01"],
  ["number", "00", "05", "01–04"],
  ["number", "000", "005", "001–004"],
  ["number", "0", "5", "1–4"],
  ["number", "00", "01", undefined],
  ["number", "00", "abc", undefined],
  ["letter", "Y", "AB", "Z–AA"],
  ["letter", "Z", "AA", undefined],
  ["label", "R07", "R09", undefined],
] as const)("of %ss, between %s and %s is missing: %s", (style, before, after, missing) => {
  expect(revisionsMissing(before, after, style)).toBe(missing);
});

test("counting never goes back, and each step is the next in order", () => {
  fc.assert(
    fc.property(fc.constantFrom("number" as const, "letter" as const), fc.nat(800), (style, steps) => {
      let name = style === "number" ? "00" : "A";
      for (let index = 0; index < steps % 60; index++) {
        const next = nextRevision(name, style) as string;
        expect(compareRevisions(name, next)).toBeLessThan(0);
        expect(revisionsMissing(name, next, style)).toBeUndefined();
        name = next;
      }
    }),
  );
});

test.each([
  [["B", "C", "AA"], "letters"],
  [["b", "C", "AA"], "letters of either case"],
  [["A", "A1", "A2", "B", "B1", "AA"], "letters with numbers"],
  [["1", "A", "final"], "numbers, letters, words"],
  [["alpha", "beta", "gamma-2", "gamma-10"], "words"],
])("%j stand in this order (%s)", (names) => {
  for (const [index, one] of names.entries())
    for (const later of names.slice(index + 1)) {
      expect(compareRevisions(one, later)).toBeLessThan(0);
      expect(compareRevisions(later, one)).toBeGreaterThan(0);
    }
});

test("names have one order, however they are met", () => {
  const name = fc.stringMatching(/^[A-Za-z0-9]{1,4}([._-][A-Za-z0-9]{1,3}){0,2}$/);
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 6, selector: (one) => one.toLowerCase() }), (names) => {
      const texts = names.map((revision) => ({ revision, changes: [] }));
      const order = orderRevisions(texts, "number").map(({ revision }) => revision);
      for (const [index, one] of order.entries())
        for (const later of order.slice(index + 1)) expect(compareRevisions(one, later)).toBeLessThanOrEqual(0);
      expect([...order].sort()).toEqual([...names].sort());
    }),
  );
});

describe("labels stand as the change logs say", () => {
  const text = (revision: string, ...before: string[]) => ({ revision, changes: [...before, undefined].map((one) => ({ revision: one })) });
  const orderOf = (...texts: ReturnType<typeof text>[]) => orderRevisions(texts, "label").map(({ revision }) => revision);

  test.each([
    ["against their names", [text("1", "B", "A"), text("A", "B"), text("B")], ["B", "A", "1"]],
    ["as the newest says of all", [text("v1"), text("R9"), text("2024-03", "v1", "R9")], ["v1", "R9", "2024-03"]],
    ["years of two digits", [text("98"), text("99", "98"), text("00", "98", "99")], ["98", "99", "00"]],
    ["by name where no log tells", [text("R10"), text("R9")], ["R9", "R10"]],
    ["by name where logs contradict each other", [text("B", "A"), text("A", "B")], ["A", "B"]],
    ["whatever zeros the log writes", [text("R1"), text("A", "R01")], ["R1", "A"]],
  ])("%s", (_, texts, expected) => {
    expect(orderOf(...texts)).toEqual(expected);
    expect(orderOf(...texts.toReversed())).toEqual(expected);
  });

  test("any order that one log after the other states", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["A", "B", "7", "07-b", "v1.0.3", "2024-03", "R08"], { minLength: 2 }), fc.nat(), (stated, seed) => {
        const texts = stated.map((name, index) => text(name, ...stated.slice(0, index)));
        const mixed = [...texts.slice(seed % texts.length), ...texts.slice(0, seed % texts.length)];
        expect(orderOf(...mixed)).toEqual(stated);
      }),
    );
  });
});

test("entries of a log between two revisions go by their place, or by the names of those it lacks", () => {
  const log = [{ revision: "v2" }, { revision: "A" }, {}];
  expect(entriesBetween(log, "v2", "1")).toEqual([{ revision: "A" }, {}]);
  expect(entriesBetween(log, "A", "1")).toEqual([{}]);
  expect(entriesBetween([{ revision: "03" }, { revision: "04" }], "2", "4")).toHaveLength(2);
  expect(entriesBetween([{ revision: "03" }, { revision: "04" }], "04", "03")).toEqual([]);
});

test.each([
  ["rev-05.md", "05"],
  ["rev-AA.md", "AA"],
  ["rev-v1.0.3.md", "v1.0.3"],
  ["rev-2024-03.md", "2024-03"],
  ["rev-05.md.md", undefined],
  ["rev-.md", undefined],
  ["rev-05 copy.md", undefined],
  ["rev-..md", undefined],
  ["rev-5.markdown", undefined],
])("%s is the file of revision %s", (file, revision) => {
  expect(revisionOfFile(file)).toBe(revision);
  expect(isTextFile(file)).toBe(revision !== undefined);
});

test("a revision has one name, whatever zeros and case", () => {
  expect(isSameRevision("5", "05")).toBe(true);
  expect(isSameRevision("V1.0", "v1.0")).toBe(true);
  expect(isSameRevision("2024-3", "2024-03")).toBe(true);
  expect(isSameRevision("1.10", "1.1")).toBe(false);
  expect(isSameRevision(undefined, undefined)).toBe(false);
});
