import { type Language, pick } from "../../../languages/language.ts";
/** A length of time as procedures state one. */
export interface TimeLimit {
  /** ISO 8601, only where it says exactly the same: never for working days. */
  iso: string | undefined;
  /** In minutes, for sums; a working day counts as 8 hours, a month as 30 days. */
  minutes: number;
}

interface Unit {
  names: string;
  iso: (count: number) => string | undefined;
  minutes: number;
}

const DAY = 24 * 60;

const units: readonly Unit[] = [
  { names: "detik|seconds?", iso: (count) => `PT${count}S`, minutes: 1 / 60 },
  { names: "menit|minutes?", iso: (count) => `PT${count}M`, minutes: 1 },
  { names: "jam|hours?", iso: (count) => `PT${count}H`, minutes: 60 },
  { names: "hari kerja|working days?", iso: () => undefined, minutes: 8 * 60 },
  { names: "hari|days?", iso: (count) => `P${count}D`, minutes: DAY },
  { names: "minggu|weeks?", iso: (count) => `P${count}W`, minutes: 7 * DAY },
  { names: "bulan|months?", iso: (count) => `P${count}M`, minutes: 30 * DAY },
  { names: "tahun|years?", iso: (count) => `P${count}Y`, minutes: 365 * DAY },
];

/** `30 menit`, `1x24 jam`, `2 hari kerja`, in both languages; undefined where a text is something else. */
export function readTimeLimit(text: string): TimeLimit | undefined {
  const written = text.trim().replace(/\s+/g, " ");
  for (const { names, iso, minutes } of units) {
    const found = new RegExp(`^(?:(\\d{1,4}) ?[x×] ?)?(\\d{1,6}) (?:${names})$`, "i").exec(written);
    if (!found) continue;
    const count = Number(found[1] ?? 1) * Number(found[2]);
    return count === 0 ? undefined : { iso: iso(count), minutes: count * minutes };
  }
  return undefined;
}

const words = {
  S: { id: "detik", en: "seconds" },
  TM: { id: "menit", en: "minutes" },
  H: { id: "jam", en: "hours" },
  D: { id: "hari", en: "days" },
  W: { id: "minggu", en: "weeks" },
  M: { id: "bulan", en: "months" },
  Y: { id: "tahun", en: "years" },
} as const;

/** An ISO 8601 duration of one whole unit in words; undefined for any other. */
export function timeLimitOfIso(iso: string, language: Language): string | undefined {
  const [, time = "", count = "", letter = ""] = /^P(T?)(\d{1,6})([YMWDHS])$/.exec(iso.trim()) ?? [];
  const unit = words[(time && letter === "M" ? "TM" : letter) as keyof typeof words];
  if (!unit || Number(count) === 0 || (time !== "") !== /[HS]|TM/.test(time && letter === "M" ? "TM" : letter)) return undefined;
  const word = pick(unit, language);
  return `${Number(count)} ${Number(count) === 1 && word === unit.en ? word.slice(0, -1) : word}`;
}
