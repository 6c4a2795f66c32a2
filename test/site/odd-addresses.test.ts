import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { servedExamplePortal } from "./example-portal.ts";

let browser: Browser;
let portal: ServedPortal;
beforeAll(async () => {
  [browser, portal] = await Promise.all([startBrowser(), servedExamplePortal()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.close();
});

const pages = ["", "RK.MLF.CTH.P-51/", "RK.MLF.CTH.P-51/guide/permintaan-layanan/", "registers/rc/", "history/", "map/"];
/** As a mailer cuts them, somebody mistypes them, or wishes it ill. */
const ends = ["#%E0%A4%", "#__proto__", "#<img src=x onerror=alert(1)>", "?on=%"];
/** What another page of the same host, or an older version, may have left in the browser. */
const kept = ["[1,2", '{"a":{"__proto__":1}}', "x".repeat(20_000)];

test.each(pages)("whatever an address ends in and the browser keeps, “%s” works", async (address) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const { page, trouble } = await watchedPage(context, portal.url);
  const found: unknown[] = [];
  const open = async (url: string, what: string) => {
    await page.goto("about:blank");
    await page.goto(url, { waitUntil: "load" });
    // The search opens, so the page's script is alive.
    await page.keyboard.press("/");
    await page.waitForFunction("document.activeElement.matches('input[type=search]')");
    found.push(...trouble.splice(0).map((said) => [what, said]));
  };
  for (const end of ends) await open(`${portal.url}${address}${end}`, end);
  for (const value of kept) {
    await page.evaluate(`
      for (const name of ["theme", "language", "me", "recent", "favourites", "guide-keys"]) localStorage.setItem("sop-" + name, ${JSON.stringify(value)});
      for (const name of Object.keys(sessionStorage)) sessionStorage.setItem(name, ${JSON.stringify(value)});
    `);
    await open(`${portal.url}${address}`, value);
  }
  expect(found).toEqual([]);
  await context.close();
});
