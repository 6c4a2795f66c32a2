import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servePortal } from "../../cli/portal/serve-portal.ts";
import { runSop } from "../run-sop.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { firstVisit, unanswered } from "./checks/without-network.ts";
import { exampleFolder, pagesOf, servedInParts } from "./example-portal.ts";
import { issuedDocument, makePortal } from "./made-portal.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

describe("after one visit, with the server stopped", () => {
  test("every page, the guide, search and verify work", async () => {
    const folder = await exampleFolder();
    const portal = await servePortal(folder);
    const context = await browser.newContext();
    await firstVisit(context, portal.url);
    await portal.close();
    const addresses = (await pagesOf(folder)).filter((one) => one !== "404.html");
    expect(await unanswered(context, portal.url, addresses)).toEqual([]);
    const { page } = await watchedPage(context, portal.url);
    await page.goto(`${portal.url}IN.OCC.TELK.P-01/draft/guide/layanan-108/`);
    await page.keyboard.press("1");
    expect(await page.locator(".guide-step:visible h2").textContent()).toBe("Menggali kebutuhan pelanggan");
    await page.keyboard.press("/");
    await page.locator("[data-search-field]").fill("jarak antara permintaan");
    await page.locator('[data-search-results] h2:text-is("Dalam teks") + ol a').first().waitFor();
    await page.goto(`${portal.url}verify/?stamp=IN.OCC.TELK.P-01+05`);
    await page.locator("[data-verdict=effective]").waitFor();
    const missing = await page.goto(`${portal.url}no/such/page/`);
    expect(missing?.status()).toBe(404);
    await context.close();
  }, 90_000);
});

describe("a full text index in parts", () => {
  let portal: Awaited<ReturnType<typeof servedInParts>>;
  beforeAll(async () => {
    portal = await servedInParts();
  }, 90_000);
  afterAll(() => portal?.close());

  const ask = async (page: Page, words: string) => {
    await page.keyboard.press("/");
    await page.locator("[data-search-field]").fill(words);
  };

  test.each(["wasm.id.pagefind", "4/pagefind-entry.json", "4/pagefind.*.pf_meta"])(
    "is not asked by half where %s is missing",
    async (name) => {
      const context = await browser.newContext({ serviceWorkers: "block" });
      const page = await context.newPage();
      await page.route(`**/pagefind/${name}*`, (route) => route.fulfill({ status: 404 }));
      await page.goto(portal.url);
      await ask(page, "jarak antara permintaan");
      await page.locator("[data-search-results] p", { hasText: "Isi dokumen" }).waitFor();
      expect(await page.locator('[data-search-results] h2:text-is("Dalam teks")').count()).toBe(0);
      await context.close();
    },
  );

  test("is asked with the server stopped", { timeout: 60_000 }, async () => {
    const context = await browser.newContext();
    await firstVisit(context, portal.url);
    const page = await context.newPage();
    await page.goto(portal.url);
    await portal.close();
    await ask(page, "jarak antara permintaan");
    await page.locator('[data-search-results] h2:text-is("Dalam teks") + ol a').first().waitFor();
    await context.close();
  });
});

test("a new build replaces the old one wholly and says so", { timeout: 90_000 }, async () => {
  const portal = await makePortal({ "library.yaml": "organisation: Before\nlanguage: en\n", "P-01/rev-00.md": issuedDocument("P-01", "") });
  const context = await browser.newContext();
  const { page } = await watchedPage(context, portal.url);
  await firstVisit(context, `${portal.url}P-01/`);
  await page.goto(`${portal.url}P-01/`);
  const words = ["build", "--library", portal.library, "--out", portal.folder, "--date", "2026-11-24"];
  expect((await runSop(words, { cwd: portal.library })).status).toBe(0);
  await page.reload();
  await page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())");
  await page.locator("[data-updated]").waitFor();
  expect(await page.locator(".foot").textContent()).toContain("23 November 2026");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => page.locator(".foot").textContent()).toContain("24 November 2026");
  expect(await page.evaluate<string[]>("caches.keys()")).toHaveLength(1);
  await context.close();
  await portal.close();
});

test("reading works from a folder on disk", async () => {
  const folder = await exampleFolder();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  await page.getByRole("link", { name: "Layanan 108", exact: true }).first().click();
  await page.locator(".guide-step[data-shown]").waitFor();
  await page.goto(pathToFileURL(join(folder, "IN.OCC.TELK.P-01/index.html")).href);
  expect(await page.locator("svg.flow-drawing").count()).toBeGreaterThan(0);
  expect(await page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor")).toBe("rgb(255, 255, 255)");
  await context.close();
});

test("a portal knows its age: from the day its answer can change, it says so", async () => {
  const folder = await exampleFolder();
  const portal = await servePortal(folder);
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-11-23T03:00:00Z"));
  await page.goto(`${portal.url}RK.MLF.CTH.W-53/`);
  expect(await page.locator("[data-age]").textContent()).toContain("dapat berubah mulai");
  expect(await page.locator("[data-strip].aged").count()).toBe(0);
  await page.clock.setFixedTime(new Date("2036-01-01T03:00:00Z"));
  await page.reload();
  expect(await page.locator("[data-age]").textContent()).toContain("Mungkin sudah tidak mutakhir");
  for (const place of [".strip", ".banner"]) {
    expect(await page.locator(place).getByRole("link", { name: "Buka revisi 01 yang terjadwal" }).isVisible()).toBe(true);
  }
  await context.close();
  await portal.close();
});

describe("what a document holds", () => {
  const nasty = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>`;
  const yaml = (text: string) => JSON.stringify(text);

  test("is shown as text and runs nothing, on any page", async () => {
    const extra = [
      `owner: ${yaml(nasty)}`,
      `keywords: [${yaml(nasty)}]`,
      `definitions:`,
      `  - { term: ${yaml(`Term ${nasty}`)}, kind: term, meaning: ${yaml(`zebras ${nasty}\u202e`)} }`,
      `references:`,
      `  - { standard: ${yaml(nasty)}, clause: "1", title: ${yaml(nasty)} }`,
      `records:`,
      `  - { title: ${yaml(nasty)}, retention: 2 years, custodian: ${yaml(nasty)} }`,
      `applications: [${yaml(nasty)}]`,
      "",
    ].join("\n");
    const body = `### Calls ${nasty}

${nasty}

Keywords: ${nasty}

#### 1. Greet ${nasty}

- Actor: Agent
- KPI: ${nasty}
- Application: ${nasty}
- Remark: ${nasty}
- Next:
  - ${nasty} → 2
  - Other → end

${nasty}

> ${nasty}

[a](javascript:window.ran=1) [b](data:text/html,x) [c](vbscript:x) ![p](https://example.org/p.png) ![q](assets/q.svg) <https://example.org>

#### 2. End

- Actor: Team Leader
- Next: end
`;
    const portal = await makePortal({
      "library.yaml": `organisation: ${yaml(`Test ${nasty}`)}\nlanguage: en\nexternal: [{ code: P-77, title: ${yaml(nasty)}, heldBy: ${yaml(nasty)} }]\n`,
      "P-01/rev-00.md": issuedDocument("P-01", body, extra),
      "P-01/assets/q.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>window.ran=1</script></svg>`,
    });
    expect((await readdir(portal.folder)).includes("P-01")).toBe(true);
    expect(await readFile(join(portal.folder, "P-01/assets/q.svg"), "utf8").catch(() => "not served")).toBe("not served");
    const context = await browser.newContext({ serviceWorkers: "block" });
    const { page, trouble } = await watchedPage(context, portal.url);
    for (const address of (await pagesOf(portal.folder)).filter((one) => !/(?:rules|docs)\//.test(one))) {
      await page.goto(`${portal.url}${address}`, { waitUntil: "load" });
      expect(await page.evaluate("window.ran"), address).toBeUndefined();
      expect(
        await page
          .locator("img[onerror], main script:not([src*='assets/home']), a[href^='javascript' i], a[href^='data' i], a[href^='vbscript' i]")
          .count(),
        address,
      ).toBe(0);
    }
    await page.goto(`${portal.url}P-01/`);
    expect(await page.locator("main").textContent()).toContain(`<img src=x onerror="window.ran=1">`);
    await page.keyboard.press("/");
    await page.locator("[data-search-field]").fill("zebras");
    await page.locator("[data-search-results] .search-excerpt").first().waitFor();
    expect(await page.locator("[data-search-results] img").count()).toBe(0);
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(trouble).toEqual([]);
    await context.close();
    await portal.close();
  });
});
