import { digestOfAct } from "../../core/control/canonical.ts";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import type { Life, LifeRevision, WrittenEvent } from "../../core/control/life.ts";
import type { Reason, Verdict } from "../../core/control/reason.ts";
import type { Regime } from "../../core/control/regime.ts";
import { makeSettingsOfDay, type SettingsOfDay } from "../../core/control/settings-of-day.ts";
import { documentEvent } from "../../schemas/events.ts";
import type { Approval } from "../../schemas/front-matter.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type Issued, issued } from "../../schemas/issued.ts";
import { type LibrarySettingsInput, librarySettings } from "../../schemas/library-settings.ts";

/** A small library of which the last role is held by one position, two are kept apart, and a deputy may withdraw. */
export const rules: LibrarySettingsInput = {
  organisation: "Contoh",
  timeZone: "UTC",
  types: {
    P: {
      name: "Prosedur",
      approvals: ["prepared", "checked", "approved"],
      holders: { approved: ["QMR"] },
      apart: [["prepared", "approved"]],
      sections: [],
    },
  },
  acts: { withdraw: ["Deputy QMR"], correct: ["DC"] },
  people: [
    { name: "Ann Ab", position: "Writer" },
    { name: "Bob Bc", position: "Lead" },
    { name: "Cy Cd", position: "QMR" },
    { name: "Di De", position: "Deputy QMR" },
    { name: "Ed Ef", position: "DC" },
    { name: "Flo Fg", position: "QMR", until: "2026-01-31" as IsoDate },
  ],
};

export function settingsOfDay(changed: Partial<LibrarySettingsInput> = {}, signers: readonly string[] = []): SettingsOfDay {
  return makeSettingsOfDay(controlledOf(librarySettings.parse({ ...rules, ...changed })), signers);
}

/** The day all is looked at. */
export const today = "2026-06-30" as IsoDate;

export function regimeWith(changed: Partial<Regime> = {}): Regime {
  const day = settingsOfDay();
  return { on: () => day, judgesPeople: true, adopted: new Map(), today, ...changed };
}

export const cy = { name: "Cy Cd", position: "QMR" };
export const ann = { name: "Ann Ab", position: "Writer" };
const bob = { name: "Bob Bc", position: "Lead" };
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
const digest = { header: sha("a"), text: sha("b"), flows: sha("c"), assets: sha("d") };

/** An approval as `sop approve` writes it. */
export function approvalOn(who: { name: string; position: string }, date: string, changed: Partial<Approval> = {}): Approval {
  const time = `${date}T09:00:00+00:00`;
  return { ...who, date: date as IsoDate, time, nonce: `${who.name} ${date}`, method: "sop-1", digest, ...changed };
}

/** Three approvals of one day. */
export function approvalsOn(date: string): Record<string, Approval> {
  return { prepared: approvalOn(ann, date), checked: approvalOn(bob, date), approved: approvalOn(cy, date) };
}

/** A revision approved and issued on a day. */
export function revisionOf(revision: string, date: string, changed: Partial<LifeRevision> = {}): LifeRevision {
  const record = issueOn(date);
  return {
    fileName: `rev-${revision}.md`,
    revision,
    effective: date as IsoDate,
    approvals: approvalsOn(date),
    isTranscription: false,
    issued: record,
    issueDigest: digestOfAct(record),
    pictures: [],
    ...changed,
  };
}

export function issueOn(date: string, changed: Record<string, unknown> = {}): Issued {
  return issued.parse({
    date,
    time: `${date}T10:00:00+00:00`,
    by: { name: "Ed Ef", position: "DC" },
    tool: "0.2.0",
    file: sha("e"),
    frame: { organisation: "Contoh", type: "Prosedur", sections: {}, roles: {}, titles: {} },
    ...changed,
  });
}

/** A document with revision 00 since January and 01 since March, and these events. */
export function lifeWith(events: readonly Record<string, unknown>[], changed: Partial<Life> = {}): Life {
  return {
    code: "P-01",
    folder: "P-01",
    revisions: [revisionOf("00", "2026-01-10"), revisionOf("01", "2026-03-10")],
    events: events.map(written),
    signaturesRead: false,
    ...changed,
  };
}

/** An entry of `events.yaml` as it is read. */
export function written(raw: Record<string, unknown>): WrittenEvent {
  const read = documentEvent.safeParse(raw);
  return { digest: digestOfAct(raw), event: read.success ? read.data : undefined };
}

/** An event written down on a day, by default by whoever may. */
export function event(name: string, recorded: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return { event: name, date: recorded, recorded, by: cy, ...rest };
}

/** A verdict in a word: the day it holds from, or why not. */
export function said(verdict: Verdict | undefined): string {
  switch (verdict?.effect) {
    case "holds":
      return `${verdict.adopted ? "kept " : ""}${verdict.from}${verdict.remarks.map((reason) => ` (${word(reason)})`).join("")}`;
    case "none":
      return `${verdict.annulled ? "annulled " : ""}${verdict.reasons.map(word).join(", ")}`;
    case "doubt":
      return `doubt ${verdict.reasons.map(word).join(", ")}`;
    case "repeated":
      return "repeated";
    case undefined:
      return "nothing";
  }
}

function word(reason: Reason): string {
  return "of" in reason ? `${reason.why} ${word(reason.of)}` : "outcome" in reason ? `${reason.why} ${reason.outcome}` : reason.why;
}
