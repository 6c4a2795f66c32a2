import type { Actor } from "../../../schemas/events.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { daysBetween } from "../../document/words/days.ts";
import { asKnownOn, comingStatuses } from "../coming-statuses.ts";
import type { ControlledDocument, IssuedRevision, Library } from "../library.ts";
import { type Status, statusOn } from "../status.ts";
import { withdrawalOn } from "../withdrawal.ts";
import { type CopyState, copiesOf } from "./copies.ts";
import { worded } from "./register.ts";
import { lateBy, untilDay } from "./until-day.ts";
import { open, ownersOf, type WaitingTask } from "./waiting-tasks.ts";

/** A day further away than these is not told by counting days. */
const SOON_DAYS = 90;

const planned = worded("planned", { id: "direncanakan", en: "planned" });

/** What takes a revision out of force, so that its copies have to come back, and the day it does. */
type End = Extract<Status, { status: "superseded" | "withdrawn" | "cancelled" }>;

/**
 * Copies that are still out of what is no longer in force, and of what is in force or to come and has a day from which it is not: whoever
 * issued what takes its place, or withdrew it, has to fetch them.
 */
export function copiesToRecall(document: ControlledDocument, library: Library): WaitingTask[] {
  return copiesOf(document, library).flatMap((copy) => {
    const held = document.revisions.find(({ revision }) => revision === copy.revision);
    if (!held || copy.recalled !== undefined || copy.isMaster || copy.isUntold) return [];
    return copy.overdue ? toFetch(document, held, copy, library) : toComeBack(document, held, copy, library);
  });
}

function toFetch(document: ControlledDocument, held: IssuedRevision, copy: CopyState, library: Library): WaitingTask[] {
  const { date } = library;
  const status = statusOn(document, held, date);
  const end = status && isEnd(status) ? status : undefined;
  const state = end === undefined || end.on >= date ? open : lateBy(daysBetween(end.on, date));
  const detail = detailOf(copy, end && wordsOfPast(end));
  const by = end && whoEnds(document, end, date);
  return peopleFor(by, held, library).map((who) => ({ ...who, ...taskOf(document, held), detail, due: end?.on, state }));
}

function toComeBack(document: ControlledDocument, held: IssuedRevision, copy: CopyState, library: Library): WaitingTask[] {
  const { date } = library;
  const end = comingStatuses(document, held, date)
    .map(({ status }) => status)
    .find(isEnd);
  if (!end) return [];
  const by = whoEnds(asKnownOn(document, date), end, end.on);
  const detail = detailOf(copy, wordsToCome(end));
  return peopleFor(by, held, library).map((who) => ({
    ...who,
    ...taskOf(document, held),
    detail,
    due: end.on,
    state: daysBetween(date, end.on) > SOON_DAYS ? planned : untilDay(date, end.on),
  }));
}

function isEnd(status: Status): status is End {
  return status.status === "superseded" || status.status === "withdrawn" || status.status === "cancelled";
}

/** By whom a revision leaves, as the record tells on a day: who issued what takes its place, or withdrew the document. */
function whoEnds(document: ControlledDocument, end: End, day: IsoDate): Actor | undefined {
  if (end.status === "superseded") return document.revisions.find(({ revision }) => revision === end.by)?.issued?.by;
  return end.status === "withdrawn" ? withdrawalOn(document.events, day)?.by : undefined;
}

function peopleFor(by: Actor | undefined, { facts }: IssuedRevision, library: Library): Pick<WaitingTask, "person" | "position">[] {
  return by ? [{ person: by.name, position: by.position }] : ownersOf(facts.owner, library);
}

function taskOf({ code }: ControlledDocument, { revision, facts }: IssuedRevision) {
  return { task: "recall", about: { code, revision }, title: facts.title } as const;
}

/** Which copy, where, who signed for it, and why it has to come back; to a machine the copy and its place. */
function detailOf({ copy, location, receivedBy }: CopyState, why: LocalText | undefined) {
  const name = typeof copy === "string" ? { id: `salinan ${copy}`, en: `copy ${copy}` } : copy;
  const place = receivedBy === undefined ? location : `${location} (${receivedBy})`;
  return worded(`${typeof copy === "string" ? copy : copy.value}, ${location}`, {
    id: `${name.id}, ${place}${why ? `: ${why.id}` : ""}`,
    en: `${name.en}, ${place}${why ? `: ${why.en}` : ""}`,
  });
}

function wordsOfPast(end: End): LocalText {
  if (end.status === "superseded") return { id: `digantikan revisi ${end.by}`, en: `revision ${end.by} took over` };
  if (end.status === "withdrawn") return { id: "dokumennya sudah ditarik", en: "the document was withdrawn" };
  return { id: "revisinya dibatalkan", en: "the revision was cancelled" };
}

function wordsToCome(end: End): LocalText {
  if (end.status === "superseded") {
    return { id: `harus kembali, karena revisi ${end.by} menggantikannya`, en: `due back, since revision ${end.by} takes over` };
  }
  if (end.status === "withdrawn")
    return { id: "harus kembali, karena dokumennya ditarik", en: "due back, since the document is withdrawn" };
  return { id: "harus kembali, karena revisinya dibatalkan", en: "due back, since the revision is cancelled" };
}
