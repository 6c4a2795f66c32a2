import type { IsoDate } from "../../schemas/iso-date.ts";
import { recordedOn } from "../control/moment.ts";
import { lastApproval, latestDay } from "../document/words/days.ts";
import type { Library } from "./library.ts";

/**
 * The last day on which something was written down in a library: an approval, an issue, an event. Nothing tells what was a
 * draft before that day; undefined where nothing was written down yet.
 */
export function lastActOf({ documents }: Library): IsoDate | undefined {
  const days = [...documents.values()].flatMap(({ revisions, draft, events }) => [
    ...revisions.flatMap(({ facts, issued }) => [issued?.date, lastApproval(facts.approvals)]),
    lastApproval(draft?.approvals ?? {}),
    ...events.map(recordedOn),
  ]);
  return latestDay(days);
}

/** A library as if it held no drafts, nor settings that are not approved yet; what was issued and is gone stays. */
export function withoutDrafts({ settingsUnderWay: _, ...library }: Library): Library {
  const documents = new Map(
    [...library.documents].flatMap(([code, { unreadDraft: _, ...document }]) =>
      document.revisions.length === 0 && document.doubts.length === 0 ? [] : [[code, { ...document, draft: undefined }] as const],
    ),
  );
  const isDraft = new Set(library.files.filter(({ state }) => state === "draft").map(({ path }) => path));
  const citedBy = new Map(
    [...library.citedBy].map(([code, mentions]) => [code, mentions.filter(({ from }) => !isDraft.has(from.path))] as const),
  );
  const files = library.files.filter(({ path }) => !isDraft.has(path));
  return { ...library, documents, citedBy, files };
}
