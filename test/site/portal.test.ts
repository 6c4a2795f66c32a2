import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/io/serve-portal.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";
import { pagesOf, servedExamplePortal } from "./example-portal.ts";

let portal: ServedPortal & { folder: string };
let browser: Browser;
let pages: string[];

beforeAll(async () => {
  const found = await findBrowser();
  [portal, browser] = await Promise.all([servedExamplePortal(), chromium.launch({ executablePath: found.path, args: browserArguments })]);
  pages = await pagesOf(portal.folder);
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** One page of each kind is looked at closely; the rest differ in text only. */
const kinds = [
  "",
  "404.html",
  "IN.OCC.TELK.P-01/",
  "IN.OCC.TELK.P-01/rev-05/",
  "IN.OCC.TELK.P-01/propose/",
  "RK.MLF.CTH.P-51/rev-02/",
  "RK.MLF.CTH.P-51/rev-03/changes/",
  "RK.MLF.CTH.P-51/guide/permintaan-layanan/",
  "en/RK.MLF.CTH.W-54/",
  "registers/",
  "registers/documents/",
  "history/",
  "map/",
  "verify/",
  "rules/",
  "rules/SOP403/",
  "rules/SOP801/",
  "en/",
];

const settings = [
  ["light, desktop", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark, phone", { colorScheme: "dark", viewport: { width: 320, height: 700 } }],
] as const;

describe.each(settings)("%s", (_, options) => {
  let context: BrowserContext;
  let trouble: string[];

  beforeAll(async () => {
    context = await browser.newContext(options);
    context.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
    context.on("weberror", (error) => trouble.push(error.error().message));
    context.on("requestfailed", (request) => trouble.push(`failed: ${request.url()}`));
    context.on("request", (request) => {
      const { protocol } = new URL(request.url());
      if (!request.url().startsWith(portal.url) && protocol.startsWith("http")) trouble.push(`leaves the site: ${request.url()}`);
    });
  });

  afterAll(() => context?.close());

  test.each(kinds)("/%s shows, without errors, accessibly, without sideways scrolling", async (address) => {
    trouble = [];
    const page = await open(context, address);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`)).toEqual([]);
    expect(trouble).toEqual([]);
    await page.close();
  });
});

test("every link and fragment of every page leads somewhere", async () => {
  const texts = new Map<string, string>();
  const textOf = async (address: string) => {
    const known =
      texts.get(address) ??
      (await readFile(join(portal.folder, address === "" || address.endsWith("/") ? `${address}index.html` : address), "utf8").catch(
        () => "",
      ));
    texts.set(address, known);
    return known;
  };
  const dead: string[] = [];
  for (const address of pages) {
    for (const [, link = ""] of (await textOf(address)).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?|mailto|data):/.test(link)) continue;
      const url = new URL(link.replaceAll("&amp;", "&"), new URL(address, portal.url));
      const target = decodeURIComponent(url.pathname.slice(1));
      const text = await textOf(target);
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (text === "" || (fragment !== "" && !text.includes(`id="${fragment}"`))) dead.push(`${address}: ${link}`);
    }
  }
  expect([...new Set(dead)]).toEqual([]);
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: { "long-title": "off", "no-trailing-whitespace": "off", "void-style": "off" },
  });
  const invalid: string[] = [];
  for (const address of pages) {
    const file = address === "" || address.endsWith("/") ? `${address}index.html` : address;
    const report = await validator.validateString(await readFile(join(portal.folder, file), "utf8"));
    for (const { messages } of report.results)
      for (const { ruleId, message, line, column } of messages) invalid.push(`${file}:${line}:${column} ${ruleId} ${message}`);
  }
  expect(invalid).toEqual([]);
});

test("a document prints on A4 pages, nothing of the screen's furniture with it", async () => {
  const context = await browser.newContext();
  const page = await open(context, "IN.OCC.TELK.P-01/");
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("nav:visible, [role=search]:visible").count()).toBe(0);
  expect(await page.locator("h1").isVisible()).toBe(true);
  await context.close();
});

test("the page reads the same without JavaScript", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await open(context, "IN.OCC.TELK.P-01/");
  await page.getByRole("heading", { name: /Rincian Prosedur/ }).waitFor();
  expect(await page.locator("svg a").count()).toBeGreaterThan(0);
  expect(await page.locator("table").count()).toBeGreaterThan(2);
  await context.close();
});

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${portal.url}${address}`, { waitUntil: "networkidle" });
  return page;
}
