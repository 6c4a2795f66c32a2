import type { IsoDate } from "../../schemas/iso-date.ts";
import { typeOf } from "./frame.ts";
import type { Issue } from "./issues.ts";
import type { Portal } from "./portal.ts";

/**
 * The day by which an effective revision is to be reviewed: its type's interval after it came into force or was last
 * reviewed. Undefined where the type names no interval, and for revisions that are not in force.
 */
export function nextReview(portal: Portal, issue: Issue): IsoDate | undefined {
  const interval = typeOf(portal, issue)?.reviewEvery;
  if (interval === undefined || issue.status.status !== "effective") return undefined;
  const { date } = portal.options;
  const reviews = issue.controlled.events.filter((event) => event.event === "reviewed" && event.date <= date);
  const last = [issue.status.since, ...reviews.map((event) => event.date)].sort().at(-1);
  return last && addDuration(last, interval);
}

/** A day and a duration (`24 months`, `2 tahun`, `90 hari`) later; the 31st of a short month is its last day. */
export function addDuration(date: IsoDate, duration: string): IsoDate | undefined {
  const [, count = "", unit = ""] = /^(\d+) (day|month|year|hari|bulan|tahun)/i.exec(duration) ?? [];
  const amount = Number(count);
  const kind = unit.toLowerCase();
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  if (kind === "day" || kind === "hari") return toIso(new Date(Date.UTC(year, month - 1, day + amount)));
  if (kind === "") return undefined;
  const months = month - 1 + (kind === "year" || kind === "tahun" ? amount * 12 : amount);
  const lastOfMonth = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return toIso(new Date(Date.UTC(year, months, Math.min(day, lastOfMonth))));
}

function toIso(date: Date): IsoDate {
  return date.toISOString().slice(0, 10) as IsoDate;
}
