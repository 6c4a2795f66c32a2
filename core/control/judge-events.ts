import type { DocumentEvent, EventName } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import { addDays, latestDay } from "../document/words/days.ts";
import { printEventText } from "./act-texts.ts";
import { digestOfApproval, digestOfEntries } from "./canonical.ts";
import { judgeSignature } from "./judge-signature.ts";
import { asPeopleAreJudged, FAULTLESS, type Judgement, together, wrong } from "./judgement.ts";
import type { Life, LifeRevision, WrittenEvent } from "./life.ts";
import { recordedOn } from "./moment.ts";
import type { Doubt, Reason, Verdict } from "./reason.ts";
import type { Regime } from "./regime.ts";
import { holdersOfAct, type SettingsOfDay, whyNotEntitled } from "./settings-of-day.ts";

/** An entry of `events.yaml` with what became of it. */
export interface JudgedEvent extends WrittenEvent {
  verdict: Verdict;
}

/** A document's events judged, and what later judgements rest on. */
export interface JudgedEvents {
  events: readonly JudgedEvent[];
  /** What is wrong with the list as a whole. */
  doubts: readonly Doubt[];
  /** Digests of approvals sent back, with the day. */
  voided: ReadonlyMap<string, IsoDate>;
  /** Digests of acts let in late, with the day. */
  admitted: ReadonlyMap<string, IsoDate>;
  /** What the text of a transcription is after its last correction, by revision. */
  corrected: ReadonlyMap<string, string>;
}

/** How far ahead an act may be dated. */
const AHEAD_DAYS = 90;

/** Judges events in the order they are written, each after the valid ones before it. */
export function judgeEvents(life: Life, regime: Regime): JudgedEvents {
  const adopted = adoptedEntries(life, regime);
  const course: Course = {
    life,
    regime,
    admitted: admissions(life, regime),
    judged: [],
    isWithdrawn: false,
    voided: new Map(),
    corrected: new Map(),
  };
  for (const [index, entry] of life.events.entries()) {
    const verdict = index < adopted.entries ? adopted.judge(entry, course) : judgeEntry(entry, course);
    course.judged.push({ ...entry, verdict });
    if (verdict.effect === "holds" && entry.event) takeEffect(entry.event, verdict.from, course);
  }
  const { judged, voided, admitted, corrected } = course;
  const doubts = adopted.doubts.length > 0 ? adopted.doubts : judged.flatMap(unreadEntry).filter(({ entry }) => entry > adopted.entries);
  return { events: judged, doubts, voided, admitted, corrected };
}

/** What decides neither what is in force nor what may be issued. */
const undecisive: ReadonlySet<EventName> = new Set(["reviewed", "copy-issued", "copy-recalled", "annulled"]);

/** An entry that can't be read may have withdrawn the document, or sent its draft back: until it is put right or annulled, nobody can tell. */
function unreadEntry({ event, kind, verdict }: JudgedEvent, index: number) {
  if (event !== undefined || (kind !== undefined && undecisive.has(kind))) return [];
  return verdict.effect === "none" && !verdict.annulled ? [{ why: "entry-unreadable", entry: index + 1 } as const] : [];
}

/** What is known while events are judged one after the other. */
interface Course {
  life: Life;
  regime: Regime;
  admitted: ReadonlyMap<string, IsoDate>;
  judged: JudgedEvent[];
  isWithdrawn: boolean;
  voided: Map<string, IsoDate>;
  corrected: Map<string, string>;
}

/** How many of the first entries were adopted, by what these are judged, and what is wrong with them together. */
interface AdoptedEntries {
  entries: number;
  judge: (entry: WrittenEvent, course: Course) => Verdict;
  doubts: Doubt[];
}

function adoptedEntries({ folder, events, eventsUnread }: Life, { adopted }: Regime): AdoptedEntries {
  const none = { entries: 0, judge: standingOf };
  if (eventsUnread) {
    const { line } = eventsUnread;
    return { ...none, doubts: [{ why: "events-unreadable", ...(line !== undefined && { line }) }] };
  }
  const own = adopted.get(folder)?.events;
  if (own === undefined) return { ...none, doubts: [] };
  const { entries, digest } = own;
  const isKept = digestOfEntries(events.slice(0, entries)) === digest;
  if (isKept) return { entries, judge: standingOf, doubts: [] };
  // A line more or less moves those adopted to other places: any entry may be one of them.
  return { entries: events.length, judge: amongAltered, doubts: [{ why: "events-altered" }] };
}

/** Among entries that are no longer those adopted, one that isn't valid by itself may have been: that is said of them all together. */
function amongAltered(entry: WrittenEvent, course: Course): Verdict {
  const verdict = judgeEntry(entry, course);
  return verdict.effect === "none" && entry.event ? { effect: "doubt", from: entry.event.date, reasons: [] } : verdict;
}

function standingOf(entry: WrittenEvent, course: Course): Verdict {
  const { regime } = course;
  return regime.judgesStanding ? judgeEntry(entry, { ...course, regime: { ...regime, judgesPeople: false } }) : keepStanding(entry);
}

/** What was there before control began holds as it did: from its date. */
function keepStanding({ event }: WrittenEvent): Verdict {
  if (event === undefined) return { effect: "none", reasons: [{ why: "unreadable" }], annulled: false };
  return { effect: "holds", from: event.date, adopted: true, remarks: [] };
}

/** Who lets an act in is judged by nothing that comes before it, so that an act's day is known before its turn. */
function admissions(life: Life, regime: Regime): Map<string, IsoDate> {
  const admitted = new Map<string, IsoDate>();
  for (const entry of life.events) {
    if (entry.event?.event !== "admitted") continue;
    const { doubts, wrongs } = judgeAuthor(entry, entry.event, life, regime);
    const [first] = [...doubts, ...wrongs, ...whyNotOnItsDay(entry.event)];
    if (first === undefined && !admitted.has(entry.event.act)) admitted.set(entry.event.act, recordedOn(entry.event));
  }
  return admitted;
}

function judgeEntry(entry: WrittenEvent, course: Course): Verdict {
  const { event, digest } = entry;
  if (event === undefined) return { effect: "none", reasons: [{ why: "unreadable" }], annulled: false };
  if (course.judged.some((before) => before.digest === digest && before.verdict.effect !== "none")) return { effect: "repeated" };
  const author = judgeAuthor(entry, event, course.life, course.regime);
  const from = latestDay([event.date, recordedOn(event), course.admitted.get(digest)]);
  const wrongs = [...author.wrongs, ...whyNotThen(event, from, course)];
  if (wrongs.length > 0) return { effect: "none", reasons: wrongs, annulled: false };
  if (author.doubts.length > 0) return { effect: "doubt", from, reasons: author.doubts };
  return { effect: "holds", from, adopted: false, remarks: author.remarks };
}

/** Whether an event is its author's to write, and signed as it has to be. */
function judgeAuthor(entry: WrittenEvent, event: DocumentEvent, life: Life, regime: Regime): Judgement {
  const recorded = recordedOn(event);
  const written = wrong(...whyNotRecorded(event, regime));
  const day = regime.on(recorded);
  if (day === undefined) return together(written, wrong({ why: "before-control", recorded }));
  const unentitled = whyNotEntitled(event.by, recorded, holdersOfAct(event.event, day.typeOf(life.code), day.settings), day);
  const signature = life.signaturesRead ? judgeSignature(signatureCase(entry, event, life, day), day) : FAULTLESS;
  return together(written, asPeopleAreJudged(together(unentitled ? wrong(unentitled) : FAULTLESS, signature), regime));
}

function whyNotRecorded(event: DocumentEvent, { judgesPeople, today }: Regime): Reason[] {
  const { recorded, time } = event;
  if (recorded === undefined && judgesPeople) return [{ why: "unrecorded" }];
  const day = recordedOn(event);
  if (day > today) return [{ why: "recorded-ahead", recorded: day, today }];
  return time !== undefined && !time.startsWith(day) ? [{ why: "other-moment", time, recorded: day }] : [];
}

const signedKinds: ReadonlySet<EventName> = new Set(["withdrawn", "reinstated", "cancelled", "corrected", "annulled", "admitted"]);

function signatureCase({ signature, digest }: WrittenEvent, event: DocumentEvent, { code }: Life, { settings }: SettingsOfDay) {
  return {
    found: signature,
    expected: printEventText(code, event, digest),
    by: event.by,
    recorded: recordedOn(event),
    isClaimed: event.signed === true,
    isRequired: settings.signatures === "required" && signedKinds.has(event.event),
  };
}

/** Why an event can't have happened then, or after what happened before it. */
function whyNotThen(event: DocumentEvent, from: IsoDate, course: Course): Reason[] {
  const recorded = recordedOn(event);
  switch (event.event) {
    case "reviewed":
    case "copy-issued":
    case "copy-recalled":
      return event.date > recorded ? [{ why: "dated-ahead", date: event.date, recorded }] : [];
    case "withdrawn":
      return [...whyNotDated(event), ...whyNothingToWithdraw(recorded, course)];
    case "reinstated":
      return [...whyNotDated(event), ...(course.isWithdrawn ? [] : [{ why: "not-withdrawn" } as const])];
    case "cancelled":
      return whyNotCancelled(event.revision, recorded, from, course);
    case "rejected":
      return whyNotRejected(event, course);
    case "corrected":
      return [...whyNotOnItsDay(event), ...whyNotCorrected(event, course)];
    case "admitted":
      return whyNotOnItsDay(event);
    case "annulled":
      return [...whyNotOnItsDay(event), ...whyNotAnnulled(event.act, course)];
  }
}

function whyNotDated(event: DocumentEvent & { retroactive?: string | undefined }): Reason[] {
  const { date } = event;
  const recorded = recordedOn(event);
  const limit = addDays(recorded, AHEAD_DAYS);
  if (limit !== undefined && date > limit) return [{ why: "too-far-ahead", date, recorded, days: AHEAD_DAYS }];
  return date < recorded && event.retroactive === undefined ? [{ why: "backdated", date, recorded }] : [];
}

function whyNotOnItsDay(event: DocumentEvent): Reason[] {
  const recorded = recordedOn(event);
  return event.date === recorded ? [] : [{ why: "not-on-its-day", date: event.date, recorded }];
}

function whyNothingToWithdraw(recorded: IsoDate, { life }: Course): Reason[] {
  return life.revisions.some((revision) => wasIssuedBy(revision, recorded)) ? [] : [{ why: "nothing-issued", recorded }];
}

/** Nobody recorded when a transcription was issued; it was, long ago. */
function wasIssuedBy({ issued }: LifeRevision, day: IsoDate): boolean {
  return issued === undefined || issued.date <= day;
}

function whyNotCancelled(revision: string, recorded: IsoDate, from: IsoDate, { life }: Course): Reason[] {
  const own = life.revisions.find((candidate) => candidate.revision === revision);
  if (own === undefined || !wasIssuedBy(own, recorded)) return [{ why: "not-issued", revision }];
  const effective = (isAsIssued(own) ? own.effective : undefined) ?? own.issued?.date;
  return effective === undefined || from < effective ? [] : [{ why: "in-force-already", revision, effective, recorded: from }];
}

/** An altered text may name another day than the one it was issued for: nothing is cancelled by that. */
function isAsIssued({ files, fileName, issued }: LifeRevision): boolean {
  return files === undefined || issued === undefined || files.get(fileName) === issued.file;
}

type Rejection = Extract<DocumentEvent, { event: "rejected" }>;

/** A draft is sent back, nothing that was issued, by whatever name or by its approvals. */
function whyNotRejected(event: Rejection, { life, regime }: Course): Reason[] {
  const voids = new Set(event.voids);
  const isAbout = ({ revision, approvals }: LifeRevision): boolean =>
    revision === event.revision || (voids.size > 0 && Object.entries(approvals).some((given) => voids.has(digestOfApproval(...given))));
  const after = life.revisions.find((own) => own.issued !== undefined && isAbout(own) && !isSentBackBefore(event, own.issued, regime));
  return after?.issued === undefined ? [] : [{ why: "issued-already", revision: after.revision, issued: after.issued.date }];
}

/** Of one day, the moments tell. */
function isSentBackBefore(event: Rejection, issued: Issued, { judgesPeople }: Regime): boolean {
  const { time } = event;
  const recorded = recordedOn(event);
  const isOneDay = recorded === issued.date;
  const isBefore = time !== undefined && issued.time !== undefined ? Date.parse(time) <= Date.parse(issued.time) : !judgesPeople;
  return recorded < issued.date || (isOneDay && isBefore);
}

function whyNotCorrected({ revision, from }: Extract<DocumentEvent, { event: "corrected" }>, course: Course): Reason[] {
  const own = course.life.revisions.find((candidate) => candidate.revision === revision);
  if (own === undefined || !own.isTranscription) return [{ why: "no-transcription", revision }];
  const expected = course.corrected.get(revision) ?? course.regime.adopted.get(course.life.folder)?.files.get(own.fileName);
  return expected === undefined || expected === from ? [] : [{ why: "other-text", expected, from }];
}

/** Only an entry without effect is annulled. */
function whyNotAnnulled(act: string, { judged }: Course): Reason[] {
  const entry = judged.find(({ digest }) => digest === act);
  if (entry === undefined) return [{ why: "no-such-act", act }];
  return entry.verdict.effect === "none" ? [] : [{ why: "act-has-effect", act }];
}

function takeEffect(event: DocumentEvent, from: IsoDate, course: Course): void {
  if (event.event === "withdrawn") course.isWithdrawn = true;
  if (event.event === "reinstated") course.isWithdrawn = false;
  if (event.event === "corrected") course.corrected.set(event.revision, event.to);
  if (event.event === "rejected") for (const digest of event.voids ?? []) course.voided.set(digest, from);
  if (event.event !== "annulled") return;
  for (const [index, entry] of course.judged.entries()) {
    if (entry.digest === event.act && entry.verdict.effect === "none")
      course.judged[index] = { ...entry, verdict: { ...entry.verdict, annulled: true } };
  }
}
