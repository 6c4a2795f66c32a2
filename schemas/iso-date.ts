import * as z from "zod";

/** True when `text` is a day of the calendar written `YYYY-MM-DD` (ISO 8601, no zone). */
function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * A calendar day, `YYYY-MM-DD`, without zone. Days sort as their text does.
 * @example 2019-12-03
 */
export const isoDate = z
  .string({ error: "is not written as a day, YYYY-MM-DD" })
  .refine(isCalendarDay, { error: "is not a day of the calendar written YYYY-MM-DD" })
  .brand<"IsoDate">();
export type IsoDate = z.output<typeof isoDate>;

/** A point in time with its zone, `YYYY-MM-DDThh:mm:ss+07:00` (RFC 3339). */
export const isoTime = z.iso.datetime({ offset: true, error: "is not a time with its zone, YYYY-MM-DDThh:mm:ss+07:00" });
