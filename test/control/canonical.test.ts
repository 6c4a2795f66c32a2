import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { eventFileName, printEventText, printIssueText, printSettingsText } from "../../core/control/act-texts.ts";
import { canonicalText, digestOfAct, digestOfApproval, digestOfRecord } from "../../core/control/canonical.ts";
import { documentEvent } from "../../schemas/events.ts";
import type { SettingsRecord } from "../../schemas/settings-record.ts";
import { ann, approvalOn, event, issueOn } from "./made-life.ts";

describe("an event's digest", () => {
  const line =
    "{ event: copy-issued, date: 2026-05-01, recorded: 2026-05-01, by: { name: A.H., position: QMR }, copy: 1, location: Pusat, revision: '01' }";
  const own = digestOfAct(parse(line));

  test("is of its words, in an order that does not matter", () => {
    expect(canonicalText(parse(line))).toBe(
      '{"by":{"name":"A.H.","position":"QMR"},"copy":"1","date":"2026-05-01","event":"copy-issued","location":"Pusat","recorded":"2026-05-01","revision":"01"}',
    );
    expect(own).toBe("sha256:1962d13ffb9c8cc454cdf9f38b80ab9793fa4bb44bd6fbd54fadf8c514646faf");
  });

  test.each([
    [
      "another order",
      "{ revision: '01', location: Pusat, copy: 1, by: { position: QMR, name: A.H. }, recorded: 2026-05-01, date: 2026-05-01, event: copy-issued }",
    ],
    ["quotes", line.replace("copy: 1,", 'copy: "1",').replace("Pusat", "'Pusat'")],
    [
      "lines",
      "event: copy-issued\ndate: 2026-05-01\nrecorded: 2026-05-01 # today\nby: { name: A.H., position: QMR }\ncopy: 1\nlocation: Pusat\nrevision: '01'\n",
    ],
  ])("is the same with %s", (_, other) => {
    expect(digestOfAct(parse(other))).toBe(own);
  });

  test.each([
    ["another copy", line.replace("copy: 1,", "copy: 2,")],
    ["a key more", line.replace("location", "x: ~, location")],
  ])("is another with %s", (_, other) => {
    expect(digestOfAct(parse(other))).not.toBe(own);
  });

  test("there is one for whatever YAML holds", () => {
    for (const odd of ["~", ".nan", "[]", "&a [*a, *a]", '"\\ud800"', "{ 1: .inf }"]) {
      expect(digestOfAct(parse(odd))).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
  });
});

describe("an approval's digest", () => {
  const approval = approvalOn(ann, "2026-05-01");
  const own = digestOfApproval("prepared", approval);

  test("is of role, person, time and nonce, not of what was approved", () => {
    expect(digestOfApproval("prepared", { ...approval, digest: undefined, signed: true })).toBe(own);
  });

  test.each([
    ["role", "checked", approval],
    ["name", "prepared", { ...approval, name: "Bob" }],
    ["id", "prepared", { ...approval, id: "ann-2" }],
    ["time", "prepared", { ...approval, time: "2026-05-01T09:00:01+00:00" }],
    ["nonce", "prepared", { ...approval, nonce: "x" }],
  ])("is another with another %s", (_, role, other) => {
    expect(digestOfApproval(role, other)).not.toBe(own);
  });
});

test("a settings record's digest sees the order of maps, and not its approvals", () => {
  const own = digestOfRecord({ number: 1, settings: { types: { P: { name: "x" }, W: {} } } });
  expect(digestOfRecord({ number: 1, settings: { types: { W: {}, P: { name: "x" } } } })).not.toBe(own);
  expect(digestOfRecord({ number: 1, settings: { types: { P: { name: "x" }, W: {} } }, approvals: { approved: {} } })).toBe(own);
});

describe("the text that is signed", () => {
  const sha = `sha256:${"a".repeat(64)}`;

  test("for an event says all of it, and whose document it is about", () => {
    const raw = event("withdrawn", "2026-05-01", {
      reason: "two\nlines",
      replacedBy: "P-02",
      time: "2026-05-01T09:00:00+00:00",
      signed: true,
    });
    expect(printEventText("P-01", documentEvent.parse(raw), sha)).toBe(
      `sop-event 1
code: P-01
event: withdrawn
date: 2026-05-01
recorded: 2026-05-01
reason: two lines
replacedBy: P-02
name: Cy Cd
position: QMR
time: 2026-05-01T09:00:00+00:00
digest: ${sha}
`,
    );
    expect(eventFileName(sha)).toBe("events/aaaaaaaaaaaaaaaa");
  });

  test("for an issue", () => {
    const text = printIssueText({ code: "P-01", revision: "02", effective: "2026-05-04" }, issueOn("2026-05-01"), sha);
    expect(text).toBe(
      `sop-issue 1
code: P-01
revision: 02
effective: 2026-05-04
file: sha256:${"e".repeat(64)}
record: ${sha}
name: Ed Ef
position: DC
time: 2026-05-01T10:00:00+00:00
`,
    );
  });

  test("for settings", () => {
    const approval = { name: "Cy Cd", position: "QMR", id: "cy", date: "2026-05-01", time: "2026-05-01T10:00:00+00:00", digest: sha };
    const text = printSettingsText({ number: 1 } as SettingsRecord, "approved", approval as SettingsRecord["approvals"][string]);
    expect(text).toBe(
      `sop-settings 1
number: 1
from: none
digest: ${sha}
role: approved
name: Cy Cd
position: QMR
id: cy
time: 2026-05-01T10:00:00+00:00
`,
    );
  });
});
