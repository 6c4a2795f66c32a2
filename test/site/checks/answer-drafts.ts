import type { BrowserContext } from "playwright-core";

/** In this context whoever opens a draft's guide has said already that it is to be read: its steps are what a test looks at. */
export async function answerDrafts(context: BrowserContext): Promise<void> {
  await context.addInitScript(`if (location.pathname.includes("/draft/guide/")) {
    addEventListener("DOMContentLoaded", () => document.querySelector("[data-asks] [data-do=read-old]")?.click());
  }`);
}
