import type { Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { recordedOn } from "../control/moment.ts";
import { isSameCopy, plainNumber } from "../library/copy-number.ts";
import type { ControlledDocument, IssuedRevision } from "../library/library.ts";
import { type CopyState, copiesOf } from "../library/registers/copies.ts";
import { effectiveRevision, statusOn } from "../library/status.ts";
import { requireReadEvents } from "../library/unread-events.ts";
import { whyInDoubt } from "../library/why-in-doubt.ts";
import { UsageError } from "../usage-error.ts";
import { type EventLog, type Happening, planEvents } from "./write/append-event.ts";
import type { Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/**
 * Writes down that a printed copy was handed out.
 * @param request.revision undefined: the one in force
 * @param request.receivedBy who signed for it, by name and position; undefined where that is not recorded
 * @throws UsageError when the number is none, nothing is in force, there is no such revision, or the copy is out already
 */
export function planCopyIssue(
  log: EventLog,
  happening: Happening,
  {
    copy,
    location,
    revision,
    receivedBy,
  }: { copy: string; location: string; revision: string | undefined; receivedBy?: string | undefined },
): Plan {
  const number = requireNumber(copy);
  const { controlled } = log;
  requireReadEvents(controlled);
  const { code } = controlled;
  const { date, by } = happening;
  const chosen = requireRevision(controlled, revision, date);
  requireBack(log, happening.today, { number, revision: chosen.revision });
  requireNotAhead(log, happening.today, { number, revision: chosen.revision });
  const place = printedLine(location);
  return planEvents(
    log,
    happening,
    [
      {
        event: "copy-issued",
        date,
        by,
        copy: asWritten(number),
        location: place,
        revision: chosen.revision,
        ...(receivedBy !== undefined && { receivedBy: printedLine(receivedBy) }),
      },
    ],
    {
      summary: [
        {
          en: `Copy ${number} of ${code} revision ${chosen.revision} is handed out to ${place}.`,
          id: `Salinan ${number} dari ${code} revisi ${chosen.revision} diserahkan ke ${place}.`,
        },
      ],
      next: [],
      message: `${code}: copy ${number} of revision ${chosen.revision} to ${place}`,
    },
  );
}

/** The revision that is named, or the one in force. @throws UsageError where there is none on that day */
function requireRevision(controlled: ControlledDocument, revision: string | undefined, date: IsoDate): IssuedRevision {
  const { code } = controlled;
  const chosen =
    revision === undefined
      ? effectiveRevision(controlled, date)
      : controlled.revisions.find((held) => held.revision === revision && statusOn(controlled, held, date) !== undefined);
  if (chosen) return chosen;
  const why = whyInDoubt(controlled, date);
  throw new UsageError(
    revision === undefined
      ? { en: `Nothing of ${code} is in force on ${date}.${why.en}`, id: `Tidak ada revisi ${code} yang berlaku pada ${date}.${why.id}` }
      : { en: `There is no revision ${revision} of ${code} on ${date}.`, id: `Tidak ada revisi ${revision} dari ${code} pada ${date}.` },
  );
}

/** Today, also where it is written down afterwards: what went out since is out. @throws UsageError */
function requireBack({ controlled }: EventLog, today: IsoDate, { number, revision }: { number: string; revision: string }): void {
  const out = copiesOf(controlled, { date: today }).find(
    (state) => state.recalled === undefined && state.revision === revision && isNamed(state, number),
  );
  if (!out) return;
  throw new UsageError({
    en: `Copy ${nameOf(out)} of revision ${revision} is out already, at ${out.location}.`,
    id: `Salinan ${nameOf(out)} revisi ${revision} sudah beredar, di ${out.location}.`,
  });
}

/** What is written down of a later day than this machine's clock has no effect yet, and the copy may well be out. @throws UsageError */
function requireNotAhead({ controlled }: EventLog, today: IsoDate, { number, revision }: { number: string; revision: string }): void {
  const ahead = controlled.life.events
    .flatMap(({ event }) => (event?.event === "copy-issued" ? [event] : []))
    .find((event) => recordedOn(event) > today && event.revision === revision && isSameCopy(String(event.copy), number));
  if (!ahead) return;
  const day = recordedOn(ahead);
  throw new UsageError(
    {
      en: `Copy ${number} of revision ${revision} is out by an entry of ${day}, and by this machine's clock it is ${today}.`,
      id: `Salinan ${number} revisi ${revision} sudah beredar menurut entri tanggal ${day}, padahal menurut jam mesin ini ${today}.`,
    },
    {
      en: "Set the clock right, or give the copy another number.",
      id: "Betulkan jamnya, atau beri salinan itu nomor lain.",
    },
  );
}

/**
 * Writes down that printed copies came back.
 * @param request.copies numbers, or `controlled` with a location for copies without number
 * @throws UsageError for the first that is not out
 */
export function planCopyRecall(
  log: EventLog,
  happening: Happening,
  { copies, location, revision }: { copies: readonly string[]; location: string | undefined; revision: string | undefined },
): Plan {
  const { code } = log.controlled;
  requireReadEvents(log.controlled);
  const { date, by } = happening;
  const out = copiesOf(log.controlled, { date }).filter(
    (state) =>
      state.recalled === undefined &&
      (revision === undefined || state.revision === revision) &&
      (location === undefined || state.location === location),
  );
  const left = [...out];
  const found = copies.map((copy) => takeOne(copy, left, { out, code }));
  return planEvents(
    log,
    happening,
    found.map((state) => ({
      event: "copy-recalled" as const,
      date,
      by,
      copy: asWritten(nameOf(state)),
      location: state.location,
      revision: state.revision as Revision,
    })),
    {
      summary: found.map((state) => ({
        en: `Copy ${nameOf(state)} of ${code} revision ${state.revision} is back from ${state.location}.`,
        id: `Salinan ${nameOf(state)} dari ${code} revisi ${state.revision} kembali dari ${state.location}.`,
      })),
      next: [],
      message: `${code}: recall ${found.length === 1 ? "copy" : "copies"} ${found.map(nameOf).join(", ")}`,
    },
  );
}

/**
 * Takes one out of those that are left: named twice, two came back. The one written just so first, then the oldest revision: copies of
 * what is in force are wanted back last.
 */
function takeOne(copy: string, left: CopyState[], { out, code }: { out: readonly CopyState[]; code: string }): CopyState {
  const state = left.find((held) => nameOf(held) === copy) ?? left.find((held) => isNamed(held, copy));
  if (state) {
    left.splice(left.indexOf(state), 1);
    return state;
  }
  const list = out.map((held) => `  ${nameOf(held)}  ${held.location}  rev ${held.revision}`).join("\n");
  throw new UsageError(
    out.some((held) => isNamed(held, copy))
      ? {
          en: `Copy “${copy}” of ${code} is named more often than it is out.`,
          id: `Salinan “${copy}” dari ${code} disebut lebih sering daripada yang beredar.`,
        }
      : { en: `There is no copy “${copy}” of ${code} out.`, id: `Tidak ada salinan “${copy}” dari ${code} yang beredar.` },
    list === "" ? undefined : { en: `Out are:\n${list}`, id: `Yang beredar:\n${list}` },
  );
}

/** Its number; a stamp without one is told by what it says, and by the place. */
function nameOf({ copy }: CopyState): string {
  return typeof copy === "string" ? copy : copy.en;
}

function isNamed(held: CopyState, name: string): boolean {
  return isSameCopy(nameOf(held), name);
}

/** A number to be handed out. A flag that lost a dash is none. @throws UsageError where it does not begin with a letter or digit */
function requireNumber(typed: string): string {
  const number = plainNumber(typed);
  if (/^[\p{L}\p{N}]/u.test(number)) return number;
  throw new UsageError(
    { en: `“${number}” is no number of a copy.`, id: `“${number}” bukan nomor salinan.` },
    { en: "It begins with a digit or a letter: 3, A-3.", id: "Nomor diawali angka atau huruf: 3, A-3." },
  );
}

function asWritten(number: string): number | string {
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : printedLine(number);
}
