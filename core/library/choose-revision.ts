import type { Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { reasonText } from "../control/reason-text.ts";
import { revisionOfFile } from "../document/codes/revision-file.ts";
import { isSameRevision } from "../document/codes/revision-order.ts";
import { UsageError } from "../usage-error.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument, IssuedRevision, Library, LostRevision } from "./library.ts";
import { textsOf } from "./library.ts";
import { lostBy, whyLost } from "./lost-revisions.ts";
import { effectiveRevision, lostOn, type Status, scheduledRevisions, statusOn } from "./status.ts";
import { unreadRefusal } from "./unread-draft.ts";
import { whyInDoubt } from "./why-in-doubt.ts";

/** One revision of a document as it stands on a day. */
export interface StandingRevision {
  facts: DocumentFacts;
  /** As printed, `05`; of a draft without a number `0`. */
  revision: Revision;
  /** Undefined for the draft. */
  issued: IssuedRevision | undefined;
  status: Status;
}

/** A document's revisions known on a day, newest first; the draft before them. */
export function revisionsOn(controlled: ControlledDocument, date: IsoDate): StandingRevision[] {
  const { draft, revisions } = controlled;
  const issued = revisions.toReversed().flatMap((one): StandingRevision[] => {
    const status = statusOn(controlled, one, date);
    return status ? [{ facts: one.facts, revision: one.revision, issued: one, status }] : [];
  });
  if (!draft) return issued;
  return [{ facts: draft, revision: draft.revision ?? ("0" as Revision), issued: undefined, status: { status: "draft" } }, ...issued];
}

/** What stands for a document on a day: the revision in force, else the next that comes into force. */
export function currentRevision(controlled: ControlledDocument, date: IsoDate): IssuedRevision | undefined {
  return effectiveRevision(controlled, date) ?? scheduledRevisions(controlled, date)[0];
}

/**
 * The text a person names, whatever the day: `draft`, or a revision, `5` also by `05`. A draft is also known by the revision it is
 * going to be, unless one was issued under that name.
 */
export function revisionNamed(document: ControlledDocument, name: string): DocumentFacts | undefined {
  if (name === "draft") return document.draft;
  const texts = textsOf(document);
  return texts.find(({ revision }) => revision === name) ?? texts.find(({ revision }) => isSameRevision(revision, name));
}

/** The names of a document's texts, as they are listed to who named another. */
export function namesOf({ revisions, draft }: ControlledDocument): string {
  return [...revisions.map(({ revision }) => revision), ...(draft ? ["draft"] : [])].join(", ");
}

/** Nothing of a document can be read, though something was issued. */
function nothingReadable({ code, folder, doubts }: ControlledDocument): UsageError {
  const why = doubts.flatMap(({ reasons }) => reasons).map(reasonText);
  return new UsageError(
    {
      en: `${[`Nothing of ${code} can be read`, ...because(why.map(({ en }) => en))].join(": ")}.`,
      id: `${[`Tidak ada naskah ${code} yang dapat dibaca`, ...because(why.map(({ id }) => id))].join(": ")}.`,
    },
    bringBack(folder),
  );
}

function bringBack(folder: string): LocalText {
  return { en: `Bring back what was issued in ${folder}/ (sop verify).`, id: `Kembalikan yang pernah terbit di ${folder}/ (sop verify).` };
}

/** A revision was issued by that name, and can't be read; undefined where none was. */
function lostNamed({ code, folder }: ControlledDocument, lost: readonly LostRevision[], name: string | undefined): UsageError | undefined {
  const named = lost.find(({ revision }) => isSameRevision(revision, name));
  const why = named && reasonText(whyLost(named));
  return (
    named &&
    why &&
    new UsageError(
      {
        en: `Revision ${named.revision} of ${code} is in doubt: ${why.en}.`,
        id: `Revisi ${named.revision} dari ${code} diragukan: ${why.id}.`,
      },
      bringBack(folder),
    )
  );
}

/** Of a document of which nothing was issued, as where a draft was rejected and removed, there is no reason. */
function because(reasons: readonly string[]): string[] {
  return reasons.length === 0 ? [] : [reasons.join("; ")];
}

/** No text of a document has the name. */
export function noRevisionNamed(controlled: ControlledDocument, name: string | undefined): UsageError {
  const { code } = controlled;
  const unread = unreadNamed(controlled, name);
  if (unread) return unreadRefusal(unread);
  const known = namesOf(controlled);
  if (known === "") return nothingReadable(controlled);
  const lost = lostNamed(controlled, controlled.lost, name);
  if (lost) return lost;
  return new UsageError(
    { en: `${code} has no revision “${name}”.`, id: `${code} tidak memiliki revisi “${name}”.` },
    { en: `What there is: ${known}.`, id: `Yang ada: ${known}.` },
  );
}

/** The text of that name that is there and can't be read. */
function unreadNamed({ unreadDraft, unreadTexts = [] }: ControlledDocument, name: string | undefined): DocumentFacts | undefined {
  if (name === undefined) return undefined;
  if (name === "draft") return unreadDraft;
  return unreadTexts.find(({ fileName }) => isSameRevision(revisionOfFile(fileName) ?? "", name));
}

/**
 * The revision that is asked for, as it stands on the library's day; without a name the one in force.
 * @throws UsageError when there is none, with those there are
 */
export function chooseRevision(
  controlled: ControlledDocument,
  { date }: Pick<Library, "date">,
  name: string | undefined,
): StandingRevision {
  const wanted = name === undefined ? effectiveRevision(controlled, date)?.facts : revisionNamed(controlled, name);
  const standing = revisionsOn(controlled, date);
  const chosen = standing.find(({ facts }) => facts === wanted);
  if (chosen) return chosen;
  const unread = unreadNamed(controlled, name);
  if (unread) throw unreadRefusal(unread);
  if (lostOn(controlled, date).length > 0 && standing.length === 0) throw nothingReadable(controlled);
  const lost = lostNamed(controlled, lostBy(controlled, date), name);
  if (lost) throw lost;
  throw new UsageError(missing(controlled, date, name), suggest(standing));
}

function missing(controlled: ControlledDocument, date: IsoDate, name: string | undefined): LocalText {
  const { code } = controlled;
  if (name !== undefined)
    return { en: `${code} has no revision “${name}” on ${date}.`, id: `${code} tidak memiliki revisi “${name}” pada ${date}.` };
  const doubt = whyInDoubt(controlled, date);
  return {
    en: `Nothing of ${code} is in force on ${date}.${doubt.en}`,
    id: `Tidak ada revisi ${code} yang berlaku pada ${date}.${doubt.id}`,
  };
}

function suggest(standing: readonly StandingRevision[]): LocalText | undefined {
  const known = standing
    .toReversed()
    .map(({ revision, status }) => (status.status === "draft" ? "draft" : revision))
    .join(", ");
  if (known === "") return undefined;
  return { en: `What there is: ${known}; --revision names it.`, id: `Yang ada: ${known}; sebutkan dengan --revision.` };
}
