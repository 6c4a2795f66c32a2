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
export function eventsFileOf({ code, folder, revisions, draft }: ControlledDocument): EventsFile {
  const text = revisions[0]?.facts ?? draft;
  const path = text ? text.path.replace(/[^/]+$/, "events.yaml") : `${folder}/events.yaml`;
  return { path, folder, code, revision: undefined, state: "issued" };
}
