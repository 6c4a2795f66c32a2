import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type ReadLibrary, readLibrary } from "../../cli/read/read-library.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { framedRole, framedSections } from "../../core/library/printed-frame.ts";
import { comesIntoForce, revisionBefore, statusOn } from "../../core/library/status.ts";
import { lastActOf, withoutDrafts } from "../../core/library/without-drafts.ts";
import { entriesOf } from "../../core/rules/kit/run-example.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type Issued, issued } from "../../schemas/issued.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const folder = fileURLToPath(new URL("../../sops/", import.meta.url));
const settings = librarySettings.parse({ organisation: "Contoh" });
const reading = createReadingContext(settings);
const day = (text: string) => text as IsoDate;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

let read: ReadLibrary;
beforeAll(async () => {
  read = await readLibrary(folder, { date: day("2026-11-25"), base: folder });
});

function held(code: string): ControlledDocument {
  const document = read.library.documents.get(code as DocumentCode);
  if (!document) throw new Error(`no ${code}`);
  return document;
}

describe("the example library as if it held no drafts", () => {
  test("a document that is nothing but a draft is not there, of the others the draft is not", () => {
    const without = withoutDrafts(read.library);
    const drafts = [...read.library.documents.values()].filter(({ draft }) => draft);
    expect(drafts.length).toBeGreaterThan(0);
    expect([...without.documents.keys()].sort()).toEqual(
      [...read.library.documents.values()]
        .filter(({ revisions }) => revisions.length > 0)
        .map(({ code }) => code)
        .sort(),
    );
    expect([...without.documents.values()].every(({ draft }) => draft === undefined)).toBe(true);
  });

  test("what drafts cite, nobody cites; what issued texts cite stays", () => {
    const from = (library: typeof read.library) =>
      [...library.citedBy.values()].flat().map(({ from: { path, state } }) => `${state} ${path}`);
    const issuedOnly = from(read.library).filter((line) => line.startsWith("issued"));
    expect(issuedOnly.length).toBeLessThan(from(read.library).length);
    expect(from(withoutDrafts(read.library))).toEqual(issuedOnly);
    expect(withoutDrafts(read.library).files.map(({ path }) => path)).toEqual(
      read.library.files.filter(({ state }) => state === "issued").map(({ path }) => path),
    );
  });

  test("the last act is the latest day anything was written down", () => {
    const days = [...read.library.documents.values()].flatMap(({ revisions, draft, events }) => [
      ...revisions.flatMap(({ facts, issued: one }) => [one?.date, ...Object.values(facts.approvals).map(({ date }) => date)]),
      ...Object.values(draft?.approvals ?? {}).map(({ date }) => date),
      ...events.map(({ date, recorded }) => recorded ?? date),
    ]);
    expect(lastActOf(read.library)).toBe(
      days
        .filter((one) => one !== undefined)
        .sort()
        .at(-1),
    );
    expect(lastActOf({ ...read.library, documents: new Map() })).toBeUndefined();
  });
});

describe("a revision is read against the last one before it that was in force", () => {
  const numbers = (document: ControlledDocument, of: ControlledDocument["revisions"][number] | undefined) => {
    const { base, passed } = revisionBefore(document, of);
    return [base?.revision, passed.map(({ revision }) => revision)];
  };

  test("those between that never came into force are passed", () => {
    const document = held("RK.MLF.CTH.P-51");
    const all = document.revisions.map((revision) => [
      revision.revision,
      comesIntoForce(document, revision),
      ...numbers(document, revision),
    ]);
    expect(all).toEqual([
      ["00", true, undefined, []],
      ["01", true, "00", []],
      ["02", false, "01", []],
      ["03", true, "01", ["02"]],
    ]);
  });

  test("of a draft it is the last one of all", () => expect(numbers(held("RK.MLF.CTH.W-51"), undefined)).toEqual(["01", []]));

  test("a draft alone is read against nothing", () => expect(numbers(held("IN.OCC.TELK.W-10"), undefined)).toEqual([undefined, []]));
});

const text = (revision: string, more = "") => `---
code: P-01
title: Contoh
revision: "${revision}"
effective: 2026-01-02
approvals:
  approved: { name: A.H., position: QMR, date: 2026-01-01 }
${more}---

## Tujuan

Contoh.

## Catatan Lama

Dahulu.
`;

function factsIn(fileName: string, own: string, known?: Parameters<typeof factsOf>[2]): DocumentFacts {
  return factsOf(readDocument({ path: `P-01/${fileName}`, folder: "P-01", fileName, text: own }, reading), reading, known);
}

function libraryOf(facts: DocumentFacts[], events: unknown[] = [], issues: [string, Issued][] = [], date = "2026-02-01") {
  const known = new Map([["P-01", { entries: entriesOf(events), issued: new Map(issues) }]]);
  return indexLibrary(facts, known, settings, day(date)).documents.get("P-01" as DocumentCode) as ControlledDocument;
}

const issue = (more: object = {}) =>
  issued.parse({
    by: { name: "A.H.", position: "QMR" },
    date: "2026-01-02",
    tool: "0.2.0",
    file: digest("e"),
    frame: {
      organisation: "Contoh",
      type: "Procedure",
      titles: {},
      roles: { approved: { id: "Disahkan oleh", en: "Sanctioned by" } },
      sections: { purpose: { number: "7", name: { id: "Maksud", en: "Intent" } } },
    },
    ...more,
  });

describe("a frame", () => {
  test("keeps the names and numbers of its day, and what the text holds beside them", () => {
    const framed = framedSections(factsIn("rev-00.md", text("00")), settings, issue());
    expect(framed.map(({ number, name }) => [number, name.en])).toEqual([["7", "Intent"]]);
  });

  test("numbers the sections of today where none was kept", () => {
    const names = framedSections(factsIn("draft.md", text("00")), settings, undefined).map(({ number, id }) => `${number} ${id}`);
    expect(names).toContain("2 purpose");
  });

  test("a type that is not known has no sections", () => {
    expect(framedSections({ ...factsIn("draft.md", text("00")), type: undefined }, settings, issue())).toEqual([]);
    expect(framedSections({ ...factsIn("draft.md", text("00")), type: "Q" }, settings, undefined)).toEqual([]);
  });

  test("a role is called as it was then, as it is now, or by its identifier", () => {
    expect(framedRole("approved", settings, issue()).en).toBe("Sanctioned by");
    expect(framedRole("approved", settings, undefined).en).toBe("Approved by");
    expect(framedRole("witness", settings, issue()).en).toBe("witness");
  });
});

describe("a document whose files are not all as they were", () => {
  const status = (document: ControlledDocument) => {
    const [first] = document.revisions;
    return first && statusOn(document, first, day("2026-02-01"))?.status;
  };

  test("is in force where nothing speaks against it", () =>
    expect(status(libraryOf([factsIn("rev-00.md", text("00"))]))).toBe("effective"));

  test("an issue whose text is gone puts all in doubt from its day", () => {
    const document = libraryOf([factsIn("rev-00.md", text("00"))], [], [["rev-01.md", issue({ date: "2026-01-20" })]]);
    expect(document.doubts).toEqual([{ from: "2026-01-20", reasons: [{ why: "file-missing", file: "rev-01.md" }] }]);
    const [first] = document.revisions;
    expect(["2026-01-19", "2026-01-20"].map((date) => first && statusOn(document, first, day(date))?.status)).toEqual([
      "effective",
      "doubtful",
    ]);
  });

  test("an approval of other words, and a file of the issue that is another or gone, are doubts of the revision", () => {
    const signed = text("00").replace(
      "date: 2026-01-01 }",
      `date: 2026-01-01, method: sop-1, digest: { header: "${digest("a")}", text: "${digest("b")}", flows: "${digest("c")}", assets: "${digest("d")}" } }`,
    );
    const facts = factsIn("rev-00.md", signed, { file: digest("e"), pictures: new Map([["gambar.png", digest("f")]]), signatures: [] });
    expect(Object.keys(facts.altered ?? {})).toEqual(["approved"]);
    const life = libraryOf([facts], [], [["rev-00.md", issue({ assets: { "gambar.png": digest("0"), "hilang.png": digest("1") } })]]).life;
    expect(
      life.revisions[0]?.doubts?.map((doubt) => [doubt.why, "file" in doubt ? doubt.file : "role" in doubt ? doubt.role : ""]),
    ).toEqual([
      ["file-altered", "gambar.png"],
      ["file-missing", "hilang.png"],
      ["approval-altered", "approved"],
    ]);
  });

  test("what was not looked at is no doubt", () => {
    for (const known of [{ file: digest("e") }, { pictures: new Map() }, {}])
      expect(factsIn("rev-00.md", text("00"), known).sealed).toBeUndefined();
    expect(factsIn("draft.md", text("00"), { file: digest("e"), pictures: new Map() }).sealed).toBeUndefined();
  });
});

describe("the day a revision was issued", () => {
  const on = (facts: DocumentFacts, issues: [string, Issued][] = []) => libraryOf([facts], [], issues).revisions[0]?.issuedOn;
  const two = text("00").replace("approvals:", "approvals:\n  prepared: { name: B.S., position: Staf, date: 2025-12-30 }");

  test("is the issue's", () =>
    expect(on(factsIn("rev-00.md", text("00")), [["rev-00.md", issue({ date: "2026-01-05" })]])).toBe("2026-01-05"));
  test("without one, that of the last approval", () => expect(on(factsIn("rev-00.md", two))).toBe("2026-01-01"));
});
