import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Person } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { SettingsApproval, SettingsRecord } from "../../schemas/settings-record.ts";
import { printSettingsText } from "../control/act-texts.ts";
import { digestOfRecord } from "../control/canonical.ts";
import { type ControlledState, controlledDifferences, type OwnSeverities } from "../control/controlled-settings.ts";
import { recordReasonText } from "../control/record-reason-text.ts";
import { foundingRoles, judgeSettings, type RecordFile, recordUnderWay, type SettingsHistory } from "../control/settings-history.ts";
import { settingsRoles } from "../control/settings-of-day.ts";
import { counted } from "../document/words/counted.ts";
import { nearest } from "../document/words/nearest.ts";
import { UsageError } from "../usage-error.ts";
import { printYaml, setYaml } from "./write/edit-yaml.ts";
import { create, type HeldFile, keepSigned, overwrite, type Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/** What `sop approve --settings` was asked. */
export interface SettingsRequest {
  /** What library and signers say now. */
  now: ControlledState;
  /** The records that are there. */
  records: readonly RecordFile[];
  /** What a record made now adopts: everything by the first, papers by later ones. */
  adopts: (history: SettingsHistory) => SettingsRecord["adopted"];
  /** Why the library is founded anew, where nobody is left who might approve. */
  refound: string | undefined;
  role: string;
  person: Pick<Person, "name" | "position">;
  today: IsoDate;
  /** The moment, with its zone. */
  time: string;
  isSigned: boolean;
  severitiesOf: OwnSeverities;
}

/** An approval of settings that may be given: the record it is of, and the text that is signed where it is. */
export interface AllowedSettings {
  record: SettingsRecord;
  /** Relative to the library's folder. */
  path: string;
  /** True where others approved this record before. */
  isBegun: boolean;
  approval: SettingsApproval;
  text: string;
  /** Roles whose turn comes after. */
  waiting: readonly string[];
  /** The first day it holds; undefined while roles are waiting. */
  from: IsoDate | undefined;
}

/**
 * Decides whether somebody may approve the library's settings as they are now.
 * @throws UsageError with the first reason why not
 */
export function allowSettings(request: SettingsRequest): AllowedSettings {
  const { now, records, role, person, today, time, isSigned, refound } = request;
  const history = judgeSettings(records, today);
  const last = history.held.at(-1);
  const begun = recordUnderWay(history);
  const isFounding = last === undefined || (begun ? begun.record.refound : refound) !== undefined;
  const roles = [...(isFounding ? foundingRoles(now) : settingsRoles(last.day.settings)).keys()];
  requireRole(role, roles);
  const content = begun?.record ?? freshRecord(request, history);
  if (begun) requireSame(begun, now);
  requireTurn(role, roles, content, begun?.path);
  const digest = begun?.digest ?? digestOfRecord({ ...content });
  const approval: SettingsApproval = {
    name: person.name,
    position: person.position,
    date: today,
    time,
    ...(isSigned && { signed: true as const }),
    digest,
  };
  const path = begun?.path ?? `settings/${String(content.number).padStart(3, "0")}.yaml`;
  const record = { ...content, approvals: { ...content.approvals, [role]: approval } };
  const others = records.filter((other) => other.path !== path);
  const judged = judgeSettings([...others, { path, number: record.number, record, digest }], today).records.find(
    (one) => one.path === path,
  );
  const against = judged?.reasons.find(({ why }) => why !== "record-unapproved");
  if (against) {
    const why = recordReasonText(against);
    throw new UsageError({ en: `This approval would have no effect: ${why.en}.`, id: `Persetujuan ini tidak akan berakibat: ${why.id}.` });
  }
  return {
    record,
    path,
    isBegun: begun !== undefined,
    approval,
    text: printSettingsText(record, role, approval),
    waiting: roles.filter((other) => record.approvals[other] === undefined),
    from: judged?.from,
  };
}

function requireRole(role: string, roles: readonly string[]): void {
  if (roles.includes(role)) return;
  const guess = nearest(role, roles);
  throw new UsageError(
    {
      en: `“${role}” does not approve settings; those that do: ${roles.join(", ")}.`,
      id: `“${role}” tidak menyetujui pengaturan; yang menyetujui: ${roles.join(", ")}.`,
    },
    guess ? { en: `Did you mean --as ${guess}?`, id: `Maksudnya --as ${guess}?` } : undefined,
  );
}

function freshRecord({ now, adopts, severitiesOf, refound }: SettingsRequest, history: SettingsHistory): SettingsRecord {
  const last = history.held.at(-1);
  const blocked = history.records.find(({ from }) => from === undefined);
  if (blocked) {
    throw new UsageError(
      {
        en: `${blocked.path} has no effect, and nothing can follow it.`,
        id: `${blocked.path} tidak berakibat, dan tidak dapat disambung.`,
      },
      { en: "See why with sop check, and take it back.", id: "Lihat sebabnya dengan sop check, lalu tarik kembali." },
    );
  }
  if (refound !== undefined && last === undefined) {
    throw new UsageError({
      en: "No settings have been approved yet, so there is nothing to found anew.",
      id: "Belum ada pengaturan yang disetujui, sehingga tidak ada yang didirikan ulang.",
    });
  }
  const adopted = adopts(history);
  if (last && refound === undefined && adopted.length === 0 && controlledDifferences(last.record, now, severitiesOf).length === 0) {
    throw new UsageError({
      en: `These settings are those that ${last.path} approved; there is nothing new to approve.`,
      id: `Pengaturan ini sama dengan yang disetujui ${last.path}; tidak ada yang baru untuk disetujui.`,
    });
  }
  return {
    number: (last?.number ?? 0) + 1,
    from: last?.digest,
    ...(refound !== undefined && { refound: printedLine(refound) }),
    settings: now.settings,
    signers: [...now.signers],
    baseline: now.baseline.map(({ fingerprint, until }) => ({ fingerprint, ...(until !== undefined && { until }) })),
    adopted,
    approvals: {},
  };
}

/** Who approves next approves what the first one did. */
function requireSame({ path, record }: RecordFile & { record: SettingsRecord }, now: ControlledState): void {
  const all: OwnSeverities = () => ["note", "note"];
  const [difference] = controlledDifferences(record, now, all);
  if (difference === undefined) return;
  throw new UsageError(
    {
      en: `Settings have changed since ${path} was begun (${difference.place}).`,
      id: `Pengaturan berubah sejak ${path} dimulai (${difference.place}).`,
    },
    { en: `Restore them, or delete ${path} and begin again.`, id: `Kembalikan, atau hapus ${path} dan mulai lagi.` },
  );
}

function requireTurn(role: string, roles: readonly string[], { approvals }: SettingsRecord, path: string | undefined): void {
  const held = approvals[role];
  if (held) {
    throw new UsageError({
      en: `${held.name} approved ${path ?? "it"} as “${role}” already, on ${held.date}.`,
      id: `${held.name} sudah menyetujui ${path ?? ""} sebagai “${role}” pada ${held.date}.`,
    });
  }
  const [first] = roles.slice(0, roles.indexOf(role)).filter((earlier) => approvals[earlier] === undefined);
  if (first === undefined) return;
  throw new UsageError(
    { en: `“${role}” approves after “${first}”.`, id: `“${role}” menyetujui setelah “${first}”.` },
    { en: `First: sop approve --settings --as ${first}.`, id: `Lebih dahulu: sop approve --settings --as ${first}.` },
  );
}

/**
 * Writes the approval into its record, and beside it the signed text with its signature.
 * @param file the record as it is, where it was begun
 */
export function planSettings(
  { record, path, approval, text, waiting, from }: AllowedSettings,
  role: string,
  file: HeldFile | undefined,
  signature: string | undefined,
): Plan {
  const folder = path.replace(/\.yaml$/, "");
  const written = file ? setYaml(file.text, ["approvals", role], approval) : printRecord(record);
  const count = record.adopted.length;
  return {
    operations: [
      file ? overwrite(file, written) : create(path, written),
      ...(signature === undefined ? [] : keepSigned(`${folder}/${role}`, text, signature)),
    ],
    summary: [
      {
        en: `${path}: settings approved as “${role}” by ${approval.name}, ${approval.position}${signature === undefined ? "" : ", signed"}.`,
        id: `${path}: pengaturan disetujui sebagai “${role}” oleh ${approval.name}, ${approval.position}${signature === undefined ? "" : ", bertanda tangan digital"}.`,
      },
      ...(count === 0
        ? []
        : [
            {
              en: `It takes over ${counted(count, "file")} unchanged: what was written keeps its standing.`,
              id: `Catatan ini mengambil alih ${count} berkas apa adanya: kedudukannya tetap.`,
            },
          ]),
    ],
    next: [nextStep(waiting, from)],
    message: `settings: ${path.replace(/^settings\//, "")} approved as ${role} by ${approval.name}`,
  };
}

function printRecord(record: SettingsRecord): string {
  const head = "# The library's settings as they were approved. Written by sop approve --settings; never edited by hand.\n";
  return `${head}${printYaml(record)}`;
}

function nextStep([role]: readonly string[], from: IsoDate | undefined): LocalText {
  return role === undefined
    ? { en: `They hold from ${from ?? "then"} on.`, id: `Berlaku mulai ${from ?? "saat itu"}.` }
    : { en: `Next to approve: sop approve --settings --as ${role}.`, id: `Penyetuju berikutnya: sop approve --settings --as ${role}.` };
}
