import type { Approval } from "../../../../schemas/front-matter.ts";
import type { IsoDate } from "../../../../schemas/iso-date.ts";
import { digestOfApproval } from "../../../control/canonical.ts";
import type { Document } from "../../../document/document.ts";
import { addDays } from "../../../library/asked-day.ts";
import type { FolderChange, FolderState, LibraryChange } from "../../../library/change.ts";

/** An approval with the digest by which it is known, in a draft or an issued text. */
interface GivenApproval {
  role: string;
  approval: Approval;
  digest: string;
}

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

/** Digests of what a document's events let in late. */
export function actsAdmitted({ entries }: Pick<FolderState, "entries">): Set<string> {
  return new Set(entries.flatMap(({ event }) => (event?.event === "admitted" ? [event.act] : [])));
}

function approvalsOf({ frontMatter }: Document): GivenApproval[] {
  return Object.entries(frontMatter.approvals).map(([role, approval]) => ({ role, approval, digest: digestOfApproval(role, approval) }));
}
