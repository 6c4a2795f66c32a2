import { type Answer, writeNote } from "../../../cli/portal/portal-notes.ts";
import type { PortalOptions } from "./portal-options.ts";

export type { Answer } from "../../../cli/portal/portal-notes.ts";

/** Notes that a document's pages were told something of another document. */
export function noteAnswer({ notes }: PortalOptions, asked: { part: string; question: string; answer: Answer }): void {
  writeNote(notes, { asked });
}

/** Notes that a document's page is being made. */
export function notePage({ notes }: PortalOptions): void {
  writeNote(notes, { page: true });
}
