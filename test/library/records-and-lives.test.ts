import { describe, expect, test } from "vitest";
import { digestOfEntries } from "../../core/control/canonical.ts";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import type { FoundSignature, UnreadEvents } from "../../core/control/life.ts";
import type { RecordFile } from "../../core/control/settings-history.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import type { FolderState, LibraryChange } from "../../core/library/change.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { ControlledDocument, IssuedRevision } from "../../core/library/library.ts";
import { loggedOn, loggedRevisions } from "../../core/library/logged-revisions.ts";
import { type FileKnown, factsOf } from "../../core/library/make-facts.ts";
import { recordTroubles } from "../../core/library/record-troubles.ts";
import { copies } from "../../core/library/registers/copies.ts";
import type { RegisterKind } from "../../core/library/registers/register.ts";
import { waiting } from "../../core/library/registers/waiting.ts";
import { lastLookedAt, reviewOf } from "../../core/library/review.ts";
import { type Status, statusOn } from "../../core/library/status.ts";
import { requireReadEvents, untoldEvents } from "../../core/library/unread-events.ts";
import { isTurn } from "../../core/library/withdrawal.ts";
import { entriesOf } from "../../core/rules/kit/run-example.ts";
import { UsageError } from "../../core/usage-error.ts";
import { textsIn } from "../../languages/index.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type LibrarySettingsInput, librarySettings } from "../../schemas/library-settings.ts";
import { settingsRecord } from "../../schemas/settings-record.ts";
import { describeStatus } from "../../site/data/document/status-text.ts";
import { controlled, hold, issuedText, life, text } from "../acts/plans/planned.ts";

const day = (date: string) => date as IsoDate;
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

describe("what a change does to settings records", () => {
  const usual = librarySettings.parse({ organisation: "Contoh", acts: { within: 14 } });
  const cy = { name: "Cy", position: "QMR", date: "2026-06-20", digest: sha("a") };

  function record(
    number: number,
    { approvals = { approved: cy } as Record<string, object>, settings = usual, ...rest }: Record<string, unknown> = {},
  ): RecordFile {
    const path = `settings/00${number}.yaml`;
    const own = settingsRecord.parse({ number, settings: controlledOf(settings as typeof usual), approvals, ...rest });
    return { path, number, record: own, digest: sha(String(number)) };
  }

  const entries = entriesOf([
    { event: "reviewed", date: "2026-01-01", by: { name: "Cy", position: "QMR" }, result: "keep" },
    { event: "reviewed", date: "2026-02-01", by: { name: "Cy", position: "QMR" }, result: "keep" },
  ]);
  const state = { files: new Map([["rev-00.md", sha("1")]]), entries } as unknown as FolderState;

  function troubles(
    base: RecordFile[],
    head: RecordFile[],
    more: { before?: typeof usual | undefined; folders?: object[]; target?: RecordFile[] } = {},
  ) {
    const before = "before" in more ? more.before : usual;
    const change = {
      settings: { base: before, head: usual },
      records: { base, head, target: more.target ?? [] },
      head: { date: day("2026-06-30") },
      folders: more.folders ?? [
        { folder: "P-01", base: state },
        { folder: "P-02", base: undefined },
      ],
    } as unknown as LibraryChange;
    return [...recordTroubles({ base, head }, change)].map(({ file, key, severity, message, fix }) => {
      for (const said of [message.en, message.id, fix.en, fix.id]) expect(said).toMatch(/\S/);
      return `${file} ${severity} ${key}`;
    });
  }
  const first = record(1, { settings: usual });
  const second = record(2);
  const late = (date: string, more: object = {}) => record(2, { approvals: { approved: { ...cy, date } }, ...more });

  test.each<[string, RecordFile[], RecordFile[], string[]]>([
    ["nothing", [first], [first], []],
    ["one more", [first], [first, second], []],
    ["one gone", [first, second], [first], ["settings/002.yaml error record settings/002.yaml"]],
    ["one with other content", [first], [{ ...first, digest: sha("f") }], ["settings/001.yaml error record settings/001.yaml"]],
    ["one that can't be read any more", [first], [{ ...first, record: undefined }], ["settings/001.yaml error record settings/001.yaml"]],
    ["one that never could be read", [{ ...first, record: undefined }], [{ ...first, record: undefined }], []],
    ["one without its approval", [first], [record(1, { approvals: {} })], ["settings/001.yaml error record settings/001.yaml"]],
    [
      "one of whose approvals one is another",
      [record(1, { approvals: { approved: cy, checked: cy } })],
      [record(1, { approvals: { approved: cy, checked: { ...cy, date: "2026-06-21" } } })],
      ["settings/001.yaml error record settings/001.yaml"],
    ],
    ["one with an approval more", [first], [record(1, { approvals: { approved: cy, checked: cy } })], []],
    ["approved fourteen days ago", [first], [first, late("2026-06-16")], []],
    ["approved a day before that", [first], [first, late("2026-06-15")], ["settings/002.yaml error late settings/002.yaml approved"]],
    ["approved long ago, and there before", [first, late("2020-01-01")], [first, late("2020-01-01")], []],
    [
      "approved long ago in a role that it had not",
      [record(1, { approvals: {} })],
      [record(1, { approvals: { approved: { ...cy, date: "2026-06-01" } } })],
      ["settings/001.yaml error late settings/001.yaml approved"],
    ],
    ["founded anew", [first], [first, record(2, { refound: "all left" })], ["settings/002.yaml error refound settings/002.yaml"]],
    ["founded anew before", [first, record(2, { refound: "all left" })], [first, record(2, { refound: "all left" })], []],
    ["a new one that can't be read", [first], [first, { ...second, record: undefined }], []],
  ])("%s", (_, base, head, expected) => {
    expect(troubles(base, head)).toEqual(expected);
  });

  test("an approval is not late where the branch that the change is for holds it already", () => {
    const old = late("2020-01-01");
    const found = (...target: RecordFile[]) => troubles([first], [first, old], { target });
    const isLate = ["settings/002.yaml error late settings/002.yaml approved"];
    expect([found(first, old), found(first), found(first, { ...old, digest: sha("f") })]).toEqual([[], isLate, isLate]);
  });

  test("an approval is late by the settings of before, else by those of now", () => {
    const strict = librarySettings.parse({ organisation: "Contoh", acts: { within: 2 } });
    const found = (before: typeof usual | undefined) => troubles([first], [first, late("2026-06-20")], { before });
    expect([found(usual), found(strict), found(undefined)]).toEqual([[], ["settings/002.yaml error late settings/002.yaml approved"], []]);
  });

  const parsed = (more: Partial<LibrarySettingsInput>) => librarySettings.parse({ organisation: "Contoh", acts: { within: 14 }, ...more });
  const adopting = (...adopted: object[]) => record(1, { adopted });
  test.each<[string, RecordFile[], string[]]>([
    ["it as it was", [first], []],
    [
      "it with other people",
      [record(1, { settings: parsed({ people: [{ name: "Eve", position: "QMR" }] }) })],
      ["settings/001.yaml error founded people"],
    ],
    [
      "it with others who may decide",
      [record(1, { settings: parsed({ acts: { withdraw: ["QMR"] }, settings: { approvals: ["approved"] } }) })],
      [],
    ],
    ["a text as it was", [adopting({ path: "P-01/rev-00.md", digest: sha("1") })], []],
    [
      "a text that was another",
      [adopting({ path: "P-01/rev-00.md", digest: sha("2") })],
      ["settings/001.yaml error adopted P-01/rev-00.md"],
    ],
    [
      "a text that was not there",
      [adopting({ path: "P-01/rev-01.md", digest: sha("1") })],
      ["settings/001.yaml error adopted P-01/rev-01.md"],
    ],
    [
      "a text of a new folder",
      [adopting({ path: "P-02/rev-00.md", digest: sha("1") })],
      ["settings/001.yaml error adopted P-02/rev-00.md"],
    ],
    ["a text of a folder that the change leaves alone", [adopting({ path: "P-011/rev-00.md", digest: sha("9") })], []],
    ["events as they were", [adopting({ path: "P-01/events.yaml", digest: digestOfEntries(entries), entries: 2 })], []],
    ["the first of the events", [adopting({ path: "P-01/events.yaml", digest: digestOfEntries(entries.slice(0, 1)), entries: 1 })], []],
    [
      "events that were others",
      [adopting({ path: "P-01/events.yaml", digest: digestOfEntries(entries.slice(1)), entries: 1 })],
      ["settings/001.yaml error adopted P-01/events.yaml"],
    ],
    ["no events of a new folder", [adopting({ path: "P-02/events.yaml", digest: digestOfEntries([]), entries: 0 })], []],
    ["nothing, since it is the second", [{ ...record(2, { adopted: [{ path: "P-01/rev-00.md", digest: sha("2") }] }) }], []],
    ["nothing that can be read", [{ ...first, record: undefined }], []],
  ])("the first record takes over %s", (_, head, expected) => {
    expect(troubles([], head)).toEqual(expected);
  });

  test("what was there without settings, and what a record took over before, is not compared", () => {
    const other = adopting({ path: "P-01/rev-00.md", digest: sha("2") });
    expect(troubles([], [other], { before: undefined })).toEqual([]);
    expect(troubles([other], [other])).toEqual([]);
  });
});

describe("a document put together from its folder", () => {
  const settings = librarySettings.parse({ organisation: "Contoh" });
  const reading = createReadingContext(settings);
  const front = (revision: string, approvals: string, effective = "2026-01-05") =>
    `---\ncode: P-01\ntitle: Contoh\n${revision === "" ? "" : `revision: "${revision}"\n`}${effective === "" ? "" : `effective: ${effective}\n`}approvals:\n${approvals}---\n`;
  const by = { name: "Cy", position: "QMR" };

  function put(
    files: Record<string, string>,
    events: object[] = [],
    known: FileKnown = {},
    more: object = {},
    date = "2026-06-30",
  ): ControlledDocument {
    const facts = Object.entries(files).map(([fileName, own]) =>
      factsOf(readDocument({ path: `P-01/${fileName}`, folder: "P-01", fileName, text: own }, reading), reading, known),
    );
    const folder = { entries: entriesOf(events), issued: new Map(), ...more };
    return indexLibrary(facts, new Map([["P-01", folder]]), settings, day(date)).documents.get(
      "P-01" as DocumentCode,
    ) as ControlledDocument;
  }
  const signed = (role: string, date: string) => `  ${role}: { name: Cy, position: QMR, date: ${date} }\n`;

  test.each([
    [
      "the last approval, in whatever role",
      signed("approved", "2026-01-03") + signed("prepared", "2026-01-04") + signed("checked", "2026-01-01"),
      "2026-01-05",
      "2026-01-04",
    ],
    ["without approvals the day it is effective", "  {}\n", "2026-01-05", "2026-01-05"],
    ["without either no day", "  {}\n", "", undefined],
  ])("counts as issued by %s", (_, approvals, effective, expected) => {
    expect(put({ "rev-00.md": front("00", approvals, effective) }).revisions.map(({ issuedOn }) => issuedOn)).toEqual([expected]);
  });

  test("a file of a revision that names none is no revision", () => {
    expect(
      put({ "rev-00.md": front("00", signed("approved", "2026-01-01")), "rev-01.md": front("", signed("approved", "2026-01-01")) })
        .revisions,
    ).toHaveLength(1);
  });

  test("events without effect are none of its own; a review holds on its day, what ends a validity from the day it was written down", () => {
    const document = put({ "rev-00.md": front("00", signed("approved", "2026-01-01")) }, [
      { event: "reviewed", date: "2026-02-01", recorded: "2026-02-09", by, result: "keep" },
      { event: "copy-issued", date: "2026-02-02", recorded: "2026-02-09", by, copy: 1, location: "A", revision: "00" },
      { event: "withdrawn", date: "2026-03-01", recorded: "2026-03-09", retroactive: "x", by, reason: "x" },
      { event: "reinstated", date: "2026-04-01", recorded: "2026-04-09", retroactive: "x", by, reason: "x" },
      { event: "reinstated", date: "2026-04-10", recorded: "2026-04-10", by, reason: "x" },
    ]);
    expect(document.events.map(({ event, date }) => `${event} ${date}`)).toEqual([
      "reviewed 2026-02-01",
      "copy-issued 2026-02-02",
      "withdrawn 2026-03-09",
      "reinstated 2026-04-09",
    ]);
    expect(document.events.filter(isTurn).map(({ backTo }) => backTo)).toEqual(["2026-03-01", "2026-04-01"]);
    const status = statusOn(document, document.revisions[0] as IssuedRevision, "2026-03-20" as IsoDate) as Status;
    expect(describeStatus({ status }, textsIn("en").portal)).toBe("withdrawn on 9 March 2026 (retroactive to 1 March 2026)");
    // On the days between people worked by it still, and the mark says what was written down afterwards.
    const afterwards = ["2026-02-28", "2026-03-01", "2026-03-08", "2026-04-12"].map((day) => {
      const on = statusOn(document, document.revisions[0] as IssuedRevision, day as IsoDate) as Status;
      return [on.status, "afterwards" in on && on.afterwards && [on.afterwards.on, on.afterwards.backTo]];
    });
    expect(afterwards).toEqual([
      ["effective", false],
      ["effective", ["2026-03-09", "2026-03-01"]],
      ["effective", ["2026-03-09", "2026-03-01"]],
      ["effective", false],
    ]);
    expect(document.acts.map(({ verdict, at }) => [verdict.effect, at.start.line > 0])).toEqual(
      ["holds", "holds", "holds", "holds", "none"].map((effect) => [effect, true]),
    );
  });

  test("a cancellation holds from the day it was written down", () => {
    const document = put({ "rev-00.md": front("00", signed("approved", "2026-01-01"), "2026-06-01") }, [
      { event: "cancelled", date: "2026-03-01", recorded: "2026-03-09", by, revision: "00", reason: "x" },
    ]);
    expect(document.events.map(({ event, date }) => `${event} ${date}`)).toEqual(["cancelled 2026-03-09"]);
  });

  test.each([
    ["withdrawn", { reason: "x" }, true],
    ["cancelled", { reason: "x", revision: "00" }, true],
    ["reviewed", { result: "keep" }, false],
    ["copy-issued", { copy: 1, location: "A", revision: "00" }, false],
  ])("%s, said to be signed and not: whether it puts the document in doubt", (event, rest, doubts) => {
    const files = { "rev-00.md": front("00", signed("approved", "2026-01-01"), "2026-06-01") };
    const own = { event, date: "2026-03-01", recorded: "2026-03-01", by, signed: true, ...rest };
    const document = put(files, [own], { signatures: [] });
    expect(document.doubts).toEqual(doubts ? [{ from: "2026-03-01", reasons: [{ why: "signature-missing" }] }] : []);
    expect(document.events).toEqual([]);
    expect(put(files, [own]).doubts).toEqual([]);
    const [revision] = document.revisions;
    expect(revision && ["2026-02-28", "2026-03-01"].map((date) => statusOn(document, revision, day(date))?.status)).toEqual(
      doubts ? ["scheduled", "doubtful"] : ["scheduled", "scheduled"],
    );
  });

  test("a reinstatement in doubt puts it in doubt, too", () => {
    const document = put(
      { "rev-00.md": front("00", signed("approved", "2026-01-01")) },
      [
        { event: "withdrawn", date: "2026-03-01", by, reason: "x" },
        { event: "reinstated", date: "2026-04-01", by, reason: "x", signed: true },
      ],
      { signatures: [] },
    );
    expect(document.doubts).toEqual([{ from: "2026-04-01", reasons: [{ why: "signature-missing" }] }]);
  });

  test("an event file that can't be read puts it in doubt always", () => {
    const document = put({ "rev-00.md": front("00", signed("approved", "2026-01-01")) }, [], {}, { eventsUnread: { line: 3 } });
    expect(document.doubts).toEqual([{ from: undefined, reasons: [{ why: "events-unreadable", line: 3 }] }]);
  });

  test.each<[string, UnreadEvents | undefined, [refused: string, said: string] | undefined]>([
    ["all is read", undefined, undefined],
    [
      "from a line on",
      { line: 3, message: { en: "It is cut off.", id: "Terpotong." }, fix: { en: "Close it.", id: "Tutuplah." } },
      [
        "P-01/events.yaml can't be read, from line 3 on. It is cut off. What it records of P-01, copies handed out among it, can't be told. Close it.",
        "P-01/events.yaml can't be read, from line 3 on",
      ],
    ],
    [
      "it is no file",
      {},
      [
        "P-01/events.yaml can't be read. What it records of P-01, copies handed out among it, can't be told. Restore the file as it was.",
        "P-01/events.yaml can't be read",
      ],
    ],
  ])("what is added to such a file is refused, and registers tell of it: %s", (_, eventsUnread, told) => {
    const document = put({ "rev-00.md": front("00", signed("approved", "2026-01-01")) }, [], {}, { eventsUnread });
    const library = {
      documents: new Map([["P-01", document]]),
      date: day("2026-06-01"),
      settings: librarySettings.parse({ organisation: "C" }),
      files: [],
    };
    const other = put({ "rev-00.md": front("00", signed("approved", "2026-01-01")) }, [], {}, {});
    expect([untoldEvents(other), untoldEvents(document)?.en]).toEqual([undefined, told?.[1]]);
    const rowsOf = ({ rows }: RegisterKind) => rows(library as never).map(({ cells }) => cells);
    const untold = told && { code: "P-01", state: expect.objectContaining({ value: "unknown", en: `can't be told: ${told[1]}` }) };
    expect(rowsOf(copies)).toEqual(untold ? [expect.objectContaining(untold)] : []);
    const task = told && { code: "P-01", revision: "00", detail: expect.objectContaining({ en: told[1] }) };
    expect(rowsOf(waiting)).toEqual(task ? [expect.objectContaining(task)] : []);
    let refused: string | undefined;
    try {
      requireReadEvents(document);
    } catch (error) {
      refused = error instanceof UsageError ? `${error.text.en} ${error.suggestion?.en}` : String(error);
    }
    expect(refused).toBe(told?.[0]);
  });

  test("signatures are by role, that of the issue by itself; read only where all were", () => {
    const found = (role: string) => ({ role, text: role, result: { outcome: "altered" } }) as unknown as FoundSignature & { role: string };
    const files = { "rev-00.md": front("00", signed("approved", "2026-01-01")) };
    const own = put(files, [], { signatures: [found("approved"), found("issued")] as never }).life;
    expect([...(own.revisions[0]?.signatures?.keys() ?? [])]).toEqual(["approved", "issued"]);
    expect([own.revisions[0]?.issueSignature?.text, own.signaturesRead]).toEqual(["issued", true]);
    const none = put(files, [], { signatures: [found("approved")] as never }).life;
    expect(none.revisions[0] && "issueSignature" in none.revisions[0]).toBe(false);
    const unread = put(files).life;
    expect([unread.signaturesRead, unread.revisions[0] && "signatures" in unread.revisions[0], unread.revisions[0]?.pictures]).toEqual([
      false,
      false,
      [],
    ]);
  });

  test("its files are its text, its pictures and what its folder keeps of its issue", () => {
    const files = { "rev-00.md": front("00", signed("approved", "2026-01-01")) };
    const known = { file: sha("1"), pictures: new Map([["a.png", sha("2")]]) };
    const kept = put(files, [], known, { digests: new Map([["rev-00/issued.yaml", sha("3")]]) }).life.revisions[0];
    expect([...(kept?.files ?? [])]).toEqual([
      ["a.png", sha("2")],
      ["rev-00/issued.yaml", sha("3")],
      ["rev-00.md", sha("1")],
    ]);
    expect([...(put(files, [], known).life.revisions[0]?.files ?? [])]).toHaveLength(2);
    expect(put(files).life.revisions[0] && "files" in (put(files).life.revisions[0] as object)).toBe(false);
  });
});

describe("revisions that only the change log names", () => {
  const log = (...lines: [string | undefined, string | undefined][]) =>
    [
      '  - summary: ["Now"]',
      ...lines.map(
        ([revision, effective]) =>
          `  - summary: ["Then"]${revision ? `\n    revision: "${revision}"` : ""}${effective ? `\n    effective: ${effective}` : ""}`,
      ),
    ].join("\n");
  const of = (changes: string, revisions: Record<string, string> = { "05": "2026-01-10" }) =>
    controlled(hold(life("P-01", revisions, { changes })), "P-01");
  const told = (document: ControlledDocument) =>
    loggedRevisions(document).map(({ revision, from, until, by }) => `${revision} ${from ?? "?"} ${until ?? "?"} ${by ?? "?"}`);

  test.each<[string, ControlledDocument, string[]]>([
    [
      "in any order, each until the next",
      of(log(["02", "2022-01-01"], ["04", "2024-01-01"], ["03", "2023-01-01"])),
      ["02 2022-01-01 2023-01-01 03", "04 2024-01-01 2026-01-10 05", "03 2023-01-01 2024-01-01 04"],
    ],
    ["without a day", of(log(["04", undefined], ["03", "2023-01-01"])), ["04 ? ? ?", "03 2023-01-01 2026-01-10 05"]],
    ["an entry without revision", of(log([undefined, "2023-01-01"])), []],
    [
      "one that is held",
      of(log(["04", "2024-01-01"], ["03", "2023-01-01"]), { "04": "2024-01-01", "05": "2026-01-10" }),
      ["03 2023-01-01 2024-01-01 04"],
    ],
    [
      "two of one day: the one that stands first",
      of(log(["04", "2024-01-01"], ["03", "2024-01-01"], ["02", "2023-01-01"])),
      ["04 2024-01-01 2026-01-10 05", "03 2024-01-01 2026-01-10 05", "02 2023-01-01 2024-01-01 04"],
    ],
    ["later than all that is held", of(log(["04", "2026-05-01"])), ["04 2026-05-01 ? ?"]],
    ["of a draft alone", controlled(hold({ "P-01/draft.md": text("P-01", "05", { changes: log(["04", "2024-01-01"]) }) }), "P-01"), []],
  ])("%s", (_, document, expected) => {
    expect(told(document)).toEqual(expected);
  });

  test("until the issue of one whose text names an earlier day", () => {
    const held = of(log(["04", "2024-01-01"]));
    const document = { ...held, revisions: held.revisions.map((revision) => ({ ...revision, issuedOn: day("2026-01-15") })) };
    expect(told(document)).toEqual(["04 2024-01-01 2026-01-15 05"]);
    expect(loggedOn(document, day("2026-01-14"))?.revision).toBe("04");
    expect(loggedOn(document, day("2026-01-15"))).toBeUndefined();
  });

  test("on their days", () => {
    const document = of(log(["04", "2024-01-01"], ["03", "2023-01-01"], ["02", undefined], ["06", "2026-05-01"]));
    const at = ["2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01", "2026-01-09", "2026-01-10", "2026-06-01"].map(
      (date) => loggedOn(document, day(date))?.revision,
    );
    expect(at).toEqual([undefined, "03", "03", "04", "04", undefined, undefined]);
  });
});

describe("when a document was last looked at", () => {
  const settings = {
    types: { P: { name: "Prosedur", reviewEvery: "1 year", approvals: ["prepared", "approved"] }, W: { name: "Instruksi" } },
  } as never;
  const reviewed = (...dates: string[]) =>
    dates.map((date) => `- { event: reviewed, date: ${date}, by: { name: Cy Cd, position: QMR }, result: keep }\n`).join("");
  test.each([
    ["2026-01-09", undefined],
    ["2026-01-10", "2026-01-10 2027-01-10"],
    ["2026-03-31", "2026-01-10 2027-01-10"],
    ["2026-04-01", "2026-04-01 2027-04-01"],
    ["2026-06-30", "2026-05-01 2027-05-01"],
  ])("%s", (date, expected) => {
    const held = hold(
      { ...life("P-01", { "00": "2026-01-10" }), "P-01/events.yaml": reviewed("2026-05-01", "2026-04-01", "2025-01-01") },
      { settings },
    );
    const document = controlled(held, "P-01");
    const review = reviewOf(document, held.library.settings, day(date));
    expect(review && `${review.last} ${review.due}`).toBe(expected);
    const [revision] = document.revisions;
    if (review && revision) expect(lastLookedAt(document, revision, day(date))).toBe(review.last);
  });
  test("never, of a type that asks for none, of none, or of one without a day", () => {
    const held = hold({ ...life("W-01", { "00": "2026-01-10" }), "Q-01/rev-00.md": issuedText("Q-01", "00", "2026-01-10") }, { settings });
    for (const code of ["W-01", "Q-01"]) expect(reviewOf(controlled(held, code), held.library.settings, day("2026-06-30"))).toBeUndefined();
  });
});
