import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument } from "./library.ts";

/** The revision a document's file follows: of the draft the last one issued; undefined for the first one held. */
export function previousRevision({ revisions }: Pick<ControlledDocument, "revisions">, facts: DocumentFacts): DocumentFacts | undefined {
  const index = revisions.findIndex((revision) => revision.facts === facts);
  return index < 0 ? revisions.at(-1)?.facts : revisions[index - 1]?.facts;
}
