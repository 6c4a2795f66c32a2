import type { LocalText } from "../../schemas/local-text.ts";
import type { ControlledDocument, JudgedEntry } from "./library.ts";
import { entryRecord, unreadOf, unreadRecord } from "./unread-records.ts";

/**
 * Which `events.yaml` can't be read, and from which line on, or is no longer what was adopted; undefined where all is well. What it
 * records, reviews and copies that came back among it, can't be told.
 */
export function untoldEvents({
  folder,
  life,
  doubts,
  acts,
}: Pick<ControlledDocument, "folder" | "life" | "doubts" | "acts">): LocalText | undefined {
  const file = `${folder}/events.yaml`;
  if (doubts.some(({ reasons }) => reasons.some(({ why }) => why === "events-altered")))
    return { en: `${file} is no longer what was adopted`, id: `${file} tidak lagi seperti yang diterima` };
  const entry = acts.findIndex(isUnread) + 1;
  if (entry > 0) return { en: `entry ${entry} of ${file} can't be read`, id: `entri ${entry} ${file} tidak dapat dibaca` };
  if (!life.eventsUnread) return undefined;
  const { line } = life.eventsUnread;
  if (line === undefined) return { en: `${file} can't be read`, id: `${file} tidak dapat dibaca` };
  return { en: `${file} can't be read, from line ${line} on`, id: `${file} tidak dapat dibaca, mulai baris ${line}` };
}

/** An entry that fits no schema, and that nobody annulled. */
function isUnread({ event, verdict }: Pick<JudgedEntry, "event" | "verdict">): boolean {
  return event === undefined && verdict.effect === "none" && !verdict.annulled;
}

/**
 * What is added to a document's events, or rests on them, asks first whether they can be read.
 * @throws UsageError with the reason and the line
 */
export function requireReadEvents(document: ControlledDocument): void {
  const events = unreadOf(document).find(({ kind }) => kind === "events");
  if (events) throw unreadRecord(events);
  const entry = document.acts.findIndex(isUnread) + 1;
  if (entry > 0) throw unreadRecord(entryRecord(document, entry));
}
