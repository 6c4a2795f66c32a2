import type { LocalText } from "../../schemas/local-text.ts";
import { digestOfEntries } from "../control/canonical.ts";
import { type ControlledDifference, controlledDifferences, controlledOf } from "../control/controlled-settings.ts";
import type { RecordFile } from "../control/settings-history.ts";
import { addDays } from "../document/words/days.ts";
import type { LibraryChange } from "./change.ts";
import { takeFromBefore } from "./from-before.ts";

/** Something a change does to the settings records that it may not. */
export interface RecordTrouble {
  /** In the library's folder. */
  file: string;
  key: string;
  severity: "error";
  message: LocalText;
  fix: LocalText;
}

/** Records are only added; a new one was approved in these days, and the founding one changes nothing but who may decide. */
export function* recordTroubles(
  { base, head }: Pick<LibraryChange["records"], "base" | "head">,
  change: LibraryChange,
): Generator<RecordTrouble> {
  const now = new Map(head.map((record) => [record.path, record] as const));
  for (const record of base) {
    const kept = now.get(record.path);
    if (record.record === undefined && kept?.record !== undefined) yield mended(`${change.path}${record.path}`, record.path);
    else if (kept === undefined || !isKept(record, kept)) yield altered(record.path, kept !== undefined);
  }
  const before = new Map(base.map((record) => [record.path, record] as const));
  // What can't be read in the base does not tell which approvals it had.
  for (const record of head) if (isReadOrNew(before.get(record.path))) yield* lateApprovals(record, before.get(record.path), change);
  for (const { path, record } of head) if (record?.refound !== undefined && !before.has(path)) yield refounded(path, record.refound);
  const founding = base.length === 0 ? head.find(({ number }) => number === 1) : undefined;
  if (founding?.record && change.settings.base) yield* foundingTroubles(founding.path, founding.record, change.settings.base, change);
}

function isReadOrNew(before: RecordFile | undefined): boolean {
  return before === undefined || before.record !== undefined;
}

function mended(path: string, file: string): RecordTrouble {
  return {
    file,
    key: `mended ${file}`,
    severity: "error",
    message: {
      en: "A settings record can't be read in the base, so nothing tells whether it is mended as it was.",
      id: "Catatan pengaturan tidak terbaca pada basis, sehingga tidak jelas apakah dibetulkan seperti semula.",
    },
    fix: takeFromBefore(path),
  };
}

/** The same content, and every approval it had. */
function isKept(record: RecordFile, kept: RecordFile): boolean {
  const given = Object.entries(record.record?.approvals ?? {});
  return (
    record.digest === kept.digest &&
    given.every(([role, approval]) => JSON.stringify(kept.record?.approvals[role]) === JSON.stringify(approval))
  );
}

function altered(file: string, isThere: boolean): RecordTrouble {
  return {
    file,
    key: `record ${file}`,
    severity: "error",
    message: isThere
      ? { en: "A settings record was changed after it was kept.", id: "Catatan pengaturan diubah setelah disimpan." }
      : { en: "A settings record is gone.", id: "Catatan pengaturan hilang." },
    fix: {
      en: "Bring it back; what is to change goes into the next record: sop approve --settings --as ROLE.",
      id: "Kembalikan; perubahan masuk ke catatan berikutnya: sop approve --settings --as PERAN.",
    },
  };
}

/** Nothing in the files tells whether nobody was left: whoever answers for the repository decides. */
function refounded(file: string, reason: string): RecordTrouble {
  return {
    file,
    key: `refound ${file}`,
    severity: "error",
    message: {
      en: `This record founds the library anew, without those who might approve settings: ${reason}.`,
      id: `Catatan ini mendirikan ulang pustaka tanpa mereka yang berhak menyetujui pengaturan: ${reason}.`,
    },
    fix: {
      en: "If it is true that nobody is left, whoever answers for the repository merges it in spite of this gate.",
      id: "Bila benar tidak ada lagi yang berhak, penanggung jawab repositori menggabungkannya meskipun gerbang tertutup.",
    },
  };
}

function* lateApprovals(
  file: RecordFile,
  before: RecordFile | undefined,
  { settings: { base }, records: { target }, head: { date: today } }: LibraryChange,
): Generator<RecordTrouble> {
  if (base === undefined) return;
  const { path, record } = file;
  const there = target.find((other) => other.path === path);
  const { within } = base.acts;
  const earliest = addDays(today, -within);
  for (const [role, { name, date }] of Object.entries(record?.approvals ?? {})) {
    if (before?.record?.approvals[role] !== undefined || earliest === undefined || date >= earliest) continue;
    // Where it is going it holds already.
    if (there && isKept(there, file) && there.record?.approvals[role] !== undefined) continue;
    yield {
      file: path,
      key: `late ${path} ${role}`,
      severity: "error",
      message: {
        en: `${name} approved it as “${role}” on ${date}, more than ${within} days before today (${today}).`,
        id: `${name} menyetujuinya sebagai “${role}” pada ${date}, lebih dari ${within} hari sebelum hari ini (${today}).`,
      },
      fix: { en: "Have it approved again.", id: "Mintakan persetujuan baru." },
    };
  }
}

/** Who founds control over what is there takes it as it is: by the settings of before, and the files of before. */
function* foundingTroubles(
  file: string,
  record: NonNullable<RecordFile["record"]>,
  base: NonNullable<LibraryChange["settings"]["base"]>,
  { folders }: LibraryChange,
): Generator<RecordTrouble> {
  const { acts, settings, ...controlled } = controlledOf(base);
  const differences = controlledDifferences(
    { ...record, settings: { ...controlled, acts: record.settings.acts, settings: record.settings.settings } },
    record,
    () => ["note", "note"],
  );
  for (const difference of differences) yield foundedOtherwise(file, difference);
  const changed = new Map(folders.map((folder) => [folder.folder, folder] as const));
  for (const { path, digest, entries } of record.adopted) {
    const slash = path.indexOf("/");
    const folder = changed.get(path.slice(0, slash));
    if (folder === undefined) continue;
    const { files, entries: before = [] } = folder.base ?? {};
    const held = entries === undefined ? files?.get(path.slice(slash + 1)) : digestOfEntries(before.slice(0, entries));
    if (held !== digest) yield foundedNew(file, path);
  }
}

function foundedOtherwise(file: string, { place }: ControlledDifference): RecordTrouble {
  return {
    file,
    key: `founded ${place}`,
    severity: "error",
    message: {
      en: `The first record says something else of ${place} than the library did before.`,
      id: `Catatan pertama berbeda dari pustaka sebelumnya pada ${place}.`,
    },
    fix: {
      en: "Have the settings approved as they were; what is to change goes into the next record.",
      id: "Mintakan persetujuan atas pengaturan semula; perubahan masuk ke catatan berikutnya.",
    },
  };
}

function foundedNew(file: string, path: string): RecordTrouble {
  return {
    file,
    key: `adopted ${path}`,
    severity: "error",
    message: {
      en: `The first record takes over ${path}, which the library did not hold like this before.`,
      id: `Catatan pertama mengambil alih ${path}, yang sebelumnya tidak demikian di pustaka.`,
    },
    fix: {
      en: "Take over what was there; what is new is issued after it.",
      id: "Ambil alih yang sudah ada; yang baru diterbitkan sesudahnya.",
    },
  };
}
