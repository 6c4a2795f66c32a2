import type { Document } from "../../../core/document/document.ts";
import { revisionsOn, type StandingRevision } from "../../../core/library/choose-revision.ts";
import type { ControlledDocument, LostRevision } from "../../../core/library/library.ts";
import { lostBy } from "../../../core/library/lost-revisions.ts";
import { lostOn, type StatusName, standingRevision } from "../../../core/library/status.ts";
import type { PageNotes } from "./page-notes.ts";
import type { PagesLibrary } from "./read-for-pages.ts";

/** One revision of a document as it stands on the portal's day. */
export interface ShownRevision extends StandingRevision {
  controlled: ControlledDocument;
  /** What is known of its text without parsing it. */
  notes: PageNotes;
  /** Digest of its file's text. */
  text: string;
  /**
   * The text as it was parsed, which is done where it is asked for: for the pages of this document. Whatever is made of all documents
   * takes `facts` and `notes`, or each text would be parsed for one that changed.
   */
  readonly document: Document;
}

/** A document's revisions as the portal shows them. */
export interface ShownDocument {
  controlled: ControlledDocument;
  /**
   * What stands at the document's own address: in force, or in doubt, else withdrawn, else scheduled, else the draft. Undefined where
   * something was issued of which nothing can be read: that is said there.
   */
  main: ShownRevision | undefined;
  /** Newest first, the draft included where drafts are shown. */
  all: readonly ShownRevision[];
  /** What was issued and can't be read, newest first. */
  lost: readonly LostRevision[];
}

/** A document as the portal shows it on the library's day, with its draft where asked for; undefined where nothing is to be shown. */
export function shownDocument(read: PagesLibrary, controlled: ControlledDocument, drafts: boolean): ShownDocument | undefined {
  const { date } = read.library;
  const all = shownRevisions(read, controlled, drafts);
  const lost = lostBy(controlled, date).toReversed();
  if (lostOn(controlled, date).length > 0) return { controlled, main: undefined, all, lost };
  const standing = standingRevision(controlled, date);
  const main = all.find(({ issued, status }) => issued !== undefined && issued === standing && status.status !== "invalid") ?? all[0];
  return main && { controlled, main, all, lost };
}

/** A document's revisions known on the library's day, newest first; the draft, where asked for, before them. */
function shownRevisions(read: PagesLibrary, controlled: ControlledDocument, drafts: boolean): ShownRevision[] {
  return revisionsOn(controlled, read.library.date).flatMap((standing) => {
    const { facts, issued } = standing;
    const known = issued || drafts ? read.notes.get(facts.path) : undefined;
    if (!known) return [];
    // What is kept is believed by its digest and by the version of the tool.
    const notes = known.noted as PageNotes;
    return [
      {
        ...standing,
        controlled,
        notes,
        text: known.text,
        get document() {
          return read.documentOf(facts);
        },
      },
    ];
  });
}

/** Whether a revision is in force. */
export function isInForce({ status }: ShownRevision): boolean {
  return status.status === "effective";
}

const LOST: ReadonlySet<StatusName> = new Set(["superseded", "withdrawn", "cancelled", "doubtful", "invalid"]);

/** Whether a revision was in force or scheduled and is not to be used any more, or was never to be. */
export function hasLostForce({ status }: ShownRevision): boolean {
  return LOST.has(status.status);
}
