import fc from "fast-check";
import { expect, test } from "vitest";
import { compareNatural, compareText } from "../../core/document/words/compare-text.ts";
import { daysIn } from "../../core/document/words/duration.ts";

test("numbers stand in the order of their values, everything else as text does", () => {
  const sorted = [
    "P-10",
    "P-2",
    "P-1",
    "8.10",
    "8.2.1",
    "8.2",
    "R9",
    "R10",
    "A",
    "a",
    "P-02",
    "12.3.4",
    "2.3.4",
    "",
    "SOP/HR/010/2024",
    "SOP/HR/9/2023",
  ].sort(compareNatural);
  expect(sorted).toEqual([
    "",
    "2.3.4",
    "8.2",
    "8.2.1",
    "8.10",
    "12.3.4",
    "A",
    "P-1",
    "P-02",
    "P-2",
    "P-10",
    "R9",
    "R10",
    "SOP/HR/9/2023",
    "SOP/HR/010/2024",
    "a",
  ]);
});

test("it is an order: of any texts, whichever comes first, the same list comes out", () => {
  const text = fc.array(fc.constantFrom("1", "2", "10", "01", "0", ".", "-", "P", "a"), { maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(Math.sign(compareNatural(a, b))).toBe(-Math.sign(compareNatural(b, a)) + 0);
      if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
      if (!/\d/.test(a + b)) expect(compareNatural(a, b)).toBe(compareText(a, b));
    }),
    { numRuns: 500 },
  );
});

test("retentions compare by their length, not by their first digit", () => {
  const by = (text: string) => daysIn(text) ?? Number.POSITIVE_INFINITY;
  expect(["2 Tahun", "Selama PKS", "90 hari", "18 bulan", "6 minggu"].sort((a, b) => by(a) - by(b))).toEqual([
    "6 minggu",
    "90 hari",
    "18 bulan",
    "2 Tahun",
    "Selama PKS",
  ]);
});
