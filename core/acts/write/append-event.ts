import { type DocumentEvent, documentEvent } from "../../../schemas/events.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Person } from "../../../schemas/library-settings.ts";
import type { ControlledDocument } from "../../library/library.ts";
import { UsageError } from "../../usage-error.ts";
import { appendYaml, type YamlValue } from "./edit-yaml.ts";
import { create, type FileOperation, type HeldFile, overwrite, type Plan } from "./plan.ts";

/** A document whose events go on. */
export interface EventLog {
  controlled: ControlledDocument;
  /** `events.yaml`; undefined where nothing has happened yet. */
  file: HeldFile | undefined;
}

/** When something happened and who says so. */
export interface Happening {
  date: IsoDate;
  /** The day it is. */
  today: IsoDate;
  by: Pick<Person, "name" | "position">;
}

/**
 * Appends events to `events.yaml`; nothing in it changes.
 * @throws UsageError when the date lies in the future or before the last event's, or the file is no list
 */
export function appendEvents({ controlled, file }: EventLog, { date, today }: Happening, events: readonly DocumentEvent[]): FileOperation {
  const path = `${controlled.folder}/events.yaml`;
  if (date > today) {
    throw new UsageError({
      en: `${date} is in the future (today: ${today}); an event is written down when it happened.`,
      id: `${date} masih di masa depan (hari ini: ${today}); kejadian dicatat setelah terjadi.`,
    });
  }
  const last = controlled.events.at(-1);
  if (last && last.date > date) {
    throw new UsageError({
      en: `The last event of ${controlled.code} is of ${last.date}; the dates of events don't go back.`,
      id: `Kejadian terakhir ${controlled.code} bertanggal ${last.date}; tanggal kejadian tidak dapat mundur.`,
    });
  }
  const text = events.reduce((log, event) => appendOne(log, event, path), file?.text ?? "");
  return file ? overwrite(file, text) : create(path, text);
}

function appendOne(text: string, event: DocumentEvent, path: string): string {
  const value = documentEvent.parse(event) as unknown as YamlValue;
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
export function planEvents(log: EventLog, happening: Happening, events: readonly DocumentEvent[], told: Omit<Plan, "operations">): Plan {
  return { operations: [appendEvents(log, happening, events)], ...told };
}
