import type { Document } from "../../document/document.ts";
import { documentOf } from "../../library/document-of.ts";
import { requireNotIssued } from "../../library/issued-already.ts";
import type { ControlledDocument, Library } from "../../library/library.ts";
import { requireReadDraft } from "../../library/unread-draft.ts";
import { noDraft } from "./draft-in-work.ts";

/** True for what acts on drafts look at. */
export function isDraft({ state }: Pick<Document, "state">): boolean {
  return state === "draft";
}

/**
 * A document's draft.
 * @param documents those that were read, by path as shown
 * @throws UsageError when there is none, it can't be read, or its revision was issued already
 */
export function draftOf(controlled: ControlledDocument, documents: ReadonlyMap<string, Document>): Document {
  const { code, draft } = controlled;
  requireReadDraft(controlled);
  if (!draft) throw noDraft(code);
  requireNotIssued(controlled);
  return documentOf(draft, documents);
}

/** Drafts of other documents that cite this one, in the order of codes. */
export function draftsCiting({ code }: ControlledDocument, library: Library, documents: ReadonlyMap<string, Document>): Document[] {
  return [...library.documents.values()]
    .flatMap(({ code: other, draft }) => (other !== code && draft?.citations.some((citation) => citation.code === code) ? [draft] : []))
    .map((draft) => documentOf(draft, documents));
}
