import { expect, test } from "vitest";
import { judgeSignature, type SignatureCase } from "../../core/control/judge-signature.ts";
import type { Reason } from "../../core/control/reason.ts";
import { reasonText } from "../../core/control/reason-text.ts";
import { recordReasonText } from "../../core/control/record-reason-text.ts";
import type { RecordReason } from "../../core/control/settings-history.ts";
import type { SettingsOfDay } from "../../core/control/settings-of-day.ts";
import type { SignatureOutcome } from "../../core/seal/signature-facts.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const [one, other] = ["2026-01-05", "2026-02-10"] as [IsoDate, IsoDate];
const ann = { name: "A.A.", position: "DC" };

/** One of each: a reason that is added without standing here does not compile. */
const reasons: { [Why in Reason["why"]]: Reason & { why: Why } } = {
  unreadable: { why: "unreadable" },
  "rights-unread": { why: "rights-unread", file: "settings/001.yaml" },
  unrecorded: { why: "unrecorded" },
  "recorded-ahead": { why: "recorded-ahead", recorded: other, today: one },
  "before-control": { why: "before-control", recorded: one },
  unlisted: { why: "unlisted", ...ann },
  ambiguous: { why: "ambiguous", ...ann },
  mixed: { why: "mixed", ...ann },
  retired: { why: "retired", ...ann, until: one },
  "not-holder": { why: "not-holder", ...ann, holders: ["QMR", "VP"] },
  "dated-ahead": { why: "dated-ahead", date: other, recorded: one },
  "too-far-ahead": { why: "too-far-ahead", date: other, recorded: one, days: 14 },
  backdated: { why: "backdated", date: one, recorded: other },
  "not-on-its-day": { why: "not-on-its-day", date: one, recorded: other },
  "other-moment": { why: "other-moment", time: "2026-02-10T09:00:00+07:00", recorded: one },
  "nothing-issued": { why: "nothing-issued", recorded: one },
  "not-withdrawn": { why: "not-withdrawn" },
  "not-issued": { why: "not-issued", revision: "03" },
  "in-force-already": { why: "in-force-already", revision: "03", effective: one, recorded: other },
  "issued-already": { why: "issued-already", revision: "03", issued: one },
  "no-transcription": { why: "no-transcription", revision: "03" },
  "other-text": { why: "other-text", expected: `sha256:${"a".repeat(64)}`, from: `sha256:${"b".repeat(64)}` },
  "no-such-act": { why: "no-such-act", act: `sha256:${"a".repeat(64)}` },
  "act-has-effect": { why: "act-has-effect", act: `sha256:${"a".repeat(64)}` },
  "no-type": { why: "no-type", recorded: one },
  unapproved: { why: "unapproved", roles: ["checked", "approved"] },
  approval: { why: "approval", role: "checked", name: "S.S.", of: { why: "unlisted", ...ann } },
  "approval-order": { why: "approval-order", role: "checked", date: one, before: "prepared", beforeDate: other },
  "approved-before-issue": { why: "approved-before-issue", role: "checked", date: one, revision: "02", issued: other },
  "approved-after-issue": { why: "approved-after-issue", role: "checked", date: other, issued: one },
  "approval-voided": { why: "approval-voided", role: "checked", name: "S.S.", on: one },
  "approval-undigested": { why: "approval-undigested", role: "checked", name: "S.S." },
  "not-apart": { why: "not-apart", name: "A.A.", roles: ["prepared", "approved"] },
  "effective-before-approval": { why: "effective-before-approval", effective: one, approved: other },
  "effective-unexplained": { why: "effective-unexplained", effective: one, issued: other },
  issuer: { why: "issuer", of: { why: "unlisted", ...ann } },
  "not-adopted": { why: "not-adopted" },
  "transcription-late": { why: "transcription-late", revision: "03", issued: "02" },
  unsigned: { why: "unsigned" },
  "signature-missing": { why: "signature-missing" },
  "signature-of-other": { why: "signature-of-other" },
  signature: { why: "signature", outcome: "expired", signer: "aa@example.org" },
  "signature-unchecked": { why: "signature-unchecked" },
  "text-altered": { why: "text-altered", file: "rev-03.md" },
  "file-altered": { why: "file-altered", file: "assets/denah.svg" },
  "file-missing": { why: "file-missing", file: "assets/denah.svg" },
  "file-unread": { why: "file-unread", file: "rev-05.md" },
  "approval-altered": { why: "approval-altered", role: "checked", parts: ["text", "assets"] },
  pointer: { why: "pointer", file: "assets/denah.svg" },
  "line-ends": { why: "line-ends", file: "assets/denah.svg" },
  "events-unreadable": { why: "events-unreadable" },
  "entry-unreadable": { why: "entry-unreadable", entry: 3 },
  "events-altered": { why: "events-altered" },
};

const records: { [Why in RecordReason["why"]]: RecordReason & { why: Why } } = {
  "record-unreadable": { why: "record-unreadable" },
  "record-out-of-turn": { why: "record-out-of-turn", number: 4, expected: 3 },
  "record-from-other": { why: "record-from-other", from: `sha256:${"a".repeat(64)}`, expected: undefined },
  "record-unapproved": { why: "record-unapproved", roles: ["checked", "approved"] },
  "record-changed": { why: "record-changed", role: "approved", name: "A.H." },
  "record-order": { why: "record-order", role: "approved", date: one, after: other },
  "record-approval": { why: "record-approval", role: "approved", name: "A.H.", of: { why: "unlisted", ...ann } },
  "record-not-apart": { why: "record-not-apart", name: "A.A.", roles: ["checked", "approved"] },
};

test("each reason is a clause in both languages, and says what it is about", async () => {
  const said = [
    ...Object.values(reasons).map((reason) => [reason.why, reasonText(reason)] as const),
    ...(["altered", "other-namespace", "not-allowed", "unknown-person", "no-signers"] as const).map(
      (outcome) => [outcome, reasonText({ why: "signature", outcome, signer: "aa@example.org" })] as const,
    ),
    ["events-unreadable, from a line on", reasonText({ why: "events-unreadable", line: 4 })] as const,
    ...Object.values(records).map((reason) => [reason.why, recordReasonText(reason)] as const),
  ];
  const lines = said.flatMap(([why, { en, id }]) => [why, `  ${en}`, `  ${id}`]).join("\n");
  expect(lines).not.toMatch(/undefined|\[object|[.;:] *$/m);
  await expect(`${lines}\n`).toMatchFileSnapshot("reasons.txt");
});

const day = (signer: string | undefined): SettingsOfDay =>
  ({ people: { identify: () => (signer === undefined ? { kind: "unlisted" } : { kind: "listed", entry: { signer } }) } }) as never;
const own: SignatureCase = {
  found: undefined,
  expected: "text",
  by: ann as never,
  recorded: one,
  isClaimed: false,
  isRequired: false,
};
const found = (result: SignatureOutcome, text = "text") => ({ found: { text, result } });
const good = { outcome: "good", signer: "aa@example.org", key: "" } as const;

test.each<[what: string, changed: Partial<SignatureCase>, judged: string]>([
  ["none, and none asked for", {}, ""],
  ["none, and one asked for", { isRequired: true }, "wrong unsigned"],
  ["none, though the act says so", { isClaimed: true }, "doubt signature-missing"],
  ["a good one", found(good), ""],
  ["a good one of another text", found(good, "lain"), "doubt signature-of-other"],
  ["a good one by another", found({ ...good, signer: "bb@example.org" }), "wrong signature"],
  ["half of one", found({ outcome: "incomplete" }), "doubt signature-missing"],
  ["one that does not fit", found({ outcome: "altered" }), "doubt signature"],
  ["one of something else", found({ outcome: "not-an-approval" }), "doubt signature-of-other"],
  ["one nobody can check here", found({ outcome: "no-tool" }), "remark signature-unchecked"],
  ["one of another namespace", found({ outcome: "other-namespace" }), "wrong signature"],
  ["one of nobody known", found({ outcome: "unknown-person" }), "wrong signature"],
  ["one without a list", found({ outcome: "no-signers" }), "wrong signature"],
  ["one by a key of another", found({ outcome: "not-allowed", signer: "aa@example.org" }), "wrong signature"],
  ["one by a key that had ended", found({ outcome: "expired", signer: "aa@example.org" }), "wrong signature"],
])("a signature: %s", (_, changed, judged) => {
  const { wrongs, doubts, remarks } = judgeSignature({ ...own, ...changed }, day("aa@example.org"));
  const said = [
    ...wrongs.map(({ why }) => `wrong ${why}`),
    ...doubts.map(({ why }) => `doubt ${why}`),
    ...remarks.map(({ why }) => `remark ${why}`),
  ];
  expect(said.join(", ")).toBe(judged);
});

test("a good signature of somebody who is not listed is nobody's", () => {
  expect(judgeSignature({ ...own, ...found(good) }, day(undefined)).wrongs.map(({ why }) => why)).toEqual(["signature"]);
});
