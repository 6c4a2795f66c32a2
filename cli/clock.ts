import { calendarDayIn } from "../core/document/words/calendar-day.ts";
import type { IsoDate } from "../schemas/iso-date.ts";

/** A day and the moment in it, in one time zone. */
export interface Moment {
  day: IsoDate;
  /** RFC 3339 with the zone's offset, `2026-11-25T14:05:09+07:00`. */
  time: string;
}

/** Now in a time zone (IANA name). */
export function momentIn(timeZone: string): Moment {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  }).formatToParts(new Date());
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((piece) => piece.type === type)?.value ?? "";
  const day = `${part("year")}-${part("month")}-${part("day")}` as IsoDate;
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  return { day, time: `${day}T${part("hour")}:${part("minute")}:${part("second")}${offset}` };
}

/** Today in a time zone (IANA name). */
export function todayIn(timeZone: string): IsoDate {
  return calendarDayIn(timeZone, new Date());
}
