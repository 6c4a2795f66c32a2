import { describe, expect, test } from "vitest";
import { digestOfEntries, digestOfRecord } from "../../core/control/canonical.ts";
import { controlledDifferences, controlledOf } from "../../core/control/controlled-settings.ts";
import { judgeLife } from "../../core/control/judge-life.ts";
import { recordReasonText } from "../../core/control/record-reason-text.ts";
import { foundingRoles, judgeSettings, type RecordFile } from "../../core/control/settings-history.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type LibrarySettingsInput, librarySettings } from "../../schemas/library-settings.ts";
import { type SettingsRecord, settingsRecord } from "../../schemas/settings-record.ts";
import { cy, lifeWith, regimeWith, rules, today, written } from "./made-life.ts";

const ann = { name: "Ann Ab", position: "Writer" };
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

function controlled(changed: Partial<LibrarySettingsInput> = {}) {
  return controlledOf(librarySettings.parse({ ...rules, ...changed }));
}

interface Made {
  settings?: Partial<LibrarySettingsInput>;
  from?: string | undefined;
  approvals?: Record<string, { name: string; position: string; date: string; digest?: string; time?: string }>;
  rest?: Partial<SettingsRecord>;
}

/** A record as it is read from its file, approved by whoever may on a day. */
function recordFile(number: number, date: string, { settings, from, approvals, rest }: Made = {}): RecordFile {
  const raw = { number, from, settings: controlled(settings), ...rest };
  const digest = digestOfRecord(raw);
  const signed = Object.entries(approvals ?? { approved: { ...cy, date } }).map(([role, own]) => [role, { digest, ...own }]);
  return {
    path: `settings/${String(number).padStart(3, "0")}.yaml`,
    number,
    record: settingsRecord.parse({ ...raw, approvals: Object.fromEntries(signed) }),
    digest,
  };
}

function chain(...made: [string, Made?][]): RecordFile[] {
  const files: RecordFile[] = [];
  for (const [index, [date, own]] of made.entries()) files.push(recordFile(index + 1, date, { from: files.at(-1)?.digest, ...own }));
  return files;
}

/** Of each record, the first day it holds, or why it has no effect. */
function said(files: readonly RecordFile[]): string[] {
  return judgeSettings(files, today).records.map(
    ({ from, reasons }) => from ?? reasons.map(({ why, ...rest }) => ("of" in rest ? `${why} ${rest.of.why}` : why)).join(", "),
  );
}

test("the founding record holds from its own day, the next from the day after", () => {
  const history = judgeSettings(chain(["2026-02-01"], ["2026-03-01", { settings: { signatures: "required" } }]), today);
  expect(history.held.map(({ from }) => from)).toEqual(["2026-02-01", "2026-03-02"]);
  const at = (day: string) => history.on(day as IsoDate)?.settings.signatures;
  expect([at("2026-01-31"), at("2026-02-01"), at("2026-03-01"), at("2026-03-02")]).toEqual([undefined, "optional", "optional", "required"]);
});

describe("a record is approved as the one before it demands", () => {
  const two = {
    settings: { approvals: ["checked", "approved"], holders: { checked: ["Lead"] }, apart: [["checked", "approved"] as [string, string]] },
  };
  const bob = { name: "Bob Bc", position: "Lead" };
  test.each<[string, [string, Made?][], string]>([
    [
      "by both it asks for",
      [
        ["2026-02-01", { settings: two }],
        ["2026-03-02", { approvals: { checked: { ...bob, date: "2026-03-01" }, approved: { ...cy, date: "2026-03-02" } } }],
      ],
      "2026-03-03",
    ],
    ["by one of two", [["2026-02-01", { settings: two }], ["2026-03-01"]], "record-unapproved"],
    [
      "by roles it drops itself",
      [
        ["2026-02-01", { settings: two }],
        ["2026-03-01", { settings: {} }],
      ],
      "record-unapproved",
    ],
    ["by nobody", [["2026-02-01"], ["2026-03-01", { approvals: {} }]], "record-unapproved"],
    [
      "by a writer",
      [["2026-02-01"], ["2026-03-01", { approvals: { approved: { ...ann, date: "2026-03-01" } } }]],
      "record-approval not-holder",
    ],
    [
      "by a holder it names itself",
      [
        ["2026-02-01"],
        [
          "2026-03-01",
          { settings: { settings: { holders: { approved: ["Writer"] } } }, approvals: { approved: { ...ann, date: "2026-03-01" } } },
        ],
      ],
      "record-approval not-holder",
    ],
    [
      "by a person it adds itself",
      [
        ["2026-02-01"],
        [
          "2026-03-01",
          {
            settings: { people: [{ name: "Eve", position: "QMR" }] },
            approvals: { approved: { name: "Eve", position: "QMR", date: "2026-03-01" } },
          },
        ],
      ],
      "record-approval unlisted",
    ],
    [
      "in another order",
      [
        ["2026-02-01", { settings: two }],
        ["2026-03-02", { approvals: { checked: { ...bob, date: "2026-03-02" }, approved: { ...cy, date: "2026-03-01" } } }],
      ],
      "record-order",
    ],
    ["before the one before it", [["2026-02-01"], ["2026-01-31"]], "record-order"],
    ["tomorrow", [["2026-02-01"], ["2026-07-01"]], "record-approval recorded-ahead"],
    [
      "and then changed",
      [["2026-02-01"], ["2026-03-01", { approvals: { approved: { ...cy, date: "2026-03-01", digest: sha("0") } } }]],
      "record-changed",
    ],
    [
      "at another moment",
      [["2026-02-01"], ["2026-03-01", { approvals: { approved: { ...cy, date: "2026-03-01", time: "2026-03-02T00:00:00+00:00" } } }]],
      "record-approval other-moment",
    ],
  ])("%s", (_, made, verdict) => {
    expect(said(chain(...made)).at(-1)).toBe(verdict);
  });

  test("by one person in two roles that are kept apart", () => {
    const people = [...(rules.people ?? []), { name: "CY CD", position: "Lead" }];
    const made = chain(
      ["2026-02-01", { settings: { ...two, people } }],
      [
        "2026-03-01",
        { approvals: { checked: { name: "Cy Cd", position: "Lead", date: "2026-03-01" }, approved: { ...cy, date: "2026-03-01" } } },
      ],
    );
    expect(said(made).at(-1)).toBe("record-not-apart");
  });
});

describe("records make one chain", () => {
  const [first, second, third] = chain(["2026-02-01"], ["2026-03-01", { settings: { signatures: "required" } }], ["2026-04-01"]) as [
    RecordFile,
    RecordFile,
    RecordFile,
  ];

  test("whole", () => {
    expect(said([third, first, second])).toEqual(["2026-02-01", "2026-03-02", "2026-04-02"]);
  });

  test("one gone", () => {
    expect(said([first, third])).toEqual(["2026-02-01", "record-out-of-turn"]);
    expect(said([second, third])).toEqual(["record-out-of-turn", "record-out-of-turn"]);
  });

  test("one put back from an older state, with its genuine approval", () => {
    expect(said([first, second, { ...first, number: 3, path: "settings/003.yaml" }])[2]).toContain("record-out-of-turn");
    const copied = recordFile(3, "2026-02-01", { from: first.digest });
    expect(said([first, second, copied])[2]).toContain("record-from-other");
  });

  test("one without effect is passed over: the next follows the one in effect", () => {
    const unapproved = recordFile(2, "2026-03-01", { from: first.digest, approvals: {} });
    expect(said([first, unapproved, { ...third }])).toEqual(["2026-02-01", "record-unapproved", "record-out-of-turn"]);
    expect(said([first, unapproved, recordFile(3, "2026-04-01", { from: unapproved.digest })])[2]).toContain("record-out-of-turn");
  });

  test("one that can't be read", () => {
    expect(said([first, { ...second, record: undefined }, third])).toEqual(["2026-02-01", "record-unreadable", "record-out-of-turn"]);
  });
});

describe("the founding", () => {
  test("is by holders of each type's last role", () => {
    const form = { name: "Formulir", approvals: ["prepared", "approved"], holders: { approved: ["Archivist"] }, sections: [] };
    const plain = { name: "Standar", approvals: ["approved"], sections: [] };
    const types = { ...rules.types, S: plain, F: form };
    expect([...foundingRoles({ settings: controlled({ types }) })]).toEqual([
      ["approved", ["QMR"]],
      ["approved-F", ["Archivist"]],
    ]);
    expect(said([recordFile(1, "2026-02-01", { settings: { types } })])).toEqual(["record-unapproved"]);
  });

  test("of one type without holders and one with", () => {
    const plain = { name: "Standar", approvals: ["approved"], sections: [] };
    expect([...foundingRoles({ settings: controlled({ types: { S: plain, ...rules.types } }) })]).toEqual([["approved", ["QMR"]]]);
  });

  test("adopts what it lists; a later record papers only", () => {
    const adopted = [
      { path: "P-01/rev-00.md", digest: sha("1") },
      { path: "P-01/rev-00/issued.yaml", digest: sha("2") },
      { path: "P-01/events.yaml", digest: sha("3"), entries: 4 },
    ];
    const more = [
      { path: "W-01/rev-07.md", digest: sha("4"), paper: "map 12" },
      { path: "W-01/assets/a.png", digest: sha("5") },
      { path: "W-01/rev-07/issued.yaml", digest: sha("6") },
      { path: "W-01/events.yaml", digest: sha("7"), entries: 1 },
      { path: "P-01/rev-00.md", digest: sha("8") },
    ];
    const history = judgeSettings(chain(["2026-02-01", { rest: { adopted } }], ["2026-03-01", { rest: { adopted: more } }]), today);
    expect(Object.fromEntries(history.adopted)).toEqual({
      "P-01": {
        files: new Map([
          ["rev-00.md", sha("1")],
          ["rev-00/issued.yaml", sha("2")],
        ]),
        papers: new Set(),
        events: { entries: 4, digest: sha("3") },
      },
      "W-01": {
        files: new Map([
          ["rev-07.md", sha("4")],
          ["assets/a.png", sha("5")],
        ]),
        papers: new Set(["rev-07.md", "assets/a.png"]),
        events: undefined,
      },
    });
  });

  test("a later record takes over no entries, under whatever name it lists them", () => {
    const gone = {
      event: "withdrawn",
      date: "2026-05-01",
      recorded: "2026-05-01",
      by: { name: "Nobody", position: "Nothing" },
      reason: "x",
    };
    const entries = digestOfEntries([written(gone)]);
    const judged = (path: string) => {
      const rest = { adopted: [{ path, digest: entries, entries: 1 }] };
      const history = judgeSettings(chain(["2026-02-01"], ["2026-03-01", { rest }]), today);
      expect(history.held).toHaveLength(2);
      return judgeLife(lifeWith([gone]), regimeWith({ adopted: history.adopted })).events.map(({ verdict }) => verdict.effect);
    };
    for (const path of ["P-01/rev-07.md", "P-01/assets/events.yaml", "P-01/events.yaml"])
      expect([path, ...judged(path)]).toEqual([path, "none"]);
  });

  test("again, where nobody is left, is by its own people", () => {
    const eve = { name: "Eve", position: "QMR" };
    const own: Made = { settings: { people: [eve] }, approvals: { approved: { ...eve, date: "2026-03-01" } } };
    expect(said(chain(["2026-02-01"], ["2026-03-01", own]))[1]).toBe("record-approval unlisted");
    expect(said(chain(["2026-02-01"], ["2026-03-01", { ...own, rest: { refound: "all left" } }]))[1]).toBe("2026-03-02");
  });
});

test("why a record has no effect is said in both languages", () => {
  const files = chain(["2026-02-01"], ["2026-03-01", { approvals: {} }]);
  const [reason] = judgeSettings(files, today).records[1]?.reasons ?? [];
  expect(reason && recordReasonText(reason)).toEqual({
    en: "it is not approved as “approved” yet",
    id: "belum disetujui sebagai “approved”",
  });
});

describe("what differs from the approved settings", () => {
  const severities = (rule: string) => (rule === "SOP404" ? (["error", "warning"] as const) : undefined);
  const differ = (changed: Partial<LibrarySettingsInput>, signers = ["ann@x ssh-ed25519 AAAA"]) =>
    controlledDifferences(
      { settings: controlled(), signers: ["ann@x ssh-ed25519 AAAA"], baseline: [] },
      { settings: controlled(changed), signers, baseline: [] },
      severities,
    ).map(({ place, approved, now }) => `${place}: ${approved ?? "–"} → ${now ?? "–"}`);
  const P = rules.types?.["P"];

  test.each<[string, Partial<LibrarySettingsInput>, string[]]>([
    ["a role less", { types: { P: { ...P, name: "Prosedur", approvals: ["prepared", "approved"] } } }, ["types.P.approvals: checked → –"]],
    [
      "roles in another order",
      { types: { P: { ...P, name: "Prosedur", approvals: ["checked", "prepared", "approved"] } } },
      ["types.P.approvals: prepared, checked, approved → checked, prepared, approved"],
    ],
    ["a type more", { types: { ...rules.types, W: { name: "Instruksi" } } }, [expect.stringMatching(/^types\.W: – → /)]],
    [
      "printed names in another order",
      { roles: { checked: "B", prepared: "A", approved: "C" } },
      expect.arrayContaining([expect.stringMatching(/^roles\./)]),
    ],
    [
      "a person remapped",
      { people: rules.people?.map((own) => (own.name === "Ann Ab" ? { ...own, position: "QMR" } : own)) },
      ["people: Ann Ab, Writer → –", "people: – → Ann Ab, QMR"],
    ],
    ["the time zone", { timeZone: "Asia/Jakarta" }, ["timeZone: UTC → Asia/Jakarta"]],
    ["who may withdraw", { acts: { withdraw: ["Deputy QMR", "Writer"], correct: ["DC"] } }, ["acts.withdraw: – → Writer"]],
    ["a rule lowered", { rules: { SOP404: "warning" } }, ["rules.SOP404: – → warning"]],
    ["a document held elsewhere", { external: [{ code: "S-01", title: "x", heldBy: "QC" }] }, ["external: – → S-01, QC"]],
  ])("%s", (_, changed, expected) => {
    expect(differ(changed)).toEqual(expected);
  });

  test("signers", () => {
    expect(differ({}, ["ann@x ssh-ed25519 BBBB"])).toEqual([
      "allowed_signers: ann@x ssh-ed25519 AAAA → –",
      "allowed_signers: – → ann@x ssh-ed25519 BBBB",
    ]);
  });

  test.each<[string, Partial<LibrarySettingsInput>]>([
    ["nothing", {}],
    ["a rule raised", { rules: { SOP404: "error" } }],
    ["a rule that there is not", { rules: { SOP999: "off" } }],
    ["the portal's looks", { portal: { accent: "#112233" } }],
    ["abbreviations", { abbreviations: ["SOP"] }],
  ])("and this is free: %s", (_, changed) => {
    expect(differ(changed)).toEqual([]);
  });

  test("a rule that was approved lower may go back up, and no further down", () => {
    const approved = { settings: controlled({ rules: { SOP404: "note" } }), signers: [], baseline: [] };
    const with404 = (level: "off" | "note" | "warning" | undefined) =>
      controlledDifferences(
        approved,
        { settings: controlled({ rules: level ? { SOP404: level } : {} }), signers: [], baseline: [] },
        severities,
      ).length;
    expect([with404("note"), with404("warning"), with404(undefined), with404("off")]).toEqual([0, 0, 0, 1]);
  });

  test("titles of documents held elsewhere are free", () => {
    const held = (title: string) => controlled({ external: [{ code: "S-01", title, heldBy: "QC" }] });
    expect(
      controlledDifferences(
        { settings: held("a"), signers: [], baseline: [] },
        { settings: held("b"), signers: [], baseline: [] },
        severities,
      ),
    ).toEqual([]);
  });
});
