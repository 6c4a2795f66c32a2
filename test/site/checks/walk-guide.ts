import type { Page } from "playwright-core";

/** What of a guide can be reached by keys alone. */
export interface GuideWalk {
  /** Numbers of the steps met. */
  steps: number[];
  /** How it can end: at the flow's end, by leaving for another one. */
  ends: ("end" | "left")[];
}

/** Follows every answer of the guide that stands open, by its keys; parallel steps are ticked where a key asks for it. */
export async function walkGuide(page: Page): Promise<GuideWalk> {
  const start = page.url();
  const seen = new Set<string>();
  const ends = new Set<"end" | "left">();
  const pending = [""];
  while (pending.length > 0) {
    const path = pending.pop() as string;
    await page.goto(start);
    await page.reload();
    for (const key of path) {
      for (const tick of await page.locator("[data-tick]:visible").all()) await tick.check();
      await page.locator(".guide-step:visible").focus();
      await page.keyboard.press(key);
    }
    const here = (await page.locator(".guide-step:visible").getAttribute("data-step")) as string;
    if (here === "end") ends.add(here);
    if (here === "end" || seen.has(here)) continue;
    seen.add(here);
    for (const tick of await page.locator(".guide-step:visible [data-tick]").all()) seen.add((await tick.getAttribute("data-tick")) ?? "");
    for (const answer of await page.locator(".guide-step:visible [data-answer]").all()) {
      if (await answer.getAttribute("data-leaves")) ends.add("left");
      else pending.push(`${path}${await answer.getAttribute("data-key")}`);
    }
  }
  return { steps: [...seen].map(Number).sort((a, b) => a - b), ends: [...ends].sort() };
}
