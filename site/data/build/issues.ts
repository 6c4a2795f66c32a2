import type { ReadLibrary } from "../../../cli/portal/door.ts";
import type { Document } from "../../../core/document/document.ts";
import type { DocumentFacts } from "../../../core/library/facts.ts";
import type { ControlledDocument, IssuedRevision } from "../../../core/library/library.ts";
import { type Status, statusOn } from "../../../core/library/status.ts";
import type { Revision } from "../../../schemas/identifier.ts";

/** One revision of a document as it stands on the portal's day. */
export interface Issue {
  controlled: ControlledDocument;
  document: Document;
  facts: DocumentFacts;
  revision: Revision;
  /** Undefined for the draft. */
  issued: IssuedRevision | undefined;
  status: Status;
}

/** A document's revisions known on the library's day, newest first; the draft, where asked for, before them. */
export function issuesOf(read: ReadLibrary, controlled: ControlledDocument, drafts: boolean): Issue[] {
  const { date } = read.library;
  const issues: Issue[] = [];
  const draft = drafts ? controlled.draft : undefined;
  const draftDocument = draft && read.documents.get(draft.path);
  if (draft && draftDocument) {
    const revision = draft.revision ?? ("0" as Revision);
    issues.push({ controlled, document: draftDocument, facts: draft, revision, issued: undefined, status: { status: "draft" } });
  }
  for (const issued of controlled.revisions.toReversed()) {
    const document = read.documents.get(issued.facts.path);
    const status = statusOn(controlled, issued, date);
    if (document && status) issues.push({ controlled, document, facts: issued.facts, revision: issued.revision, issued, status });
  }
  return issues;
}
