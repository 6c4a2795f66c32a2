import { describe, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { effectiveRevision, statusOn } from "../../core/library/status.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const settings = librarySettings.parse({ organisation: "Contoh", code: { pattern: "{type}-{number}" } });
const reading = createReadingContext(settings);
const day = (text: string) => text as IsoDate;

/** A procedure whose revisions 00, 01 … are typed over from paper and come into force on these days. */
function procedure(...effective: string[]) {
  const facts = effective.map((date, index) => {
    const revision = String(index).padStart(2, "0");
    const text = `---\ncode: P-01\ntitle: Contoh\nrevision: "${revision}"\neffective: ${date}\napprovals:\n  approved: { name: A.A., position: QMR, date: 2020-01-01 }\n---\n`;
    return factsOf(
      readDocument({ path: `P-01/rev-${revision}.md`, folder: "P-01", fileName: `rev-${revision}.md`, text }, reading),
      reading,
    );
  });
  const library = indexLibrary(facts, new Map(), settings, day("2026-01-15"));
  return library.documents.values().next().value as NonNullable<ReturnType<typeof library.documents.get>>;
}

const statuses = (document: ReturnType<typeof procedure>, date: string) =>
  document.revisions.map((revision) => statusOn(document, revision, day(date)));

describe("three revisions, of which two are still to come", () => {
  const document = procedure("2020-02-01", "2026-03-01", "2026-06-01");

  test("the one in force lasts until the next takes over, not the last", () => {
    expect(statuses(document, "2026-01-15")).toEqual([
      { status: "effective", since: "2020-02-01", until: "2026-03-01" },
      { status: "scheduled", from: "2026-03-01" },
      { status: "scheduled", from: "2026-06-01" },
    ]);
  });

  test("it changes on the day itself", () => {
    expect(effectiveRevision(document, day("2026-02-28"))?.revision).toBe("00");
    expect(effectiveRevision(document, day("2026-03-01"))?.revision).toBe("01");
    expect(effectiveRevision(document, day("2026-06-01"))?.revision).toBe("02");
  });

  test("a superseded revision ended when the next one began, and by that one, whatever came after", () => {
    expect(statuses(document, "2026-07-01")).toEqual([
      { status: "superseded", by: "01", on: "2026-03-01" },
      { status: "superseded", by: "02", on: "2026-06-01" },
      { status: "effective", since: "2026-06-01", until: undefined },
    ]);
  });

  test("before its first day nothing is in force, and before its issue it is not there", () => {
    expect(effectiveRevision(document, day("2020-01-31"))).toBeUndefined();
    expect(statuses(document, "2019-12-31")).toEqual([undefined, undefined, undefined]);
  });
});

test("a revision whose successor came into force earlier never was in force", () => {
  const document = procedure("2026-05-01", "2026-02-01");
  expect(statuses(document, "2026-06-01")).toEqual([
    { status: "superseded", by: "01", on: "2026-02-01" },
    { status: "effective", since: "2026-02-01", until: undefined },
  ]);
});
