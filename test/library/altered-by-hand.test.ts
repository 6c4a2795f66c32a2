import { describe, expect, test } from "vitest";
import { effectiveRevision } from "../../core/library/status.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import { hold, life } from "../acts/plans/planned.ts";

/** Whatever is altered by hand in an issued text, the revision before it is not taken for the one in force. */
const files = life("P-01", { "00": "2026-01-10", "01": "2026-02-10" });
const path = "P-01/rev-01.md";
const whole = files[path] ?? "";
const lines = whole.split("\n");

function inForce(text: string): string | undefined {
  const { library } = hold({ ...files, [path]: text }, { date: "2026-03-01" });
  const document = library.documents.get("P-01" as DocumentCode);
  return document && effectiveRevision(document, library.date)?.revision;
}

test("it is in force while nothing is altered", () => expect(inForce(whole)).toBe("01"));

describe("altered by hand", () => {
  test.each(lines.slice(0, -1).map((line, index) => [line, index] as const))("without its line “%s”", (_, index) =>
    expect(inForce(lines.filter((_, other) => other !== index).join("\n"))).toBeUndefined(),
  );

  test.each<[string, string, string]>([
    ["a day that is still to come", "effective: 2026-02-10", "effective: 2026-03-20"],
    ["a day far ahead", "effective: 2026-02-10", "effective: 2036-02-10"],
    ["no day that there is", "effective: 2026-02-10", "effective: 2026-02-30"],
    ["another revision", 'revision: "01"', 'revision: "02"'],
    ["the revision before", 'revision: "01"', 'revision: "00"'],
    ["another document", "code: P-01", "code: P-02"],
    ["another person", "approved: { name: Cy Cd", "approved: { name: Ann Ab"],
    [
      "an approval of a day to come",
      "approved: { name: Cy Cd, position: QMR, date: 2026-02-10",
      "approved: { name: Cy Cd, position: QMR, date: 2027-02-10",
    ],
    ["a paper's source", "changes:", "transcription: { source: a paper }\nchanges:"],
  ])("it names %s", (_, from, to) => {
    expect(whole).toContain(from);
    expect(inForce(whole.replace(from, to))).toBeUndefined();
  });
});
