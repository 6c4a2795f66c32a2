import type { DocumentCode } from "../../schemas/identifier.ts";
import type { ControlledDocument } from "./library.ts";

/** A document's `events.yaml` as a text that findings name. */
export interface EventsFile {
  path: string;
  folder: string;
  code: DocumentCode;
  revision: undefined;
  state: "issued";
}

/** Where a document's events stand. */
export function eventsFileOf({ code, folder, path, revisions, draft }: ControlledDocument): EventsFile {
  const text = revisions[0]?.facts ?? draft;
  const own = text ? text.path.replace(/\/[^/]+$/, "") : (path ?? folder);
  return { path: `${own}/events.yaml`, folder, code, revision: undefined, state: "issued" };
}
