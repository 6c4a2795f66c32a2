import { expect, test } from "vitest";
import { aheadOfClock } from "../../../core/acts/ahead-of-clock.ts";
import { indexLibrary } from "../../../core/library/index-library.ts";
import { WITHOUT_RECORDS } from "../../../core/library/library.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { hold, life, text } from "./planned.ts";

const files = {
  ...life("P-01", { "00": "2026-01-10" }),
  "P-01/draft.md": text("P-01", "01"),
  "P-01/events.yaml": [
    "- event: copy-issued",
    "  date: 2026-03-01",
    "  recorded: 2026-03-02",
    "  by: { name: Cy Cd, position: QMR }",
    "  copy: 3",
    "  location: Gate",
    '  revision: "00"',
    "",
  ].join("\n"),
  ...life("P-02", { "00": "2026-01-10" }),
};

/** What is said on a day by the clock. */
function said(code: string, today: string) {
  const { facts, folders, library: held } = hold(files);
  const library = indexLibrary(facts, folders, held.settings, today as IsoDate, { ...WITHOUT_RECORDS, today: today as IsoDate });
  const document = [...library.documents.values()].find((one) => one.code === code);
  if (!document) throw new Error(`no ${code}`);
  return aheadOfClock(document, library);
}

test("what was written down after today is told, and by which day", () => {
  expect(said("P-01", "2026-03-01")).toEqual({
    en: "P-01 tells of 2026-03-02, and by this machine's clock it is 2026-03-01: what was written down since is not seen. Is the clock right?",
    id: "P-01 mencatat tanggal 2026-03-02, padahal menurut jam mesin ini 2026-03-01: yang dicatat sesudahnya tidak terlihat. Apakah jamnya benar?",
  });
  expect(said("P-01", "2026-03-02")).toBeUndefined();
  expect(said("P-02", "2026-01-09")?.en).toContain("P-02 tells of 2026-01-10");
  expect(said("P-02", "2026-01-10")).toBeUndefined();
});
