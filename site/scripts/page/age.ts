import { standBelowBanner } from "./banner.ts";
import { isReached } from "./reached.ts";
import { recall, remember } from "./storage.ts";

const WEEK = 7 * 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

/**
 * A static page grows old: from the day an answer of it changes, it says so, also where it is left open until then. What changed since the
 * last visit is said beside it.
 */
export function watchAge(page: HTMLElement): void {
  sayAge(page);
  const strip = document.querySelector<HTMLElement>("[data-strip]");
  if (strip) showChange(strip);
  // A guide that is followed goes on as it began.
  const again = () => sayAge(page, ":not([data-guide])");
  setInterval(again, MINUTE);
  addEventListener("pageshow", again);
}

function sayAge(page: HTMLElement, of = ""): void {
  const isLongAlone = wasLongOffline(page);
  for (const age of document.querySelectorAll<HTMLElement>("[data-age]:not(.old)")) {
    if (isLongAlone || isReached(page, age.dataset["changes"])) showAge(age);
  }
  for (const one of document.querySelectorAll<HTMLElement>(`[data-turns]${of}`)) {
    if (isReached(page, one.dataset["turns"])) turn(one, page);
  }
}

/** A week after the last contact, while offline. */
function wasLongOffline(page: HTMLElement): boolean {
  const built = Date.parse(`${page.dataset["date"] ?? ""}T00:00:00Z`);
  return !navigator.onLine && Date.now() - built > WEEK;
}

function showAge(age: HTMLElement): void {
  age.classList.add("old");
  age.textContent = keepDays(age.dataset["old"] ?? "");
  const strip = age.closest("[data-strip]");
  strip?.classList.add("aged");
  strip?.querySelector("[data-next]:not([data-turns])")?.removeAttribute("hidden");
}

/**
 * What the record says to hold until a day speaks of that time in the past from then on: `data-then` takes the place of its words,
 * `data-then-NAME` that of its `data-NAME`, and what stands `data-in-turn` that of the one before it.
 */
function turn(one: HTMLElement, page: HTMLElement): void {
  const { then, ...others } = one.dataset;
  if (then !== undefined) one.textContent = keepDays(then);
  for (const [name, value] of Object.entries(others)) {
    if (value !== undefined && /^then[A-Z]/.test(name)) one.dataset[name.charAt(4).toLowerCase() + name.slice(5)] = value;
  }
  delete one.dataset["turns"];
  one.hidden = false;
  if (one.matches(".across")) stampAnew(one.dataset);
  const before = one.previousElementSibling;
  if (one.matches("[data-in-turn]") && before?.matches("[data-in-turn]")) before.remove();
  if (one.matches(".banner")) standBelowBanner(page);
}

/** A day stands on one line. */
function keepDays(text: string): string {
  return text.replace(/(\d{1,2}) (\p{L}+) (\d{4})/gu, "$1\u00a0$2\u00a0$3");
}

/** What stands across the sheet stands in the margins of its print, and across its drawings in letters that leave it as long as it was. */
function stampAnew({ margin = '""', drawn: stamp = "" }: DOMStringMap): void {
  const style = new CSSStyleSheet();
  style.replaceSync(`@media print{:root{--sheet-below:${margin}}@page{@bottom-left{content:${margin};font-weight:600;color:#a1260d}}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  for (const drawn of document.querySelectorAll(".across-drawing")) {
    const { textContent: text, parentElement: group } = drawn;
    const size = Number(group?.getAttribute("font-size")) * ((text ?? "").length / stamp.length);
    drawn.setAttribute("font-size", String(size));
    drawn.textContent = stamp;
  }
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
