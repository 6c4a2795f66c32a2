import type { Adopted, AdoptedFolder } from "../../core/control/adopted.ts";
import { readAllowedSigners } from "../../core/control/allowed-signers.ts";
import { digestOfEntries } from "../../core/control/canonical.ts";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import { type Regime, regimeOfBase } from "../../core/control/regime.ts";
import { judgeSettings, type RecordFile } from "../../core/control/settings-history.ts";
import type { FolderChange, LibraryChange } from "../../core/library/change.ts";
import type { LibraryControl } from "../../core/library/library.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { ReadLibrary } from "../read/read-library.ts";
import { isRecordName, parseRecord, SETTINGS_RECORDS } from "../read/settings-records.ts";
import type { CommittedFiles } from "./committed-files.ts";

/** What the head's acts are judged by rests on. */
export interface JudgedChange extends Pick<LibraryChange, "settings" | "signers" | "records"> {
  read: ReadLibrary;
  changed: readonly FolderChange[];
  today: IsoDate;
}

/**
 * By what the head's acts are judged: by the records the base held, so that new rights serve from the next change on. Where
 * it held none, what stood in it keeps its standing, and what the change adds is judged by what it said.
 */
export function judgedActsBy({ settings: { base }, signers, records, read, changed, today }: JudgedChange): LibraryControl | Regime {
  if (base === undefined) return read.control;
  const history = judgeSettings(records.base, today);
  if (history.held.length > 0) return { on: history.on, judgesPeople: true, adopted: judgeSettings(records.head, today).adopted, today };
  return regimeOfBase(
    { settings: controlledOf(base), signers: readAllowedSigners(signers.base ?? "").lines },
    adoptedOf(read, changed),
    today,
  );
}

/** The last settings approved where the change is going, where acts of other days may be judged by other ones. */
export function lastRegimeOfTarget({ records, read, changed, today }: JudgedChange): Regime | undefined {
  const last = judgeSettings(records.target, today).held.at(-1);
  if (last === undefined || last.number === 1) return undefined;
  return regimeOfBase(last.record, withPapers(adoptedOf(read, changed), judgeSettings(records.head, today).adopted), today);
}

/** With the papers that the change itself takes in by a record: they are nobody's act of today. */
function withPapers(standing: Adopted, taken: Adopted): Adopted {
  const all = new Map(standing);
  for (const [folder, { files, papers }] of taken) {
    if (papers.size === 0) continue;
    const own = all.get(folder);
    const known = own?.files ?? new Map<string, string>();
    const fresh = [...files].filter(([name]) => papers.has(name) && !known.has(name));
    all.set(folder, {
      files: new Map([...known, ...fresh]),
      papers: new Set([...(own?.papers ?? []), ...fresh.map(([name]) => name)]),
      events: own?.events,
    });
  }
  return all;
}

/** The settings records of a commit. What was found of a signature here holds for the same record there. */
export async function recordsAt(committed: CommittedFiles, commit: string | undefined, { records }: LibraryControl): Promise<RecordFile[]> {
  const files = await committed.filesAt(commit, SETTINGS_RECORDS);
  return [...files].flatMap(([name, bytes]) => {
    if (!isRecordName(name)) return [];
    const record = parseRecord(name, bytes.toString("utf8"));
    const here = records.find(({ path }) => path === record.path);
    const isSame = here?.signatures !== undefined && JSON.stringify(here.record) === JSON.stringify(record.record);
    return [isSame ? { ...record, signatures: here.signatures } : record];
  });
}

/** What the base held of each folder. What the change does not touch is the same in both. */
function adoptedOf(read: ReadLibrary, changed: readonly FolderChange[]): Adopted {
  const adopted = new Map<string, AdoptedFolder>();
  const papers: ReadonlySet<string> = new Set();
  const texts = Map.groupBy(read.facts, ({ folder }) => folder);
  for (const [folder, { entries }] of read.folders) {
    const files = (texts.get(folder) ?? []).map(({ fileName, sealed }) => [fileName, sealed?.file ?? ""] as const);
    adopted.set(folder, { files: new Map(files), papers, events: { entries: entries.length, digest: digestOfEntries(entries) } });
  }
  for (const { folder, base } of changed) {
    if (base) {
      // What nobody could read is no standing to keep.
      const files = new Map([...base.files].filter(([name]) => !base.torn?.has(name)));
      adopted.set(folder, { files, papers, events: { entries: base.entries.length, digest: digestOfEntries(base.entries) } });
    } else adopted.delete(folder);
  }
  return adopted;
}
