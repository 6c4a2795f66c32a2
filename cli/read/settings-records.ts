import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { digestOfRecord } from "../../core/control/canonical.ts";
import type { FoundSignature } from "../../core/control/life.ts";
import type { RecordFile } from "../../core/control/settings-history.ts";
import type { Problem } from "../../core/document/document.ts";
import { calendarDayIn } from "../../core/document/words/calendar-day.ts";
import { isMap } from "../../core/document/yaml/is-map.ts";
import type { LibraryControl } from "../../core/library/library.ts";
import type { RecordKind, UnreadRecord } from "../../core/library/unread-record.ts";
import { baseline } from "../../schemas/baseline.ts";
import type { LibrarySettings, Person } from "../../schemas/library-settings.ts";
import { type SettingsRecord, settingsRecord } from "../../schemas/settings-record.ts";
import { type DataRead, parseData, readData } from "../files/read-data.ts";
import { isMissing, readTextFile, type TextReader } from "../files/read-file.ts";
import { toShownPath } from "../files/shown-path.ts";
import { BASELINE } from "./baseline-file.ts";
import { readStatement } from "./read-statement.ts";
import { ALLOWED_SIGNERS, readSigners, signersFile, verifySignature } from "./signatures.ts";

/** The folder of a library that holds its settings as they were approved. */
export const SETTINGS_RECORDS = "settings";

const RECORD = /^(\d{3,})\.yaml$/;

/** What is wrong with the form of a file of the library's own, by its path in the library's folder. */
export interface OwnProblem {
  file: string;
  problem: Problem;
}

/**
 * By what the acts of the library in `root` are judged: its settings records, its list of signers and what it accepts; and what of
 * them could not be read.
 */
export async function readControl(
  root: string,
  { people, timeZone }: Pick<LibrarySettings, "people" | "timeZone">,
  textOf: TextReader = readTextFile,
  base = process.cwd(),
): Promise<{ control: LibraryControl; problems: OwnProblem[] }> {
  const folder = join(root, SETTINGS_RECORDS);
  const names = (await readdir(folder).catch(() => [])).filter((name) => RECORD.test(name)).sort();
  const records = await Promise.all(
    names.map(async (name) => {
      const read = await readData(join(folder, name), settingsRecord, textOf);
      const record = recordOf(name, read);
      return { problems: placed(record.path, read), record: { ...record, signatures: await readRecordSignatures(root, record, people) } };
    }),
  );
  const accepted = await readData(join(root, BASELINE), baseline, textOf);
  const hasBaseline = !accepted.problems.some(isMissing);
  const signers = await readSigners(root, textOf);
  const own = (kind: RecordKind, file: string, problem: Problem | undefined): UnreadRecord => ({
    kind,
    code: undefined,
    path: toShownPath(base, join(root, file)),
    file,
    line: problem?.at.start.line,
    message: problem?.message,
    fix: problem?.fix,
  });
  const unread = [
    ...records.flatMap(({ record: { path, record }, problems }) => (record ? [] : [own("settings", path, problems[0]?.problem)])),
    ...(signers.conflict ? [own("signers", ALLOWED_SIGNERS, signers.conflict)] : []),
    ...(hasBaseline ? accepted.problems.slice(0, 1).map((problem) => own("baseline", BASELINE, problem)) : []),
  ];
  return {
    control: {
      records: records.map(({ record }) => record),
      signers: signers.lines,
      baseline: accepted.value ?? [],
      unread,
      today: calendarDayIn(timeZone, new Date()),
    },
    problems: [
      ...records.flatMap(({ problems }) => problems),
      ...(hasBaseline ? placed(BASELINE, accepted) : []),
      ...placed(ALLOWED_SIGNERS, { problems: signers.conflict ? [signers.conflict] : [], doubts: [] }),
    ],
  };
}

function placed(file: string, { problems, doubts }: Pick<DataRead<unknown>, "problems" | "doubts">): OwnProblem[] {
  return [...problems, ...doubts].map((problem) => ({ file, problem }));
}

/** True for the name of a record in the folder of records. */
export function isRecordName(name: string): boolean {
  return RECORD.test(name);
}

/** Reads the text of a record by its file's name, `001.yaml`. */
export function parseRecord(name: string, text: string): RecordFile {
  return recordOf(name, parseData(text, settingsRecord));
}

function recordOf(name: string, { value, raw, problems }: DataRead<SettingsRecord>): RecordFile {
  return {
    path: `${SETTINGS_RECORDS}/${name}`,
    number: Number(RECORD.exec(name)?.[1]),
    record: problems.length === 0 ? value : undefined,
    digest: digestOfRecord(isMap(raw) ? raw : {}),
  };
}

/** The signatures of a record's approvals, by role: of those that have one. */
async function readRecordSignatures(
  root: string,
  { path, record }: RecordFile,
  people: readonly Person[],
): Promise<Map<string, FoundSignature>> {
  const folder = join(root, path.replace(/\.yaml$/, ""));
  const there = new Set(await readdir(folder).catch(() => []));
  const found = new Map<string, FoundSignature>();
  for (const [role, approval] of Object.entries<SettingsRecord["approvals"][string]>(record?.approvals ?? {})) {
    if (!(there.has(`${role}.txt`) || there.has(`${role}.sig`))) continue;
    const text = await readStatement(join(folder, `${role}.txt`)).catch(() => "");
    const signer = { name: approval.name, position: approval.position, time: approval.time };
    const lists = { allowedSigners: signersFile(root), people };
    const result =
      text !== "" && there.has(`${role}.sig`)
        ? await verifySignature(text, join(folder, `${role}.sig`), "sop-settings", signer, lists)
        : ({ outcome: "incomplete" } as const);
    found.set(role, { text, result });
  }
  return found;
}
