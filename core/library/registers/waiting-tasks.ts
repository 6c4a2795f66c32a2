import { pick } from "../../../languages/language.ts";
import type { Actor } from "../../../schemas/events.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LibrarySettings, Person } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { reasonsText } from "../../control/reason-text.ts";
import { roleName, settingsOfType } from "../../document/named-in-settings.ts";
import { daysBetween } from "../../document/words/days.ts";
import { leftDraft } from "../issued-already.ts";
import type { ControlledDocument, IssuedRevision, Library } from "../library.ts";
import { lastLookedAt, reviewOf } from "../review.ts";
import { standingRevision, workedBy } from "../status.ts";
import { unreadDrafts } from "../unread-draft.ts";
import { untoldEvents } from "../unread-events.ts";
import type { Row, Worded } from "./register.ts";
import { worded } from "./register.ts";
import { REVIEW_SOON_DAYS } from "./reviews.ts";
import { untilDay } from "./until-day.ts";

/** Something that waits for somebody. */
export interface WaitingTask {
  /** Undefined where nobody is named. */
  person: string | undefined;
  position: string | undefined;
  task: "settings" | "sign" | "again" | "review" | "revise" | "mend" | "clear" | "restore" | "recall";
  /** Undefined where it is about the library. */
  about: (NonNullable<Row["about"]> & { revision: string | undefined }) | undefined;
  title: string | undefined;
  detail: Worded | string | undefined;
  /** The day it is to be done by, or since when it waits. */
  due: IsoDate | undefined;
  state: Worded;
}

export const open = worded("open", { id: "menunggu", en: "waiting" });

/**
 * Whom the next approval of a draft waits for: each listed holder of the role's positions who has not signed what is kept
 * apart from it; where anybody may, whoever signed the revision before.
 */
export function draftsToSign(document: ControlledDocument, { settings, date }: Library): WaitingTask[] {
  const { code, draft, revisions } = document;
  const type = settingsOfType(draft?.type, settings);
  const role = type?.approvals.find((one) => !draft?.approvals[one]);
  if (!draft || !type || role === undefined || leftDraft(document)) return [];
  const positions = type.holders[role] ?? [];
  const before = positions.length === 0 ? actingStill([revisions.at(-1)?.facts.approvals[role]], settings, date) : [];
  const apart = type.apart.flatMap(([one, other]) => (one === role ? [other] : other === role ? [one] : []));
  const barred = new Set(apart.flatMap((other) => draft.approvals[other]?.name ?? []));
  const holders = [...peopleAt(positions, settings, date), ...before].filter(({ name }) => !barred.has(name));
  const detail = worded(role, roleName(role, settings));
  const task = {
    task: "sign",
    about: { code, revision: draft.revision },
    title: draft.title,
    detail,
    due: undefined,
    state: open,
  } as const;
  const nobody = { person: undefined, position: positions.length === 0 ? undefined : positions.join(", ") };
  return (holders.length === 0 ? [nobody] : holders.map(({ name, position }) => ({ person: name, position }))).map((who) => ({
    ...task,
    ...who,
  }));
}

/** Whom the next approval of changed settings waits for: each listed holder of the role's positions. */
export function settingsToApprove({ settingsUnderWay, settings, date }: Library): WaitingTask[] {
  if (!settingsUnderWay) return [];
  const { path, next } = settingsUnderWay;
  const name = roleName(next.role, settings);
  const task = {
    task: "settings",
    about: undefined,
    title: path,
    detail: worded(next.role, name),
    due: undefined,
    state: open,
  } as const;
  const people = peopleAt(next.holders ?? [], settings, date);
  if (people.length === 0) return [{ ...task, person: undefined, position: next.holders?.join(", ") }];
  return people.map(({ name: person, position }) => ({ ...task, person, position }));
}

/** An approval of a draft that has no effect waits for whoever sends the draft back. */
export function draftsToApproveAgain({ code, draft, draftTroubles }: ControlledDocument, { settings }: Library): WaitingTask[] {
  if (!draft) return [];
  const about = { code, revision: draft.revision };
  const task = { person: undefined, position: undefined, task: "again", about, title: draft.title, due: undefined, state: open } as const;
  return draftTroubles.map(({ role, reasons }) => {
    const name = roleName(role, settings);
    const why = (language: Language) => `${pick(name, language)}: ${reasonsText(reasons, language)}`;
    return { ...task, detail: worded(role, { id: why("id"), en: why("en") }) };
  });
}

/** A review that is due soon or late, and a revision that a review asked for and nobody has begun. */
export function reviewsToDo(document: ControlledDocument, library: Library): WaitingTask[] {
  const { settings, date } = library;
  const { code } = document;
  const draft = document.draft ?? document.unreadDraft;
  const revision = workedBy(document, date);
  if (!revision) return [];
  const { title } = revision.facts;
  const about = { code, revision: revision.revision as string };
  const people = reviewersOf(document, revision, library);
  const review = reviewOf(document, settings, date);
  const looked = lastLookedAt(document, revision, date);
  const asked = document.events.findLast((event) => event.event === "reviewed" && event.date === looked);
  const isAsked = asked?.event === "reviewed" && asked.result === "revise" && !draft && !isFollowed(document, revision.revision, date);
  const tasks: Pick<WaitingTask, "task" | "detail" | "due" | "state">[] = [];
  if (isAsked) tasks.push({ task: "revise", detail: asked.remark, due: asked.date, state: open });
  else if (review && daysBetween(date, review.due) <= REVIEW_SOON_DAYS) {
    tasks.push({ task: "review", detail: undefined, due: review.due, state: untilDay(date, review.due) });
  }
  return tasks.flatMap((task) => people.map((who) => ({ ...who, ...task, about, title })));
}

/** Drafts that can't be read wait for whoever saved them so. */
export function draftsToMend(library: Library): WaitingTask[] {
  return unreadDrafts(library).map(({ facts: { folder, unread }, document }) => ({
    person: undefined,
    position: undefined,
    task: "mend",
    about: { code: document?.code ?? (folder as DocumentCode), revision: undefined },
    title: document && standingRevision(document, library.date)?.facts.title,
    detail: unread && worded(unread.message.en, unread.message),
    due: undefined,
    state: open,
  }));
}

/** A draft that was left beside the revision issued from it waits for whoever knows what in it is to stay. */
export function draftsToClear(document: ControlledDocument): WaitingTask[] {
  const { code, draft } = document;
  const left = leftDraft(document);
  if (!draft || !left) return [];
  const about = { code, revision: draft.revision };
  const detail = worded(left.message.en, left.message);
  return [{ person: undefined, position: undefined, task: "clear", about, title: draft.title, detail, due: undefined, state: open }];
}

/** An `events.yaml` that can't be read, or was altered, waits for whoever saved it so: what copies are out, nobody can tell before. */
export function eventsToRestore(document: ControlledDocument, { date }: Library): WaitingTask[] {
  const why = untoldEvents(document);
  if (why === undefined) return [];
  const standing = standingRevision(document, date);
  const { line } = document.life.eventsUnread ?? {};
  return [
    {
      person: undefined,
      position: undefined,
      task: "restore",
      about: { code: document.code, revision: standing?.revision },
      title: standing?.facts.title,
      detail: worded([`${document.folder}/events.yaml`, line].filter((part) => part !== undefined).join(":"), why),
      due: undefined,
      state: open,
    },
  ];
}

function isFollowed({ revisions }: ControlledDocument, revision: string, date: IsoDate): boolean {
  const at = revisions.findIndex((one) => one.revision === revision);
  return revisions.slice(at + 1).some(({ issuedOn, verdict }) => issuedOn !== undefined && issuedOn <= date && verdict.effect !== "none");
}

/** Whom a review waits for: the owner, as a person; else who reviewed it last, else who gave the last approval, if they act still. */
function reviewersOf(
  { events }: ControlledDocument,
  { facts }: IssuedRevision,
  library: Library,
): Pick<WaitingTask, "person" | "position">[] {
  const { settings, date } = library;
  const owners = ownersOf(facts.owner, library);
  if (owners.some(({ person }) => person !== undefined)) return owners;
  const reviewed = events.findLast((event) => event.event === "reviewed")?.by;
  const roles = settingsOfType(facts.type, settings)?.approvals ?? Object.keys(facts.approvals);
  const approved = roles.map((role) => facts.approvals[role]).findLast((approval) => approval !== undefined);
  const [first] = actingStill([reviewed, approved], settings, date);
  return first ? [{ person: first.name, position: first.position }] : owners;
}

/** Of some who acted, those who are listed in that position still; all of them where nobody is listed. */
function actingStill(who: readonly (Actor | undefined)[], settings: LibrarySettings, date: IsoDate): Actor[] {
  const { people } = settings;
  return who
    .filter((one) => one !== undefined)
    .filter(({ name, position }) => people.length === 0 || peopleAt([position], settings, date).some((person) => person.name === name));
}

/** Those an owner field names: by position or by name as the settings list them, else as it is written. */
export function ownersOf(owner: string | undefined, { settings, date }: Library): Pick<WaitingTask, "person" | "position">[] {
  if (owner === undefined) return [{ person: undefined, position: undefined }];
  const byPosition = peopleAt([owner], settings, date);
  if (byPosition.length > 0) return byPosition.map(({ name, position }) => ({ person: name, position }));
  const named = settings.people.find(({ name }) => name === owner);
  return named ? [{ person: named.name, position: named.position }] : [{ person: undefined, position: owner }];
}

function peopleAt(positions: readonly string[], { people }: LibrarySettings, date: IsoDate): Person[] {
  return people.filter(({ position, until }) => positions.includes(position) && (until === undefined || until >= date));
}
