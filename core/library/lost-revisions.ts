import type { DocumentEvent, EventName } from "../../schemas/events.ts";
import type { Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { Doubt, Reason, Verdict } from "../control/reason.ts";
import { fileOfIssue, revisionOfFile } from "../document/codes/revision-file.ts";
import { orderRevisions, type RevisionSettings } from "../document/codes/revision-order.ts";
import type { DocumentFacts } from "./facts.ts";
import type { DocumentDoubt, FolderFacts, JudgedEntry, LostRevision } from "./library.ts";

/**
 * The revisions of a document that were issued and can't be read, lowest first: those of which the issue is still there, or a file that tells
 * nothing, those that a settings record adopted; and where nothing else is left of a document, those its events name.
 * @param held all texts of it that can be read
 * @param unread files of its folder that are named like revisions and can't be read as such
 * @param adopted names of the texts that a settings record adopted
 */
export function lostRevisions(
  held: readonly DocumentFacts[],
  unread: readonly DocumentFacts[],
  folder: FolderFacts | undefined,
  adopted: readonly string[],
  style: RevisionSettings["style"],
): LostRevision[] {
  const there = new Set(held.map(({ fileName }) => fileName));
  const broken = new Set(unread.map(({ fileName }) => fileName));
  const issued = folder?.issued ?? new Map<string, Issued>();
  const unreadIssues = (folder?.issuesUnread ?? []).flatMap(({ file }) => fileOfIssue(file) ?? []);
  const told =
    held.length + broken.size + issued.size + unreadIssues.length + adopted.length > 0
      ? []
      : (folder?.entries ?? []).flatMap(({ event }) => revisionIn(event));
  const lost = [
    ...new Set([...issued.keys(), ...unreadIssues, ...broken, ...adopted, ...told.map((revision) => `rev-${revision}.md`)]),
  ].flatMap((file) => {
    const revision = revisionOfFile(file);
    return revision === undefined || there.has(file)
      ? []
      : [{ revision, file, isGone: !broken.has(file), issued: issued.get(file), changes: [] }];
  });
  return orderRevisions(lost, style).map(({ changes: _, ...one }) => one);
}

/** Those that were issued by a day, as far as that is known. */
export function lostBy({ lost }: { lost: readonly LostRevision[] }, day: IsoDate): LostRevision[] {
  return lost.filter(({ issued }) => issued === undefined || issued.date <= day);
}

/** Why nothing tells what is in force: each of these might be. */
export function doubtsOfLost(
  held: readonly DocumentFacts[],
  lost: readonly LostRevision[],
  folder: FolderFacts | undefined,
): DocumentDoubt[] {
  const isOnlyTold = held.length === 0 && lost.length === 0 && (folder?.entries ?? []).some(({ event }) => event && isOfIssued(event));
  const told: DocumentDoubt[] = isOnlyTold ? [{ from: undefined, reasons: [{ why: "file-missing", file: "rev-NN.md" }] }] : [];
  return [...told, ...lost.map((one): DocumentDoubt => ({ from: one.issued?.date, reasons: [whyLost(one)] }))];
}

/** Why nothing can be read of a revision. */
export function whyLost({ isGone, file }: LostRevision): Doubt {
  return { why: isGone ? "file-missing" : "file-unread", file };
}

/** What is written down of a document, also what nothing but its missing texts keeps from being judged. */
export function toldOf({ acts }: { acts: readonly JudgedEntry[] }): DocumentEvent[] {
  return acts.flatMap(({ event, verdict }) => (event && isTold(verdict) ? [event] : []));
}

const OF_MISSING_TEXTS: ReadonlySet<Reason["why"]> = new Set(["nothing-issued", "not-issued", "not-withdrawn"]);

function isTold(verdict: Verdict): boolean {
  return verdict.effect !== "none" || verdict.reasons.every(({ why }) => OF_MISSING_TEXTS.has(why));
}

/** The issued revision that an event is about. */
function revisionIn(event: DocumentEvent | undefined): Revision[] {
  return event && isOfIssued(event) && "revision" in event && event.revision !== undefined ? [event.revision] : [];
}

/** What happens to a draft as well, or to other events. */
const OF_OTHERS: ReadonlySet<EventName> = new Set(["rejected", "admitted", "annulled"]);

function isOfIssued({ event }: DocumentEvent): boolean {
  return !OF_OTHERS.has(event);
}
