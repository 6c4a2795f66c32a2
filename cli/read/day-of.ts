import { UsageError } from "../../core/usage-error.ts";
import { type IsoDate, isoDate } from "../../schemas/iso-date.ts";

/** A day that somebody names, `YYYY-MM-DD`. @throws UsageError for what is no day of the calendar */
export function dayOf(text: string): IsoDate {
  const day = isoDate.safeParse(text);
  if (day.success) return day.data;
  throw new UsageError({
    en: `“${text}” is not a day of the calendar written YYYY-MM-DD.`,
    id: `“${text}” bukan tanggal kalender yang ditulis YYYY-MM-DD.`,
  });
}
