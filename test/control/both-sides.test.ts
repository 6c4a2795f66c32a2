import { printEventText, printIssueText, printSettingsText } from "../../core/control/act-texts.ts";
import { readAllowedSigners } from "../../core/control/allowed-signers.ts";
import { asPairs, digestOfAct, digestOfApproval, digestOfEntries, digestOfRecord } from "../../core/control/canonical.ts";
import { type AcceptedFinding, controlledDifferences, controlledOf } from "../../core/control/controlled-settings.ts";
import { judgeLife } from "../../core/control/judge-life.ts";
import { judgeSignature } from "../../core/control/judge-signature.ts";
import type { Judgement } from "../../core/control/judgement.ts";
import type { FoundSignature, Life, LifeRevision } from "../../core/control/life.ts";
import { gatherPeople } from "../../core/control/people.ts";
import type { Reason, Verdict } from "../../core/control/reason.ts";
import { reasonText } from "../../core/control/reason-text.ts";
import { recordReasonText } from "../../core/control/record-reason-text.ts";
import { type Regime, regimeForActs, regimeOfBase } from "../../core/control/regime.ts";
import { foundingRoles, judgeSettings, type RecordFile } from "../../core/control/settings-history.ts";
import { holdersOfAct, settingsRoles, whyNotEntitled } from "../../core/control/settings-of-day.ts";
import { printApprovalText, statementOf } from "../../core/seal/approval-text.ts";
import type { SignatureOutcome } from "../../core/seal/signature-facts.ts";
import type { Severity } from "../../schemas/finding.ts";
import type { Approval } from "../../schemas/front-matter.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type LibrarySettingsInput, librarySettings, type Person } from "../../schemas/library-settings.ts";
import { type SettingsRecord, settingsRecord } from "../../schemas/settings-record.ts";
import { tells } from "../acts/plans/planned.ts";
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
  settingsOfDay,
  today,
  written,
} from "./made-life.ts";

/** Each limit by which acts are judged, from both of its sides: what becomes of the act, and why, as it is said. */

const day = "2026-05-04" as IsoDate;
const on = (date: string) => date as IsoDate;
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
const bob = { name: "Bob Bc", position: "Lead" };
const ed = { name: "Ed Ef", position: "DC" };
const di = { name: "Di De", position: "Deputy QMR" };

const all = (reasons: readonly Reason[]) => reasons.map((reason) => `${reasonText(reason).en} / ${reasonText(reason).id}`).join("; ");

function whole(verdict: Verdict | undefined): string {
  switch (verdict?.effect) {
    case "holds": {
      return `holds from ${verdict.from}${verdict.adopted ? " adopted" : ""}${verdict.remarks.length > 0 ? `, but ${all(verdict.remarks)}` : ""}`;
    }
    case "none":
      return `${verdict.annulled ? "annulled" : "none"}: ${all(verdict.reasons)}`;
    case "doubt":
      return `in doubt from ${verdict.from}: ${all(verdict.reasons)}`;
    case "repeated":
      return "repeated";
    case undefined:
      return "nothing";
  }
}

const lines = (told: Readonly<Record<string, string>>) =>
  Object.entries(told)
    .map(([name, said]) => `${name}: ${said}`)
    .join("\n");

/** What becomes of each of these, by its name. */
function each<T>(cases: Readonly<Record<string, T>>, tell: (own: T) => string): string {
  return lines(Object.fromEntries(Object.entries(cases).map(([name, own]) => [name, tell(own)])));
}

interface IssueMade {
  changed?: Partial<LifeRevision>;
  life?: Partial<Life>;
  regime?: Regime;
  events?: Record<string, unknown>[];
}

/** What becomes of revision 02, issued on the day. */
function issued({ changed = {}, life = {}, regime = regimeWith(), events = [] }: IssueMade): string {
  const revisions = [revisionOf("00", "2026-01-10"), revisionOf("01", "2026-03-10"), revisionOf("02", day, changed)];
  return whole(judgeLife(lifeWith(events, { revisions, ...life }), regime).revisions.get("rev-02.md"));
}

/** What becomes of each of these events. */
function happened(events: readonly Record<string, unknown>[], life: Partial<Life> = {}, regime = regimeWith()): string {
  const judged = judgeLife(lifeWith(events, life), regime);
  return [
    ...judged.events.map(({ verdict }) => whole(verdict)),
    ...(judged.doubts.length > 0 ? [`doubts: ${all(judged.doubts)}`] : []),
  ].join(" | ");
}

const approved = (role: string, own: Approval): IssueMade => ({ changed: { approvals: { ...approvalsOn(day), [role]: own } } });
const people = rules.people ?? [];
const signing = settingsOfDay(
  { people: people.map((own) => ({ ...own, signer: `${own.name.split(" ")[0]?.toLowerCase()}@x` })), signatures: "required" },
  [],
);
const willing = settingsOfDay({ people: people.map((own) => ({ ...own, signer: `${own.name.split(" ")[0]?.toLowerCase()}@x` })) }, []);
const good = (text: string, signer: string): FoundSignature => ({ text, result: { outcome: "good", signer, key: "k" } });
const outcomes: SignatureOutcome[] = [
  { outcome: "good", signer: "cy@x", key: "k" },
  { outcome: "good", signer: "ann@x", key: "k" },
  { outcome: "altered" },
  { outcome: "other-namespace" },
  { outcome: "not-an-approval" },
  { outcome: "unknown-person" },
  { outcome: "not-allowed", signer: "cy@x" },
  { outcome: "expired", signer: "cy@x" },
  { outcome: "no-signers" },
  { outcome: "incomplete" },
  { outcome: "no-tool" },
];

function judged({ doubts, wrongs, remarks }: Judgement): string {
  const parts = [
    ["doubt", doubts],
    ["wrong", wrongs],
    ["remark", remarks],
  ] as const;
  return parts.flatMap(([name, reasons]) => (reasons.length > 0 ? [`${name}: ${all(reasons)}`] : [])).join(" | ") || "nothing against it";
}

/** A revision whose approvals and issue are signed, each by its person. */
function signedRevision(changed: Partial<LifeRevision> = {}): LifeRevision {
  const record = issueOn(day, { signed: true });
  const own = revisionOf("02", day, { issued: record, issueDigest: digestOfAct(record) });
  const approvals = Object.fromEntries(
    Object.entries(own.approvals).map(([role, approval]) => [role, { ...approval, signed: true as const }]),
  );
  const signatures = new Map(
    Object.entries(approvals).flatMap(([role, approval]) => {
      const statement = statementOf("P-01", "02", role, approval);
      return statement ? [[role, good(printApprovalText(statement), `${approval.name.split(" ")[0]?.toLowerCase()}@x`)] as const] : [];
    }),
  );
  const issueSignature = good(printIssueText({ code: "P-01", revision: "02", effective: day }, record, digestOfAct(record)), "ed@x");
  return { ...own, approvals, signatures, issueSignature, ...changed };
}

const said = ({ revisions }: ReturnType<typeof judgeLife>) => whole(revisions.get("rev-02.md"));

function signedIssue(revision: LifeRevision, regime: Regime): string {
  return said(judgeLife(lifeWith([], { revisions: [revision], signaturesRead: true }), regime));
}

const withSignature = (raw: Record<string, unknown>, signer: string | undefined, text?: string) => {
  const entry = written(raw);
  const own = text ?? (entry.event ? printEventText("P-01", entry.event, entry.digest) : "");
  return signer === undefined ? entry : { ...entry, signature: good(own, signer) };
};

const controlled = (changed: Partial<LibrarySettingsInput> = {}) => controlledOf(librarySettings.parse({ ...rules, ...changed }));

interface RecordMade {
  settings?: Partial<LibrarySettingsInput>;
  from?: string | undefined;
  approvals?: Record<string, object>;
  rest?: Partial<SettingsRecord>;
  signed?: (record: SettingsRecord) => ReadonlyMap<string, FoundSignature>;
}

function recordFile(number: number, date: string, { settings, from, approvals, rest, signed }: RecordMade = {}): RecordFile {
  const raw = { number, from, settings: controlled(settings), ...rest };
  const digest = digestOfRecord(raw);
  const given = Object.entries(approvals ?? { approved: { ...cy, date } }).map(([role, own]) => [role, { digest, ...own }]);
  const record = settingsRecord.parse({ ...raw, approvals: Object.fromEntries(given) });
  return { path: `settings/00${number}.yaml`, number, record, digest, ...(signed && { signatures: signed(record) }) };
}

function chain(...made: [string, RecordMade?][]): RecordFile[] {
  const files: RecordFile[] = [];
  for (const [index, [date, own]] of made.entries()) files.push(recordFile(index + 1, date, { from: files.at(-1)?.digest, ...own }));
  return files;
}

function held(files: readonly RecordFile[]): string {
  return judgeSettings(files, today)
    .records.map(({ number, from, reasons, remarks }) => {
      const said = (list: typeof reasons) =>
        list.map((reason) => `${recordReasonText(reason).en} / ${recordReasonText(reason).id}`).join("; ");
      return `${number} ${from ?? said(reasons)}${remarks.length > 0 ? `, but ${said(remarks)}` : ""}`;
    })
    .join(" | ");
}

const two = {
  settings: { approvals: ["checked", "approved"], holders: { checked: ["Lead"] }, apart: [["checked", "approved"] as [string, string]] },
};
const type = (more: object) => ({ name: "Tipe", approvals: ["prepared", "approved"], sections: [], ...more });

tells(
  "both sides",
  {
    "into force before the issue, with it, and long after": () =>
      each<IssueMade>(
        {
          "the day before, without reason": { changed: { effective: on("2026-05-03"), approvals: approvalsOn("2026-05-03") } },
          "the day before, for a reason, by whoever may withdraw": {
            changed: {
              effective: on("2026-05-03"),
              approvals: approvalsOn("2026-05-03"),
              issued: issueOn(day, { by: di, retroactive: "x" }),
            },
          },
          "the day before, for a reason of the other kind": {
            changed: { effective: on("2026-05-03"), approvals: approvalsOn("2026-05-03"), issued: issueOn(day, { by: di, ahead: "x" }) },
          },
          "on the day": {},
          "90 days after": { changed: { effective: on("2026-08-02") } },
          "91 days after": { changed: { effective: on("2026-08-03") } },
          "91 days after, for a reason, by anyone": { changed: { effective: on("2026-08-03"), issued: issueOn(day, { ahead: "x" }) } },
          "91 days after, for a reason": { changed: { effective: on("2026-08-03"), issued: issueOn(day, { by: cy, ahead: "x" }) } },
          "91 days after, for a reason of the other kind": {
            changed: { effective: on("2026-08-03"), issued: issueOn(day, { by: cy, retroactive: "x" }) },
          },
          "the day before, where people are not judged": {
            changed: { effective: on("2026-05-03"), approvals: approvalsOn("2026-05-03") },
            regime: regimeWith({ judgesPeople: false }),
          },
          "without a day": { changed: { effective: undefined } },
          "before the last approval": { changed: { effective: on("2026-05-03"), issued: issueOn(day, { by: cy, retroactive: "x" }) } },
        },
        issued,
      ),
    "approved after the issue before, and before its own": () =>
      each<IssueMade>(
        {
          "on the day of the one before": { changed: { approvals: approvalsOn("2026-03-10") } },
          "the day before that": { changed: { approvals: approvalsOn("2026-03-09") } },
          "at the moment of the issue": approved("approved", approvalOn(cy, day, { time: `${day}T10:00:00+00:00` })),
          "a second after": approved("approved", approvalOn(cy, day, { time: `${day}T10:00:01+00:00` })),
          "in another zone, before": approved("approved", approvalOn(cy, day, { time: `${day}T16:59:00+07:00` })),
          "the day after": approved("approved", approvalOn(cy, "2026-05-05")),
          "of an issue without moment": { changed: { issued: issueOn(day, { time: undefined }) } },
          "a role before another, by a second": approved("checked", approvalOn(bob, day, { time: `${day}T08:59:59+00:00` })),
          "a role on an earlier day": approved("checked", approvalOn(bob, "2026-05-03")),
        },
        issued,
      ),
    "when an approval was written down": () =>
      each<IssueMade>(
        {
          "signed on paper before": approved(
            "prepared",
            approvalOn(ann, "2026-05-03", { recorded: day, time: undefined, evidence: "map 1" }),
          ),
          "on paper, with a moment": approved(
            "prepared",
            approvalOn(ann, "2026-05-03", { recorded: day, time: `${day}T08:00:00+00:00`, evidence: "map 1" }),
          ),
          "before, without paper": approved("prepared", approvalOn(ann, "2026-05-03", { recorded: day, time: undefined })),
          "for a day after": approved("prepared", approvalOn(ann, day, { recorded: on("2026-05-03"), time: undefined })),
          "at a moment of another day": approved("prepared", approvalOn(ann, day, { recorded: day, time: "2026-05-03T09:00:00+00:00" })),
          today: {
            changed: { approvals: approvalsOn(today), effective: today, issued: issueOn(today) },
          },
          tomorrow: {
            changed: {
              approvals: { ...approvalsOn(today), prepared: approvalOn(ann, "2026-07-01") },
              effective: on("2026-07-01"),
              issued: issueOn(today),
            },
          },
          "nowhere, and people are judged": approved("prepared", approvalOn(ann, day, { time: undefined })),
          "nowhere, and they are not": {
            ...approved("prepared", approvalOn(ann, day, { time: undefined })),
            regime: regimeWith({ judgesPeople: false }),
          },
          "by one who left before the issue": {
            ...approved("prepared", approvalOn(ann, "2026-05-03")),
            regime: regimeWith({
              on: (date) => (date < day ? settingsOfDay() : settingsOfDay({ people: people.filter(({ name }) => name !== "Ann Ab") })),
            }),
          },
          "by one who was listed after it": {
            ...approved("prepared", approvalOn(ann, "2026-05-03")),
            regime: regimeWith({
              on: (date) => (date >= day ? settingsOfDay() : settingsOfDay({ people: people.filter(({ name }) => name !== "Ann Ab") })),
            }),
          },
          "before any settings held": {
            ...approved("prepared", approvalOn(ann, "2026-05-03")),
            regime: regimeWith({ on: (date) => (date >= day ? settingsOfDay() : undefined) }),
          },
          "of no text": approved("prepared", approvalOn(ann, day, { digest: undefined })),
        },
        issued,
      ),
    "issued on a day": () =>
      each<IssueMade>(
        {
          today: { changed: { issued: issueOn(today), effective: today } },
          tomorrow: { changed: { issued: issueOn("2026-07-01"), effective: on("2026-07-01") } },
          "at a moment of another day": { changed: { issued: issueOn(day, { time: "2026-05-05T10:00:00+00:00" }) } },
          "let in late, by an approval": {
            events: [event("admitted", "2026-06-02", { reason: "x", act: digestOfApproval("approved", approvalOn(cy, day)) })],
          },
          "let in on the day itself": {
            events: [event("admitted", day, { reason: "x", act: digestOfAct(issueOn(day)) })],
          },
          "let in twice: the first time counts": {
            events: [
              event("admitted", "2026-06-02", { reason: "x", act: digestOfAct(issueOn(day)) }),
              event("admitted", "2026-06-09", { reason: "y", act: digestOfAct(issueOn(day)) }),
            ],
          },
        },
        issued,
      ),
    "what stands there of an issue": () => {
      const files = (more: [string, string][]) => new Map([["rev-02.md", sha("e")], ...more]);
      const adopted = (own: [string, string][]) =>
        regimeWith({ adopted: new Map([["P-01", { files: new Map(own), papers: new Set<string>(), events: undefined }]]) });
      return each<IssueMade>(
        {
          "its text as it was": { changed: { files: files([]) } },
          "its text gone": { changed: { files: new Map() } },
          "its record gone": { changed: { files: files([]), issued: undefined, issueDigest: undefined } },
          "its record gone, adopted": {
            changed: { files: files([]), issued: undefined, issueDigest: undefined },
            regime: adopted([
              ["rev-02.md", sha("e")],
              ["rev-02/issued.yaml", sha("6")],
            ]),
          },
          "a picture adopted that it shows, another": {
            changed: { files: files([["assets/a.png", sha("1")]]), pictures: ["assets/a.png"] },
            regime: adopted([
              ["rev-02.md", sha("e")],
              ["assets/a.png", sha("2")],
              ["assets/b.png", sha("3")],
              ["rev-01/approved.sig", sha("4")],
            ]),
          },
          "in doubt, and of no known day": {
            changed: {
              doubts: [{ why: "file-missing", file: "assets/x.png" }],
              issued: undefined,
              issueDigest: undefined,
              approvals: {},
              effective: undefined,
            },
          },
          "of no known day, not looked at": { changed: { issued: undefined, issueDigest: undefined, approvals: {}, effective: undefined } },
          "by the day it is effective": { changed: { issued: undefined, issueDigest: undefined, approvals: {} } },
          "by its last approval": {
            changed: {
              issued: undefined,
              issueDigest: undefined,
              approvals: { b: approvalOn(cy, "2026-04-03"), a: approvalOn(ann, "2026-04-02") },
            },
          },
        },
        issued,
      );
    },
    "a signature, whatever was found": () => {
      const own = (found: FoundSignature | undefined, more: object = {}) =>
        judged(judgeSignature({ found, expected: "text", by: cy, recorded: day, isClaimed: false, isRequired: false, ...more }, willing));
      return lines({
        none: own(undefined),
        "none, where it is asked for": own(undefined, { isRequired: true }),
        "none, where it is said": own(undefined, { isClaimed: true }),
        "none, said and asked for": own(undefined, { isClaimed: true, isRequired: true }),
        "of another text": own(good("other", "cy@x")),
        "of somebody who is not listed": own(good("text", "cy@x"), { by: { name: "Eve", position: "QMR" } }),
        "of somebody on the last day": own(good("text", "flo@x"), { by: { name: "Flo Fg", position: "QMR" }, recorded: "2026-01-31" }),
        "of somebody after it": own(good("text", "flo@x"), { by: { name: "Flo Fg", position: "QMR" }, recorded: "2026-02-01" }),
        ...Object.fromEntries(
          outcomes.map((result) => [`${result.outcome}${"signer" in result ? ` ${result.signer}` : ""}`, own({ text: "text", result })]),
        ),
      });
    },
    "a signed issue": () => {
      const required = regimeWith({ on: () => signing });
      const whole = signedRevision();
      const without = (role: string) => new Map([...(whole.signatures ?? [])].filter(([own]) => own !== role));
      const notSaid = Object.fromEntries(
        Object.entries(whole.approvals).map(([role, { signed: _signed, ...approval }]) => [role, approval]),
      );
      const record = issueOn(day);
      return lines({
        "where signatures are asked for": signedIssue(whole, required),
        "without one that is said": signedIssue(signedRevision({ signatures: without("checked") }), required),
        "without one that is asked for": signedIssue(signedRevision({ signatures: without("checked"), approvals: notSaid }), required),
        "without one that nobody asks for": signedIssue(
          signedRevision({ signatures: without("checked"), approvals: notSaid }),
          regimeWith({ on: () => willing }),
        ),
        "by one for another": signedIssue(
          signedRevision({ signatures: new Map([...(whole.signatures ?? []), ["checked", good("x", "bob@x")]]) }),
          required,
        ),
        "its issue not": signedIssue(signedRevision({ issueSignature: { text: "", result: { outcome: "incomplete" } } }), required),
        "its issue not signed, where it is asked for": signedIssue(
          { ...signedRevision({ issued: record, issueDigest: digestOfAct(record) }), issueSignature: undefined } as never,
          required,
        ),
        "its issue not signed, where people are not judged": signedIssue(
          { ...signedRevision({ issued: record, issueDigest: digestOfAct(record) }), issueSignature: undefined } as never,
          regimeWith({ on: () => signing, judgesPeople: false }),
        ),
        "its issue signed by another": signedIssue(
          signedRevision({ issueSignature: { ...whole.issueSignature, result: { outcome: "good", signer: "ann@x", key: "k" } } as never }),
          required,
        ),
        "its record without digest": signedIssue(signedRevision({ issueDigest: undefined }), required),
        "without a day of its own": signedIssue(signedRevision({ effective: undefined }), required),
        "where nobody looked": said(judgeLife(lifeWith([], { revisions: [signedRevision({ signatures: new Map() })] }), required)),
      });
    },
    "a signed event": () => {
      const regime = regimeWith({ on: () => signing });
      const tell = (raw: Record<string, unknown>, signer?: string, text?: string, own = regime) =>
        happened([], { events: [withSignature(raw, signer, text)], signaturesRead: true }, own);
      const withdrawal = event("withdrawn", "2026-05-01", { reason: "x" });
      const review = event("reviewed", "2026-05-01", { result: "keep", by: ann });
      return lines({
        "by its author": tell(withdrawal, "cy@x"),
        "by another": tell(withdrawal, "di@x"),
        "of another text": tell(withdrawal, "cy@x", "other"),
        "not at all, where it is asked for": tell(withdrawal),
        "not at all, where it is not": tell(withdrawal, undefined, undefined, regimeWith({ on: () => willing })),
        "not at all, said to be": tell({ ...withdrawal, signed: true }),
        "a review, of which none is asked for": tell(review),
        "a review said to be signed": tell({ ...review, signed: true }),
        ...Object.fromEntries(
          (
            [
              ["reinstated", { reason: "x" }],
              ["cancelled", { reason: "x", revision: "01" }],
              ["corrected", { reason: "x", revision: "01", from: sha("a"), to: sha("b") }],
              ["annulled", { reason: "x", act: sha("a") }],
              ["admitted", { reason: "x", act: sha("a") }],
              ["rejected", { reason: "x", role: "approved" }],
              ["copy-issued", { copy: 1, location: "A", revision: "01" }],
              ["copy-recalled", { copy: 1, location: "A", revision: "01" }],
            ] as const
          ).map(([name, rest]) => [`${name}, not signed`, tell(event(name, "2026-05-01", rest))]),
        ),
        "where nobody looked": happened([withdrawal], {}, regime),
        "where people are not judged": tell(withdrawal, undefined, undefined, regimeWith({ on: () => signing, judgesPeople: false })),
        "doubtful, where people are not judged": tell(
          { ...withdrawal, signed: true },
          undefined,
          undefined,
          regimeWith({ on: () => signing, judgesPeople: false }),
        ),
      });
    },
    "events on the days around a limit": () =>
      lines({
        "withdrawn 90 days ahead": happened([event("withdrawn", "2026-05-01", { reason: "x", date: "2026-07-30" })]),
        "withdrawn 91 days ahead": happened([event("withdrawn", "2026-05-01", { reason: "x", date: "2026-07-31" })]),
        "withdrawn from the day before": happened([event("withdrawn", "2026-05-01", { reason: "x", date: "2026-04-30" })]),
        "withdrawn from the day before, for a reason": happened([
          event("withdrawn", "2026-05-01", { reason: "x", date: "2026-04-30", retroactive: "y" }),
        ]),
        "withdrawn on the day of the first issue": happened([event("withdrawn", "2026-01-10", { reason: "x" })]),
        "withdrawn the day before that": happened([event("withdrawn", "2026-01-09", { reason: "x" })]),
        "written down today": happened([event("reviewed", today, { result: "keep" })]),
        "written down tomorrow": happened([event("reviewed", "2026-07-01", { result: "keep" })]),
        "written down at another moment": happened([
          event("reviewed", "2026-05-01", { result: "keep", time: "2026-05-02T08:00:00+00:00" }),
        ]),
        "written down nowhere": happened([{ event: "reviewed", date: "2026-05-01", by: cy, result: "keep" }]),
        "reviewed on a day to come": happened([event("reviewed", "2026-05-01", { result: "keep", date: "2026-05-02" })]),
        "a copy back on a day to come": happened([
          event("copy-recalled", "2026-05-01", { copy: 1, location: "A", revision: "01", date: "2026-05-02" }),
        ]),
        "a copy out on a day to come": happened([
          event("copy-issued", "2026-05-01", { copy: 1, location: "A", revision: "01", date: "2026-05-02" }),
        ]),
        "reinstated 91 days ahead": happened([
          event("withdrawn", "2026-04-01", { reason: "x" }),
          event("reinstated", "2026-04-02", { reason: "x", date: "2026-07-31" }),
        ]),
        "reinstated twice": happened([
          event("withdrawn", "2026-04-01", { reason: "x" }),
          event("reinstated", "2026-04-02", { reason: "x" }),
          event("reinstated", "2026-04-03", { reason: "x" }),
        ]),
        "cancelled the day before it is in force": happened([event("cancelled", "2026-06-19", { revision: "02", reason: "x" })], {
          revisions: [revisionOf("02", "2026-05-01", { effective: on("2026-06-20") })],
        }),
        "cancelled on the day it is": happened([event("cancelled", "2026-06-20", { revision: "02", reason: "x" })], {
          revisions: [revisionOf("02", "2026-05-01", { effective: on("2026-06-20") })],
        }),
        "cancelled on the day of its issue, which gives no other": happened(
          [event("cancelled", "2026-05-01", { revision: "02", reason: "x" })],
          {
            revisions: [revisionOf("02", "2026-05-01", { effective: undefined })],
          },
        ),
        "cancelled, of a paper without day": happened([event("cancelled", "2026-05-01", { revision: "02", reason: "x" })], {
          revisions: [revisionOf("02", "2026-05-01", { effective: undefined, issued: undefined, isTranscription: true })],
        }),
        "corrected on another day": happened(
          [event("corrected", "2026-05-01", { date: "2026-04-30", revision: "00", from: sha("a"), to: sha("b"), reason: "x", by: ed })],
          { revisions: [revisionOf("00", "2019-01-01", { isTranscription: true, issued: undefined })] },
        ),
        "annulled on another day": happened([event("annulled", "2026-05-01", { date: "2026-04-30", act: sha("a"), reason: "x" })]),
        "admitted on another day": happened([event("admitted", "2026-05-01", { date: "2026-04-30", act: sha("a"), reason: "x" })]),
      }),
    "sent back before the issue, at it, after it": () => {
      const sent = (more: object, date = day as string) =>
        event("rejected", date, { role: "checked", reason: "x", revision: "02", ...more });
      const at = (own: Record<string, unknown>, changed: Partial<LifeRevision> = {}, regime = regimeWith()) =>
        happened([own], { revisions: [revisionOf("02", day, changed)] }, regime);
      return lines({
        "the day before": at(sent({}, "2026-05-03")),
        "on its day, at no moment": at(sent({})),
        "on its day, at no moment, people not judged": at(sent({}), {}, regimeWith({ judgesPeople: false })),
        "at its moment": at(sent({ time: `${day}T10:00:00+00:00` })),
        "a second after": at(sent({ time: `${day}T10:00:01+00:00` })),
        "of an issue at no moment": at(sent({ time: `${day}T09:00:00+00:00` }), { issued: issueOn(day, { time: undefined }) }),
        "the day after": at(sent({}, "2026-05-05")),
        "the day after, at an earlier hour": at(sent({ time: "2026-05-05T01:00:00+00:00" }, "2026-05-05")),
        "of no revision": at(sent({ revision: undefined })),
        "of one not issued": at(sent({ revision: "09" })),
      });
    },
    "corrections follow each other, beginning with what was adopted": () => {
      const paper = revisionOf("00", "2019-11-29", { isTranscription: true, issued: undefined, issueDigest: undefined });
      const adopted = new Map([["P-01", { files: new Map([["rev-00.md", sha("a")]]), papers: new Set<string>(), events: undefined }]]);
      const corrected = (date: string, from: string, to: string) =>
        event("corrected", date, { by: ed, revision: "00", from: sha(from), to: sha(to), reason: "x" });
      const of = (...own: Record<string, unknown>[]) => happened(own, { revisions: [paper] }, regimeWith({ adopted }));
      return lines({
        "from what was adopted": of(corrected("2026-05-01", "a", "b")),
        "from another": of(corrected("2026-05-01", "c", "b")),
        "one after the other": of(corrected("2026-05-01", "a", "b"), corrected("2026-05-02", "b", "c")),
        "twice from the first": of(corrected("2026-05-01", "a", "b"), corrected("2026-05-02", "a", "c")),
      });
    },
    "annulled, and what still counts": () => {
      const wrong = event("withdrawn", "2026-05-01", { reason: "x", by: ann });
      const right = event("withdrawn", "2026-05-01", { reason: "x" });
      const annulled = (of: Record<string, unknown>, more: object = {}) =>
        event("annulled", "2026-05-03", { act: digestOfAct(of), reason: "x", ...more });
      return lines({
        "one without effect": happened([right, wrong, annulled(wrong, { by: ed })]),
        "one of two without effect": happened([wrong, { ...wrong, reason: "y" }, annulled(wrong)]),
        "by a writer": happened([wrong, annulled(wrong, { by: ann })]),
        "one that holds": happened([right, annulled(right)]),
        "one that is repeated": happened([right, right, annulled(right)]),
        "an equal one without effect is judged again": happened([wrong, wrong]),
        "written before it": happened([annulled(wrong), wrong]),
      });
    },
    "what stands before control, by its own words": () => {
      const old = { event: "withdrawn", date: "2026-02-01", by: { name: "Nobody", position: "Nothing" }, reason: "x" };
      const early = { event: "reinstated", date: "2026-02-02", by: { name: "Nobody", position: "Nothing" }, reason: "x" };
      const events = [early, old].map(written);
      const base = { settings: controlled(), signers: [] };
      const life = lifeWith([early, old, { event: "unknown" }]);
      const adopted = new Map([
        ["P-01", { files: new Map(), papers: new Set<string>(), events: { entries: 2, digest: digestOfEntries(events) } }],
      ]);
      const acts = regimeForActs(judgeSettings([], today), base, life, today);
      const approvedActs = regimeForActs(judgeSettings(chain(["2026-01-01"]), today), base, life, today);
      const tell = (regime: Regime) => happened([early, old, { event: "unknown" }], {}, regime);
      return lines({
        "by what the library said before": tell(regimeOfBase(base, adopted, today)),
        "before an act is written": tell(acts),
        "before an act is written, by approved settings": tell(approvedActs),
        "adopted by a record": tell(regimeWith({ adopted })),
        "another act after": happened(
          [early, old, event("withdrawn", "2026-05-01", { reason: "x", by: ann })],
          {},
          regimeOfBase(base, adopted, today),
        ),
      });
    },
    "who may hold what": () => {
      const P = settingsOfDay().typeOf("P-01");
      const acts = [
        "reviewed",
        "rejected",
        "copy-issued",
        "copy-recalled",
        "issue",
        "withdrawn",
        "reinstated",
        "cancelled",
        "admitted",
        "corrected",
        "annulled",
      ] as const;
      const may = (settings: ReturnType<typeof controlled>, of = P) =>
        acts.map((act) => `${act} ${holdersOfAct(act, of, settings)?.join("+") ?? "anyone"}`).join(", ");
      const who = (name: string, position: string, date: string, holders?: string[]) => {
        const reason = whyNotEntitled({ name, position }, on(date), holders, settingsOfDay());
        return reason ? all([reason]) : "may";
      };
      return lines({
        "as the settings say": may(controlled()),
        "where nobody in particular may withdraw": may(controlled({ acts: { correct: ["DC"] } }), { ...P, holders: {} } as typeof P),
        "of no type": may(controlled(), undefined),
        "a type without roles": may(controlled(), { ...P, approvals: [] } as never),
        "one named twice": may(controlled({ acts: { withdraw: ["QMR"], correct: ["QMR"] } })),
        "a position that may": who("Cy Cd", "QMR", day, ["QMR"]),
        "written another way": who("CY CD.", "q.m.r", day, ["QMR"]),
        "a position that may not": who("Bob Bc", "Lead", day, ["QMR"]),
        "anyone listed": who("Bob Bc", "Lead", day),
        nobody: who("Bob Bc", "Lead", day, []),
        "on the last day": who("Flo Fg", "QMR", "2026-01-31", ["QMR"]),
        "the day after": who("Flo Fg", "QMR", "2026-02-01", ["QMR"]),
        "settings, by the first type": [...settingsRoles(controlled())]
          .map(([role, own]) => `${role} ${own?.join("+") ?? "anyone"}`)
          .join(", "),
        "settings, by their own roles": [...settingsRoles(controlled({ settings: two.settings }))]
          .map(([role, own]) => `${role} ${own?.join("+") ?? "anyone"}`)
          .join(", "),
        "settings of no type": [...settingsRoles({ ...controlled(), types: {} })].length.toString(),
      });
    },
    "who founds, where several types have a last role": () => {
      const found = (types: Record<string, object>) =>
        [...foundingRoles({ settings: controlled({ types: types as never }) })]
          .map(([role, own]) => `${role} ${own?.join("+") ?? "anyone"}`)
          .join(", ");
      return lines({
        "the same holders in another order": found({
          P: type({ holders: { approved: ["A", "B"] } }),
          W: type({ holders: { approved: ["B", "A"] } }),
        }),
        "one holder more": found({ P: type({ holders: { approved: ["A"] } }), W: type({ holders: { approved: ["A", "B"] } }) }),
        "as many others": found({ P: type({ holders: { approved: ["A", "B"] } }), W: type({ holders: { approved: ["A", "C"] } }) }),
        "the first for anyone": found({ P: type({}), W: type({ holders: { approved: ["A"] } }) }),
        "the second for anyone": found({ P: type({ holders: { approved: ["A"] } }), W: type({}) }),
        "a type without roles": found({ P: type({ approvals: [] }), W: type({ holders: { approved: ["A"] } }) }),
      });
    },
    "records, one after the other": () => {
      const [first, second] = chain(["2026-02-01"], ["2026-03-01"]) as [RecordFile, RecordFile];
      return lines({
        "of one day, in the order of roles": held(
          chain(
            ["2026-02-01", { settings: two }],
            [
              "2026-03-01",
              { settings: two, approvals: { checked: { ...bob, date: "2026-03-01" }, approved: { ...cy, date: "2026-03-01" } } },
            ],
          ),
        ),
        "on the day of the one before": held(chain(["2026-02-01"], ["2026-02-01"])),
        "the day before that": held(chain(["2026-02-01"], ["2026-01-31"])),
        "today, and tomorrow": held(chain(["2026-06-30"], ["2026-07-01"])),
        "its number is not its file's": held([{ ...first, number: 2 }]),
        "its file's number twice": held([first, { ...second, number: 1 }]),
        "follows another": held([first, recordFile(2, "2026-03-01", { from: sha("0") })]),
        "the first says it follows": held([recordFile(1, "2026-03-01", { from: sha("0") })]),
        "by one person in two roles apart": held(
          chain(
            ["2026-02-01", { settings: { ...two, people: [...people, { name: "Cy Cd", position: "Lead" }] } }],
            [
              "2026-03-01",
              { approvals: { checked: { name: "Cy Cd", position: "Lead", date: "2026-03-01" }, approved: { ...cy, date: "2026-03-01" } } },
            ],
          ),
        ),
        "by neither of two roles apart": held(chain(["2026-02-01", { settings: two }], ["2026-03-01", { approvals: {} }])),
        "the founding, by one in both": held(chain(["2026-02-01", { settings: { ...two, people: [{ name: "Cy Cd", position: "QMR" }] } }])),
        "at a moment of its day": held(
          chain(["2026-02-01", { approvals: { approved: { ...cy, date: "2026-02-01", time: "2026-02-01T10:00:00+00:00" } } }]),
        ),
        "at a moment of another": held(
          chain(["2026-02-01", { approvals: { approved: { ...cy, date: "2026-02-01", time: "2026-02-02T10:00:00+00:00" } } }]),
        ),
        "by a role nobody asks for": held(
          chain(["2026-02-01", { approvals: { approved: { ...cy, date: "2026-02-01" }, witness: { ...ann, date: "2026-02-03" } } }]),
        ),
      });
    },
    "signed records": () => {
      const own = { people: people.map((one) => (one.name === "Cy Cd" ? { ...one, signer: "cy@x" } : one)) };
      const signed = (signer: string, text?: string) => (record: SettingsRecord) => {
        const approval = record.approvals["approved"];
        return new Map(approval ? [["approved", good(text ?? printSettingsText(record, "approved", approval), signer)]] : []);
      };
      const made = (second: RecordMade, first: RecordMade = {}) =>
        held(chain(["2026-02-01", { settings: own, ...first }], ["2026-03-01", { settings: own, ...second }]));
      const required = { settings: { ...own, signatures: "required" as const } };
      return lines({
        "by its person": made({ signed: signed("cy@x") }),
        "by another": made({ signed: signed("ann@x") }),
        "of another text": made({ signed: signed("cy@x", "x") }),
        "not, where nobody asks": made({ signed: () => new Map() }),
        "not, where the one before asks": made({ signed: () => new Map() }, required),
        "not, where only it asks itself": made({ signed: () => new Map(), ...required }),
        "not, said to be": made({ signed: () => new Map(), approvals: { approved: { ...cy, date: "2026-03-01", signed: true } } }),
        "not to be checked here": made({
          signed: () => new Map([["approved", { text: "", result: { outcome: "no-tool" } } as FoundSignature]]),
        }),
        "not looked at": made({ approvals: { approved: { ...cy, date: "2026-03-01", signed: true } } }, required),
      });
    },
    "what differs from what was approved": () => {
      const severities = (rule: string): (Severity | undefined)[] | undefined =>
        ({ SOP404: ["error", "warning"], SOP105: [undefined, "note"], SOP101: ["error", undefined] })[rule] as never;
      const entry = (fingerprint: string, more: object = {}): AcceptedFinding => ({ fingerprint, ...more }) as AcceptedFinding;
      const differ = (
        before: Partial<LibrarySettingsInput>,
        after: Partial<LibrarySettingsInput>,
        known: [AcceptedFinding[], AcceptedFinding[]] = [[], []],
        signers: [string[], string[]] = [[], []],
      ) =>
        controlledDifferences(
          { settings: controlled(before), signers: signers[0], baseline: known[0] },
          { settings: controlled(after), signers: signers[1], baseline: known[1] },
          severities,
        )
          .map(({ place, approved, now }) => `${place}: ${approved ?? "–"} → ${now ?? "–"}`)
          .join("; ") || "nothing";
      const P = rules.types?.["P"];
      return lines({
        nothing: differ({}, {}),
        "a rule to each level": (["off", "note", "warning", "error"] as const)
          .map((level) => differ({}, { rules: { SOP404: level } }))
          .join(" | "),
        "a rule lowered where it speaks once": (["off", "note", "warning"] as const)
          .map((level) => differ({}, { rules: { SOP105: level, SOP101: level } }))
          .join(" | "),
        "a rule from a level approved": (["off", "note", "warning", "error"] as const)
          .map((level) => differ({ rules: { SOP404: "note" } }, { rules: { SOP404: level } }))
          .join(" | "),
        "a rule's level dropped": differ({ rules: { SOP404: "error" } }, {}),
        "a rule that there is not": differ({}, { rules: { SOP999: "off" } }),
        "a type, whole": differ({}, { types: { ...rules.types, W: type({ reviewEvery: "2 years" }) as never } }),
        "types in another order": differ(
          { types: { ...rules.types, W: type({}) as never } },
          { types: { W: type({}) as never, ...rules.types } as never },
        ),
        "within a type": differ(
          {},
          { types: { P: { ...P, reviewEvery: "2 years", holders: { approved: ["QMR", "Deputy QMR"] } } as never } },
        ),
        "signers in another order": differ({}, {}, undefined, [
          ["a", "b"],
          ["b", "a"],
        ]),
        "a signer gone, another come": differ({}, {}, undefined, [
          ["a", "b"],
          ["b", "c"],
        ]),
        "a finding accepted": differ({}, {}, [[], [entry("f1", { rule: "SOP404", code: "P-01" })]]),
        "a finding accepted, of no code": differ({}, {}, [[], [entry("f1", { rule: "SOP404", until: "2026-07-01" }), entry("f2")]]),
        "a finding accepted for as long": differ({}, {}, [[entry("f1", { until: "2026-07-01" })], [entry("f1", { until: "2026-07-01" })]]),
        "for a day less": differ({}, {}, [[entry("f1", { until: "2026-07-01" })], [entry("f1", { until: "2026-06-30" })]]),
        "for a day more": differ({}, {}, [[entry("f1", { until: "2026-07-01" })], [entry("f1", { until: "2026-07-02" })]]),
        "for ever": differ({}, {}, [[entry("f1", { until: "2026-07-01" })], [entry("f1")]]),
        "no more for ever": differ({}, {}, [[entry("f1")], [entry("f1", { until: "2026-07-01" })]]),
        "for ever, as before": differ({}, {}, [[entry("f1")], [entry("f1")]]),
        "one mended": differ({}, {}, [[entry("f1")], []]),
      });
    },
    "one person, or two": () => {
      const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB+lSp7woUfLbziCwy6KtyLAEnPJNkSNUMMpw4alVc+6";
      const tell = (list: Person[], signers = "") => {
        const own = gatherPeople(list, readAllowedSigners(signers));
        const who = list.map(({ name, position, id }) => own.identify({ name, position, id }, on("2026-05-01")).person);
        return [
          who.map((person) => who.indexOf(person)).join(" "),
          ...own.problems.map(({ index, key, message }) => `${index} ${key}: ${message.en} / ${message.id}`),
        ].join(" | ");
      };
      const A = (more: object = {}): Person => ({ name: "Ann", position: "Writer", ...more }) as Person;
      const B = (more: object = {}): Person => ({ name: "Bob", position: "Lead", ...more }) as Person;
      const C = (more: object = {}): Person => ({ name: "Cy", position: "QMR", ...more }) as Person;
      const until = (who: { name: string; position: string; id?: string }, list: Person[], date: string) => {
        const identity = gatherPeople(list, readAllowedSigners("")).identify(who, on(date));
        return `${identity.kind}${identity.kind === "retired" ? ` ${identity.until}` : ""} ${identity.person}`;
      };
      const twice = [A({ until: "2026-01-31" }), A({ until: "2026-03-31" }), A({ position: "Lead", until: "2025-12-31" })];
      return lines({
        "nothing in common": tell([A(), B()]),
        "a name": tell([A(), A({ position: "Lead" })]),
        "a name, of two ids": tell([A({ id: "a" }), A({ id: "b" })]),
        "a name, of one id": tell([A({ id: "a" }), A({ position: "Lead" })]),
        "a signer": tell([A({ signer: "x" }), B({ signer: "x" })]),
        "a key": tell([A({ signer: "x" }), B({ signer: "y" }), C({ signer: "z" })], `x ${KEY}\ny ${KEY}`),
        "one after the other": tell([
          A({ signer: "x" }),
          C(),
          B({ signer: "x", id: "b" }),
          { name: "Dan", position: "Clerk", id: "b" } as Person,
        ]),
        "a third that makes two one": tell([A({ id: "a" }), B({ id: "b", signer: "y" }), A({ position: "Clerk", signer: "y" })]),
        "a name, signers and no id": tell([A({ signer: "x" }), A({ position: "Lead", signer: "y" })]),
        "a name, signers and one id": tell([A({ signer: "x", id: "a" }), A({ position: "Lead", signer: "y" })]),
        "a name, signers and two ids": tell([A({ signer: "x", id: "a" }), A({ position: "Lead", signer: "y", id: "b" })]),
        "a name, one signer": tell([A({ signer: "x" }), A({ position: "Lead" })]),
        "an id, two signers": tell([A({ signer: "x", id: "a" }), A({ position: "Lead", signer: "y", id: "a" })]),
        "a signer, two ids": tell([A({ signer: "x", id: "a" }), A({ position: "Lead", signer: "x", id: "b" })]),
        "a signer, and no key listed": tell([A({ signer: "x" }), A({ position: "Lead", signer: "x" })]),
        "a name in two scripts": tell([{ name: "Аnn", position: "Lead" } as Person, B()]),
        "on the last of several last days": until({ name: "Ann", position: "Writer" }, twice, "2026-03-31"),
        "after the last of several last days": until({ name: "Ann", position: "Writer" }, twice, "2026-04-01"),
        "known in another position": until({ name: "Ann", position: "QMR" }, twice, "2026-01-01"),
        "known by nothing": until({ name: "Eve", position: "QMR" }, twice, "2026-01-01"),
        "by another id": until({ name: "Ann", position: "Writer", id: "x" }, twice, "2026-01-01"),
        "two of one name, of whom one left": until(
          { name: "Ann", position: "Writer" },
          [A({ id: "a", until: "2026-01-31" }), A({ id: "b" })],
          "2026-02-01",
        ),
        "two of one name, on the last day of one": until(
          { name: "Ann", position: "Writer" },
          [A({ id: "a", until: "2026-01-31" }), A({ id: "b" })],
          "2026-01-31",
        ),
      });
    },
    "the list of signers, line by line": () => {
      const KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIB+lSp7woUfLbziCwy6KtyLAEnPJNkSNUMMpw4alVc+6";
      const read = [
        `ann@x ssh-ed25519 ${KEY}`,
        `ann@x ssh-ed25519 ${KEY.slice(1)}`,
        `ann@x namespacees="a" ssh-ed25519 ${KEY}`,
        `ann@x namespaces="a,valid-before="20240101" ssh-ed25519 ${KEY}`,
        `ann@x valid-after="2024" ssh-ed25519 ${KEY}`,
        `ann@x namespaces="a",valid-before="20240101Z" ssh-ed25519 ${KEY}`,
        `  ann@x   ssh-ed25519   ${KEY}   laptop of Ann`,
        `"ann x" ssh-ed25519 ${KEY}`,
        `ann@x ecdsa-sha2-nistp256 ${KEY}==`,
        `ann@x sk-ssh-ed25519@openssh.com ${KEY}`,
        `ann@x namespaces="sop-event" ssh-rsa ${KEY}`,
        `ann@x namespaces=sop-event ssh-rsa ${KEY}`,
        `ann@x valid-after="20260101",NAMESPACES="a,b" ssh-rsa ${KEY}`,
        `ann@x not-namespaces="a" ssh-rsa ${KEY}`,
        `ann@x valid-before="20260101" ssh-rsa ${KEY}`,
        `ann@x my-cert-authority ssh-rsa ${KEY}`,
        `ann@x cert-authority,namespaces="a" ssh-rsa ${KEY}`,
        `ann@x ssh-rsa ${KEY}====`,
        `ann@x ssh-rsa ${KEY}=a`,
        `ann@x ssh-rsa not_base64`,
        "ann@x ssh-rsa",
        "ann@x namespaces=a",
        `a?n@x ssh-rsa ${KEY}`,
        `x${"y".repeat(80)}`,
        "# a remark",
        " ",
      ];
      return read
        .map((line) => {
          const { lines: kept, keys, problems } = readAllowedSigners(line);
          const told = [
            ...keys.map((own) => `${own.line} ${own.principal} ${own.key.split(" ")[0]}`),
            ...problems.map(({ line: at, key, message }) => `${at} ${key}: ${message.en} / ${message.id}`),
          ];
          return `${line.trim()}: ${kept.length} ${told.join("; ")}`.replaceAll(KEY, "KEY");
        })
        .join("\n");
    },
    "values in a digest": () => {
      const around: unknown[] = [1];
      around.push(around);
      return lines({
        "a list within itself": digestOfAct(around).slice(0, 20),
        "half a character": String(digestOfAct({ a: "\ud800" }) === digestOfAct({ a: "\ufffd" })),
        "a number as its text": String(digestOfAct({ a: 1 }) === digestOfAct({ a: "1" })),
        "nothing, as if it were not there": String(digestOfAct({ a: 1, b: undefined }) === digestOfAct({ a: 1 })),
        "no value": String(digestOfAct({ a: null }) === digestOfAct({ a: "null" })),
        "one value in two places": String(digestOfAct([[1], [1]]) === digestOfAct([["1"], ["1"]])),
        "maps in another order": String(digestOfRecord({ a: 1, b: 2 }) === digestOfRecord({ b: 2, a: 1 })),
        "approvals left out": String(digestOfRecord({ a: 1, approvals: {} }) === digestOfRecord({ a: 1 })),
        pairs: JSON.stringify(asPairs({ a: { b: undefined, c: [{ d: null }] } })),
      });
    },
  },
  import.meta.url,
);
