import type { ReadLibrary } from "../../../cli/portal/door.ts";
import type { Document } from "../../../core/document/document.ts";
import { revisionsOn, type StandingRevision } from "../../../core/library/choose-revision.ts";
import type { ControlledDocument } from "../../../core/library/library.ts";
import type { StatusName } from "../../../core/library/status.ts";

/** One revision of a document as it stands on the portal's day. */
export interface ShownRevision extends StandingRevision {
  controlled: ControlledDocument;
  document: Document;
}

/** A document's revisions as the portal shows them. */
export interface ShownDocument {
  /** What stands at the document's own address: in force, or in doubt, else withdrawn, else scheduled, else the draft. */
  main: ShownRevision;
  /** Newest first, the draft included where drafts are shown. */
  all: readonly ShownRevision[];
}

/** A document as the portal shows it on the library's day, with its draft where asked for; undefined where nothing is to be shown. */
export function shownDocument(read: ReadLibrary, controlled: ControlledDocument, drafts: boolean): ShownDocument | undefined {
  const all = shownRevisions(read, controlled, drafts);
  const main =
    all.find(({ status }) => status.status === "effective" || status.status === "doubtful") ??
    all.find(({ status }) => status.status !== "draft" && status.status !== "invalid") ??
    all[0];
  return main && { main, all };
}

/** A document's revisions known on the library's day, newest first; the draft, where asked for, before them. */
function shownRevisions(read: ReadLibrary, controlled: ControlledDocument, drafts: boolean): ShownRevision[] {
  return revisionsOn(controlled, read.library.date).flatMap((standing) => {
    const document = standing.issued || drafts ? read.documents.get(standing.facts.path) : undefined;
    return document ? [{ ...standing, controlled, document }] : [];
  });
}

/** Whether a revision is in force. */
export function isInForce({ status }: ShownRevision): boolean {
  return status.status === "effective";
}

const LOST: ReadonlySet<StatusName> = new Set(["superseded", "withdrawn", "cancelled", "doubtful", "invalid"]);

/** Whether a revision was in force or scheduled and is not to be used any more, or was never to be. */
export function hasLostForce({ status }: ShownRevision): boolean {
  return LOST.has(status.status);
}
