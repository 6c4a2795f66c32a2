import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { settingsOfType } from "../document/named-in-settings.ts";
import { latestDay } from "../document/words/days.ts";
import { addDuration } from "../document/words/duration.ts";
import type { ControlledDocument, IssuedRevision } from "./library.ts";
import { workedBy } from "./status.ts";
import { untoldEvents } from "./unread-events.ts";

/** When a document in force was last looked at as a whole, and by when it is due again. */
export interface ReviewState {
  revision: IssuedRevision;
  /** The later of the day of issue and the last `reviewed` event. */
  last: IsoDate;
  due: IsoDate;
}

/**
 * The review of a document on a day, also of one in doubt; undefined while nothing is in force, where its type asks for none, or where
 * nobody can tell when it was reviewed.
 */
export function reviewOf(document: ControlledDocument, settings: LibrarySettings, day: IsoDate): ReviewState | undefined {
  const revision = workedBy(document, day);
  const interval = revision && reviewInterval(revision, settings);
  if (!revision || interval === undefined || untoldEvents(document)) return undefined;
  const last = lastLookedAt(document, revision, day);
  const due = last && addDuration(last, interval);
  return last && due ? { revision, last, due } : undefined;
}

/** The later of the day a revision was issued and the document's last `reviewed` event. */
export function lastLookedAt(document: ControlledDocument, revision: IssuedRevision, day: IsoDate): IsoDate | undefined {
  const reviewed = document.events.flatMap((event) => (event.event === "reviewed" && event.date <= day ? [event.date] : []));
  return latestDay([revision.issuedOn, ...reviewed]);
}

/** How often a revision's type asks for a review; undefined where it asks for none. */
export function reviewInterval({ facts: { type } }: IssuedRevision, settings: LibrarySettings): string | undefined {
  return settingsOfType(type, settings)?.reviewEvery;
}
