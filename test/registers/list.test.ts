import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { csvRegister } from "../../cli/report/register/csv.ts";
import { tableRegister } from "../../cli/report/register/table.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { loggedOn, loggedRevisions } from "../../core/library/logged-revisions.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import { lastActOf, withoutDrafts } from "../../core/library/without-drafts.ts";
import { entriesOf } from "../../core/rules/kit/run-example.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { type Ran, runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const settings = librarySettings.parse({ organisation: "Contoh" });
const reading = createReadingContext(settings);
const by = { name: "A.H.", position: "QMR" };

const asked = new Map<string, Promise<Ran>>();

/** `sop list` of the example library; the same words are asked once. */
function list(...words: string[]): Promise<Ran> {
  const common = ["--library", join(root, "sops"), "--date", "2026-11-23"];
  const key = JSON.stringify(words);
  const ran = asked.get(key) ?? runSop(["list", ...words, ...common], { cwd: root });
  asked.set(key, ran);
  return ran;
}

const revision = (number: string, effective: string, more = "") => `---
code: P-01
title: Penanganan Keluhan
revision: "${number}"
effective: ${effective}
approvals:
  approved: { name: A.H., position: QMR, date: ${effective} }
${more}---
`;

function libraryOn(date: string, files: Record<string, string>, events: unknown[] = []) {
  const facts = Object.entries(files).map(([fileName, text]) =>
    factsOf(readDocument({ path: `P-01/${fileName}`, folder: "P-01", fileName, text }, reading), reading),
  );
  return indexLibrary(facts, new Map([["P-01", { entries: entriesOf(events), issued: new Map() }]]), settings, date as IsoDate);
}

function rowsOf(name: string, library: ReturnType<typeof libraryOn>) {
  const kind = registerKinds.find((own) => own.name === name);
  if (!kind) throw new Error(`no register ${name}`);
  return makeRegister(kind, library).rows.map(({ cells }) => cells);
}

const files = {
  "rev-00.md": revision(
    "00",
    "2020-01-31",
    "distribution:\n  - { copy: master, location: Pusat }\n  - { copy: controlled, location: Malang }\n",
  ),
  "rev-01.md": revision(
    "01",
    "2022-03-01",
    "records:\n  - { code: F-19, retention: 2 Tahun, custodian: SPV }\n  - { title: Kontrak, retention: Selama PKS, custodian: QC }\n",
  ),
  "rev-02.md": revision("02", "2035-01-01"),
};

test("the master list says what is in force and what comes", () => {
  const [row] = rowsOf("documents", libraryOn("2023-06-01", files));
  expect(row).toMatchObject({ revision: "01", effective: "2022-03-01", status: { en: "in force" }, review: "2024-03-01" });
});

test("before the first issue there is nothing to list", () => {
  expect(rowsOf("documents", libraryOn("2019-06-01", files))).toEqual([]);
});

test("records are kept for a time or until an event; superseded revisions too", () => {
  const rows = rowsOf("records", libraryOn("2024-02-29", files));
  expect(rows.map(({ record, disposal }) => [record, disposal])).toEqual([
    ["F-19", { value: "2026-02-28", id: "2026-02-28 untuk yang dibuat 2024-02-29", en: "2026-02-28 for one made on 2024-02-29" }],
    ["Kontrak", { value: "none", id: "tanpa tanggal tetap: Selama PKS", en: "no fixed day: Selama PKS" }],
    [{ value: "superseded 00", id: "Revisi 00 (digantikan)", en: "Revision 00 (superseded)" }, "2027-03-01"],
  ]);
});

test("a review counts from the last one", () => {
  const reviewed = { event: "reviewed", date: "2024-01-10", by, result: "keep" };
  expect(rowsOf("reviews", libraryOn("2024-01-11", files, [reviewed]))[0]).toMatchObject({ last: "2024-01-10", due: "2026-01-10" });
  expect(rowsOf("reviews", libraryOn("2024-01-09", files, [reviewed]))[0]).toMatchObject({
    last: "2022-03-01",
    state: { en: "in 52 days" },
  });
});

test("controlled copies of a superseded revision come back, the master copy stays", () => {
  const recalled = { event: "copy-recalled", date: "2022-04-01", by, copy: "2", location: "Malang", revision: "00" };
  const states = (events: unknown[]) =>
    rowsOf("copies", libraryOn("2022-06-01", files, events)).map(({ state }) => (state as { en: string }).en);
  expect(states([])).toEqual(["archived", "to be recalled"]);
  expect(states([recalled])).toEqual(["archived", "returned"]);
});

test("a copy that came back can be handed out again", () => {
  const copy = { copy: 2, location: "Malang", revision: "00", by };
  const events = [
    { event: "copy-recalled", date: "2021-02-01", ...copy },
    { event: "copy-issued", date: "2021-03-01", ...copy },
  ];
  const states = (more: unknown[]) =>
    rowsOf("copies", libraryOn("2021-06-01", files, [...events, ...more])).map(({ issued, state }) => [
      issued,
      (state as { en: string }).en,
    ]);
  expect(states([]).slice(1)).toEqual([
    [expect.objectContaining({ en: "not recorded" }), "returned"],
    ["2021-03-01", "out"],
  ]);
  expect(states([{ event: "copy-recalled", date: "2021-04-01", ...copy }])[2]).toEqual(["2021-03-01", "returned"]);
});

test("a spreadsheet gets no formula from a document", () => {
  const library = libraryOn("2023-06-01", { "rev-00.md": revision("00", "2020-01-31", "owner: '=cmd|calc, \"x\"'\n") });
  const [documents] = registerKinds;
  if (!documents) throw new Error("no registers");
  expect(csvRegister(makeRegister(documents, library), "en")).toContain(`"'=cmd|calc, ""x"""`);
});

describe("before the texts that are held", () => {
  const log = `changes:
  - { revision: "03", effective: 2016-08-11, summary: [Ketiga] }
  - { revision: "04", effective: 2017-06-05, summary: [Keempat] }
  - summary: [Kelima]
`;
  const lives = {
    "rev-05.md": revision("05", "2019-12-03", log),
    "draft.md": revision("06", "2030-01-01").replace(/approvals:[\s\S]*?---/, "---"),
  };

  test.each<[string, string | undefined]>([
    ["2016-08-10", undefined],
    ["2016-08-11", "03"],
    ["2017-06-04", "03"],
    ["2018-01-01", "04"],
    ["2019-12-02", "04"],
    ["2019-12-03", undefined],
  ])("on %s the change log says %s", (day, number) => {
    const document = libraryOn(day, lives).documents.get("P-01" as DocumentCode);
    expect(document && loggedOn(document, day as IsoDate)?.revision).toBe(number);
  });
  test("the master list names it, and no title, owner or page of it", () => {
    const [row] = rowsOf("documents", libraryOn("2018-01-01", lives));
    expect(row).toMatchObject({
      revision: "04",
      effective: "2017-06-05",
      status: { value: "effective", en: expect.stringContaining("its text is not held here") },
    });
    expect(row?.["title"]).toBeUndefined();
  });
  test("a draft's log is nobody's word, nor that of a text without effect", () => {
    const draft = { "draft.md": lives["draft.md"].replace("---\n", `---\n${log}`) };
    const document = libraryOn("2018-01-01", draft).documents.get("P-01" as DocumentCode);
    expect(document && loggedRevisions(document)).toEqual([]);
  });
  test("when a copy known by its stamp was handed out is not recorded", () => {
    expect(rowsOf("copies", libraryOn("2023-06-01", files)).map(({ issued }) => issued)).toEqual(
      Array.from({ length: 2 }, () => ({ value: "", id: "tidak tercatat", en: "not recorded" })),
    );
  });
  test("drafts are today's: before the last act nothing tells which there were", () => {
    const library = libraryOn("2018-01-01", lives);
    expect(lastActOf(library)).toBe("2019-12-03");
    expect(withoutDrafts(library).documents.get("P-01" as DocumentCode)?.draft).toBeUndefined();
    expect(withoutDrafts(libraryOn("2018-01-01", { "draft.md": lives["draft.md"] })).documents.size).toBe(0);
  });
});

describe.each(registerKinds.map((kind) => [kind.name, kind] as const))("a table of %s fits its terminal, and cuts nothing", (_, kind) => {
  const register = makeRegister(kind, libraryOn("2023-06-01", files));
  const table = (width: number | undefined) =>
    tableRegister(register, { date: "2023-06-01" as IsoDate, isPast: false, language: "id", colour: false, width });
  const wordsOf = (text: string) => text.split(/[\s·]+/).filter((word) => word !== "");

  test.each([40, 60, 80, 100, 120, 160, 240])("%i columns", (width) => {
    const lines = table(width).split("\n");
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    const there = new Set(wordsOf(lines.join("\n")));
    const rows = table(undefined).split("\n").slice(3).join("\n");
    expect(wordsOf(rows).filter((word) => !there.has(word))).toEqual([]);
  });
});

test.each(registerKinds.map(({ name }) => name))("sop list %s", async (name) => {
  const ran = await list(name, "--format", "json");
  expect(ran.err).toBe("");
  expect((JSON.parse(ran.out) as { rows: unknown[] }).rows.length).toBeGreaterThan(0);
});

test("a workbook opens, and holds no moment of its making", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sop-list-"));
  const file = join(folder, "rc.xlsx");
  const ran = await runSop(["list", "rc", "--library", join(root, "sops"), "--format", "xlsx", "--out", file], { cwd: root });
  expect(ran.status).toBe(0);
  const firstFilesDay = readFileSync(file).readUInt16LE(12);
  expect(firstFilesDay).toBe(0x0021);
  const bytes = readFileSync(file).toString("latin1");
  expect(bytes.startsWith("PK")).toBe(true);
  expect(bytes).toContain("xl/worksheets/sheet1.xml");
  rmSync(folder, { recursive: true });
});

test("cells of CSV end as spreadsheets of the language spoken have it, unless a separator is named", async () => {
  const heads = async (...words: string[]) => (await list("documents", "--format", "csv", ...words)).out.split("\r\n")[0];
  expect(await heads("--lang", "id")).toMatch(/code;title;type/);
  expect(await heads("--lang", "en")).toMatch(/code,title,type/);
  expect(await heads("--lang", "id", "--csv-separator", "comma")).toBe(await heads("--lang", "en"));
});

describe.each(["id", "en"])("machine output where %s is spoken", (language) => {
  const spoken = async (...words: string[]) => {
    const ran = await list(...words, "--lang", language);
    expect([ran.status, ran.err]).toEqual([0, ""]);
    return ran.out;
  };

  test.each(registerKinds.map(({ name }) => name))("%s: heads and values are identifiers", async (name) => {
    const csv = [name, "--format", "csv", "--csv-separator", "comma"];
    const out = await spoken(...csv);
    const other = await list(...csv);
    const heads = (text: string) => text.slice(1).split("\r\n", 1)[0];
    expect(heads(out)).toMatch(/^[a-zA-Z]+(,[a-zA-Z]+)*$/);
    expect(heads(out)).toBe(heads(other.out));
    const data = JSON.parse(await spoken(name, "--json")) as { rows: Record<string, unknown>[] };
    const again = JSON.parse(await spoken(name, "--format", "json")) as unknown;
    expect(again).toEqual(data);
    for (const key of data.rows.flatMap(Object.keys)) expect(heads(out)?.split(",")).toContain(key);
  });

  test("--where takes the identifier, its register before it, and the words of either language", async () => {
    const all = await spoken("--where", "status=effective", "--format", "json");
    expect((JSON.parse(all) as { rows: unknown[] }).rows.length).toBeGreaterThan(0);
    for (const same of ["status=EFFECTIVE", "documents.status=effective", "status=berlaku", "status=in force"]) {
      expect(await spoken("--where", same, "--format", "json")).toBe(all);
    }
    const letter = JSON.parse(await spoken("--where", "type=W", "--format", "json")) as { rows: { type: string }[] };
    expect(new Set(letter.rows.map(({ type }) => type))).toEqual(new Set(["W"]));
    // No standard is in the library: neither “Standar” nor every name with an s in it.
    const none = await list("--where", "type=Q", "--format", "csv", "--lang", language);
    expect(none.out).toBe(`${(await spoken("--format", "csv")).split("\r\n", 1)[0]}\r\n`);
    const title = JSON.parse(await spoken("--where", "title=penanganan", "--format", "json")) as { rows: unknown[] };
    expect(title.rows.length).toBeGreaterThan(0);
  });

  test("--where that no row has is said, with what there is", async () => {
    const none = await list("--where", "type=W", "--where", "status=efective", "--lang", language);
    expect(none.status).toBe(0);
    expect(none.err).toMatch(/^[^\n]*--where status=efective[^\n]*draft, effective[^\n]*\n$/);
  });

  test("--where with no column of the register is said, with those there are", async () => {
    for (const words of [
      ["--where", "stat=effective"],
      ["--where", "effective"],
      ["--where", "=x"],
      ["--where", "copies.status=x"],
    ]) {
      const ran = await list(...words, "--lang", language);
      expect([ran.status, ran.out]).toEqual([2, ""]);
      expect(ran.err).toContain("code, title, type, revision, status");
    }
  });
});
