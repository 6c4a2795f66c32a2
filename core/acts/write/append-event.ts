import { type Actor, type DocumentEvent, documentEvent, type EventName } from "../../../schemas/events.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { ControlledDocument } from "../../library/library.ts";
import { UsageError } from "../../usage-error.ts";
import { appendYaml } from "./edit-yaml.ts";
import { create, type FileOperation, type HeldFile, overwrite, type Plan } from "./plan.ts";

/** A document whose events go on. */
export interface EventLog {
  controlled: ControlledDocument;
  /** `events.yaml`; undefined where nothing has happened yet. */
  file: HeldFile | undefined;
}

/** When something happened and who says so. */
export interface Happening {
  /** The day it happened, or holds from. */
  date: IsoDate;
  /** The day it is, on which it is written down. */
  today: IsoDate;
  /** The moment, with its zone. */
  time: string;
  by: Actor;
  /** True where a signature is made with it. */
  isSigned: boolean;
}

/** Events that end or begin a validity may be written down beforehand. */
const FORESEEN: ReadonlySet<EventName> = new Set(["withdrawn", "reinstated"]);

/**
 * Appends events to `events.yaml`, with the day and moment they are written down; nothing in it changes.
 * @throws UsageError when the date lies in the future, or the file is no list
 */
export function appendEvents({ controlled, file }: EventLog, happening: Happening, events: readonly DocumentEvent[]): EventsAppended {
  const path = `${controlled.folder}/events.yaml`;
  const { date, today } = happening;
  if (date > today && events.some(({ event }) => !FORESEEN.has(event))) {
    throw new UsageError({
      en: `${date} is in the future (today: ${today}); an event is written down when it happened.`,
      id: `${date} masih di masa depan (hari ini: ${today}); peristiwa dicatat setelah terjadi.`,
    });
  }
  const stamped = events.map((event) => stamp(event, happening));
  const text = stamped.reduce((log, event) => appendOne(log, event, path), file?.text ?? "");
  return { operation: file ? overwrite(file, text) : create(path, text), events: stamped };
}

/** What is written, and where. */
export interface EventsAppended {
  operation: FileOperation;
  events: readonly DocumentEvent[];
}

function stamp({ event, date, ...own }: DocumentEvent, { today, time, isSigned }: Happening): DocumentEvent {
  return { event, date, recorded: today, time, ...own, ...(isSigned && { signed: true }) } as DocumentEvent;
}

function appendOne(text: string, event: DocumentEvent, path: string): string {
  const value = documentEvent.parse(event);
  try {
    return appendYaml(text, [], value);
  } catch (error) {
    throw new UsageError({
      en: `${path} can't be added to: ${(error as Error).message}.`,
      id: `${path} tidak dapat ditambah: ${(error as Error).message}.`,
    });
  }
}

/** A plan that only writes down what happened. */
export function planEvents(
  log: EventLog,
  happening: Happening,
  events: readonly DocumentEvent[],
  told: Omit<Plan, "operations" | "events">,
): Plan {
  const appended = appendEvents(log, happening, events);
  return { operations: [appended.operation], events: appended.events, ...told };
}
