import type { Page } from "playwright-core";

/** Cumulative layout shift of a page since it began, as browsers count it: 0 is none. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(Math.round(sum * 10000) / 10000), 300);
  })`);
}
