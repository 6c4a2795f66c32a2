import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

/** Selects an element's words as a reader would, and copies them with the keyboard. */
async function copyOf(page: Page, where: string): Promise<string> {
  // A clipboard is the machine's, not the page's.
  await page.evaluate(`(async () => {
    await navigator.clipboard.writeText("");
    getSelection().selectAllChildren(document.querySelector(${JSON.stringify(where)}));
  })()`);
  await page.keyboard.press("Control+C");
  await page.waitForFunction("navigator.clipboard.readText()");
  return page.evaluate<string>("navigator.clipboard.readText()");
}

describe("what is selected and copied by hand says how its page stands", () => {
  test.each([
    ["RK.MLF.CTH.P-51/rev-01/", "[RK.MLF.CTH.P-51 · Revisi 01 · DIGANTIKAN] "],
    ["en/RK.MLF.CTH.W-53/rev-01/", "[RK.MLF.CTH.W-53 · Revision 01 · SCHEDULED] "],
    ["RK.MLF.CTH.W-53/rev-01/", "[RK.MLF.CTH.W-53 · Revisi 01 · TERJADWAL] "],
    ["RK.MLF.CTH.P-51/", ""],
  ])("%s", async (address, standing) => {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], serviceWorkers: "block" });
    const { page, trouble } = await watchedPage(context, portal.url);
    await page.goto(`${portal.url}${address}`);
    const section = await page.evaluate<string>(`(() => {
      getSelection().selectAllChildren(document.querySelector(".sheet section .section-body, .sheet section"));
      return getSelection().toString();
    })()`);
    expect(section.split(/\s+/).length).toBeGreaterThan(3);
    const copied = await copyOf(page, ".sheet section .section-body, .sheet section");
    expect(copied.replaceAll("\r\n", "\n")).toBe(standing + section);
    // A code alone is what it is.
    expect(await copyOf(page, ".title-block .code")).toBe(address.replace(/^en\/|\/(?:rev-01\/)?$/g, "").replace(/\/rev-01$/, ""));
    expect(trouble).toEqual([]);
    await context.close();
  });
});
