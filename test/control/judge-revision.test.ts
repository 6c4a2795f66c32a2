import { describe, expect, test } from "vitest";
import type { AdoptedFolder } from "../../core/control/adopted.ts";
import { digestOfAct, digestOfApproval } from "../../core/control/canonical.ts";
import { judgeLife } from "../../core/control/judge-life.ts";
import type { Life, LifeRevision } from "../../core/control/life.ts";
import type { Regime } from "../../core/control/regime.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import {
  ann,
  approvalOn,
  approvalsOn,
  cy,
  event,
  issueOn,
  lifeWith,
  regimeWith,
  revisionOf,
  rules,
  said,
  settingsOfDay,
} from "./made-life.ts";

const day = "2026-05-04" as IsoDate;
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
const bob = { name: "Bob Bc", position: "Lead" };
const paper = (changed: Partial<LifeRevision> = {}): LifeRevision => ({
  ...revisionOf("00", "2019-11-29"),
  isTranscription: true,
  issued: undefined,
  issueDigest: undefined,
  ...changed,
});

/** What becomes of revision 02, with these changes. */
function issued(
  changed: Partial<LifeRevision> = {},
  { life = {}, regime = regimeWith(), events = [] }: { life?: Partial<Life>; regime?: Regime; events?: Record<string, unknown>[] } = {},
): string {
  const revisions = [revisionOf("00", "2026-01-10"), revisionOf("01", "2026-03-10"), revisionOf("02", day, changed)];
  return said(judgeLife(lifeWith(events, { revisions, ...life }), regime).revisions.get("rev-02.md"));
}

function withApprovals(changed: LifeRevision["approvals"], regime?: Regime): string {
  return issued({ approvals: { ...approvalsOn(day), ...changed } }, regime ? { regime } : {});
}

describe("an issue of what entitled people approved", () => {
  test.each<[string, Partial<LifeRevision>]>([
    ["on one day", {}],
    [
      "approved over some days",
      { approvals: { prepared: approvalOn(ann, "2026-04-01"), checked: approvalOn(bob, "2026-04-20"), approved: approvalOn(cy, day) } },
    ],
    ["in force from a later day", { effective: "2026-08-02" as IsoDate }],
    [
      "signed on paper before",
      {
        approvals: { ...approvalsOn(day), prepared: approvalOn(ann, "2026-04-01", { recorded: day, time: undefined, evidence: "map 12" }) },
      },
    ],
    ["issued by somebody who is in no list", { issued: issueOn(day, { by: { name: "Dee", position: "Anything" } }) }],
  ])("%s", (_, changed) => {
    expect(issued(changed)).toBe(day);
  });

  test("in force from an earlier day, for a reason, by whoever may withdraw", () => {
    const approvals = approvalsOn("2026-04-01");
    expect(issued({ approvals, effective: "2026-04-02" as IsoDate, issued: issueOn(day, { by: cy, retroactive: "x" }) })).toBe(day);
  });

  test("in force from next year, for a reason, by whoever may withdraw", () => {
    expect(issued({ effective: "2027-01-01" as IsoDate, issued: issueOn(day, { by: cy, ahead: "x" }) })).toBe(day);
  });
});

describe("an issue without right, day or order has no effect", () => {
  test.each([
    ["a role that did not sign", { approvals: { prepared: approvalOn(ann, day), approved: approvalOn(cy, day) } }, "unapproved"],
    [
      "before the revision before it",
      { approvals: approvalsOn("2026-03-09") },
      "approved-before-issue, approved-before-issue, approved-before-issue",
    ],
    [
      "issued before it was approved",
      { issued: issueOn("2026-05-03"), effective: "2026-05-04" as IsoDate },
      "approved-after-issue, approved-after-issue, approved-after-issue",
    ],
    ["issued tomorrow", { issued: issueOn("2026-07-01") }, "recorded-ahead"],
    [
      "in force before it was approved",
      { effective: "2026-05-03" as IsoDate, issued: issueOn(day, { by: cy, retroactive: "x" }) },
      "effective-before-approval",
    ],
    [
      "in force from an earlier day without reason",
      { approvals: approvalsOn("2026-04-01"), effective: "2026-04-02" as IsoDate, issued: issueOn(day, { by: cy }) },
      "effective-unexplained",
    ],
    [
      "in force from an earlier day by anyone",
      { approvals: approvalsOn("2026-04-01"), effective: "2026-04-02" as IsoDate, issued: issueOn(day, { retroactive: "x" }) },
      "issuer not-holder",
    ],
    ["in force from next year by anyone", { effective: "2027-01-01" as IsoDate }, "effective-unexplained, issuer not-holder"],
    ["issued at another moment", { issued: issueOn(day, { time: "2026-05-05T00:00:01+00:00" }) }, "other-moment"],
  ])("%s", (_, changed, verdict) => {
    expect(issued(changed)).toBe(verdict);
  });

  test.each([
    ["a position nobody gave him", { approved: approvalOn({ name: "Bob Bc", position: "QMR" }, day) }, "approval unlisted"],
    ["a position that may not", { approved: approvalOn(bob, day) }, "approval not-holder"],
    ["by one who left", { approved: approvalOn({ name: "Flo Fg", position: "QMR" }, day) }, "approval retired"],
    ["in another order", { prepared: approvalOn(ann, day, { time: `${day}T09:30:00+00:00` }) }, "approval-order, approval-order"],
    [
      "back-dated",
      { approved: approvalOn(cy, "2026-04-01", { recorded: day }) },
      "approval-order, approval backdated, approval other-moment",
    ],
    ["without the day it was written down", { checked: approvalOn(bob, day, { time: undefined }) }, "approval unrecorded"],
    ["of nothing", { checked: approvalOn(bob, day, { digest: undefined }) }, "approval-undigested"],
  ])("approved: %s", (_, changed, verdict) => {
    expect(withApprovals(changed)).toBe(verdict);
  });

  test("one person in two roles that are kept apart, whatever the name", () => {
    const people = [...(rules.people ?? []), { name: "ANN AB.", position: "QMR" }];
    const own = settingsOfDay({ people });
    expect(withApprovals({ approved: approvalOn({ name: "Ann Ab", position: "QMR" }, day) }, regimeWith({ on: () => own }))).toBe(
      "not-apart",
    );
  });

  test("one person with two ids' worth of keys, in two roles that are kept apart", () => {
    const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB0000000000000000000000000000000000000000000000";
    const people = [
      { name: "Ann Ab", position: "Writer", signer: "ann@x" },
      { name: "Bob Bc", position: "Lead" },
      { name: "Cy Cd", position: "QMR", signer: "cy@x" },
    ];
    const own = settingsOfDay({ people }, [`ann@x ${key}`, `cy@x ${key} comment`]);
    expect(withApprovals({}, regimeWith({ on: () => own }))).toBe("not-apart");
  });

  test("one person holds two roles that nothing keeps apart", () => {
    const people = [
      { name: "Ann Ab", position: "Writer" },
      { name: "Ann Ab", position: "Lead" },
      { name: "Cy Cd", position: "QMR" },
    ];
    const own = settingsOfDay({ people });
    expect(withApprovals({ checked: approvalOn({ name: "Ann Ab", position: "Lead" }, day) }, regimeWith({ on: () => own }))).toBe(day);
  });

  test("an approval that was sent back counts no more, wherever it turns up; a new one of the same text does", () => {
    const approval = approvalOn(cy, day);
    const sent = event("rejected", day, {
      role: "approved",
      revision: "02",
      reason: "x",
      time: `${day}T09:30:00+00:00`,
      voids: [digestOfApproval("approved", approval)],
    });
    expect(issued({}, { events: [sent] })).toBe("approval-voided");
    expect(issued({ approvals: { ...approvalsOn(day), approved: { ...approval, nonce: "another" } } }, { events: [sent] })).toBe(day);
  });
});

describe("the settings of the day", () => {
  const strict = settingsOfDay({
    types: { P: { ...rules.types?.["P"], name: "Prosedur", approvals: ["prepared", "checked", "agreed", "approved"], sections: [] } },
  });
  const lax = settingsOfDay();

  test("a role asked for since does not break what was issued before", () => {
    expect(issued({}, { regime: regimeWith({ on: (date) => (date > day ? strict : lax) }) })).toBe(day);
    expect(issued({}, { regime: regimeWith({ on: (date) => (date >= day ? strict : lax) }) })).toBe("unapproved");
  });

  test("a role that nobody asks for any more was asked for then", () => {
    expect(issued({}, { regime: regimeWith({ on: (date) => (date > day ? lax : strict) }) })).toBe("unapproved");
  });

  test("who left since was there then", () => {
    const people = (rules.people ?? []).map((person) => ({ ...person, until: "2026-06-01" as IsoDate }));
    const own = settingsOfDay({ people });
    expect(issued({}, { regime: regimeWith({ on: () => own }) })).toBe(day);
  });

  test("a type that there was not", () => {
    const own = settingsOfDay({ types: { W: { name: "Instruksi", sections: [] } } });
    expect(issued({}, { regime: regimeWith({ on: () => own }) })).toBe("no-type");
  });

  test("no settings held on that day", () => {
    expect(issued({}, { regime: regimeWith({ on: () => undefined }) })).toBe("before-control");
  });
});

describe("what is there no more as it was is in doubt", () => {
  const files = (text: string, more: [string, string][] = []) => new Map([["rev-02.md", text], ...more]);

  test.each<[string, Partial<LifeRevision>, string]>([
    ["the text", { files: files(sha("0")) }, "doubt text-altered"],
    ["its record gone", { issued: undefined, issueDigest: undefined, files: files(sha("e")) }, "doubt file-missing"],
    ["a picture", { doubts: [{ why: "line-ends", file: "assets/x.png" }] }, "doubt line-ends"],
  ])("%s", (_, changed, verdict) => {
    expect(issued(changed)).toBe(verdict);
  });

  test("as it was", () => {
    expect(issued({ files: files(sha("e")) })).toBe(day);
  });

  test("an altered text with an approval less, or of somebody else, is in doubt, and not taken for one that never held", () => {
    expect(issued({ files: files(sha("0")), approvals: {} })).toBe("doubt text-altered, unapproved");
  });
});

describe("a transcription", () => {
  const adopted = (own: Partial<AdoptedFolder>) =>
    new Map([["P-01", { files: new Map(), papers: new Set<string>(), events: undefined, ...own }]]);
  const judged = (revision: LifeRevision, regime: Regime, events: Record<string, unknown>[] = [], others: LifeRevision[] = []) =>
    said(judgeLife(lifeWith(events, { revisions: [...others, revision] }), regime).revisions.get(revision.fileName));

  test("that no record takes in has no effect", () => {
    expect(judged(paper(), regimeWith())).toBe("not-adopted");
  });

  test("that a record takes in keeps its dates", () => {
    const files = new Map([["rev-00.md", sha("1")]]);
    const regime = regimeWith({ adopted: adopted({ files, papers: new Set(["rev-00.md"]) }) });
    expect(judged(paper({ files: new Map([["rev-00.md", sha("1")]]) }), regime)).toBe("kept 2019-11-29");
    expect(judged(paper({ files: new Map([["rev-00.md", sha("2")]]) }), regime)).toBe("doubt text-altered");
  });

  test("with a picture that is another now", () => {
    const files = new Map([
      ["rev-00.md", sha("1")],
      ["assets/a.png", sha("2")],
      ["assets/other.png", sha("3")],
    ]);
    const regime = regimeWith({ adopted: adopted({ files }) });
    const own = (picture: string) =>
      paper({
        pictures: ["assets/a.png"],
        files: new Map([
          ["rev-00.md", sha("1")],
          ["assets/a.png", picture],
        ]),
      });
    expect(judged(own(sha("2")), regime)).toBe("kept 2019-11-29");
    expect(judged(own(sha("4")), regime)).toBe("doubt file-altered");
  });

  test("corrected is what the correction says", () => {
    const regime = regimeWith({ adopted: adopted({ files: new Map([["rev-00.md", sha("1")]]) }) });
    const corrected = event("corrected", "2026-05-01", { revision: "00", from: sha("1"), to: sha("2"), reason: "x" });
    expect(judged(paper({ files: new Map([["rev-00.md", sha("2")]]) }), regime, [corrected])).toBe("kept 2019-11-29");
    expect(judged(paper({ files: new Map([["rev-00.md", sha("1")]]) }), regime, [corrected])).toBe("doubt text-altered");
  });

  test("of a later revision has no effect, adopted or not, judged or not", () => {
    const later = paper({ fileName: "rev-01.md", revision: "01" });
    const others = [revisionOf("00", "2026-01-10")];
    const regime = regimeWith({ adopted: adopted({ files: new Map([["rev-01.md", sha("1")]]) }) });
    expect(judged(later, regime, [], others)).toBe("transcription-late");
    expect(judged(later, regimeWith({ judgesPeople: false }), [], others)).toBe("transcription-late");
  });

  test("is what a paper's adoption lets in, and nothing else", () => {
    const files = new Map([["rev-02.md", sha("e")]]);
    const regime = regimeWith({ adopted: adopted({ files, papers: new Set(["rev-02.md"]) }) });
    expect(issued({ approvals: {} }, { regime })).toBe("unapproved");
    expect(issued({ approvals: {} }, { regime: regimeWith({ adopted: adopted({ files }) }) })).toBe(`kept ${day}`);
  });
});

describe("what was adopted", () => {
  const adopted = new Map([
    [
      "P-01",
      {
        files: new Map([
          ["rev-02.md", sha("e")],
          ["rev-02/approved.sig", sha("5")],
          ["rev-02/issued.yaml", sha("6")],
        ]),
        papers: new Set<string>(),
        events: undefined,
      },
    ],
  ]);
  test.each([
    [
      "is whole",
      [
        ["rev-02/approved.sig", sha("5")],
        ["rev-02/issued.yaml", sha("6")],
      ],
      `kept ${day}`,
    ],
    ["has a signature less", [["rev-02/issued.yaml", sha("6")]], "doubt file-missing"],
    [
      "has another frame",
      [
        ["rev-02/approved.sig", sha("5")],
        ["rev-02/issued.yaml", sha("7")],
      ],
      "doubt file-altered",
    ],
  ] as [string, [string, string][], string][])("%s", (_, more, verdict) => {
    const files = new Map([["rev-02.md", sha("e")], ...more]);
    expect(issued({ approvals: {}, files }, { regime: regimeWith({ adopted }) })).toBe(verdict);
  });
});

test("an issue let in late counts from that day", () => {
  const record = issueOn(day);
  const late = event("admitted", "2026-06-01", { act: digestOfAct(record), reason: "a long branch" });
  expect(issued({ issued: record, issueDigest: digestOfAct(record) }, { events: [late] })).toBe("2026-06-01");
});

test("while no settings are approved, people are not judged; days and orders are", () => {
  const regime = regimeWith({ judgesPeople: false });
  expect(withApprovals({ approved: approvalOn(bob, day) }, regime)).toBe(`${day} (approval not-holder)`);
  expect(issued({ approvals: approvalsOn("2026-03-09") }, { regime })).toMatch(/^approved-before-issue/);
  expect(issued({ effective: "2035-01-01" as IsoDate }, { regime })).toBe(day);
});
