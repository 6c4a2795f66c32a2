import { expect, test } from "vitest";
import { describeChange } from "../../core/compare/describe-change.ts";
import { diffChangeLog } from "../../core/compare/diff-change-log.ts";
import type { Document } from "../../core/document/document.ts";
import { read } from "../acts/example-documents.ts";

const log = (revision: string, ...entries: string[]) =>
  read(
    `---\ncode: IN.OCC.TELK.P-01\ntitle: Contoh\nrevision: "${revision}"\nchanges:\n${entries.map((entry) => `  - ${entry}\n`).join("")}---\n## Tujuan\n`,
  );

test("entries added, written anew and lost, by their revision; the newest takes it from the header", () => {
  const first = '{ revision: "00", effective: 2020-01-01, summary: [Terbitan pertama] }';
  const before = log("01", first, "{ summary: [Dua hal, Tiga hal] }");
  const after = log("02", '{ revision: "00", effective: 2020-01-01, summary: [Terbitan perdana] }', "{ summary: [Empat hal] }");
  expect(diffChangeLog(before, after)).toEqual([
    {
      kind: "item-changed",
      list: "changes",
      from: "00 (2020-01-01): Terbitan pertama",
      to: "00 (2020-01-01): Terbitan perdana",
      item: "00",
      fields: [{ field: "summary", from: "Terbitan pertama", to: "Terbitan perdana" }],
      weight: "editorial",
    },
    { kind: "item-added", list: "changes", item: "02: Empat hal", weight: "editorial" },
    { kind: "item-removed", list: "changes", item: "01: Dua hal; Tiga hal", weight: "editorial" },
  ]);
  expect(diffChangeLog(before, before)).toEqual([]);
});

test("of an entry its date, what it affects and which steps it renumbered; the newest entry's date is the header's", () => {
  const said = (before: string, after: string) => {
    const [from, to] = [before, after].map((entry) => log("01", entry, "{ summary: [Dua] }"));
    return diffChangeLog(from as Document, to as Document).map((change) => describeChange(change).what.en);
  };
  const entry = (rest: string) => `{ revision: "00", summary: [Satu]${rest} }`;
  expect(said(entry(", effective: 2020-01-01"), entry(", effective: 2020-02-01"))).toEqual([
    "“00”: effective date “1 January 2020” → “1 February 2020”",
  ]);
  expect(said(entry(", affects: [Tujuan]"), entry(", affects: [Tujuan, Layanan]"))).toEqual(["“00”: affects “Tujuan” → “Tujuan, Layanan”"]);
  expect(said(entry(""), entry(', renumbered: { "8": "9", "9": "10" }'))).toEqual(["“00”: step numbers (not written) → “8 → 9, 9 → 10”"]);
  const [first, second] = [`{ revision: "00", effective: 2020-01-01, summary: [Satu] }`, "{ summary: [Dua], affects: [Tujuan] }"];
  const bumped = log("02", first, '{ revision: "01", effective: 2021-01-01, summary: [Dua], affects: [Tujuan] }', "{ summary: [Tiga] }");
  // What bump writes down of the entry that was newest is what the header said.
  expect(diffChangeLog(log('01"\neffective: "2021-01-01', first, second), bumped)).toMatchObject([{ item: "02: Tiga" }]);
  expect(diffChangeLog(log("00", "{ summary: [Satu] }"), log("01", first, second))).toMatchObject([
    { item: "00", fields: [{ field: "effective", from: undefined, to: "2020-01-01" }] },
    { item: "01: Dua · affects: Tujuan" },
  ]);
});
