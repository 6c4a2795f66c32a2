import { expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { chooseRevision, currentRevision, namesOf, revisionNamed, revisionsOn } from "../../core/library/choose-revision.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
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
