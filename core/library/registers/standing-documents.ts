import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { DocumentFacts } from "../facts.ts";
import type { ControlledDocument, IssuedRevision, Library } from "../library.ts";
import { effectiveRevision, type Status, standingRevision, statusOn, workedBy } from "../status.ts";
import { type Worded, worded } from "./register.ts";
import { statusNames } from "./status-names.ts";

/** What stands for a document on the library's day: in force, else what was issued, else its draft. */
export interface StandingDocument {
  document: ControlledDocument;
  code: DocumentCode;
  facts: DocumentFacts;
  /** Undefined of a draft. */
  revision: IssuedRevision | undefined;
  status: Status["status"];
  /** The same with its days and reasons. */
  whole: Status;
}

/** What stands for a document; undefined before anything was issued or drafted. */
export function standingDocument(document: ControlledDocument, { date }: Pick<Library, "date">): StandingDocument | undefined {
  const revision = standingRevision(document, date);
  const facts = revision?.facts ?? document.draft;
  if (!facts) return undefined;
  const whole: Status = (revision && statusOn(document, revision, date)) ?? { status: "draft" };
  return { document, code: document.code, facts, revision, status: whole.status, whole };
}

/** The same of every document, in the order of codes. */
export function standingDocuments(library: Library): StandingDocument[] {
  return [...library.documents.values()].flatMap((document) => standingDocument(document, library) ?? []);
}

/** What is in force of each document, or its draft while nothing is; of one in doubt nothing. */
export function currentDocuments(library: Library): DocumentFacts[] {
  return [...library.documents.values()].flatMap(
    (document) => effectiveRevision(document, library.date)?.facts ?? (workedBy(document, library.date) ? [] : (document.draft ?? [])),
  );
}

/** Whether what is listed of a document is in force, or only drafted: nobody is to take the one for the other. */
export function currentStatus({ state }: Pick<DocumentFacts, "state">): Worded {
  const status = state === "draft" ? "draft" : "effective";
  return worded(status, statusNames[status]);
}
