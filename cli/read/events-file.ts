import { digestOfAct } from "../../core/control/canonical.ts";
import type { UnreadEvents } from "../../core/control/life.ts";
import type { Problem } from "../../core/document/document.ts";
import type { FoundEvent } from "../../core/library/library.ts";
import { documentEvent, documentEvents } from "../../schemas/events.ts";
import { parseData } from "../files/read-data.ts";
import { readTextFile, type TextReader } from "../files/read-file.ts";

/** `events.yaml` as read: every entry, also one that fits no schema. */
export interface EventsRead {
  entries: FoundEvent[];
  /** Set where it is no list that can be read: then nothing tells what happened. */
  unread?: UnreadEvents;
  problems: Problem[];
}

/** Reads an `events.yaml`; one that is no text can't be read. */
export async function readEvents(path: string, textOf: TextReader = readTextFile): Promise<EventsRead> {
  const file = await textOf(path);
  return file.ok ? parseEvents(file.text) : { entries: [], unread: asUnread(file.problem), problems: [file.problem] };
}

/** Reads the text of an `events.yaml`. */
export function parseEvents(text: string): EventsRead {
  const { raw, isBroken, locate, problems, doubts } = parseData(text, documentEvents);
  // One that was emptied tells no more of a life than one that can't be read.
  const isUnread = isBroken || !Array.isArray(raw);
  const listed: readonly unknown[] = isUnread ? [] : raw;
  const entries = listed.map((entry, index) => ({
    digest: digestOfAct(entry),
    event: documentEvent.safeParse(entry).data,
    at: locate([index]),
  }));
  const [first] = problems;
  return { entries, ...(isUnread && { unread: first ? asUnread(first) : {} }), problems: [...problems, ...doubts] };
}

function asUnread({ at, message, fix }: Problem): UnreadEvents {
  return { line: at.start.line, message, ...(fix && { fix }) };
}
