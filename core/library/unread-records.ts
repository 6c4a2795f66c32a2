import type { DocumentCode } from "../../schemas/identifier.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { UsageError } from "../usage-error.ts";
import { eventsFileOf } from "./events-file-of.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument, Library } from "./library.ts";
import type { RecordKind, UnreadRecord } from "./unread-record.ts";

/** What of a document can't be read: its record, what was issued, its draft. */
export function unreadOf(document: ControlledDocument): UnreadRecord[] {
  const { code, life, lost, unreadTexts = [], unreadDraft } = document;
  const events = eventsFileOf(document).path;
  const folder = events.replace(/\/events\.yaml$/, "");
  const { eventsUnread, issuesUnread = [] } = life;
  return [
    ...(eventsUnread ? [record("events", events, eventsUnread, code)] : []),
    ...document.doubts
      .flatMap(({ reasons }) => reasons)
      .flatMap((reason) => (reason.why === "entry-unreadable" ? [entryRecord(document, reason.entry)] : [])),
    ...issuesUnread.map((issue) => record("issue", `${folder}/${issue.file}`, issue, code)),
    ...unreadTexts.map((facts) => textRecord(facts, code)),
    ...lost.filter(({ isGone }) => isGone).map(({ file }) => goneRecord(`${folder}/${file}`, code)),
    ...(unreadDraft ? [textRecord(unreadDraft, code)] : []),
  ];
}

/** All that can't be read of a library: its own files, and those of its documents; each once. */
export function unreadOfAll({ documents, files, unread = [] }: Library): UnreadRecord[] {
  const ofDocuments = [...documents.values()].flatMap(unreadOf);
  const known = new Set(ofDocuments.map(({ path }) => path));
  const others = files.filter((facts) => facts.unread !== undefined && !known.has(facts.path)).map((facts) => textRecord(facts, undefined));
  return [...unread, ...new Map([...ofDocuments, ...others].map((one) => [one.path, one])).values()];
}

/** By what every act was judged, as far as it can't be read: what has no right may then seem to have effect. */
export function unreadRights({ unread = [] }: Pick<Library, "unread">): UnreadRecord[] {
  return unread.filter(({ kind }) => kind === "settings" || kind === "signers");
}

function textRecord({ path, state, unread }: DocumentFacts, code: DocumentCode | undefined): UnreadRecord {
  return record(state === "draft" ? "draft" : "revision", path, unread ?? {}, code);
}

/** An entry of `events.yaml` that can't be read, by its number. */
export function entryRecord(document: ControlledDocument, entry: number): UnreadRecord {
  const { code, acts } = document;
  const annul = `sop annul ${code} --event ${entry} --reason …`;
  const fix = {
    en: `Put it right; sop check names what is wrong with it. Where it was merged like this, it stays: annul it (${annul}), and record anew what happened.`,
    id: `Betulkan; sop check menyebut yang salah padanya. Bila sudah digabungkan seperti ini, biarkan: batalkan (${annul}), lalu catat lagi peristiwanya.`,
  };
  return { ...record("entry", eventsFileOf(document).path, { line: acts[entry - 1]?.at.start.line, fix }, code), entry };
}

function goneRecord(path: string, code: DocumentCode): UnreadRecord {
  const fix = {
    en: `Bring it back as it was issued: from git (git log -- ${path} names the commit that took it away), or from an audit bundle.`,
    id: `Kembalikan seperti saat terbit: dari git (git log -- ${path} menyebut commit yang menghapusnya), atau dari paket audit.`,
  };
  return { ...record("revision", path, { fix }, code), isGone: true };
}

function record(
  kind: RecordKind,
  path: string,
  { line, message, fix }: { line?: number | undefined; message?: LocalText | undefined; fix?: LocalText | undefined },
  code: DocumentCode | undefined,
): UnreadRecord {
  return { kind, path, line, message, fix, code };
}

/** A file that can't be read, for who needs what it tells: where, why, what nobody can tell, and what to do. */
export function unreadRecord(record: UnreadRecord): UsageError {
  const where = whereUnread(record);
  const unknown = unknownWithout(record);
  return new UsageError(
    { en: `${where.en}${unknown.en}`, id: `${where.id}${unknown.id}` },
    record.fix ?? { en: "Restore the file as it was.", id: "Pulihkan berkasnya seperti semula." },
  );
}

/** Which file can't be read, from which line on, and why; or that it is gone. */
export function whereUnread({ path, line, message, isGone, entry }: UnreadRecord): LocalText {
  if (entry !== undefined)
    return {
      en: `Entry ${entry} of ${path}, in line ${line}, can't be read.`,
      id: `Entri ${entry} di ${path}, baris ${line}, tidak dapat dibaca.`,
    };
  if (isGone) return { en: `${path} was issued, and is not there any more.`, id: `${path} pernah terbit, dan sudah tidak ada.` };
  const from = line === undefined ? { en: "", id: "" } : { en: `, from line ${line} on`, id: `, mulai baris ${line}` };
  const why = message === undefined ? { en: "", id: "" } : { en: ` ${message.en}`, id: ` ${message.id}` };
  return { en: `${path} can't be read${from.en}.${why.en}`, id: `${path} tidak dapat dibaca${from.id}.${why.id}` };
}

/** What nobody can tell meanwhile; with a blank before it. */
function unknownWithout({ kind, code }: UnreadRecord): LocalText {
  if (kind === "events") {
    return {
      en: ` What it records of ${code}, copies handed out among it, can't be told.`,
      id: ` Yang dicatat di dalamnya tentang ${code}, termasuk salinan yang diserahkan, tidak diketahui.`,
    };
  }
  return unknownOf[kind];
}

const unknownOf: Readonly<Record<Exclude<RecordKind, "events">, LocalText>> = {
  entry: { en: " What happened can't be told.", id: " Apa yang terjadi tidak diketahui." },
  issue: { en: " What was issued, when and by whom, can't be told.", id: " Apa yang terbit, kapan dan oleh siapa, tidak diketahui." },
  revision: { en: " What was issued can't be told.", id: " Apa yang terbit tidak diketahui." },
  draft: { en: "", id: "" },
  settings: { en: " Who may do what can't be told.", id: " Siapa yang berhak atas apa tidak diketahui." },
  signers: { en: " Which key is whose can't be told.", id: " Kunci mana milik siapa tidak diketahui." },
  baseline: { en: " What it accepts can't be told.", id: " Apa yang diterima di dalamnya tidak diketahui." },
};
