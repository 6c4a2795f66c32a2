import { describe, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { familyHeads, levelOf, unitReader } from "../../core/library/families.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderFacts } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import { entriesOf } from "../../core/rules/kit/run-example.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type LibrarySettingsInput, librarySettings } from "../../schemas/library-settings.ts";

const people = [
  { name: "A.A.", position: "Penyusun" },
  { name: "B.B.", position: "QMR" },
  { name: "D.D.", position: "QMR", until: "2021-01-01" as IsoDate },
];

const digest = `sha256:${"0".repeat(64)}`;

/** A library of texts by path, as of a day. */
function library(
  files: Record<string, string>,
  more: { settings?: Partial<LibrarySettingsInput>; events?: Record<string, unknown[]>; date?: string },
) {
  const settings = librarySettings.parse({ organisation: "Contoh", people, ...more.settings });
  const reading = createReadingContext(settings);
  const facts = Object.entries(files).map(([path, text]) => {
    const [folder = "", fileName = ""] = path.split("/");
    return factsOf(readDocument({ path, folder, fileName, text }, reading), reading);
  });
  const folders = new Map<string, FolderFacts>(
    Object.entries(more.events ?? {}).map(([folder, events]) => [folder, { entries: entriesOf(events), issued: new Map() }]),
  );
  return indexLibrary(facts, folders, settings, (more.date ?? "2026-06-01") as IsoDate);
}

function text(code: string, lines: readonly string[], { revision = "00", effective = "2026-01-01", signed = true } = {}): string {
  const approvals = signed
    ? `approvals:\n  prepared: { name: A.A., position: Penyusun, date: ${effective} }\n  approved: { name: B.B., position: QMR, date: ${effective} }\n`
    : "";
  const inForce = signed ? `effective: ${effective}\n` : "";
  return `---\ncode: ${code}\ntitle: Naskah ${code}\nrevision: "${revision}"\n${inForce}${approvals}${lines.map((line) => `${line}\n`).join("")}---\n`;
}

function rowsOf(name: string, of: ReturnType<typeof library>) {
  const kind = registerKinds.find((own) => own.name === name);
  if (!kind) throw new Error(`no register ${name}`);
  return makeRegister(kind, of).rows.map(({ cells }) =>
    Object.fromEntries(
      Object.entries(cells).flatMap(([key, cell]) => (cell === undefined ? [] : [[key, typeof cell === "object" ? cell.value : cell]])),
    ),
  );
}

describe("what waits for whom", () => {
  const holders = {
    P: { name: "Prosedur", approvals: ["prepared", "approved"], apart: [["prepared", "approved"]], holders: { approved: ["QMR"] } },
  };

  test("a draft waits for each acting holder of the role that is next", () => {
    const approved = `approvals: { prepared: { name: A.A., position: Penyusun, date: 2026-01-01 } }`;
    const drafted = library({ "P-01/draft.md": text("P-01", [approved], { signed: false }) }, { settings: { types: holders as never } });
    expect(rowsOf("waiting", drafted)).toEqual([
      expect.objectContaining({ person: "B.B.", position: "QMR", task: "sign", code: "P-01", detail: "approved", state: "open" }),
    ]);
  });
  test("not for who has signed what is kept apart from it", () => {
    const both = [...people, { name: "A.A.", position: "QMR" }];
    const approved = `approvals: { prepared: { name: A.A., position: Penyusun, date: 2026-01-01 } }`;
    const drafted = library(
      { "P-01/draft.md": text("P-01", [approved], { signed: false }) },
      { settings: { types: holders as never, people: both } },
    );
    expect(rowsOf("waiting", drafted).map(({ person }) => person)).toEqual(["B.B."]);
  });
  test("where anybody may sign, for who signed the revision before; else for nobody in particular, and last", () => {
    const drafted = library(
      {
        "P-01/draft.md": text("P-01", [], { signed: false }),
        "P-02/rev-00.md": text("P-02", []),
        "P-02/draft.md": text("P-02", [], { signed: false, revision: "01" }),
      },
      {},
    );
    expect(rowsOf("waiting", drafted).map(({ person, code }) => [person, code])).toEqual([
      ["A.A.", "P-02"],
      ["", "P-01"],
    ]);
  });
  test("settings that are being approved wait for each listed holder of the role that is next, else for nobody in particular", () => {
    const waitingFor = (holders: readonly string[] | undefined) =>
      rowsOf("waiting", { ...library({}, {}), settingsUnderWay: { path: "settings/002.yaml", next: { role: "approved", holders } } }).map(
        ({ person, position, task, title, detail, code }) => [person, position, task, title, detail, code],
      );
    expect(waitingFor(["QMR"])).toEqual([["B.B.", "QMR", "settings", "settings/002.yaml", "approved", undefined]]);
    expect(waitingFor(["Direktur", "Wakil"])).toEqual([["", "Direktur, Wakil", "settings", "settings/002.yaml", "approved", undefined]]);
    expect(waitingFor(undefined)).toEqual([["", undefined, "settings", "settings/002.yaml", "approved", undefined]]);
  });
  test("an approval that has no effect waits for being given again, with why", () => {
    const recorded = `recorded: 2026-01-01, method: sop-1, digest: { header: ${digest}, text: ${digest}, flows: ${digest}, assets: ${digest} }`;
    const approved = `approvals: { prepared: { name: E.E., position: Penyusun, date: 2026-01-01, ${recorded} } }`;
    const drafted = library({ "P-01/draft.md": text("P-01", [approved], { signed: false }) }, { settings: { types: holders as never } });
    const kind = registerKinds.find(({ name }) => name === "waiting");
    const again = kind && makeRegister(kind, drafted).rows.find(({ cells }) => (cells["task"] as { value: string }).value === "again");
    expect(again?.cells["detail"]).toEqual({
      value: "prepared",
      en: "Prepared by: “E.E., Penyusun” was not in the list of people",
      id: "Dibuat oleh: “E.E., Penyusun” tidak ada dalam daftar people",
    });
    expect(rowsOf("approvals", drafted).map(({ state }) => state)).toEqual(["none", "next"]);
  });
  test("a late review comes first, with its days, and waits for the owner, else for who approved", () => {
    const files = {
      "P-01/rev-00.md": text("P-01", ["owner: Penyusun"], { effective: "2024-05-31" }),
      "P-02/rev-00.md": text("P-02", ["owner: Bagian Mutu"], { effective: "2024-05-01" }),
    };
    expect(rowsOf("waiting", library(files, {})).map(({ person, task, due, state }) => [person, task, due, state])).toEqual([
      ["A.A.", "review", "2026-05-31", "overdue"],
      ["B.B.", "review", "2026-05-01", "overdue"],
    ]);
  });
  test("a review that asked for a revision waits until one is drafted", () => {
    const files = { "P-01/rev-00.md": text("P-01", [], { effective: "2025-01-01" }) };
    const events = { "P-01": [{ event: "reviewed", date: "2026-02-01", by: { name: "A.A.", position: "Penyusun" }, result: "revise" }] };
    expect(rowsOf("waiting", library(files, { events })).map(({ person, task }) => [person, task])).toEqual([["A.A.", "revise"]]);
    const drafted = { ...files, "P-01/draft.md": text("P-01", [], { signed: false, revision: "01" }) };
    expect(rowsOf("waiting", library(drafted, { events })).map(({ task }) => task)).toEqual(["sign"]);
  });
  test("a copy of what was superseded waits to be recalled", () => {
    const copies = ["distribution: [{ copy: controlled, location: Malang, number: 1 }]"];
    const files = {
      "P-01/rev-00.md": text("P-01", copies, { effective: "2026-01-01" }),
      "P-01/rev-01.md": text("P-01", [], { effective: "2026-05-01", revision: "01" }),
    };
    expect(rowsOf("waiting", library(files, {}))).toEqual([
      expect.objectContaining({ task: "recall", revision: "00", detail: "1, Malang", due: "2026-05-01", state: "overdue" }),
    ]);
  });
});

test("who holds a copy, who handed it out, and what proves it", () => {
  const by = { name: "B.B.", position: "QMR" };
  const events = {
    "P-01": [
      { event: "copy-issued", date: "2026-02-01", by, copy: 3, location: "Gudang", revision: "00", receivedBy: "C.C., Kepala Gudang" },
      { event: "copy-issued", date: "2026-02-01", by, copy: 4, location: "Loket", revision: "00" },
    ],
  };
  const [third, fourth] = rowsOf("copies", library({ "P-01/rev-00.md": text("P-01", []) }, { events }));
  expect(third).toMatchObject({ copy: "3", receivedBy: "C.C., Kepala Gudang", handedOutBy: "B.B., QMR", proof: "recorded" });
  expect(fourth).toMatchObject({ copy: "4", receivedBy: "" });
});

test("a family is a procedure with the instructions and forms it names, and with theirs; a circle ends", () => {
  const of = library(
    {
      "P-01/rev-00.md": text("P-01", ["workInstructions: [W-01]"]),
      "W-01/rev-00.md": text("W-01", ["records: [{ code: F-01, retention: 2 years, custodian: QC }]"]),
      "F-01/rev-00.md": text("F-01", []),
      "P-02/rev-00.md": text("P-02", ["workInstructions: [W-02]"]),
      "W-02/rev-00.md": text("W-02", ["workInstructions: [P-02]"]),
    },
    {},
  );
  const heads = familyHeads(of);
  expect(heads.get("F-01" as DocumentCode)).toBe("P-01");
  expect(heads.get("P-01" as DocumentCode)).toBe("P-01");
  expect(rowsOf("structure", of).map(({ level, code, family }) => [level, code, family])).toEqual([
    ["II", "P-01", undefined],
    ["II", "P-02", undefined],
    ["III", "W-01", "P-01"],
    ["III", "W-02", "P-02"],
    ["IV", "F-01", "P-01"],
  ]);
});

test("a type's level is its own, else its letter's; a unit is a code without type and number", () => {
  const settings = librarySettings.parse({
    organisation: "Contoh",
    code: { pattern: "{company}.{unit}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC"] } },
    types: { K: { name: "Kebijakan", level: 1 }, X: { name: "Lain" } },
  });
  expect([levelOf("K", settings), levelOf("P", settings), levelOf("X", settings)]).toEqual([1, 2, undefined]);
  expect(unitReader(settings)("IN.OCC.K-01" as DocumentCode)).toBe("IN.OCC");
});

test("clauses in the order of their numbers, several in one field apart, drafts said to be drafts", () => {
  const refer = (clause: string) => [`references: [{ standard: "ISO 9001:2015", clause: "${clause}" }]`];
  const of = library(
    {
      "P-01/rev-00.md": text("P-01", refer("8.10")),
      "P-02/rev-00.md": text("P-02", refer("8.2.1 dan 8.5")),
      "P-03/draft.md": text("P-03", refer("8.5"), { signed: false }),
    },
    {},
  );
  expect(rowsOf("clauses", of).map(({ clause, code, status }) => [clause, code, status])).toEqual([
    ["8.2.1", "P-02", "effective"],
    ["8.5", "P-02", "effective"],
    ["8.5", "P-03", "draft"],
    ["8.10", "P-01", "effective"],
  ]);
});

test("one application in several spellings stands under the one used most", () => {
  const of = library(
    {
      "P-01/rev-00.md": text("P-01", ["applications: [MyCX]"]),
      "P-02/rev-00.md": text("P-02", ["applications: [My CX]"]),
      "P-03/rev-00.md": text("P-03", ["applications: [my-cx, My CX]"]),
    },
    {},
  );
  expect(rowsOf("applications", of).map(({ application, written, code }) => [application, written, code])).toEqual([
    ["My CX", "MyCX", "P-01"],
    ["My CX", undefined, "P-02"],
    ["My CX", "my-cx", "P-03"],
  ]);
});

describe("copies: one entry brings one back", () => {
  const stamps = ["distribution:", "  - { copy: master, location: Pusat }", "  - { copy: controlled, location: Pusat }"];
  const by = { name: "B.B.", position: "QMR" };
  const entry = (event: string) => (copy: string | number, location: string, date: string) => ({
    event,
    date,
    by,
    copy,
    location,
    revision: "00",
  });
  const [issued, recalled] = [entry("copy-issued"), entry("copy-recalled")];
  const recalledOn = (...events: unknown[]) =>
    rowsOf("copies", library({ "P-01/rev-00.md": text("P-01", stamps) }, { events: { "P-01": events } })).map(
      ({ copy, location, recalled: day }) => `${copy} ${location} ${day ?? "out"}`,
    );

  test("of two under one number, the one at that place", () => {
    const out = [issued(3, "Gudang", "2026-02-01"), issued("03", "Loket", "2026-02-01"), issued("3", "Arsip", "2026-02-01")];
    const stamped = ["master Pusat out", "controlled Pusat out"];
    expect(recalledOn(...out, recalled(3, "Arsip", "2026-03-01"))).toEqual([
      ...stamped,
      "3 Gudang out",
      "03 Loket out",
      "3 Arsip 2026-03-01",
    ]);
    const two = [recalled(3, "Elsewhere", "2026-03-01"), recalled(3, "Elsewhere", "2026-03-02")];
    expect(recalledOn(...out, ...two)).toEqual([...stamped, "3 Gudang 2026-03-01", "03 Loket out", "3 Arsip 2026-03-02"]);
  });
  test("handed out as 03 and back as 3", () => {
    expect(recalledOn(issued("03", "Loket", "2026-02-01"), recalled(3, "Loket", "2026-03-01")).at(-1)).toBe("03 Loket 2026-03-01");
  });
  test("a number at the place of stamps without one is not theirs", () => {
    const events = [issued(1, "Pusat", "2026-02-01"), recalled(1, "Pusat", "2026-03-01")];
    expect(recalledOn(...events)).toEqual(["master Pusat out", "controlled Pusat out", "1 Pusat 2026-03-01"]);
  });
  test("a stamp by its name, or by its place alone: the master is the last to be meant", () => {
    const named = (copy: string | number) => recalledOn(recalled(copy, "Pusat", "2026-03-01"));
    expect(named("master")).toEqual(["master Pusat 2026-03-01", "controlled Pusat out"]);
    expect(named("controlled")).toEqual(["master Pusat out", "controlled Pusat 2026-03-01"]);
    expect(named(9)).toEqual(["master Pusat out", "controlled Pusat 2026-03-01"]);
  });
  test("handed out again after it came back", () => {
    const events = [issued(3, "A", "2026-02-01"), recalled(3, "A", "2026-02-02"), issued(3, "A", "2026-02-03")];
    expect(recalledOn(...events).slice(2)).toEqual(["3 A 2026-02-02", "3 A out"]);
  });
});
