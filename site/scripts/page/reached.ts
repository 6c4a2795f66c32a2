import { calendarDayIn } from "../../../core/document/words/calendar-day.ts";

/** True from a day on, in the library's zone; never where there is none. */
export function isReached(page: HTMLElement, day: string | undefined): boolean {
  return day !== undefined && calendarDayIn(page.dataset["zone"] ?? "UTC", new Date()) >= day;
}
