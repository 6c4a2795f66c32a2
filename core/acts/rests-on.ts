import type { LocalText } from "../../schemas/local-text.ts";
import type { ControlledDocument, Library } from "../library/library.ts";
import type { RecordKind, UnreadRecord } from "../library/unread-record.ts";
import { unreadOf, unreadOfAll, unreadRecord, whereUnread } from "../library/unread-records.ts";

/** Who may do what, on which day. */
const right = ["settings", "signers"] as const;
/** What a document is: what was issued of it, what is in force, and what happened since. */
const life = ["events", "issue", "revision"] as const;

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
  settings: [...right, "baseline"],
  // All that stands there is taken over as it is.
  founding: [...right, "baseline", ...life],
} as const satisfies Record<string, readonly RecordKind[]>;

/** An act that writes; what is written down in `events.yaml` is a happening. */
export type Act = keyof typeof restsOn;

/**
 * Asks whether all that an act rests on can be read.
 * @param about the documents it is about; `all`: every one
 * @returns what can't be read and the act doesn't rest on, to be said
 * @throws UsageError that names the first file the act rests on, the line, the cause and what to do
 */
export function requireRecords(act: Act, library: Library, about: readonly ControlledDocument[] | "all"): UnreadRecord[] {
  const unread = about === "all" ? unreadOfAll(library) : [...(library.unread ?? []), ...about.flatMap(unreadOf)];
  const needs: readonly RecordKind[] = restsOn[act];
  const needed = unread.find(({ kind }) => needs.includes(kind));
  if (needed) throw unreadRecord(needed);
  return unread;
}

/** That a file can't be read, and an act went on without it. */
export function goesOnWithout(record: UnreadRecord): LocalText {
  const where = whereUnread(record);
  return {
    en: `${where.en} This does not rest on it, and goes on.`,
    id: `${where.id} Tindakan ini tidak bergantung padanya, dan diteruskan.`,
  };
}
