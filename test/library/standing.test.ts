import { describe, expect, test } from "vitest";
import type { Reason, Verdict } from "../../core/control/reason.ts";
import { currentRevision } from "../../core/library/choose-revision.ts";
import {
  citationsOfStep,
  followReferences,
  type ReferenceNode,
  type ReferencePlace,
  usesOfTerm,
} from "../../core/library/find-references.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import {
  comesIntoForce,
  type DatedDocument,
  type DatedRevision,
  effectiveRevision,
  nearestRevision,
  revisionBefore,
  type Status,
  scheduledRevisions,
  standingRevision,
  statusOn,
  workedBy,
} from "../../core/library/status.ts";
import { isTurn, outcomeOf, turnsPending } from "../../core/library/withdrawal.ts";
import { lastActOf } from "../../core/library/without-drafts.ts";
import { type DocumentEvent, documentEvent } from "../../schemas/events.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { hold, life, text } from "../acts/plans/planned.ts";

const day = (date: string) => date as IsoDate;
const by = { name: "A.A.", position: "QMR" };
const reasons: Reason[] = [{ why: "unreadable" }];
const verdicts = {
  holds: { effect: "holds", from: day("2020-01-01"), adopted: false, remarks: [] },
  none: { effect: "none", reasons, annulled: false },
  doubt: { effect: "doubt", from: day("2020-01-01"), reasons },
} satisfies Record<string, Verdict>;

/** A document of revisions `00 02-01 03-01 none`: when it was issued, from when it is in force, what its issue is worth; `-` is no day. */
function dated(revisions: string[], events: object[] = [], doubts: (string | undefined)[] = []): DatedDocument<DatedRevision> {
  const date = (own: string | undefined) => (own === undefined || own === "-" ? undefined : day(`2026-${own}`));
  return {
    revisions: revisions.map((line) => {
      const [revision, issued, effective = issued, verdict = "holds"] = line.split(" ");
      return {
        revision: revision as Revision,
        issuedOn: date(issued),
        facts: { effective: date(effective) },
        verdict: verdicts[verdict as keyof typeof verdicts],
      };
    }),
    events: events.map((event): DocumentEvent => documentEvent.parse({ by, ...event })),
    doubts: doubts.map((from) => ({ from: date(from), reasons: [{ why: "events-unreadable" }] })),
  };
}

function inWords(status: Status | undefined): string {
  switch (status?.status) {
    case undefined:
      return "not issued";
    case "effective":
      return [
        `effective ${status.since} ${status.until ?? "on"}${ending(status.withdrawal)}`,
        ...(status.backTo ? [`back to ${status.backTo}`] : []),
      ].join(", ");
    case "scheduled":
      return `scheduled ${status.from}${ending(status.withdrawal)}`;
    case "superseded":
      return `by ${status.by} ${status.on}`;
    case "cancelled":
      return `cancelled ${status.on} ${status.reason}`;
    case "withdrawn":
      return [`withdrawn ${status.on}`, status.reason, status.replacedBy, status.until && `until ${status.until}`]
        .filter(Boolean)
        .join(" ");
    case "doubtful":
    case "invalid":
      return `${status.status} ${status.reasons.map(({ why }) => why).join(" ")}`;
    case "draft":
      return "draft";
  }
}

const ending = (withdrawal: { on: string; reason: string; replacedBy: string | undefined } | undefined) =>
  withdrawal ? ` then withdrawn ${[withdrawal.on, withdrawal.reason, withdrawal.replacedBy].filter(Boolean).join(" ")}` : "";

const withdrawn = (date: string, more = {}) => ({ event: "withdrawn", date: `2026-${date}`, reason: "Over", ...more });
const reinstated = (date: string, more = {}) => ({ event: "reinstated", date: `2026-${date}`, reason: "Again", ...more });
const noted = (date: string) => ({ recorded: `2026-${date}` });
const cancelled = (date: string, revision: string) => ({ event: "cancelled", date: `2026-${date}`, revision, reason: "Wrong" });

describe("what each revision is on a day", () => {
  const two = ["00 01-10 02-01", "01 03-01 04-01"];
  test.each<[string, DatedDocument<DatedRevision>, Record<string, string[]>]>([
    [
      "issued, in force, followed",
      dated(two),
      {
        "01-09": ["not issued", "not issued"],
        "01-10": ["scheduled 2026-02-01", "not issued"],
        "01-31": ["scheduled 2026-02-01", "not issued"],
        "02-01": ["effective 2026-02-01 on", "not issued"],
        "02-28": ["effective 2026-02-01 on", "not issued"],
        "03-01": ["effective 2026-02-01 2026-04-01", "scheduled 2026-04-01"],
        "03-31": ["effective 2026-02-01 2026-04-01", "scheduled 2026-04-01"],
        "04-01": ["by 01 2026-04-01", "effective 2026-04-01 on"],
      },
    ],
    [
      "withdrawn, and reinstated",
      dated(two, [withdrawn("03-10", { replacedBy: "P-02" }), reinstated("03-20")]),
      {
        "03-09": ["effective 2026-02-01 2026-04-01", "scheduled 2026-04-01"],
        "03-10": ["withdrawn 2026-03-10 Over P-02", "withdrawn 2026-03-10 Over P-02"],
        "03-19": ["withdrawn 2026-03-10 Over P-02", "withdrawn 2026-03-10 Over P-02"],
        "03-20": ["effective 2026-02-01 2026-04-01", "scheduled 2026-04-01"],
      },
    ],
    [
      "withdrawn a second time, without another in its place",
      dated(["00 01-10"], [withdrawn("02-01"), reinstated("03-01"), withdrawn("04-01", { reason: "At last" })]),
      { "02-01": ["withdrawn 2026-02-01 Over"], "03-01": ["effective 2026-01-10 on"], "04-01": ["withdrawn 2026-04-01 At last"] },
    ],
    [
      "the next one cancelled before it came into force",
      dated(two, [cancelled("03-15", "01")]),
      {
        "03-14": ["effective 2026-02-01 2026-04-01", "scheduled 2026-04-01"],
        "03-15": ["effective 2026-02-01 on", "cancelled 2026-03-15 Wrong"],
        "04-01": ["effective 2026-02-01 on", "cancelled 2026-03-15 Wrong"],
      },
    ],
    [
      "the next one issued without right",
      dated(["00 01-10", "01 02-01 02-01 none", "02 03-01"]),
      {
        "01-31": ["effective 2026-01-10 on", "not issued", "not issued"],
        "02-01": ["effective 2026-01-10 on", "invalid unreadable", "not issued"],
        "03-01": ["by 02 2026-03-01", "invalid unreadable", "effective 2026-03-01 on"],
      },
    ],
    [
      "the one in force in doubt: so is it alone, until another follows",
      dated(["00 01-10 01-10 doubt", "01 02-01 03-01"]),
      {
        "01-10": ["doubtful unreadable"].concat("not issued"),
        "02-01": ["doubtful unreadable", "scheduled 2026-03-01"],
        "03-01": ["by 01 2026-03-01", "effective 2026-03-01 on"],
      },
    ],
    [
      "the document in doubt from a day",
      dated(["00 01-10", "01 02-01", "02 02-01 06-01 doubt"], [], ["03-01"]),
      {
        "02-28": ["by 01 2026-02-01", "effective 2026-02-01 2026-06-01", "doubtful unreadable"],
        "03-01": ["by 01 2026-02-01", "doubtful events-unreadable", "doubtful unreadable events-unreadable"],
      },
    ],
    [
      "the next one issued for a day before: people worked by the one before until its issue",
      dated(["00 01-10", "01 03-20 03-15", "02 03-25 05-01"]),
      {
        "03-15": ["effective 2026-01-10 on", "not issued", "not issued"],
        "03-19": ["effective 2026-01-10 on", "not issued", "not issued"],
        "03-20": ["by 01 2026-03-20", "effective 2026-03-20 on, back to 2026-03-15", "not issued"],
        "03-25": ["by 01 2026-03-20", "effective 2026-03-20 2026-05-01, back to 2026-03-15", "scheduled 2026-05-01"],
        "05-01": ["by 01 2026-03-20", "by 02 2026-05-01", "effective 2026-05-01 on"],
      },
    ],
    ["the document always in doubt", dated(["00 01-10"], [], [undefined, "12-01"]), { "01-10": ["doubtful events-unreadable"] }],
    [
      "withdrawn after the next one was cancelled: that was never in force",
      dated(two, [cancelled("03-10", "01"), withdrawn("03-20")]),
      {
        "03-19": ["effective 2026-02-01 on", "cancelled 2026-03-10 Wrong"],
        "03-20": ["withdrawn 2026-03-20 Over", "cancelled 2026-03-10 Wrong"],
        "04-01": ["withdrawn 2026-03-20 Over", "cancelled 2026-03-10 Wrong"],
      },
    ],
    [
      "going to be withdrawn, from the day it is written down",
      dated(["00 01-10"], [withdrawn("06-01", { ...noted("05-10"), replacedBy: "P-02" })]),
      {
        "05-09": ["effective 2026-01-10 on"],
        "05-10": ["effective 2026-01-10 on then withdrawn 2026-06-01 Over P-02"],
        "05-31": ["effective 2026-01-10 on then withdrawn 2026-06-01 Over P-02"],
        "06-01": ["withdrawn 2026-06-01 Over P-02"],
      },
    ],
    [
      "going to be withdrawn, before and after the next one",
      dated(two, [withdrawn("03-20", noted("03-05")), reinstated("03-25", noted("03-10")), withdrawn("04-20", noted("03-12"))]),
      {
        "03-05": ["effective 2026-02-01 on then withdrawn 2026-03-20 Over", "scheduled 2026-04-01 then withdrawn 2026-03-20 Over"],
        "03-20": ["withdrawn 2026-03-20 Over until 2026-03-25", "withdrawn 2026-03-20 Over until 2026-03-25"],
        "03-25": ["effective 2026-02-01 2026-04-01 then withdrawn 2026-04-20 Over", "scheduled 2026-04-01 then withdrawn 2026-04-20 Over"],
        "04-01": ["by 01 2026-04-01", "effective 2026-04-01 on then withdrawn 2026-04-20 Over"],
      },
    ],
    [
      "on the day of the next one",
      dated(two, [withdrawn("04-01", noted("03-05"))]),
      { "03-31": ["effective 2026-02-01 on then withdrawn 2026-04-01 Over", "scheduled 2026-04-01 then withdrawn 2026-04-01 Over"] },
    ],
    [
      "going to be withdrawn, and taken back before",
      dated(["00 01-10"], [withdrawn("06-01", noted("05-10")), reinstated("05-20", noted("05-20"))]),
      {
        "05-19": ["effective 2026-01-10 on then withdrawn 2026-06-01 Over"],
        "05-20": ["effective 2026-01-10 on"],
        "06-01": ["effective 2026-01-10 on"],
      },
    ],
    [
      "going to be reinstated, and left withdrawn",
      dated(
        ["00 01-10"],
        [withdrawn("05-01"), reinstated("06-01", noted("05-10")), withdrawn("05-20", { ...noted("05-20"), reason: "Still" })],
      ),
      {
        "05-09": ["withdrawn 2026-05-01 Over"],
        "05-10": ["withdrawn 2026-05-01 Over until 2026-06-01"],
        "05-20": ["withdrawn 2026-05-20 Still"],
        "06-01": ["withdrawn 2026-05-20 Still"],
      },
    ],
    ["a revision without any day", dated(["00 - -", "01 02-01 -"]), { "03-01": ["not issued", "effective 2026-02-01 on"] }],
    [
      "two that follow within a day, and one that would have come into force later",
      dated(["00 01-10", "01 02-01 05-01", "02 02-01 04-01"]),
      {
        "03-01": ["effective 2026-01-10 2026-04-01", "by 02 2026-04-01", "scheduled 2026-04-01"],
        "04-01": ["by 02 2026-04-01", "by 02 2026-04-01", "effective 2026-04-01 on"],
        "05-01": ["by 02 2026-04-01", "by 02 2026-04-01", "effective 2026-04-01 on"],
      },
    ],
  ])("%s", (_, document, days) => {
    const told = Object.keys(days).map((date) => [
      date,
      document.revisions.map((revision) => inWords(statusOn(document, revision, day(`2026-${date}`)))),
    ]);
    expect(Object.fromEntries(told)).toEqual(days);
  });
});

describe("which revision is asked for on a day", () => {
  const document = dated(["00 01-10", "01 02-01 03-01 doubt", "02 04-01 06-01", "03 04-02 07-01"], [withdrawn("08-01")]);
  test.each([
    ["2026-01-09", undefined, undefined, undefined, []],
    ["2026-01-10", "00", "00", "00", []],
    ["2026-02-01", "00", "00", "00", []],
    ["2026-03-01", undefined, "01", undefined, []],
    ["2026-04-01", undefined, "01", "02", ["02"]],
    ["2026-04-02", undefined, "01", "02", ["02", "03"]],
    ["2026-06-01", "02", "02", "02", ["03"]],
    ["2026-07-01", "03", "03", "03", []],
    ["2026-08-01", undefined, undefined, undefined, []],
  ])("%s", (date, effective, worked, current, scheduled) => {
    expect([
      effectiveRevision(document, day(date))?.revision,
      workedBy(document, day(date))?.revision,
      currentRevision(document as ControlledDocument, day(date))?.revision,
      scheduledRevisions(document, day(date)).map(({ revision }) => revision),
    ]).toEqual([effective, worked, current, scheduled]);
  });
});

describe("which revision stands for a document on a day", () => {
  const two = ["00 01-10 02-01", "01 03-01 04-01"];
  test.each<[string, DatedDocument<DatedRevision>, Record<string, string | undefined>]>([
    [
      "worked by, be it in doubt, else the next",
      dated(["00 01-10 02-01", "01 01-10 03-01 doubt", "02 01-10 04-01"]),
      { "01-09": undefined, "01-10": "00", "02-01": "00", "03-01": "01", "04-01": "02" },
    ],
    [
      "withdrawn: the one that was in force, not the one that was cancelled",
      dated(two, [cancelled("03-10", "01"), withdrawn("03-20")]),
      { "03-10": "00", "03-20": "00", "04-01": "00" },
    ],
    [
      "nor the one that was still to come",
      dated(two, [withdrawn("03-20")]),
      { "03-19": "00", "03-20": "00", "04-01": "00", "05-01": "00" },
    ],
    ["nor the one that was to come that day", dated(two, [withdrawn("04-01")]), { "03-31": "00", "04-01": "00", "04-02": "00" }],
    ["nor one without effect", dated(["00 01-10", "01 02-01 02-01 none"], [withdrawn("03-01")]), { "02-01": "00", "03-01": "00" }],
    [
      "withdrawn twice, and what was to come meanwhile",
      dated(two, [withdrawn("03-20"), withdrawn("04-10")]),
      { "04-01": "00", "04-10": "00", "04-11": "00" },
    ],
    [
      "withdrawn, reinstated with the next, withdrawn again",
      dated(two, [withdrawn("03-20"), reinstated("04-10"), withdrawn("04-20")]),
      { "04-09": "00", "04-10": "01", "04-20": "01" },
    ],
    ["in force and withdrawn on one day", dated(["00 01-10"], [withdrawn("01-10")]), { "01-10": "00", "01-11": "00" }],
    ["withdrawn before anything was in force", dated(two, [withdrawn("01-20")]), { "01-20": "00", "03-01": "00" }],
    ["all cancelled: the last", dated(two, [cancelled("01-20", "00"), cancelled("03-02", "01")]), { "02-01": "00", "03-02": "01" }],
    ["the last with effect", dated(["00 01-10 02-01", "01 02-01 02-01 none"], [cancelled("01-20", "00")]), { "03-01": "00" }],
    ["the last without", dated(["00 01-10 01-10 none", "01 02-01 02-01 none"]), { "01-10": "00", "03-01": "01" }],
  ])("%s", (_, document, days) => {
    const told = Object.keys(days).map((date) => [date, standingRevision(document, day(`2026-${date}`))?.revision]);
    expect(Object.fromEntries(told)).toEqual(days);
  });

  test("whoever names it is told of one that is issued only later, rather than of none", () => {
    const document = dated(two);
    expect(["01-01", "02-10"].map((date) => nearestRevision(document, day(`2026-${date}`))?.revision)).toEqual(["01", "00"]);
  });
});

test.each<[string, object[], string[], string[]]>([
  ["withdrawn, and reinstated", [withdrawn("02-01"), reinstated("03-01")], ["takes place", "takes place"], []],
  [
    "going to be withdrawn, and reinstated after it",
    [withdrawn("07-01", noted("05-01")), reinstated("08-01", noted("05-02"))],
    ["takes place", "takes place"],
    ["withdrawn 2026-07-01", "reinstated 2026-08-01"],
  ],
  [
    "a withdrawal that is taken back before its day",
    [withdrawn("07-01", noted("05-01")), reinstated("05-20", noted("05-20"))],
    ["overtaken", "takes back"],
    [],
  ],
  [
    "taken back, and written down anew",
    [withdrawn("07-01", noted("05-01")), reinstated("05-20", noted("05-20")), withdrawn("07-15", noted("05-21"))],
    ["overtaken", "takes back", "takes place"],
    ["withdrawn 2026-07-15"],
  ],
  [
    "a reinstatement that is taken back",
    [withdrawn("02-01"), reinstated("07-01", noted("05-01")), withdrawn("05-20", noted("05-20"))],
    ["takes place", "overtaken", "takes back"],
    [],
  ],
  [
    "another withdrawal before the one that is going to be, which still stands",
    [withdrawn("07-01", noted("05-01")), withdrawn("05-20", noted("05-20"))],
    ["overtaken", "takes place"],
    ["withdrawn 2026-07-01"],
  ],
  ["written down later than the day that is looked at", [withdrawn("07-01", noted("06-02"))], ["takes place"], []],
  ["on a day to come, by the day of it", [withdrawn("07-01")], ["takes place"], []],
])("what becomes of an entry that withdraws or reinstates, and what is still to come on 1 June: %s", (_, listed, outcomes, pending) => {
  const { events } = dated(["00 01-10"], listed);
  expect(events.filter(isTurn).map((turn) => outcomeOf(events, turn))).toEqual(outcomes);
  expect(turnsPending(events, day("2026-06-01")).map(({ event, date }) => `${event} ${date}`)).toEqual(pending);
});

describe("which revisions ever come into force, and what each is read against", () => {
  test.each<[string, DatedDocument<DatedRevision>, [boolean, string | undefined, string[]][], [string | undefined, string[]]]>([
    [
      "one after the other",
      dated(["00 01-10", "01 02-01"]),
      [
        [true, undefined, []],
        [true, "00", []],
      ],
      ["01", []],
    ],
    [
      "one cancelled, one overtaken, one invalid",
      dated(["00 01-10", "01 02-01 03-01", "02 02-01 06-01", "03 04-01 05-01", "04 06-01 06-01 none"], [cancelled("02-15", "01")]),
      [
        [true, undefined, []],
        [false, "00", []],
        [false, "00", ["01"]],
        [true, "00", ["01", "02"]],
        [false, "03", []],
      ],
      ["03", ["04"]],
    ],
    [
      "none ever did",
      dated(["00 - -", "01 02-01 02-01 none"]),
      [
        [false, undefined, []],
        [false, "00", []],
      ],
      ["01", []],
    ],
    [
      "one whose day lies before its issue",
      dated(["00 01-10", "01 02-05 02-01", "02 03-01"]),
      [
        [true, undefined, []],
        [true, "00", []],
        [true, "01", []],
      ],
      ["02", []],
    ],
    ["by the day of issue where it has none", dated(["00 01-10 -"]), [[true, undefined, []]], ["00", []]],
  ])("%s", (_, document, revisions, ofDraft) => {
    const against = (of: DatedRevision | undefined): [string | undefined, string[]] => {
      const { base, passed } = revisionBefore(document, of);
      return [base?.revision, passed.map(({ revision }) => revision)];
    };
    expect(document.revisions.map((revision) => [comesIntoForce(document, revision), ...against(revision)])).toEqual(revisions);
    expect(against(undefined)).toEqual(ofDraft);
  });
});

describe("the last day anything was written down", () => {
  const none = { "P-01/draft.md": text("P-01", "00") };
  const signed = { "P-01/draft.md": text("P-01", "00", { more: "approvals: { prepared: { name: A, position: B, date: 2026-03-01 } }" }) };
  const event = (dates: string) => ({
    "P-02/events.yaml": `- { event: reviewed, ${dates}, by: { name: Cy Cd, position: QMR }, result: keep }\n`,
  });
  test.each([
    ["nothing", none, undefined],
    ["a draft's approval", signed, "2026-03-01"],
    ["an issue", { ...signed, ...life("P-02", { "00": "2026-03-02 2026-09-01" }) }, "2026-03-02"],
    ["an event", { ...life("P-02", { "00": "2026-03-02" }), ...event("date: 2026-04-01") }, "2026-04-01"],
    [
      "an event written down later",
      { ...life("P-02", { "00": "2026-03-02" }), ...event("date: 2026-04-01, recorded: 2026-04-05") },
      "2026-04-05",
    ],
  ])("%s", (_, files, last) => {
    expect(lastActOf(hold(files).library)).toBe(last);
  });
});

describe("references followed", () => {
  const body =
    "All.\n\n## Procedure\n\n### Main\n\n#### 1. Take\n\n- Actor: Clerk\n- Application: My CX\n- RC: P-01_R1\n- Next: 2\n\nAs in P-02.\n\n#### 2. Send\n\n- Actor: Clerk\n- Follows: P-02\n- Next: end\n\nText.";
  const { library } = hold({
    ...life("P-01", { "00": "2026-01-10" }, { body, more: "workInstructions: [W-01]\napplications: [my cx]" }),
    ...life(
      "P-02",
      { "00": "2026-01-10" },
      { body: "See P-01, P-01_R1 and P-02.", more: "records: [{ code: P-01, retention: 1 year, custodian: QMR }]" },
    ),
    ...life("W-01", { "00": "2026-12-01" }, { body: "See P-09 and P-02." }),
    "W-02/draft.md": text("W-02", "00", {
      body: "See P-01_R1.",
      more: "definitions: [{ term: MY CX, kind: application, meaning: Where calls are kept }]",
    }),
  });
  const told = ({ code, revision, path, line, where }: ReferencePlace) => `${code} ${revision} ${path}:${line} ${where.id} / ${where.en}`;
  const lines = (node: ReferenceNode, indent = ""): string[] => [
    `${indent}${node.code}${node.title === undefined ? " (not held)" : ""}${node.repeated ? " (above)" : ""}`,
    ...node.places.map((place) => `${indent}  : ${told(place)}`),
    ...node.children.flatMap((child) => lines(child, `${indent}  `)),
  ];
  test.each([
    ["P-01", "cites", 0],
    ["P-01", "cites", 1],
    ["P-01", "cites", 3],
    ["P-01", "citedBy", 1],
    ["P-01", "citedBy", 2],
    ["W-02", "cites", 2],
    ["P-09", "citedBy", 1],
    ["P-09", "cites", 1],
  ] as const)("%s %s, %i far", async (code, direction, depth) => {
    await expect(`${lines(followReferences(library, code as DocumentCode, direction, depth)).join("\n")}\n`).toMatchFileSnapshot(
      `fixtures/small-${code}-${direction}-${depth}.txt`,
    );
  });
  test("of a step, and of a term whatever its spelling", async () => {
    const steps = [1, 2].flatMap((step) => [`step ${step}`, ...citationsOfStep(library, "P-01" as DocumentCode, step).map(told)]);
    const terms = ["MY CX", ...usesOfTerm(library, "My cx").map(told), "CX", ...usesOfTerm(library, "CX").map(told)];
    await expect(`${[...steps, ...terms].join("\n")}\n`).toMatchFileSnapshot("fixtures/small-steps-and-terms.txt");
    expect(citationsOfStep(library, "P-77" as DocumentCode, 1)).toEqual([]);
  });
});
