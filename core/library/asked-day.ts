import type { IsoDate } from "../../schemas/iso-date.ts";
import { addDays } from "../document/words/days.ts";

/** Days from `since` up to, not including, `until`; undefined: for ever that way. */
export interface DaySpan {
  since: IsoDate | undefined;
  until: IsoDate | undefined;
}

/**
 * The day that is asked about. It notes what it was compared with, so that whoever asked knows for which days around it
 * the answer is the same.
 */
export class AskedDay {
  readonly #date: IsoDate;
  #since: IsoDate | undefined;
  #until: IsoDate | undefined;

  constructor(date: IsoDate) {
    this.#date = date;
  }

  /** True when `date` is this day or lies before it. */
  hasReached(date: IsoDate): boolean {
    if (date <= this.#date) {
      if (this.#since === undefined || this.#since < date) this.#since = date;
      return true;
    }
    if (this.#until === undefined || date < this.#until) this.#until = date;
    return false;
  }

  /** True when `date` lies before this day. */
  isAfter(date: IsoDate): boolean {
    const next = addDays(date, 1);
    return next !== undefined && this.hasReached(next);
  }

  /** The day itself: an answer that names it, or counts from it, holds on no other. */
  get date(): IsoDate {
    this.#since = this.#date;
    this.#until = addDays(this.#date, 1);
    return this.#date;
  }

  /** For which days everything asked so far would have been answered the same. */
  get span(): DaySpan {
    return { since: this.#since, until: this.#until };
  }
}

/** A day as it is looked at: a date, or one that notes what it is compared with. */
export type Day = IsoDate | AskedDay;

/** True when `date` is the day or lies before it. */
export function isReached(date: IsoDate, day: Day): boolean {
  return typeof day === "string" ? date <= day : day.hasReached(date);
}

/** True when a day lies in a span. */
export function holdsOn({ since, until }: DaySpan, date: IsoDate): boolean {
  return (since === undefined || since <= date) && (until === undefined || date < until);
}
