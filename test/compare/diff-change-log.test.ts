import { expect, test } from "vitest";
import { diffChangeLog } from "../../core/compare/diff-change-log.ts";
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
    { kind: "item-changed", list: "changes", from: "00: Terbitan pertama", to: "00: Terbitan perdana", weight: "editorial" },
    { kind: "item-added", list: "changes", item: "02: Empat hal", weight: "editorial" },
    { kind: "item-removed", list: "changes", item: "01: Dua hal; Tiga hal", weight: "editorial" },
  ]);
  expect(diffChangeLog(before, before)).toEqual([]);
});
