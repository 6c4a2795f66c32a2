import type { IsoDate } from "../../../schemas/iso-date.ts";

/** The calendar day of a moment in a time zone (IANA name). */
export function calendarDayIn(timeZone: string, moment: Date): IsoDate {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment) as IsoDate;
}
