import { calendarDayIn } from "../../../core/document/words/calendar-day.ts";
import { recall, remember } from "./storage.ts";

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A static page grows old: its strip says so from the day its answer can change, and what changed since the last visit. */
export function watchAge(page: HTMLElement): void {
  // On the screen, and in the document's own language on paper.
  const strips = document.querySelectorAll<HTMLElement>("[data-strip]");
  const [strip] = strips;
  if (!strip) return;
  if (isOld(page, strip)) for (const one of strips) showAge(one);
  showChange(strip);
}

/** In the library's zone: past the day of the next change, or a week after the last contact while offline. */
function isOld(page: HTMLElement, strip: HTMLElement): boolean {
  const now = calendarDayIn(strip.dataset["zone"] ?? "UTC", new Date());
  const changes = strip.dataset["changes"];
  if (changes !== undefined && now >= changes) return true;
  const built = Date.parse(`${page.dataset["date"] ?? ""}T00:00:00Z`);
  return !navigator.onLine && Date.now() - built > WEEK;
}

function showAge(strip: HTMLElement): void {
  strip.classList.add("aged");
  const age = strip.querySelector<HTMLElement>("[data-age]");
  if (age) age.textContent = age.dataset["old"] ?? "";
  strip.querySelector("[data-next]")?.removeAttribute("hidden");
}

/** Only the document's own address counts as a visit: a reader of an old revision knows it is one. */
function showChange(strip: HTMLElement): void {
  const { code, revision, status } = strip.dataset;
  if (code === undefined || revision === undefined || status !== "effective") return;
  const seen = recall(`seen-${code}`);
  remember(`seen-${code}`, revision);
  const line = strip.querySelector<HTMLElement>("[data-changed-since]");
  if (!line || seen === undefined || seen === revision) return;
  line.textContent = (line.dataset["template"] ?? "").replace("{from}", seen).replace("{to}", revision);
  line.hidden = false;
}
