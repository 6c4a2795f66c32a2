import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "./browser-page.ts";
import { exampleFolder, pagesOf } from "./example-portal.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

/** The rules of every style, with what they depend on. */
const readStyles = `(styles) => {
  const inside = (rules, when) => [...rules].flatMap((rule) =>
    rule.selectorText
      ? [{ selector: rule.selectorText, whole: when + rule.cssText }]
      : rule.cssRules ? inside(rule.cssRules, when + (rule.conditionText ?? "") + " ") : []);
  globalThis.rules = new Map(Object.entries(styles).map(([name, text]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [name, inside(sheet.cssRules, "")];
  }));
}`;

/** The rules that hold for something on a page, in any state a reader can bring about, and stand in none of its styles. */
const missingOn = `({ html, linked }) => {
  const view = new DOMParser().parseFromString(html, "text/html");
  view.documentElement.dataset.script = "";
  const has = new Set(linked.flatMap((name) => rules.get(name)).map(({ whole }) => whole));
  const holds = (selector) =>
    view.querySelector(selector.replace(/::[\\w-]+/g, "").replace(/:(?:hover|focus-visible|focus-within|focus|target)/g, ":not(x-none)") || "*");
  return [...rules.values()].flat().filter(({ selector, whole }) => !has.has(whole) && holds(selector)).map(({ whole }) => whole);
}`;

test("pages load the style of their kind alone, and it has every rule that holds for what stands on them", async () => {
  const folder = await exampleFolder();
  const names = (await readdir(join(folder, "assets"))).filter((name) => name.endsWith(".css"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, "assets", name), "utf8")));
  await page.evaluate(`(${readStyles})(${JSON.stringify(Object.fromEntries(names.map((name, index) => [name, texts[index]])))})`);
  const missing = new Set<string>();
  const kinds = new Set<string>();
  for (const address of await pagesOf(folder)) {
    const html = await readFile(join(folder, address.replace(/(^|\/)$/, "$1index.html")), "utf8");
    const kind = /data-kind="(\w+)"/.exec(html)?.[1] ?? "";
    if (kind === "pointer" || address.startsWith("en/")) continue;
    kinds.add(kind);
    const linked = [...html.matchAll(/<link rel="stylesheet" href="[^"]*\bassets\/([^"]+)"/g)].map(([, name = ""]) => name);
    expect(linked, address).toEqual([expect.stringMatching(/^portal-/), expect.not.stringMatching(/^portal-/)]);
    const found = (await page.evaluate(`(${missingOn})(${JSON.stringify({ html, linked })})`)) as string[];
    for (const rule of found) missing.add(`${kind}: ${rule}`);
  }
  expect([...missing]).toEqual([]);
  expect(kinds.size).toBeGreaterThan(12);
});
