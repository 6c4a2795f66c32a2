import type { IsoDate } from "../../schemas/iso-date.ts";
import type { SettingsApproval, SettingsRecord } from "../../schemas/settings-record.ts";
import { addDays, lastApproval } from "../document/words/days.ts";
import { printSettingsText } from "./act-texts.ts";
import type { Adopted, AdoptedFolder } from "./adopted.ts";
import { judgeSignature } from "./judge-signature.ts";
import { FAULTLESS, type Judgement, together, wrong } from "./judgement.ts";
import type { FoundSignature } from "./life.ts";
import type { Reason } from "./reason.ts";
import { makeSettingsOfDay, type SettingsOfDay, settingsRoles, whyNotEntitled } from "./settings-of-day.ts";

/** One file of `settings/`, as read. */
export interface RecordFile {
  /** `settings/002.yaml`, in the library's folder. */
  path: string;
  /** 2 */
  number: number;
  /** Undefined where it can't be read. */
  record: SettingsRecord | undefined;
  /** Of the record as it is written, its approvals left out. */
  digest: string;
  /** By role; undefined where signatures were not looked at. */
  signatures?: ReadonlyMap<string, FoundSignature>;
}

/** Why a record has no effect. */
export type RecordReason =
  | { why: "record-unreadable" }
  | { why: "record-out-of-turn"; number: number; expected: number }
  | { why: "record-from-other"; from: string | undefined; expected: string | undefined }
  | { why: "record-unapproved"; roles: readonly string[] }
  | { why: "record-changed"; role: string; name: string }
  | { why: "record-order"; role: string; date: IsoDate; after: IsoDate }
  | { why: "record-approval"; role: string; name: string; of: Reason }
  | { why: "record-not-apart"; name: string; roles: readonly [string, string] };

/** A record with what became of it. */
export interface JudgedRecord extends RecordFile {
  /** The first day it holds; undefined where it has no effect. */
  from: IsoDate | undefined;
  reasons: readonly RecordReason[];
  remarks: readonly RecordReason[];
}

/** A record in effect. */
export interface HeldRecord extends JudgedRecord {
  record: SettingsRecord;
  from: IsoDate;
  day: SettingsOfDay;
}

/** A library's settings through time. */
export interface SettingsHistory {
  /** All that are there, in the order of their numbers. */
  records: readonly JudgedRecord[];
  /** Those in effect, in order. */
  held: readonly HeldRecord[];
  /** What acts recorded on a day are judged by; undefined before the founding record's day. */
  on: (day: IsoDate) => SettingsOfDay | undefined;
  /** What keeps its standing by these records. */
  adopted: Adopted;
}

/** Judges settings records one after the other, each by the one before it that is in effect. */
export function judgeSettings(files: readonly RecordFile[], today: IsoDate): SettingsHistory {
  const held: HeldRecord[] = [];
  const records = [...files]
    .sort((a, b) => a.number - b.number)
    .map((file): JudgedRecord => {
      const judged = judgeRecord(file, held.at(-1), today);
      if (file.record && judged.from !== undefined) {
        const day = makeSettingsOfDay(file.record.settings, file.record.signers);
        held.push({ ...judged, record: file.record, from: judged.from, day });
      }
      return judged;
    });
  return { records, held, on: (day) => held.findLast(({ from }) => from <= day)?.day, adopted: adoptedBy(held) };
}

function judgeRecord(file: RecordFile, last: HeldRecord | undefined, today: IsoDate): JudgedRecord {
  const { record } = file;
  if (record === undefined) return { ...file, from: undefined, reasons: [{ why: "record-unreadable" }], remarks: [] };
  const place = whyNotNext(file, record, last);
  const { reasons, remarks, day } = judgeApprovals(file, record, last, today);
  const all = [...place, ...reasons];
  return { ...file, from: all.length > 0 ? undefined : firstDay(day, last), reasons: all, remarks };
}

/** The first holds from its own day, so that a library can begin on it; what changes them, from the day after. */
function firstDay(approved: IsoDate | undefined, last: HeldRecord | undefined): IsoDate | undefined {
  return approved !== undefined && last !== undefined ? addDays(approved, 1) : approved;
}

function whyNotNext(file: RecordFile, record: SettingsRecord, last: HeldRecord | undefined): RecordReason[] {
  const expected = (last?.number ?? 0) + 1;
  if (record.number !== file.number || record.number !== expected)
    return [{ why: "record-out-of-turn", number: record.number === expected ? file.number : record.number, expected }];
  return record.from === last?.digest ? [] : [{ why: "record-from-other", from: record.from, expected: last?.digest }];
}

interface ApprovalJudgement {
  reasons: RecordReason[];
  remarks: RecordReason[];
  /** The day of the last approval, where they came in order. */
  day: IsoDate | undefined;
}

/** By what a record is approved: as the one before it demands; the first, and one that founds again, as it demands itself. */
function demandsOf(record: SettingsRecord, last: HeldRecord | undefined) {
  const isFounding = last === undefined || record.refound !== undefined;
  const day = isFounding ? makeSettingsOfDay(record.settings, record.signers) : last.day;
  return { isFounding, day, roles: isFounding ? foundingRoles(record) : settingsRoles(day.settings) };
}

/** A record that is next, and waits for approvals. */
export interface RecordUnderWay extends RecordFile {
  record: SettingsRecord;
  /** The role whose turn it is, and the positions that may hold it; undefined: anyone listed. */
  next: { role: string; holders: readonly string[] | undefined };
}

/** The record that is under way; undefined where there is none, or something else is against it. */
export function recordUnderWay({ records, held }: SettingsHistory): RecordUnderWay | undefined {
  const last = held.at(-1);
  const newest = records.at(-1);
  if (newest?.record === undefined || newest.from !== undefined || newest.number !== (last?.number ?? 0) + 1) return undefined;
  const [reason, ...others] = newest.reasons;
  if (reason?.why !== "record-unapproved" || others.length > 0) return undefined;
  const { record } = newest;
  const [role = ""] = reason.roles;
  return { ...newest, record, next: { role, holders: demandsOf(record, last).roles.get(role) } };
}

function judgeApprovals(file: RecordFile, record: SettingsRecord, last: HeldRecord | undefined, today: IsoDate): ApprovalJudgement {
  const { isFounding, day, roles } = demandsOf(record, last);
  const missing = [...roles.keys()].filter((role) => record.approvals[role] === undefined);
  const given = [...roles].flatMap(([role, holders]) => {
    const approval = record.approvals[role];
    return approval ? [{ role, holders, approval }] : [];
  });
  const judged = given.map(({ role, holders, approval }) => {
    const parts = together(wrong(...whyNotApproved(approval, today)), judgeSigner({ file, record, role, approval, day, holders }));
    const of = (reason: Reason): RecordReason => ({ why: "record-approval", role, name: approval.name, of: reason });
    return {
      reasons: [
        ...(approval.digest === file.digest ? [] : [{ why: "record-changed", role, name: approval.name } as const]),
        ...[...parts.doubts, ...parts.wrongs].map(of),
      ],
      remarks: parts.remarks.map(of),
    };
  });
  return {
    reasons: [
      ...(missing.length > 0 ? [{ why: "record-unapproved", roles: missing } as const] : []),
      ...judged.flatMap(({ reasons }) => reasons),
      ...whyNotInOrder(given, last),
      ...(isFounding ? [] : whyNotApart(record, day)),
    ],
    remarks: judged.flatMap(({ remarks }) => remarks),
    day: given.at(-1)?.approval.date,
  };
}

/**
 * Who founds a library: for every type, whoever may hold its last role. Roles of one name with holders of their own are told
 * apart by the type's letter.
 */
export function foundingRoles({ settings }: Pick<SettingsRecord, "settings">): Map<string, readonly string[] | undefined> {
  const roles = new Map<string, readonly string[] | undefined>();
  for (const [letter, type] of Object.entries(settings.types)) {
    const role = type.approvals.at(-1);
    if (role === undefined) continue;
    const holders = type.holders[role];
    const before = roles.get(role);
    if (before === undefined) roles.set(role, holders);
    else if (holders !== undefined && !isEqual(holders, before)) roles.set(`${role}-${letter}`, holders);
  }
  return roles;
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry) => b.includes(entry));
}

function whyNotApproved({ date, time }: SettingsApproval, today: IsoDate): Reason[] {
  return [
    ...(date > today ? [{ why: "recorded-ahead", recorded: date, today } as const] : []),
    ...(time !== undefined && !time.startsWith(date) ? [{ why: "other-moment", time, recorded: date } as const] : []),
  ];
}

function judgeSigner(own: {
  file: RecordFile;
  record: SettingsRecord;
  role: string;
  approval: SettingsApproval;
  day: SettingsOfDay;
  holders: readonly string[] | undefined;
}): Judgement {
  const { file, record, role, approval, day, holders } = own;
  const unentitled = whyNotEntitled(approval, approval.date, holders, day);
  const entitlement = unentitled ? wrong(unentitled) : FAULTLESS;
  if (file.signatures === undefined) return entitlement;
  const signature = judgeSignature(
    {
      found: file.signatures.get(role),
      expected: printSettingsText(record, role, approval),
      by: approval,
      recorded: approval.date,
      isClaimed: approval.signed === true,
      isRequired: day.settings.signatures === "required",
    },
    day,
  );
  return together(entitlement, signature);
}

/** In the order of the roles, and not before the record that is changed. */
function whyNotInOrder(given: readonly { role: string; approval: SettingsApproval }[], last: HeldRecord | undefined): RecordReason[] {
  let after = lastApproval(last?.record.approvals ?? {});
  return given.flatMap(({ role, approval: { date } }) => {
    if (after !== undefined && date < after) return [{ why: "record-order", role, date, after }];
    after = date;
    return [];
  });
}

function whyNotApart({ approvals }: SettingsRecord, day: SettingsOfDay): RecordReason[] {
  const person = (role: string): string | undefined => {
    const approval = approvals[role];
    return approval && day.people.identify(approval, approval.date).person;
  };
  return day.settings.settings.apart.flatMap(([one, other]): RecordReason[] => {
    const held = person(one);
    if (held === undefined || held !== person(other)) return [];
    return [{ why: "record-not-apart", name: approvals[other]?.name ?? "", roles: [one, other] }];
  });
}

/** Everything a founding adopts; of later records, papers only: their texts and pictures. */
function adoptedBy(held: readonly HeldRecord[]): Adopted {
  const folders = new Map<string, { files: Map<string, string>; papers: Set<string>; events: AdoptedFolder["events"] }>();
  for (const { record } of held) {
    const isFounding = record.number === 1;
    for (const { path, digest, entries } of record.adopted) {
      // Whatever the path it stands under: entries that were adopted hold whoever wrote them.
      if (!isFounding && (entries !== undefined || !isPaper(path))) continue;
      const slash = path.indexOf("/");
      const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)];
      const own = folders.get(folder) ?? { files: new Map(), papers: new Set(), events: undefined };
      folders.set(folder, own);
      if (entries !== undefined) own.events = { entries, digest };
      else if (isFounding || !own.files.has(name)) {
        own.files.set(name, digest);
        if (!isFounding) own.papers.add(name);
      }
    }
  }
  return folders;
}

function isPaper(path: string): boolean {
  return /^[^/]+\/(?:rev-[^/]+\.md|assets\/.+)$/.test(path);
}
