import { describe, expect, test } from "vitest";
import type { Problem } from "../../core/document/document.ts";
import { createReadingContext, readDocument, unreadableDocument } from "../../core/document/read-document.ts";
import {
  chooseRevision,
  currentRevision,
  namesOf,
  noRevisionNamed,
  revisionNamed,
  revisionsOn,
} from "../../core/library/choose-revision.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { ControlledDocument, FolderFacts, Library } from "../../core/library/library.ts";
import { lostBy, toldOf } from "../../core/library/lost-revisions.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import type { RegisterKind } from "../../core/library/registers/register.ts";
import { lostOn } from "../../core/library/status.ts";
import { requireReadDraft } from "../../core/library/unread-draft.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const settings = librarySettings.parse({ organisation: "Contoh" });
const reading = createReadingContext(settings);

function documentOn(day: string, texts: Record<string, { number: string; effective?: string; approved?: string }>) {
  const facts = Object.entries(texts).map(([fileName, { number, effective, approved = effective }]) => {
    const dates = effective && `effective: ${effective}\napprovals: { approved: { name: A.H., position: QMR, date: ${approved} } }\n`;
    const text = `---\ncode: P-01\ntitle: Keluhan\nrevision: "${number}"\n${dates ?? ""}---\n`;
    return factsOf(readDocument({ path: `P-01/${fileName}`, folder: "P-01", fileName, text }, reading), reading);
  });
  const library = indexLibrary(facts, new Map(), settings, day as IsoDate);
  return { library, controlled: [...library.documents.values()][0] as ControlledDocument };
}

const texts = {
  "rev-00.md": { number: "00", effective: "2020-01-31" },
  "rev-01.md": { number: "01", effective: "2021-01-31" },
  "draft.md": { number: "02" },
};

test("a revision is named by its number, zeros or not; a draft as draft or by the number it is going to have", () => {
  const { controlled } = documentOn("2022-01-01", texts);
  const named = (name: string) => revisionNamed(controlled, name)?.fileName;
  expect(["00", "1", "draft", "02", "2", "03", "x"].map(named)).toEqual([
    "rev-00.md",
    "rev-01.md",
    "draft.md",
    "draft.md",
    "draft.md",
    undefined,
    undefined,
  ]);
  expect(namesOf(controlled)).toBe("00, 01, draft");
});

test("a draft that claims the number of an issued revision is reached as draft alone", () => {
  const { controlled } = documentOn("2022-01-01", { ...texts, "draft.md": { number: "01" } });
  expect(revisionNamed(controlled, "01")?.fileName).toBe("rev-01.md");
  expect(revisionNamed(controlled, "draft")?.fileName).toBe("draft.md");
});

test("without a name the one in force on the day; what was not issued by then is not there", () => {
  const { controlled, library } = documentOn("2020-06-01", texts);
  expect(chooseRevision(controlled, library, undefined)).toMatchObject({ revision: "00", status: { status: "effective" } });
  expect(revisionsOn(controlled, library.date).map(({ revision, status }) => `${revision} ${status.status}`)).toEqual([
    "02 draft",
    "00 effective",
  ]);
  expect(() => chooseRevision(controlled, library, "01")).toThrow("P-01 has no revision “01” on 2020-06-01.");
  expect(() => chooseRevision(controlled, { date: "2019-01-01" as IsoDate }, undefined)).toThrow(
    "Nothing of P-01 is in force on 2019-01-01.",
  );
});

test("before anything is in force, the next revision to come stands for the document", () => {
  const scheduled = { number: "00", effective: "2020-06-01", approved: "2020-01-31" };
  const { controlled } = documentOn("2020-02-01", { "rev-00.md": scheduled, "draft.md": { number: "01" } });
  const on = (day: string) => currentRevision(controlled, day as IsoDate)?.revision;
  expect([on("2019-06-01"), on("2020-02-01"), on("2020-06-01")]).toEqual([undefined, "00", "00"]);
  expect(revisionsOn(controlled, "2020-02-01" as IsoDate).map(({ status }) => status.status)).toEqual(["draft", "scheduled"]);
});

describe("what can't be read", () => {
  const day = "2026-03-01" as IsoDate;
  const problem = {
    key: "not-utf8",
    at: { start: { line: 4, column: 1 }, end: { line: 4, column: 2 } },
    message: { en: "No text.", id: "Bukan teks." },
  };
  const unread = (folder: string, fileName: string) =>
    factsOf(unreadableDocument({ path: `${folder}/${fileName}`, folder, fileName }, problem as Problem), reading);
  const held = (issued: ReadonlyMap<string, Issued>): FolderFacts => ({ entries: [], issued });
  const issueOf = (date: string) =>
    new Map([["rev-00.md", { date, by: { name: "A.H.", position: "QMR" }, frame: { titles: {} } } as unknown as Issued]]);
  const rowsOf = (name: string, library: Library) =>
    makeRegister(registerKinds.find((kind) => kind.name === name) as RegisterKind, library).rows.map(({ cells }) => cells);

  test.each([
    ["is gone", "file-missing", "is missing", []],
    ["is no text", "file-unread", "can't be read", [unread("W-01", "rev-00.md")]],
  ])("the only issued text %s: the document is in doubt from its issue on", (_, why, words, facts) => {
    const folders = new Map([["W-01", held(issueOf("2026-01-02"))]]);
    const library = indexLibrary(facts, folders, settings, day);
    const document = library.documents.get("W-01" as DocumentCode) as ControlledDocument;
    expect(lostOn(document, day)).toEqual([{ why, file: "rev-00.md" }]);
    expect(lostOn(document, "2026-01-01" as IsoDate)).toEqual([]);
    expect(rowsOf("documents", library)).toMatchObject([{ code: "W-01", status: { value: "doubtful" } }]);
    expect(rowsOf("documents", indexLibrary(facts, folders, settings, "2026-01-01" as IsoDate))).toEqual([]);
    expect(noRevisionNamed(document, "07").text.en).toBe(`Nothing of W-01 can be read: rev-00.md ${words}.`);
    expect(() => chooseRevision(document, { date: day }, undefined)).toThrow(`Nothing of W-01 can be read: rev-00.md ${words}.`);
  });

  test("a file named like a revision that tells nothing puts all in doubt, though no issue of it is kept", () => {
    const whole = (code: string) =>
      factsOf(
        readDocument(
          {
            path: `${code}/rev-00.md`,
            folder: code,
            fileName: "rev-00.md",
            text: `---\ncode: ${code}\ntitle: A\nrevision: "00"\neffective: 2026-01-05\n---\n`,
          },
          reading,
        ),
        reading,
      );
    const facts = [unread("W-01", "rev-00.md"), whole("W-02"), unread("W-02", "rev-01.md"), unread("notes", "rev-00.md")];
    const library = indexLibrary(facts, new Map(), settings, day);
    expect([...library.documents.keys()]).toEqual(["W-01", "W-02"]);
    expect(rowsOf("documents", library)).toMatchObject([
      { code: "W-01", status: { value: "doubtful", en: "in doubt: rev-00.md can't be read" } },
      { code: "W-02", revision: "00", status: { value: "doubtful", en: "in doubt: rev-01.md can't be read" } },
    ]);
    const two = library.documents.get("W-02" as DocumentCode) as ControlledDocument;
    expect(noRevisionNamed(two, "1").text.en).toBe("W-02/rev-01.md can't be read, from line 4 on. No text.");
    expect(() => chooseRevision(two, { date: day }, "01")).toThrow("W-02/rev-01.md can't be read, from line 4 on. No text.");
    const issueGone = new Map([["rev-01.md", { date: "2026-02-01", frame: { titles: {} } } as unknown as Issued]]);
    const gone = indexLibrary([whole("W-02")], new Map([["W-02", held(issueGone)]]), settings, day).documents.get("W-02" as DocumentCode);
    const said = "Revision 01 of W-02 is in doubt: rev-01.md is missing.";
    expect(noRevisionNamed(gone as ControlledDocument, "1").text.en).toBe(said);
    expect(() => chooseRevision(gone as ControlledDocument, { date: day }, "01")).toThrow(said);
    expect(() => chooseRevision(two, { date: day }, "02")).toThrow("W-02 has no revision “02” on 2026-03-01.");
    const [lost] = library.documents.get("W-02" as DocumentCode)?.lost ?? [];
    expect(lost).toEqual({ revision: "01", file: "rev-01.md", isGone: false, issued: undefined });
  });

  test("where nothing but events is left, they tell that something was issued, and which revisions", () => {
    const by = { name: "A.H.", position: "QMR" };
    const copied = { event: "copy-issued", date: "2026-01-10", by, copy: 1, location: "Desk", revision: "00" };
    const withdrawn = { event: "withdrawn", date: "2026-02-10", by, reason: "Not needed" };
    const rejected = { event: "rejected", date: "2026-01-10", by, role: "checked", reason: "No", revision: "00" };
    const entries = (...events: unknown[]) =>
      ({ issued: new Map(), entries: events.map((event, index) => ({ event, digest: `${index}` })) }) as unknown as FolderFacts;
    const folders = new Map([
      ["W-01", entries(copied, withdrawn)],
      ["W-02", entries(withdrawn)],
      ["W-03", entries(rejected)],
      ["W-04", { ...entries(), eventsUnread: {} }],
    ]);
    const library = indexLibrary([], folders, settings, day);
    const of = (code: string) => library.documents.get(code as DocumentCode) as ControlledDocument;
    expect(rowsOf("documents", library).map(({ code, status }) => [code, (status as { en: string }).en])).toEqual([
      ["W-01", "in doubt: rev-00.md is missing"],
      ["W-02", "in doubt: rev-NN.md is missing"],
      ["W-04", "in doubt: events.yaml can't be read"],
    ]);
    expect(noRevisionNamed(of("W-03"), undefined).text.en).toBe("Nothing of W-03 can be read.");
    // Only the texts that are gone keep the withdrawal from being judged.
    expect(of("W-02").events).toEqual([]);
    expect(toldOf(of("W-02")).map(({ event }) => event)).toEqual(["withdrawn"]);
  });

  test("of what can't be read, the title is known by what was issued with it last", () => {
    const issue = (date: string, titles: Record<string, string>) => ({ date, by: {}, frame: { titles } }) as unknown as Issued;
    const folders = new Map([
      ["W-01", held(new Map([["rev-00.md", issue("2026-01-02", {})]]))],
      [
        "W-02",
        held(
          new Map([
            ["rev-01.md", issue("2026-01-03", { "W-01": "Now" })],
            ["rev-00.md", issue("2026-01-02", { "W-01": "Before" })],
          ]),
        ),
      ],
    ]);
    const library = indexLibrary([], folders, settings, day);
    expect(rowsOf("documents", library)).toMatchObject([{ code: "W-01", title: "Now" }, { code: "W-02" }]);
    expect(lostBy(library.documents.get("W-02" as DocumentCode) as ControlledDocument, "2026-01-02" as IsoDate)).toMatchObject([
      { revision: "00" },
    ]);
  });

  test("a text that is named and can't be read is not said to be missing", () => {
    const text = [
      ...["---", "code: P-01", "title: Keluhan", 'revision: "01"', "effective: 2026-01-02"],
      ...["approvals: { approved: { name: A.H., position: QMR, date: 2026-01-02 } }", "---", ""],
    ].join("\n");
    const issued = factsOf(readDocument({ path: "P-01/rev-01.md", folder: "P-01", fileName: "rev-01.md", text }, reading), reading);
    const library = indexLibrary([issued, unread("P-01", "rev-00.md"), unread("P-01", "draft.md")], new Map(), settings, day);
    const document = library.documents.get("P-01" as DocumentCode) as ControlledDocument;
    for (const [name, file] of [
      ["00", "rev-00.md"],
      ["0", "rev-00.md"],
      ["draft", "draft.md"],
    ] as const) {
      const said = `P-01/${file} can't be read, from line 4 on. No text.`;
      expect(() => chooseRevision(document, library, name)).toThrow(said);
      expect(noRevisionNamed(document, name).text.en).toBe(said);
    }
    expect(() => chooseRevision(document, library, "07")).toThrow("has no revision “07”");
  });

  test("a folder of another name, or without a life, is no document", () => {
    const folders = new Map([
      ["a b", held(issueOf("2026-01-02"))],
      ["W-02", held(new Map())],
    ]);
    expect([...indexLibrary([], folders, settings, day).documents]).toEqual([]);
  });

  test("a draft that can't be read is named by the registers and refused with its line", () => {
    const issued = factsOf(
      readDocument(
        {
          path: "P-01/rev-00.md",
          folder: "P-01",
          fileName: "rev-00.md",
          text: '---\ncode: P-01\ntitle: Keluhan\nrevision: "00"\neffective: 2026-01-02\napprovals: { approved: { name: A.H., position: QMR, date: 2026-01-02 } }\n---\n',
        },
        reading,
      ),
      reading,
    );
    const library = indexLibrary([issued, unread("P-01", "draft.md"), unread("W-09", "draft.md")], new Map(), settings, day);
    const [document] = library.documents.values();
    expect(() => requireReadDraft(document as ControlledDocument)).toThrow("can't be read, from line 4 on");
    expect(rowsOf("documents", library).map(({ code }) => code)).toEqual(["P-01", "W-09"]);
    for (const name of ["approvals", "waiting"]) expect(JSON.stringify(rowsOf(name, library))).toContain("W-09");
  });
});
