import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";
import { layOutAll } from "./browser-page.ts";
import { lookClosely, looks } from "./checks/close-look.ts";
import { deadLinks, fileOf } from "./checks/dead-links.ts";
import { invalidHtml } from "./checks/invalid-html.ts";
import { pageKind } from "./checks/page-kind.ts";
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

/** One page of each kind, of revisions in each status, is looked at closely; the rest differ in text only. */
const kinds = [
  "",
  "404.html",
  "IN.OCC.TELK.P-01/",
  "IN.OCC.TELK.P-01/?propose=s2#propose",
  "RK.MLF.CTH.P-51/rev-01/",
  "RK.MLF.CTH.P-51/rev-02/",
  "RK.MLF.CTH.W-51/draft/",
  "RK.MLF.CTH.W-52/",
  "en/RK.MLF.CTH.W-53/rev-01/",
  "RK.MLF.CTH.P-51/rev-01/guide/permintaan-layanan/",
  "RK.MLF.CTH.P-51/rev-02/guide/permintaan-lain/",
  "RK.MLF.CTH.P-51/guide/permintaan-layanan/",
  "RK.MLF.CTH.W-51/draft/guide/peminjaman-laptop/",
  "RK.MLF.CTH.W-52/rev-00/guide/pemulihan-kata-sandi/",
  "RK.MLF.CTH.W-52/guide/pemulihan-kata-sandi/",
  "en/RK.MLF.CTH.W-53/rev-01/guide/pemulihan-kata-sandi/",
  "RK.MLF.CTH.P-51/rev-01/changes/",
  "RK.MLF.CTH.P-51/rev-02/changes/",
  "RK.MLF.CTH.P-51/rev-03/changes/",
  "en/RK.MLF.CTH.W-51/draft/changes/",
  "RK.MLF.CTH.W-53/rev-01/changes/",
  "en/RK.MLF.CTH.W-54/",
  "registers/",
  "registers/documents/",
  "registers/structure/",
  "registers/clauses/",
  "registers/findings/",
  "history/",
  "map/",
  "verify/",
  "rules/",
  "rules/SOP403/",
  "rules/SOP801/",
  "docs/",
  "docs/commands/",
  "docs/notation/",
  "en/docs/tutorial/",
  "en/docs/security/",
  "en/",
];

describe.each(looks.map(([name, options]) => ({ name, options })))("$name", ({ name, options }) => {
  let context: BrowserContext;

  beforeAll(async () => {
    // In one of them as readers have it: what is kept for reading without a network is fetched beside, and pages come from there.
    context = await browser.newContext(name === "light, desktop" ? options : { ...options, serviceWorkers: "block" });
  });
  afterAll(() => context?.close());

  // A page is waited for until nothing comes any more: others are looked at meanwhile.
  test.concurrent.each(kinds)("/%s shows, without errors, accessibly, without sideways scrolling", async (address) => {
    expect(await lookClosely(context, portal.url, address)).toEqual([]);
  });
});

test("no kind of page, and no status of a revision, is left out of these", async () => {
  const kindOf = async (page: string) => pageKind(await readFile(fileOf(portal.folder, page), "utf8"));
  const looked = new Set(await Promise.all(kinds.map((address) => kindOf(address.replace(/\?.*/, "")))));
  const there = new Set(await Promise.all(pages.map(kindOf)));
  // A pointer is left as soon as it is there.
  expect([...there].filter((kind) => kind !== "pointer" && !looked.has(kind))).toEqual([]);
});

test("a page with each of these faults is found out", async () => {
  const context = await browser.newContext({ ...looks[1]?.[1], serviceWorkers: "block" });
  const body = `<h1>A</h1><h1>B</h1><img src="gone.png"><p style="color: #aaa">pale</p><p style="width: 900px">wide</p><script>x()</script>`;
  await context.route(`${portal.url}planted/`, (route) => route.fulfill({ contentType: "text/html", body }));
  const found = (await lookClosely(context, portal.url, "planted/")).join("\n");
  for (const fault of [
    /^2 h1$/m,
    /^scrolls \d+ px sideways$/m,
    /^image-alt, 1/m,
    /^color-contrast, \d/m,
    /^html-has-lang, 1/m,
    /x is not defined/,
    /404/,
  ])
    expect(found).toMatch(fault);
  await context.close();
});

test("every link and fragment of every page leads somewhere", async () => {
  expect(await deadLinks(portal.folder, pages)).toEqual([]);
});

test("every page is valid HTML", async () => {
  expect(await invalidHtml(portal.folder, pages)).toEqual([]);
});

test("pages come with the headers that the README asks of every host", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const asked = [...readme.matchAll(/^((?:[A-Z]\w*-)+[A-Z]\w+): (.+)$/gm)].filter(([, name]) => name !== "Cache-Control");
  const { headers } = await fetch(`${portal.url}verify/`);
  expect(asked.length).toBeGreaterThan(4);
  for (const [, name = "", value] of asked) expect(headers.get(name), name).toBe(value);
  expect(headers.get("cache-control")).toBe("no-cache");
});

describe.each([1280, 390])("%i pixels wide, what is not in force says so", (width) => {
  test.each([
    ["RK.MLF.CTH.P-51/rev-01/", "Revisi ini sudah digantikan revisi 03"],
    ["RK.MLF.CTH.P-51/rev-01/#s4", "Revisi ini sudah digantikan revisi 03"],
    ["IN.OCC.TELK.P-01/draft/#s8", "Draf: belum disetujui dan tidak boleh dipakai"],
    ["IN.OCC.TELK.P-01/draft/changes/", "Draf: belum disetujui dan tidak boleh dipakai"],
  ])("wherever /%s is scrolled to, by words above and a stamp across", async (address, words) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(`${portal.url}${address}`);
    if (address.includes("#")) expect(await page.evaluate("scrollY")).toBeGreaterThan(500);
    const missing: number[] = [];
    const height = await page.evaluate<number>("document.documentElement.scrollHeight - innerHeight");
    for (let at = 400; at <= height; at += 700) {
      await page.evaluate(`scrollTo(0, ${at})`);
      const said = await page.evaluate<string>("document.elementFromPoint(40, 12)?.closest('.banner')?.textContent ?? ''");
      if (!said.includes(words)) missing.push(at);
    }
    expect(missing).toEqual([]);
    const across = "document.querySelector('.across')";
    expect(await page.evaluate(`getComputedStyle(${across}, '::before').position`)).toBe("sticky");
    // Within what hides its overflow nothing stays in view.
    expect(await page.evaluate(`getComputedStyle(${across}).overflow`)).toBe("clip");
    await context.close();
  });
});

test("of the revisions beside a document, the one that is read is marked, and an old one bears no red stamps", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${portal.url}RK.MLF.CTH.P-51/rev-01/`);
  expect(await page.locator(".revision-list .here").textContent()).toMatch(/Revisi 01\s+Digantikan\s+sedang dibaca/);
  expect(await page.locator(".flow-drawing .across-drawing").first().textContent()).toBe("DIGANTIKAN");
  await page.goto(`${portal.url}RK.MLF.CTH.P-51/`);
  expect(await page.locator(".revision-list .here").textContent()).toMatch(/Revisi 03\s+Berlaku\s+sedang dibaca/);
  expect(await page.locator(".across, .across-drawing, .banner").count()).toBe(0);
  expect(await page.locator(".stamp:visible").count()).toBe(3);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".stamp:visible").count()).toBe(0);
  await page.close();
});

test("a draft says in its title block which fields were not in its source", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${portal.url}IN.OCC.TELK.W-10/draft/`);
  expect(await page.locator(".block-words").last().textContent()).toBe(
    "Tidak ada pada sumber; menunggu persetujuan pemilik proses: Pihak terkait; Definisi dan singkatan; Rekaman; Aplikasi",
  );
  await page.close();
});

test("a review that is overdue is seen in the strip, the title block and on the home page, with its days", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${portal.url}registers/reviews/`);
  const late = page.locator("tbody tr", { hasText: "terlambat" });
  const count = await late.count();
  expect(count).toBeGreaterThan(0);
  const days = /terlambat \d+ hari/.exec((await late.first().textContent()) ?? "")?.[0] ?? "";
  await late.first().locator("a").first().click();
  expect(await page.locator(".strip .overdue").textContent()).toContain(days);
  expect(await page.locator(".title-block .overdue").textContent()).toContain(days);
  await page.goto(portal.url);
  expect(await page.locator(".home a.overdue").textContent()).toBe(`${count} dokumen terlambat ditinjau`);
  await page.close();
});

test("a document prints on A4 pages, nothing of the screen's furniture with it", async () => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await open(context, "IN.OCC.TELK.P-01/");
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("nav:visible, [role=search]:visible").count()).toBe(0);
  expect(await page.locator("h1").isVisible()).toBe(true);
  await context.close();
});

test.each([
  ["desktop", { width: 1366, height: 768 }],
  ["phone", { width: 390, height: 844 }],
])("a document's first view on a %s offers its flows' guides", async (_, viewport) => {
  const context = await browser.newContext({ viewport, serviceWorkers: "block" });
  const page = await open(context, "RK.MLF.CTH.P-51/");
  const guides = page.locator(".block-guides a");
  expect(await guides.count()).toBe(2);
  for (const guide of await guides.all()) {
    const box = await guide.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(viewport.height);
  }
  await guides.first().click();
  expect(new URL(page.url()).pathname).toBe("/RK.MLF.CTH.P-51/guide/permintaan-layanan/");
  await context.close();
});

test.each([
  "",
  "en/",
  "RK.MLF.CTH.P-51/",
  "en/RK.MLF.CTH.P-51/",
  "en/RK.MLF.CTH.P-51/guide/permintaan-layanan/",
  "en/registers/documents/",
  "en/map/",
])("on a phone each target of /%s is large enough for a finger, or stands free", async (address) => {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    isMobile: true,
    hasTouch: true,
    serviceWorkers: "block",
  });
  const page = await open(context, address);
  await layOutAll(page);
  const { violations } = await new AxeBuilder({ page }).withRules(["target-size"]).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
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

test("without JavaScript the home page says where all documents stand, and shows no field", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await open(context, "en/");
  expect(await page.locator("[data-search-open]:visible").count()).toBe(0);
  expect(await page.locator(".home-search").textContent()).toContain("Searching needs JavaScript.");
  await page.locator(".home-search a").click();
  expect(new URL(page.url()).pathname).toBe("/en/registers/documents/");
  await context.close();
});

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${portal.url}${address}`, { waitUntil: "networkidle" });
  return page;
}
