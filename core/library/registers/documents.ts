import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Reason } from "../../control/reason.ts";
import { reasonText } from "../../control/reason-text.ts";
import { typeName } from "../../document/named-in-settings.ts";
import { compareText } from "../../document/words/compare-text.ts";
import { comingStatuses } from "../coming-statuses.ts";
import type { DocumentFacts } from "../facts.ts";
import { type ControlledDocument, type IssuedRevision, type Library, titleOf } from "../library.ts";
import { type LoggedRevision, loggedOn } from "../logged-revisions.ts";
import { reviewOf } from "../review.ts";
import { lostOn, type Status, scheduledRevisions } from "../status.ts";
import { unreadDrafts } from "../unread-draft.ts";
import { type Turn, turnsAhead } from "../withdrawal.ts";
import { columns, inOrderOfCodes, type RegisterKind, type Row, type Worded, worded } from "./register.ts";
import { standingDocument } from "./standing-documents.ts";
import { statusNames, unreadDraftName } from "./status-names.ts";

/** The master list: every document with what is in force, what comes, and what is being prepared. */
export const documents: RegisterKind = {
  name: "documents",
  title: { id: "Daftar Induk Dokumen", en: "Master list of documents" },
  columns: [
    columns.code,
    columns.title,
    columns.type,
    columns.revision,
    columns.status,
    columns.effective,
    columns.owner,
    { key: "review", title: { id: "Tinjauan", en: "Review due" } },
    { key: "next", title: { id: "Menyusul", en: "Coming" }, inWords: true },
  ],
  rows: (library) =>
    inOrderOfCodes([
      ...[...library.documents.values()].flatMap((document) => rowOf(document, library) ?? []),
      ...unreadDrafts(library).flatMap(({ facts, document }) => (document ? [] : [unreadRow(facts)])),
    ]),
};

/** A draft of which nobody knows whose it is, unless its folder tells. */
function unreadRow({ folder }: DocumentFacts): Row {
  const code = folder as DocumentCode;
  return { about: { code }, cells: { code, status: worded("draft", unreadDraftName) } };
}

/** What is not in force although it was issued says why. */
function wordsOf(status: Status): LocalText {
  const name = statusNames[status.status];
  const [reason] = status.status === "doubtful" || status.status === "invalid" ? status.reasons : [];
  const why = reason && reasonText(reason);
  return why ? { id: `${name.id}: ${why.id}`, en: `${name.en}: ${why.en}` } : name;
}

function rowOf(document: ControlledDocument, library: Library): Row | undefined {
  const { date, settings } = library;
  const logged = loggedOn(document, date);
  if (logged) return loggedRow(document, logged, library);
  const lost = lostOn(document, date);
  const standing = standingDocument(document, library);
  if (!standing) return lost.length > 0 ? lostRow(document, lost, library) : undefined;
  const { facts, revision: last } = standing;
  const status: Status = lost.length > 0 ? { status: "doubtful", reasons: lost } : standing.whole;
  const draft = (document.draft ?? document.unreadDraft) && last ? [inDraft(document.draft?.revision)] : [];
  const next = [...comingOf(document, last, date), ...draft];
  return {
    about: { code: document.code },
    cells: {
      code: document.code,
      title: facts.title,
      type: typeOf(facts.type, settings),
      revision: facts.revision,
      status: worded(status.status, wordsOf(status)),
      effective: facts.effective,
      owner: facts.owner,
      review: reviewOf(document, settings, date)?.due,
      next: next.length === 0 ? undefined : joined(next),
    },
  };
}

/** Revisions that come into force by what is known, and the days the document is withdrawn or reinstated, in the order of days. */
function comingOf(document: ControlledDocument, last: IssuedRevision | undefined, date: IsoDate): Worded[] {
  const revisions = scheduledRevisions(document, date)
    .filter((revision) => revision !== last)
    .flatMap((scheduled) => {
      const on = comingStatuses(document, scheduled, date).find(({ status }) => status.status === "effective")?.on;
      return on === undefined ? [] : [{ on, said: sameIn(`${scheduled.revision} (${on})`) }];
    });
  const turns = turnsAhead(document.events, date).map(({ event, date: on }) => ({ on, said: turnOn(event, on) }));
  return [...revisions, ...turns].sort((a, b) => compareText(a.on, b.on)).map(({ said }) => said);
}

function turnOn(event: Turn["event"], on: IsoDate): Worded {
  return worded(
    `${event} (${on})`,
    event === "withdrawn"
      ? { id: `akan ditarik pada ${on}`, en: `will be withdrawn on ${on}` }
      : { id: `berlaku kembali mulai ${on}`, en: `in force again from ${on}` },
  );
}

/** What was issued and is gone: which text, and what others call it, is known. */
function lostRow({ code }: ControlledDocument, reasons: readonly Reason[], library: Library): Row {
  const status = wordsOf({ status: "doubtful", reasons });
  return { about: { code }, cells: { code, title: titleOf(library, code), status: worded("doubtful", status) } };
}

/** What was in force by the change log of a later text, under which title and whose is not known. */
function loggedRow({ code }: ControlledDocument, { revision, from, text }: LoggedRevision, { settings }: Library): Row {
  const status = worded("effective", {
    id: "berlaku menurut catatan perubahan; naskahnya tidak ada di sini",
    en: "in force according to the change log; its text is not held here",
  });
  return { about: { code }, cells: { code, type: typeOf(text.type, settings), revision, status, effective: from } };
}

function typeOf(type: string | undefined, settings: LibrarySettings): Worded | undefined {
  return type === undefined ? undefined : worded(type, typeName(type, settings));
}

function inDraft(revision: string | undefined): Worded {
  if (revision === undefined) return worded("unread (draft)", unreadDraftName);
  return worded(`${revision} (draft)`, { id: `draf ${revision}`, en: `draft ${revision}` });
}

function sameIn(text: string): Worded {
  return worded(text, { id: text, en: text });
}

function joined(parts: readonly Worded[]): Worded {
  const all = (key: keyof Worded) => parts.map((part) => part[key]).join(", ");
  return worded(all("value"), { id: all("id"), en: all("en") });
}
