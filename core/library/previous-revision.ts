import { isSameRevision } from "../document/codes/revision-order.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument } from "./library.ts";

/**
 * The revision a document's file follows: of the draft the last one issued, or, where its own number was issued already, the one
 * before that. Undefined for the first one held.
 */
export function previousRevision({ revisions }: Pick<ControlledDocument, "revisions">, facts: DocumentFacts): DocumentFacts | undefined {
  const itself = revisions.findIndex((revision) => revision.facts === facts);
  const index = itself < 0 ? revisions.findIndex(({ revision }) => isSameRevision(revision, facts.revision)) : itself;
  return index < 0 ? revisions.at(-1)?.facts : revisions[index - 1]?.facts;
}
