import { asKnownOn, comingStatuses, turningDays } from "../../../core/library/coming-statuses.ts";
import { effectiveRevision, type StatusName } from "../../../core/library/status.ts";
import type { Table } from "../../../languages/table.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";

/** How something stands that is named and is not simply in force; `unknown`: the library has nothing of that code, nor does it know who has. */
export type Standing = Exclude<StatusName, "effective"> | "unknown";

/** How a revision stands; undefined while it is in force. */
export function standingOf(shown: ShownRevision): Exclude<Standing, "unknown"> | undefined {
  const { status } = shown.status;
  return status === "effective" ? undefined : status;
}

/**
 * How what a citation leads to stands: the revision it names, where the portal has it, else what is read at the document's address; what
 * can't be read any more is in doubt. A document without pages is a draft that is not shown. Undefined while it is in force, and for what is held elsewhere.
 */
export function standingIn({ documents, read }: Portal, code: DocumentCode, revision?: Revision): Standing | undefined {
  const found = documents.get(code);
  if (found) {
    const shown = found.lost.some((one) => one.revision === revision) ? undefined : (revisionIn(found.all, revision) ?? found.main);
    return shown ? standingOf(shown) : "doubtful";
  }
  if (read.library.external.has(code)) return undefined;
  return read.library.documents.has(code) ? "draft" : "unknown";
}

/** The first day after the portal's on which that is another answer, by what is recorded; undefined where no such day is known. */
export function standingTurns(
  { documents, options: { date } }: Portal,
  code: DocumentCode,
  revision: Revision | undefined,
): IsoDate | undefined {
  const found = documents.get(code);
  if (!found) return undefined;
  const { controlled } = found;
  const named = revisionIn(found.all, revision)?.issued;
  if (named) return comingStatuses(controlled, named, date)[0]?.on;
  const known = asKnownOn(controlled, date);
  const isInForce = (on: IsoDate) => effectiveRevision(known, on) !== undefined;
  return turningDays(known).find((on) => on > date && isInForce(on) !== isInForce(date));
}

/** A standing in words, as a mark: “Ditarik”. */
export function standingName(standing: Standing, t: Table["portal"]): string {
  return standing === "unknown" ? t.unknownDocument : t[standing];
}

/** Of a document's revisions the issued one of that number. */
export function revisionIn(all: readonly ShownRevision[], revision: Revision | undefined): ShownRevision | undefined {
  return revision === undefined ? undefined : all.find((shown) => shown.issued && shown.revision === revision);
}
