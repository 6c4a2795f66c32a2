import type { IsoDate } from "../../../schemas/iso-date.ts";
import { steadyZones } from "../../../schemas/time-zone.ts";

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;
/** No day has more of them. */
const QUARTERS_OF_A_DAY = 104;
/** Since when the hours of steady zones hold. */
const STEADY_SINCE = Date.UTC(1990, 0);

/** The calendar day of a moment in a time zone (IANA name). */
export function calendarDayIn(timeZone: string, moment: Date): IsoDate {
  const ahead = Object.hasOwn(steadyZones, timeZone) ? steadyZones[timeZone] : undefined;
  const time = moment.getTime();
  if (ahead !== undefined && time > STEADY_SINCE) return new Date(time + ahead * HOUR).toISOString().slice(0, 10) as IsoDate;
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment) as IsoDate;
}

/** When the calendar day of a moment began and when it ends, in milliseconds. A day begins at a full quarter of an hour everywhere. */
export function dayAround(timeZone: string, moment: Date): { from: number; until: number } {
  const day = calendarDayIn(timeZone, moment);
  const now = Math.floor(moment.getTime() / QUARTER);
  const isSame = (quarter: number) => calendarDayIn(timeZone, new Date(quarter * QUARTER)) === day;
  return {
    from: edge(now, now - QUARTERS_OF_A_DAY, isSame) * QUARTER,
    until: (edge(now, now + QUARTERS_OF_A_DAY, isSame) + 1) * QUARTER,
  };
}

/** The last whole number from `inside` towards `outside` of which `holds` is true. */
function edge(inside: number, outside: number, holds: (number: number) => boolean): number {
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.trunc((inside + outside) / 2);
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
