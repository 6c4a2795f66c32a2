import type { DatedDocument, DatedRevision } from "../../core/library/status.ts";
import { type DocumentEvent, documentEvent } from "../../schemas/events.ts";
import type { Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { seeded } from "../flow/random-flow.ts";

/** The days on which random lives happen: `day(0)` is 1 January 2026. */
export const LAST_DAY = 300;

export function day(number: number): IsoDate {
  return new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10) as IsoDate;
}

/** What happened to a document, told in numbers of days, without any of the product's own words. */
export interface RandomLife {
  revisions: { issued: number; effective: number; cancelled: number | undefined }[];
  /** Withdrawn and reinstated in turn, some of them written down for a day to come. */
  turns: { isWithdrawal: boolean; on: number }[];
}

/** A document of one to four revisions: in force at once, later, or from a day before their issue; the same for the same seed. */
export function randomLife(seed: number): RandomLife {
  const random = seeded(seed);
  const among = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const revisions: RandomLife["revisions"] = [];
  let at = among(5, 60);
  for (let left = among(1, 4); left > 0; left--) {
    const issued = at;
    const effective = issued + (random() < 0.3 ? 0 : random() < 0.75 ? among(1, 80) : -among(1, 3));
    const cancelled = effective > issued && random() < 0.3 ? among(issued, effective - 1) : undefined;
    revisions.push({ issued, effective, cancelled });
    at = (cancelled ?? issued) + among(4, 90);
  }
  const turns: RandomLife["turns"] = [];
  let on = among(10, 150);
  for (let count = random() < 0.4 ? 0 : among(1, 4); turns.length < count; on += among(1, 60))
    turns.push({ isWithdrawal: turns.length % 2 === 0, on });
  return { revisions, turns };
}

/** The number of the revision that people work by on a day, by a life's plain account; undefined when there is none. */
export function inForceOf({ revisions, turns }: RandomLife, on: number): number | undefined {
  if (turns.findLast((turn) => turn.on <= on)?.isWithdrawal) return undefined;
  const number = revisions.findLastIndex(
    ({ issued, effective, cancelled }) => issued <= on && effective <= on && (cancelled === undefined || cancelled > on),
  );
  return number < 0 ? undefined : number;
}

/** The life as the library holds it. */
export function documentOf({ revisions, turns }: RandomLife): DatedDocument<DatedRevision> {
  const by = { name: "A.A.", position: "QMR" };
  const cancellations = revisions.flatMap(({ cancelled }, number) =>
    cancelled === undefined ? [] : [{ event: "cancelled", date: day(cancelled), by, reason: "tidak jadi", revision: `0${number}` }],
  );
  const events = turns.map(({ isWithdrawal, on }) => ({
    event: isWithdrawal ? "withdrawn" : "reinstated",
    date: day(on),
    by,
    reason: "sebab",
  }));
  return {
    revisions: revisions.map(({ issued, effective }, number) => ({
      revision: `0${number}` as Revision,
      issuedOn: day(issued),
      facts: { effective: day(effective) },
      verdict: { effect: "holds", from: day(issued), adopted: false, remarks: [] },
    })),
    events: [...cancellations, ...events].map((event): DocumentEvent => documentEvent.parse(event)),
    doubts: [],
  };
}
