import type { LocalText } from "../../schemas/local-text.ts";
import type { ControlledDocument, Library } from "../library/library.ts";
import type { RecordKind, UnreadRecord } from "../library/unread-record.ts";
import { unreadOf, unreadOfAll, unreadRecord, whereUnread } from "../library/unread-records.ts";
import { UsageError } from "../usage-error.ts";

/** Who may do what, on which day. */
const right = ["settings", "signers"] as const;
/** What a document is: what was issued of it, what is in force, and what happened since. */
const files = ["events", "issue", "revision"] as const;
const life = [...files, "entry"] as const;

/**
 * On which records each act that writes rests. While one of them can't be read, nobody can tell whether the act may be done, or what
 * it would do: it is refused. The others can be missing; that they are is said.
 */
const restsOn = {
  approve: [...right, ...life, "draft"],
  reject: [...right, ...life, "draft"],
  issue: [...right, ...life, "draft"],
  bump: [...life, "draft"],
  renumber: ["draft"],
  // Where its code is cited, and whether it was ever issued, all of the library tells.
  rename: [...life, "draft"],
  new: [],
  transcribe: life,
  happening: [...right, ...life],
  // What makes an entry that can't be read harmless.
  annul: [...right, ...files],
  settings: [...right, "baseline"],
  // All that stands there is taken over as it is.
  founding: [...right, "baseline", ...life],
} as const satisfies Record<string, readonly RecordKind[]>;

/** An act that writes; what is written down in `events.yaml` is a happening. */
export type Act = keyof typeof restsOn;

/**
 * Asks whether all that an act rests on can be read, and that what it is about is one document.
 * @param about the documents it is about; `all`: every one
 * @returns what can't be read and the act doesn't rest on, to be said
 * @throws UsageError that names the first file the act rests on, the line, the cause and what to do, or the folders that say they are the
 *   document
 */
export function requireRecords(act: Act, library: Library, about: readonly ControlledDocument[] | "all"): UnreadRecord[] {
  if (about !== "all") for (const document of about) requireOneFolder(document, library);
  const unread = about === "all" ? unreadOfAll(library) : [...(library.unread ?? []), ...about.flatMap(unreadOf)];
  const needs: readonly RecordKind[] = restsOn[act];
  const needed = unread.find(({ kind }) => needs.includes(kind));
  if (needed) throw unreadRecord(needed);
  return unread;
}

/** What is written down in one of two folders of a document is lost with it, or counts where nobody looked. */
export function requireOneFolder({ code }: Pick<ControlledDocument, "code">, { lives }: Library): void {
  const folders = lives.flatMap(({ folder, documents }) => (documents.some((document) => document.code === code) ? [folder] : []));
  if (folders.length < 2) return;
  throw new UsageError(
    {
      en: `${code} stands in several folders, and which of them is the document can't be told: ${folders.join(", ")}.`,
      id: `${code} ada di beberapa folder, dan tidak diketahui folder mana dokumennya: ${folders.join(", ")}.`,
    },
    {
      en: "Move the others out of the library, or give them codes of their own.",
      id: "Keluarkan yang lain dari pustaka, atau beri kode sendiri.",
    },
  );
}

/** That a file can't be read, and an act went on without it. */
export function goesOnWithout(record: UnreadRecord): LocalText {
  const where = whereUnread(record);
  return {
    en: `${where.en} This does not rest on it, and goes on.`,
    id: `${where.id} Tindakan ini tidak bergantung padanya, dan diteruskan.`,
  };
}
