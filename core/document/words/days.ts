import type { IsoDate } from "../../../schemas/iso-date.ts";

const DAY = 86_400_000;

/** A day so many days later, or earlier; undefined where it has no four-digit year. */
export function addDays(date: IsoDate, days: number): IsoDate | undefined {
  const day = new Date(Date.parse(date) + days * DAY).toISOString();
  return /^\d{4}-/.test(day) ? (day.slice(0, 10) as IsoDate) : undefined;
}

/** Calendar days from one day to another; negative when it lies before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The latest of some days, of those that are known. */
export function latestDay(days: readonly [IsoDate, ...(IsoDate | undefined)[]]): IsoDate;
export function latestDay(days: readonly (IsoDate | undefined)[]): IsoDate | undefined;
export function latestDay(days: readonly (IsoDate | undefined)[]): IsoDate | undefined {
  return days.reduce((latest, day) => (latest === undefined || (day !== undefined && day > latest) ? day : latest), undefined);
}

/** The last day on which somebody approved; undefined while nobody did. */
export function lastApproval(approvals: Readonly<Record<string, { date: IsoDate }>>): IsoDate | undefined {
  return latestDay(Object.values(approvals).map(({ date }) => date));
}
