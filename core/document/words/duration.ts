import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { daysBetween } from "./days.ts";

const DURATION = /^(\d+)\s*(days?|weeks?|months?|years?|hari|minggu|bulan|tahun)$/i;

/** True for a length of time as a retention is written: `2 Tahun`, `24 bulan`, `90 hari`. */
export function isDuration(text: string): boolean {
  return DURATION.test(text.trim());
}

const units: Readonly<Record<string, LocalText>> = {
  day: { en: "days", id: "hari" },
  har: { en: "days", id: "hari" },
  wee: { en: "weeks", id: "minggu" },
  min: { en: "weeks", id: "minggu" },
  mon: { en: "months", id: "bulan" },
  bul: { en: "months", id: "bulan" },
  yea: { en: "years", id: "tahun" },
  tah: { en: "years", id: "tahun" },
};

/** A duration in the words of both languages; any other text as it is. */
export function durationText(text: string): LocalText {
  const [, count = "", unit = ""] = DURATION.exec(text.trim()) ?? [];
  const words = units[unit.slice(0, 3).toLowerCase()];
  if (!words) return { en: text, id: text };
  return { en: `${count} ${count === "1" ? words.en.slice(0, -1) : words.en}`, id: `${count} ${words.id}` };
}

/** A day and a duration (`24 months`, `2 tahun`, `90 hari`) later; the 31st of a short month is its last day. Undefined where the text is no duration. */
export function addDuration(date: IsoDate, duration: string): IsoDate | undefined {
  const [, count = "", unit = ""] = DURATION.exec(duration.trim()) ?? [];
  const amount = Number(count);
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const kind = unit.toLowerCase().slice(0, 3);
  if (kind === "day" || kind === "har") return toIso(new Date(Date.UTC(year, month - 1, day + amount)));
  if (kind === "wee" || kind === "min") return toIso(new Date(Date.UTC(year, month - 1, day + 7 * amount)));
  if (kind === "") return undefined;
  const months = month - 1 + (kind === "yea" || kind === "tah" ? amount * 12 : amount);
  const lastOfMonth = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return toIso(new Date(Date.UTC(year, months, Math.min(day, lastOfMonth))));
}

/** About how many days a duration is, to be compared by; undefined where the text is none. */
export function daysIn(duration: string): number | undefined {
  const begin = "2000-01-01" as IsoDate;
  const end = addDuration(begin, duration);
  return end && daysBetween(begin, end);
}

/** Beyond the year 9999 no ISO date has four digits: such a retention never ends. */
function toIso(date: Date): IsoDate | undefined {
  return date.getUTCFullYear() > 9999 || Number.isNaN(date.getTime()) ? undefined : (date.toISOString().slice(0, 10) as IsoDate);
}
