import type { Actor, DocumentEvent } from "../../schemas/events.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { SettingsApproval, SettingsRecord } from "../../schemas/settings-record.ts";
import { signedLine } from "../seal/approval-text.ts";

/** The name of an event's signed text and signature, without ending: `events/<first 16 of its digest>`. */
export function eventFileName(digest: string): string {
  return `events/${digest.replace("sha256:", "").slice(0, 16)}`;
}

/** The text that is signed for an event: lines ended by LF that anyone can read. */
export function printEventText(code: string, event: DocumentEvent, digest: string): string {
  const { by, time, signed: _signed, ...own } = event;
  return printText("sop-event 1", { code, ...own, ...signer(by, time), digest });
}

/** The text that is signed for an issue. `record` is the digest of `issued.yaml` as it is written. */
export function printIssueText(of: { code: string; revision: string; effective: string }, issued: Issued, record: string): string {
  const { file, by, time } = issued;
  return printText("sop-issue 1", { ...of, file, record, ...signer(by, time) });
}

/** The text that one role signs for a settings record. */
export function printSettingsText({ number, from }: SettingsRecord, role: string, { time, digest, ...by }: SettingsApproval): string {
  return printText("sop-settings 1", { number, from: from ?? "none", digest, role, ...signer(by, time) });
}

/** Who signed an act's text and when, by its own words. */
export function signerOfText(text: string): { name: string; position: string; time: string | undefined } {
  const value = (key: string): string | undefined => new RegExp(`^${key}: (.*)$`, "m").exec(text)?.[1];
  return { name: value("name") ?? "", position: value("position") ?? "", time: value("time") };
}

function signer({ name, position, id }: Actor, time: string | undefined): Record<string, string | undefined> {
  return { name, position, id, time };
}

function printText(first: string, fields: Readonly<Record<string, unknown>>): string {
  const said = (value: unknown) => signedLine(Array.isArray(value) ? value.join(", ") : String(value));
  const lines = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${said(value)}`]));
  return [first, ...lines, ""].join("\n");
}
