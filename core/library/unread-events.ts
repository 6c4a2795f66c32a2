import type { LocalText } from "../../schemas/local-text.ts";
import type { ControlledDocument } from "./library.ts";
import { unreadOf, unreadRecord } from "./unread-records.ts";

/** Which `events.yaml` can't be read, and from which line on; undefined where it can. */
export function unreadEvents(document: ControlledDocument): LocalText | undefined {
  const { folder, life } = document;
  if (!life.eventsUnread) return undefined;
  const { line } = life.eventsUnread;
  const file = `${folder}/events.yaml`;
  if (line === undefined) return { en: `${file} can't be read`, id: `${file} tidak dapat dibaca` };
  return { en: `${file} can't be read, from line ${line} on`, id: `${file} tidak dapat dibaca, mulai baris ${line}` };
}

/**
 * What is added to a document's events, or rests on them, asks first whether they can be read.
 * @throws UsageError with the reason and the line
 */
export function requireReadEvents(document: ControlledDocument): void {
  const events = unreadOf(document).find(({ kind }) => kind === "events");
  if (events) throw unreadRecord(events);
}
