import { expect, test } from "vitest";
import { acceptFindings, applyBaseline } from "../../core/baseline.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import type { BaselineEntry } from "../../schemas/baseline.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const day = (text: string) => text as IsoDate;
const finding = (fingerprint: string) =>
  ({ fingerprint, rule: "SOP404", code: "P-01", message: { en: "Step 3 …", id: "Langkah 3 …" } }) as FingerprintedFinding;
const entry = (fingerprint: string, until?: string): BaselineEntry => ({
  fingerprint,
  rule: "SOP404",
  code: "P-01",
  message: "Langkah 3 …",
  reason: "known",
  ...(until === undefined ? {} : { until: day(until) }),
});

test("an entry holds up to and on its last day, and is told of from the day after", () => {
  const on = (date: string) => applyBaseline([finding("a")], [entry("a", "2026-03-31")], day(date));
  expect(on("2026-03-31")).toMatchObject({ findings: [], known: 1, expired: [] });
  expect(on("2026-04-01")).toMatchObject({ findings: [finding("a")], known: 0, expired: [entry("a", "2026-03-31")] });
});

test("an entry whose finding is gone can go, also one past its day", () => {
  const result = applyBaseline([finding("a")], [entry("a"), entry("b"), entry("c", "2020-01-01")], day("2026-01-15"));
  expect(result.mended.map(({ fingerprint }) => fingerprint)).toEqual(["b", "c"]);
  expect(result.expired).toEqual([]);
});

const accept = (held: BaselineEntry[], findings: FingerprintedFinding[], isLookedAt = (_: BaselineEntry) => true) =>
  acceptFindings(held, { findings, isLookedAt, date: day("2026-01-15"), reason: "newer", until: day("2027-01-01") });

test("accepting: entries that hold keep their own words, those past their day are renewed, those of what is mended go", () => {
  const holding = { ...entry("a"), reason: "older" };
  const renewed = { ...entry("b", "2027-01-01"), reason: "newer" };
  expect(accept([holding, entry("b", "2026-01-14"), entry("gone")], [finding("a"), finding("b")])).toEqual([holding, renewed]);
});

test("accepting: what was not looked at stays as it is", () => {
  const other = { ...entry("c"), rule: "SOP601" };
  const accepted = accept([other, entry("gone")], [finding("a")], ({ rule }) => rule === "SOP404");
  expect(accepted.map(({ fingerprint }) => fingerprint)).toEqual(["c", "a"]);
});

test.each([
  ["SOP101", "yaml BAD_INDENT", false],
  ["SOP101", "yaml DUPLICATE_KEY", true],
  ["SOP101", "value parties", false],
  ["SOP101", "slip partys", false],
  ["SOP101", "key department", true],
  ["SOP407", "slip Pelaksna", false],
  ["SOP407", "unknown Warna", true],
  ["SOP705", "value of a record", true],
])("what others would follow from is never known, nobody has seen what else it would be to accept: %s %s", (rule, key, isAccepted) => {
  const found = { ...finding("a"), rule, severity: "error", key } as FingerprintedFinding;
  expect(accept([], [found])).toHaveLength(isAccepted ? 1 : 0);
  expect(applyBaseline([found], [entry("a")], day("2026-01-15")).findings).toEqual(isAccepted ? [] : [found]);
  // Where the library lowers it, all is told besides.
  expect(accept([], [{ ...found, severity: "warning" }])).toHaveLength(1);
});
