import type { LocalText } from "../../schemas/local-text.ts";
import type { ControlledDocument } from "./library.ts";
import { unreadOf, unreadRecord } from "./unread-records.ts";

/**
 * Which `events.yaml` can't be read, and from which line on, or is no longer what was adopted; undefined where all is well. What it
 * records, reviews and copies that came back among it, can't be told.
 */
export function untoldEvents({ folder, life, doubts }: Pick<ControlledDocument, "folder" | "life" | "doubts">): LocalText | undefined {
  const file = `${folder}/events.yaml`;
  if (doubts.some(({ reasons }) => reasons.some(({ why }) => why === "events-altered")))
    return { en: `${file} is no longer what was adopted`, id: `${file} tidak lagi seperti yang diterima` };
  if (!life.eventsUnread) return undefined;
  const { line } = life.eventsUnread;
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
