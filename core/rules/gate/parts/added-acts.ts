import type { IsoDate } from "../../../../schemas/iso-date.ts";
import type { Document } from "../../../document/document.ts";
import { addDays } from "../../../document/words/days.ts";
import { approvalsOf, type GivenApproval } from "../../../library/acts-held.ts";
import type { FolderChange, FolderState, LibraryChange } from "../../../library/change.ts";

/**
 * What an act of a change has to be written down on or after, and by how many days that lies before today. Where there was no library yet,
 * nothing was known of any act, and one that comes from elsewhere brings all of its own.
 */
export function timelyFrom({ settings, head: { date } }: LibraryChange): { earliest: IsoDate | undefined; within: number } {
  const { within } = (settings.base ?? settings.head).acts;
  return { earliest: settings.base && addDays(date, -within), within };
}

/** The approvals of a text that no text of its folder had before. */
export function approvalsAdded(document: Document, base: FolderState | undefined): GivenApproval[] {
  const known = new Set(base?.documents.flatMap(approvalsOf).map(({ digest }) => digest));
  return approvalsOf(document).filter(({ digest }) => !known.has(digest));
}

/** Digests of all acts that a change adds to a document: entries of its events, issues, approvals. */
export function actsAdded({ base, head }: FolderChange): Set<string> {
  const entries = head?.entries.slice(base?.entries.length ?? 0) ?? [];
  const issues = [...(head?.issueDigests ?? [])].filter(([name]) => !base?.files.has(name));
  const approvals = head?.documents.flatMap((document) => approvalsAdded(document, base)) ?? [];
  return new Set([...[...entries, ...approvals].map(({ digest }) => digest), ...issues.map(([, digest]) => digest)]);
}

/** Digests of what may come late: what a document's events let in, from some entry on, and what holds already where the change is going. */
export function actsLetIn({ head, targetActs }: FolderChange, from = 0): Set<string> {
  const entries = head?.entries.slice(from) ?? [];
  return new Set([...entries.flatMap(({ event }) => (event?.event === "admitted" ? [event.act] : [])), ...targetActs]);
}
