import type { IsoDate } from "../../../schemas/iso-date.ts";
import { counted } from "../../document/words/counted.ts";
import { daysBetween } from "../../document/words/days.ts";
import { type Worded, worded } from "./register.ts";

/** How long it is until a day is due, or since it was. */
export function untilDay(date: IsoDate, due: IsoDate): Worded {
  const left = daysBetween(date, due);
  if (left < 0) return lateBy(-left);
  return worded("soon", { id: left === 0 ? "hari ini" : `dalam ${left} hari`, en: left === 0 ? "today" : `in ${counted(left, "day")}` });
}

/** How long something is overdue. */
export function lateBy(days: number): Worded {
  return worded("overdue", { id: `terlambat ${days} hari`, en: `overdue by ${counted(days, "day")}` });
}
