import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";

/** Starts this machine's browser. */
export async function startBrowser(): Promise<Browser> {
  const { path } = await findBrowser();
  return chromium.launch({ executablePath: path, args: browserArguments });
}

/** A page that notes what goes wrong on it: errors, failed requests, requests to another host. */
export async function watchedPage(context: BrowserContext, portal: string): Promise<{ page: Page; trouble: string[] }> {
  const trouble: string[] = [];
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(portal)) trouble.push(`leaves the portal: ${url}`);
  });
  return { page, trouble };
}

/**
 * Lays a page out whole. What lies far below is laid out as it comes near, a frame or two after a page is there: who measures before would
 * measure one part before and its neighbor after, or touch a place from which what was there has moved.
 */
export async function layOutAll(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const all = new CSSStyleSheet();
    all.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(all);
  })()`);
}
