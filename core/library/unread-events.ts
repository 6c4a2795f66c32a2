import type { LocalText } from "../../schemas/local-text.ts";
import { UsageError } from "../usage-error.ts";
import { eventsFileOf } from "./events-file-of.ts";
import type { ControlledDocument } from "./library.ts";

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
  const { line, message, fix } = document.life.eventsUnread ?? {};
  if (document.life.eventsUnread === undefined) return;
  const { path } = eventsFileOf(document);
  const from = line === undefined ? { en: "", id: "" } : { en: `, from line ${line} on`, id: `, mulai baris ${line}` };
  const why = message === undefined ? { en: "", id: "" } : { en: ` ${message.en}`, id: ` ${message.id}` };
  const { code } = document;
  throw new UsageError(
    {
      en: `${path} can't be read${from.en}.${why.en} What it records of ${code}, copies handed out among it, can't be told.`,
      id: `${path} tidak dapat dibaca${from.id}.${why.id} Yang dicatat di dalamnya tentang ${code}, termasuk salinan yang diserahkan, tidak diketahui.`,
    },
    fix ?? { en: "Restore the file as it was.", id: "Pulihkan berkasnya seperti semula." },
  );
}
