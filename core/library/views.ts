import type { DocumentFacts } from "./facts.ts";
import type { Library } from "./library.ts";
import { effectiveRevision, scheduledRevisions } from "./status.ts";

/** One revision of each document, as they stand beside each other at one time. */
export interface LibraryView {
  /** In the order of codes. */
  facts: DocumentFacts[];
  /** True for revisions that the library in force does not hold: what is compared is theirs to fit in. */
  isComing: (facts: DocumentFacts) => boolean;
}

/**
 * The library in force, and the library as it will be when what is scheduled and drafted is issued. Two revisions of one
 * document are never in one view: that a draft says otherwise than the revision it replaces is no contradiction.
 */
export function viewsOf(library: Library): LibraryView[] {
  const inForce: DocumentFacts[] = [];
  const coming: DocumentFacts[] = [];
  for (const document of library.documents.values()) {
    const effective = effectiveRevision(document, library.date)?.facts;
    const next = document.draft ?? scheduledRevisions(document, library.date).at(-1)?.facts ?? effective;
    if (effective) inForce.push(effective);
    if (next) coming.push(next);
  }
  const held = new Set(inForce);
  return [
    { facts: inForce, isComing: () => false },
    { facts: coming, isComing: (facts) => !held.has(facts) },
  ];
}
