import type { BrowserContext, BrowserContextOptions } from "playwright-core";
import { inaccessible } from "./accessibility.ts";

/** How a page is looked at: what its browser context is opened with, and whether as on paper. */
export type Look = readonly [name: string, options: BrowserContextOptions, media?: "print"];

const desktop = { width: 1280, height: 900 };
const phone = { width: 320, height: 700 };

/** The two looks that share no colour and no width: what a test has time for. */
export const looks: readonly Look[] = [
  ["light, desktop", { colorScheme: "light", viewport: desktop }],
  ["dark, phone", { colorScheme: "dark", viewport: phone }],
];

export const everyLook: readonly Look[] = [
  ...looks,
  ["dark, desktop", { colorScheme: "dark", viewport: desktop }],
  ["light, phone", { colorScheme: "light", viewport: phone }],
  // The width of A4 between its margins, in CSS pixels.
  ["print", { colorScheme: "light", viewport: { width: 680, height: 960 } }, "print"],
];

/** Sheets that lie across are as wide as an upright one is long, and what is printed on them is fitted to that; a screen has none. */
const liesAcross = `document.querySelector("style[media=print]")?.textContent.includes("landscape") ||
  [...document.querySelectorAll("main *")].some((part) => getComputedStyle(part).page === "wide-sheet")`;

/**
 * Opens a page in a browser. What is wrong with it: errors (a refused style or script among them), failed requests,
 * requests that leave the portal, other than one h1, sideways scrolling, what axe finds.
 */
export async function lookClosely(context: BrowserContext, portal: string, address: string, media?: "print"): Promise<string[]> {
  const trouble: string[] = [];
  const page = await context.newPage();
  await page.emulateMedia({ media: media ?? null });
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("requestfailed", (request) => trouble.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(portal)) trouble.push(`leaves the portal: ${url}`);
  });
  await page.goto(`${portal}${address}`, { waitUntil: "networkidle" });
  const heads = await page.locator("h1").count();
  if (heads !== 1) trouble.push(`${heads} h1`);
  const isAcross = media === "print" && (await page.evaluate<boolean>(liesAcross));
  const over = isAcross ? 0 : await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
  if (over > 0) trouble.push(`scrolls ${over} px sideways`);
  // The rows of a long list are alike: axe needs minutes for a thousand and finds in them what it finds in thirty.
  const exclude = "[data-rows] tbody tr:nth-child(n + 31)";
  // Nobody presses paper, or goes through it by keys or headings.
  const off = media === "print" ? ["target-size", "aria-hidden-focus", "page-has-heading-one"] : [];
  trouble.push(...(await inaccessible(page, { exclude, off })));
  await page.close();
  return trouble;
}
