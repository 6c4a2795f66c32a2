import type { ReadLibrary } from "../../../cli/portal/door.ts";
import type { Document } from "../../../core/document/document.ts";
import type { DocumentFacts } from "../../../core/library/facts.ts";
import type { ControlledDocument, IssuedRevision } from "../../../core/library/library.ts";
import { type Status, statusOn } from "../../../core/library/status.ts";
import type { Revision } from "../../../schemas/identifier.ts";

/** One revision of a document as it stands on the portal's day. */
export interface ShownRevision {
  controlled: ControlledDocument;
  document: Document;
  facts: DocumentFacts;
  revision: Revision;
  /** Undefined for the draft. */
  issued: IssuedRevision | undefined;
  status: Status;
}

/** A document's revisions as the portal shows them. */
export interface ShownDocument {
  /** What stands at the document's own address: in force, else withdrawn, else scheduled, else the draft. */
  main: ShownRevision;
  /** Newest first, the draft included where drafts are shown. */
  all: readonly ShownRevision[];
}

/** A document as the portal shows it on the library's day, with its draft where asked for; undefined where nothing is to be shown. */
export function shownDocument(read: ReadLibrary, controlled: ControlledDocument, drafts: boolean): ShownDocument | undefined {
  const all = shownRevisions(read, controlled, drafts);
  const main = all.find(isInForce) ?? all.find(({ status }) => status.status !== "draft") ?? all[0];
  return main && { main, all };
}

/** A document's revisions known on the library's day, newest first; the draft, where asked for, before them. */
function shownRevisions(read: ReadLibrary, controlled: ControlledDocument, drafts: boolean): ShownRevision[] {
  const { date } = read.library;
  const revisions: ShownRevision[] = [];
  const draft = drafts ? controlled.draft : undefined;
  const draftDocument = draft && read.documents.get(draft.path);
  if (draft && draftDocument) {
    const revision = draft.revision ?? ("0" as Revision);
    revisions.push({ controlled, document: draftDocument, facts: draft, revision, issued: undefined, status: { status: "draft" } });
  }
  for (const issued of controlled.revisions.toReversed()) {
    const document = read.documents.get(issued.facts.path);
    const status = statusOn(controlled, issued, date);
    if (document && status) revisions.push({ controlled, document, facts: issued.facts, revision: issued.revision, issued, status });
  }
  return revisions;
}

/** Whether a revision is in force. */
export function isInForce({ status }: ShownRevision): boolean {
  return status.status === "effective";
}

/** Whether a revision was in force or scheduled and will not be again: what it says is history. */
export function hasLostForce({ status }: ShownRevision): boolean {
  return status.status === "superseded" || status.status === "withdrawn" || status.status === "cancelled";
}
