import { expect, test } from "vitest";
import { documentPages } from "../../site/data/build/document-pages.ts";
import { earlierRevisions, logSince, redlineOf } from "../../site/data/changes/redline.ts";
import type { ShownDocument, ShownRevision } from "../../site/data/library/shown-revision.ts";

/** Eleven issued revisions, newest first, of which none was cancelled; only what choosing pages looks at. */
function manyRevisions(count: number): ShownDocument {
  const names = Array.from({ length: count }, (_, index) => String(index).padStart(2, "0"));
  const issued = names.map((revision) => ({ revision, issuedOn: `20${revision}-01-01`, facts: {}, verdict: { effect: "full" } }));
  const controlled = { code: "P-01", revisions: issued, events: [], doubts: [], lost: [] };
  const all = issued.map((own) => ({
    issued: own,
    revision: own.revision,
    controlled,
    status: { status: "superseded" },
    document: { flows: [], frontMatter: { changes: [] } },
  }));
  return { controlled, main: all.at(-1), all: all.reverse(), lost: [] } as unknown as ShownDocument;
}

test("a revision has a page against each of the eight before it, the default one at the plain address", () => {
  const document = manyRevisions(11);
  const newest = document.all[0] as ShownRevision;
  expect(earlierRevisions(document, newest).map(({ revision }) => revision)).toEqual(["09", "08", "07", "06", "05", "04", "03", "02"]);
  const addresses = documentPages(document)
    .filter(({ kind }) => kind === "changes")
    .map(({ address }) => address);
  expect(addresses).toContain("P-01/rev-10/changes/");
  expect(addresses).toContain("P-01/rev-10/changes/rev-02/");
  expect(addresses).not.toContain("P-01/rev-10/changes/rev-09/");
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(redlineOf(document, document.all.at(-1) as ShownRevision)).toBeUndefined();
});

test("what the change log says since a revision: each that follows it, the newest under the header's revision and day", () => {
  const entry = (revision: string | undefined, ...summary: string[]) => ({
    revision,
    effective: revision && `20${revision}-01-01`,
    summary,
  });
  const told = (before: string, ...changes: ReturnType<typeof entry>[]) =>
    logSince({ revision: "04", document: { frontMatter: { effective: "2026-01-01", changes } } } as unknown as ShownRevision, before).map(
      ({ revision, effective, lines }) => `${revision} ${effective}: ${lines.join(", ")}`,
    );
  const log = [entry("01", "First"), entry("02", "Second", "More"), entry("03"), entry(undefined, "Fourth")];
  expect(told("01", ...log)).toEqual(["02 2002-01-01: Second, More", "04 2026-01-01: Fourth"]);
  expect(told("1", ...log)).toEqual(told("01", ...log));
  expect(told("03", ...log)).toEqual(["04 2026-01-01: Fourth"]);
  expect(told("00", ...log)).toEqual(["04 2026-01-01: Fourth"]);
  expect(told("04", ...log)).toEqual([]);
  expect(told("01")).toEqual([]);
});
