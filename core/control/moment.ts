import type { IsoDate } from "../../schemas/iso-date.ts";

/** When something was written down: a day, and by whoever writes it himself the time (RFC 3339, with its zone). */
export interface Moment {
  date: IsoDate;
  time?: string | undefined;
}

/** The day something was written down: where it says none of its own, as 0.1.0 wrote it, the day it happened. */
export function recordedOn({ recorded, date }: { recorded?: IsoDate | undefined; date: IsoDate }): IsoDate {
  return recorded ?? date;
}

/** True where one lies before the other: by the moments where both are of one day and have them. */
export function isBefore(a: Moment, b: Moment): boolean {
  if (a.date !== b.date || a.time === undefined || b.time === undefined) return a.date < b.date;
  return Date.parse(a.time) < Date.parse(b.time);
}

/** Two moments as they are told apart: by their days, of one day by their times. */
export function toldApart(a: Moment, b: Moment): [string, string] {
  return a.date === b.date && a.time !== undefined && b.time !== undefined ? [a.time, b.time] : [a.date, b.date];
}
