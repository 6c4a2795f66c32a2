import { describe, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { controlledCopy } from "../../core/library/controlled-copy.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { type ControlledDocument, type LibraryControl, WITHOUT_RECORDS } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { statusOn } from "../../core/library/status.ts";
import { entriesOf } from "../../core/rules/kit/run-example.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const settings = librarySettings.parse({ organisation: "Contoh" });
const reading = createReadingContext(settings);
const by = { name: "A.H.", position: "QMR" };
const date = "2026-03-01" as IsoDate;

const text = (revision: string, effective?: string, approved = effective) => `---
code: P-01
title: Penanganan Keluhan
revision: "${revision}"
${effective === undefined ? "" : `effective: ${effective}\napprovals:\n  approved: { name: A.H., position: QMR, date: ${approved} }\n`}---
`;

const issued = (copy: string, revision: string, location: string, on = "2026-01-10") =>
  ({ event: "copy-issued", date: on, by, revision, copy, location, receivedBy: "B.S." }) as const;
const recalled = (copy: string, revision: string, location: string, on: string) => ({
  event: "copy-recalled",
  date: on,
  by,
  revision,
  copy,
  location,
});

const events = [
  issued("1", "00", "Loket Utara", "2026-01-05"),
  issued("1", "01", "Loket Utara"),
  issued("2", "01", "Loket Selatan"),
  recalled("2", "01", "Loket Selatan", "2026-02-01"),
  issued("3", "01", "Gudang"),
  recalled("3", "01", "Gudang", "2026-02-02"),
  issued("3", "01", "Kantor Baru", "2026-02-03"),
  issued("4", "00", "Arsip", "2026-01-05"),
  recalled("4", "00", "Arsip", "2026-01-06"),
  issued("5", "02", "Loket Utara", "2026-02-20"),
];

const unread: LibraryControl = {
  ...WITHOUT_RECORDS,
  unread: [{ kind: "settings", code: undefined, path: "settings/001.yaml", line: 1, message: undefined, fix: undefined }],
};

function document(by: LibraryControl = WITHOUT_RECORDS): ControlledDocument {
  const files = {
    "rev-00.md": text("00", "2026-01-02"),
    "rev-01.md": text("01", "2026-01-08"),
    "rev-02.md": text("02", "2030-01-01", "2026-02-15"),
    "draft.md": text("03"),
  };
  const facts = Object.entries(files).map(([fileName, own]) =>
    factsOf(readDocument({ path: `P-01/${fileName}`, folder: "P-01", fileName, text: own }, reading), reading),
  );
  const library = indexLibrary(facts, new Map([["P-01", { entries: entriesOf(events), issued: new Map() }]]), settings, date, by);
  return library.documents.get("P-01" as DocumentCode) as ControlledDocument;
}

function asked(revision: string, number: string, by?: LibraryControl) {
  const controlled = document(by);
  const one = controlled.revisions.find((candidate) => candidate.revision === revision);
  const status = one ? statusOn(controlled, one, date) : { status: "draft" as const };
  if (!status) throw new Error(`no revision ${revision}`);
  return controlledCopy(controlled, { revision, status } as Parameters<typeof controlledCopy>[1], number, { date });
}

function refused(revision: string, number: string, by?: LibraryControl): string[] {
  try {
    asked(revision, number, by);
  } catch (error) {
    if (error instanceof UsageError) return [error.text.en, error.suggestion?.en ?? ""];
    throw error;
  }
  throw new Error("was printed");
}

describe("a copy that was handed out is printed", () => {
  test.each([
    ["01", "1", "Loket Utara"],
    ["01", "3", "Kantor Baru"],
    ["02", "5", "Loket Utara"],
  ])("revision %s, copy %s, at %s", (revision, number, location) => expect(asked(revision, number)).toEqual({ number, location }));

  test("under the number it was handed out by, however that is typed", () =>
    expect(["03", " ３"].map((number) => asked("01", number))).toEqual(Array(2).fill({ number: "3", location: "Kantor Baru" })));
});

describe("any other is not, and what comes first is said", () => {
  test("one of a draft", () => expect(refused("03", "1")).toEqual(["A draft of P-01 has no controlled copies.", "First: sop issue P-01"]));

  test("one to be recalled", () =>
    expect(refused("00", "1")).toEqual([
      "Copy 1 of P-01 revision 00, at Loket Utara, is to be recalled: that revision is no longer in force.",
      "First: sop copies P-01 --recall 1 --revision 00",
    ]));

  test.each(["1", "9"])("of one in doubt, which may be in force all the same: copy %s stays where it is", (number) =>
    expect(refused("01", number, unread)).toEqual([
      "Revision 01 of P-01 is in doubt: settings/001.yaml, by which rights are judged, can't be read. While it is, no copies of it are handed out.",
      "Without --copy it is printed with what it is now.",
    ]),
  );

  test.each(["4", "9"])("of a revision that is over, copy %s", (number) =>
    expect(refused("00", number)).toEqual([
      "Revision 00 of P-01 is no longer in force: no copies of it are handed out.",
      "Without --copy it is printed with what it is now.",
    ]),
  );

  test("one that came back", () =>
    expect(refused("01", "2")).toEqual([
      "Copy 2 of P-01 revision 01 came back from Loket Selatan on 2026-02-01.",
      'To hand it out again, first: sop copies P-01 --issue 2 --revision 01 --location "Loket Selatan"',
    ]));

  test("one of another revision", () =>
    expect(refused("01", "5")).toEqual([
      "Copy 5 of P-01 revision 01 was never handed out. There is one of revision 02.",
      'First: sop copies P-01 --issue 5 --revision 01 --location "Loket Utara"',
    ]));

  test("one that was never there", () =>
    expect(refused("01", "9")).toEqual([
      "Copy 9 of P-01 revision 01 was never handed out.",
      'First: sop copies P-01 --issue 9 --revision 01 --location "PLACE"',
    ]));
});
