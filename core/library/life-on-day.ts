import type { IsoDate } from "../../schemas/iso-date.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument, FolderLife, IssuedRevision } from "./library.ts";
import { scheduledRevisions, workedBy } from "./status.ts";

/** A folder's life as it stands on a day. */
export interface LifeOnDay extends FolderLife {
  documents: readonly DocumentOnDay[];
}

/** A document as it stands on a day. */
export interface DocumentOnDay extends ControlledDocument {
  /** What is in force, also while it is in doubt: that is a finding of its own, and hides no other. */
  effective: IssuedRevision | undefined;
  /** The texts that are looked at: what is in force, what is scheduled, the draft. */
  current: readonly DocumentFacts[];
  /** What will be in force once everything scheduled and drafted is issued. */
  coming: DocumentFacts | undefined;
}

/** Looks at a life on a day. */
export function lifeOnDay(life: FolderLife, day: IsoDate): LifeOnDay {
  return { ...life, documents: life.documents.map((document) => documentOnDay(document, day)) };
}

function documentOnDay(document: ControlledDocument, day: IsoDate): DocumentOnDay {
  const effective = workedBy(document, day);
  const scheduled = scheduledRevisions(document, day).map(({ facts }) => facts);
  const current = [effective?.facts, ...scheduled, document.draft].filter((facts) => facts !== undefined);
  return { ...document, effective, current, coming: document.draft ?? scheduled.at(-1) ?? effective?.facts };
}
