import type { Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument } from "./library.ts";
import { firstDayOf } from "./status.ts";

/** A revision that a document's change log names and whose text is not held here: it was in force before the texts that are. */
export interface LoggedRevision {
  revision: Revision;
  /** The day its entry gives; undefined where it gives none. */
  from: IsoDate | undefined;
  /** The day the next revision came into force; undefined where nothing says which that was. */
  until: IsoDate | undefined;
  /** The revision that took over then. */
  by: Revision | undefined;
  /** The text whose change log says so. */
  text: DocumentFacts;
}

/** What the change log of the newest issued text tells of earlier revisions, in the order of the log. A draft's log is nobody's word yet. */
export function loggedRevisions({ revisions }: ControlledDocument): LoggedRevision[] {
  const issued = revisions.filter(({ verdict }) => verdict.effect !== "none");
  const text = issued.at(-1)?.facts;
  if (!text) return [];
  const held = new Set<string>(revisions.map(({ revision }) => revision));
  const named = text.changes.flatMap(({ revision, effective }) =>
    revision === undefined || held.has(revision) ? [] : [{ revision, from: effective }],
  );
  const takeovers = [...named, ...issued.map((one) => ({ revision: one.revision, from: firstDayOf(one) }))];
  return named.map((entry) => ({ ...entry, ...endOf(entry.from, takeovers), text }));
}

function endOf(from: IsoDate | undefined, takeovers: readonly { revision: Revision; from: IsoDate | undefined }[]) {
  const later = takeovers.flatMap((other) =>
    from !== undefined && other.from !== undefined && other.from > from ? [{ revision: other.revision, from: other.from }] : [],
  );
  const next = later.reduce<(typeof later)[number] | undefined>((first, one) => (first && first.from <= one.from ? first : one), undefined);
  return { until: next?.from, by: next?.revision };
}

/** The revision that was in force on a day by the change log alone; undefined where it names none, or where a text is held that was. */
export function loggedOn(document: ControlledDocument, day: IsoDate): LoggedRevision | undefined {
  return loggedRevisions(document).find(({ from, until }) => from !== undefined && until !== undefined && from <= day && day < until);
}
