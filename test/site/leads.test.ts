import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { startBrowser } from "./browser-page.ts";
import { unmarkedLeads } from "./checks/unmarked-leads.ts";
import { exampleFolder, pagesOf } from "./example-portal.ts";
import { type MadePortal, makePortal } from "./made-portal.ts";
import { files } from "./standing-library.ts";

let portal: MadePortal;
let browser: Browser;
beforeAll(async () => {
  portal = await makePortal(files);
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const read = (page: string) => readFile(join(portal.folder, page, "index.html"), "utf8");

describe("no link to a page of what is not in force is without a mark", () => {
  test("in a portal that leads to every standing", async () => {
    const { counts, unmarked } = await unmarkedLeads(portal.folder, await pagesOf(portal.folder));
    expect(unmarked).toEqual([]);
    for (const status of ["withdrawn", "doubtful", "scheduled", "cancelled"])
      expect([status, (counts[status] ?? 0) > 15]).toEqual([status, true]);
    expect(counts["superseded"]).toBeGreaterThan(3);
  });

  test("in the example's, with its drafts", async () => {
    const folder = await exampleFolder();
    const { counts, unmarked } = await unmarkedLeads(folder, await pagesOf(folder));
    expect(unmarked).toEqual([]);
    expect(counts["draft"]).toBeGreaterThan(500);
  });
});

/** What an element says, on one line. */
async function said(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? "").replace(/\s+/g, " ").trim();
}

/** What a place of a page says. */
async function seen(page: Page, address: string, place = "main"): Promise<string> {
  await page.goto(`${portal.url}${address}`);
  return said(page.locator(place).first());
}

describe("a lead says what it leads to, in the words of its place", () => {
  const linkTexts = (html: string) => [...html.matchAll(/<a [^>]*class="code"[^>]*>(.*?)<\/a>/gs)].map(([, inner = ""]) => plain(inner));
  const plain = (html: string) =>
    html
      .replace(/<[^>]*>/g, "")
      .replace(/\s+/g, " ")
      .trim();

  test("on the document's page, in its language: lists, records, definitions, prose, steps and drawing", async () => {
    // The document is in English, the portal's own pages are in Indonesian.
    for (const page of ["P-01", "en/P-01"]) {
      const html = await read(page);
      const sheet = html.slice(html.indexOf("data-sheet"));
      const list = plain(/<ul class="codes">(.*?)<\/ul>/s.exec(sheet)?.[1] ?? "");
      expect(list).toBe(
        "W-01 Procedure W-01 W-02 Withdrawn Procedure W-02 W-03 In doubt Procedure W-03 W-04 Scheduled Procedure W-04 W-05 Draft Procedure W-05 " +
          "W-06 Cancelled Procedure W-06 W-07 Procedure W-07 W-09 Without effect Procedure W-09 W-50 Of another house (held by Another house) W-98 (not in the library)",
      );
      expect(plain(/<table class="records">(.*?)<\/table>/s.exec(sheet)?.[1] ?? "")).toContain("F-01 Withdrawn");
      expect(plain(/<td data-meaning>(.*?)<\/td>/s.exec(sheet)?.[1] ?? "")).toBe("see F-01 Withdrawn and W-93 (not in the library)");
      const steps = /<table class="steps".*?<\/table>/s.exec(sheet)?.[0] ?? "";
      expect(plain(steps)).toContain(
        "Ask, see W-02 Withdrawn and W-05 Draft and how to say it In doubt, once W-07 Superseded rev 00, and W-98 (not in the library). Is it W-02 Withdrawn?",
      );
      expect(plain(steps)).toContain("Doubtful: W-03_R2 In doubt");
      expect(plain(steps)).toContain("Unknown: W-98 (not in the library)");
      // What is explained as a term, is quoted, stands in code or tells of what was, names no document that should be there.
      expect(plain(steps)).toContain("Ask again, by F-98, X-1 and W-97, as said (not in the library). Is it W-96?");
      expect(steps).toContain('<span>said <span class="soft small">(not in the library)</span></span>');
      expect(plain(sheet)).toContain("First issue in place of W-95 Transcribed");
      // A draft that is not shown is no link, and says so all the same.
      expect(steps).toMatch(/<span class="code"><span class="whole">W-05<\/span> <span class="status status-draft">Draft</);
      expect(linkTexts(steps)).not.toContain("W-02");
      expect(linkTexts(steps)).toContain("W-01");
      const drawing = /<svg [^>]*class="flow-drawing".*?<\/svg>/s.exec(sheet)?.[0] ?? "";
      expect(drawing).toContain('aria-label="Goes on to W-03_R2 (IN DOUBT)"');
      expect(drawing).toContain('aria-label="Goes on to W-02 (WITHDRAWN) Procedure W-02"');
      expect(drawing).toContain('aria-label="Goes on to W-01 Procedure W-01"');
      expect(plain(drawing)).toMatch(/W-98\s*\(NOT IN THE\s*LIBRARY\)/);
      expect(plain(drawing)).not.toMatch(/W-(?:50|9[5-7])\s*\(/);
      expect(plain(drawing)).toMatch(/Ask, see W-02\s*\(WITHDRAWN\)/);
    }
  });

  test("beside a document, of those that cite it, in the language of the page", async () => {
    expect(plain(await read("W-01"))).toContain("Dirujuk oleh P-01 Procedure P-01 W-03 Procedure W-03 Diragukan");
    expect(plain(await read("en/W-01"))).toContain("Cited by P-01 Procedure P-01 W-03 Procedure W-03 In doubt");
  });

  test("in print, too", async () => {
    const page = await browser.newPage();
    await page.goto(`${portal.url}P-01/`);
    await page.emulateMedia({ media: "print" });
    for (const status of ["withdrawn", "doubtful", "draft"]) {
      const marks = page.locator(`.sheet .code > .status-${status}`);
      const shown = await marks.evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).map((one) => one.textContent));
      expect([status, shown.length > 0, new Set(shown).size]).toEqual([status, true, 1]);
    }
    await page.close();
  });

  test.each([
    ["id", "", "Ditarik W-02 tidak berlaku sekarang.", "Diragukan W-03 tidak berlaku sekarang.", "Draf W-05 tidak berlaku sekarang."],
    ["en", "en/", "Withdrawn W-02 is not in force now.", "In doubt W-03 is not in force now.", "Draft W-05 is not in force now."],
  ])("in a guide, before the way is taken (%s)", async (_, top, withdrawn, doubtful, draft) => {
    const page = await browser.newPage();
    await page.goto(`${portal.url}${top}P-01/guide/calls/`);
    const step = page.locator("[data-step='1']");
    const answer = async (label: string) => await said(step.locator("li", { hasText: label }).first());
    expect(await answer("Withdrawn")).toContain(withdrawn);
    expect(await answer("Doubtful")).toContain(doubtful);
    expect(await answer("Drafted")).toContain(draft);
    expect(await step.locator("[data-label=Fine] .answer-standing").count()).toBe(0);
    // What is told before the way is taken is a part of the link's own name.
    expect(await step.getByRole("link", { name: withdrawn }).count()).toBe(1);
    expect(await said(step.locator(".prose").first())).toContain(`W-98 (${top === "" ? "tidak ada dalam pustaka" : "not in the library"})`);
    expect(await said(page.locator("[data-step='2'] blockquote"))).toBe("Is it W-96?");
    expect(await said(step.locator(".prose .status-superseded"))).toBe(top === "" ? "Digantikan" : "Superseded");
    await page.goto(`${portal.url}${top}P-01/guide/calls/#s3`);
    expect(await said(page.locator("[data-step='3'] [data-leaves=return]"))).toContain(withdrawn);
    expect(await said(page.locator("[data-step='3'] h2"))).toBe(top === "" ? "Look into W-02 (DITARIK)" : "Look into W-02 (WITHDRAWN)");
    await page.goto(`${portal.url}${top}P-01/guide/calls/#s4`);
    expect(await said(page.locator("[data-step='4'] .enter"))).toContain(draft);
    await page.close();
  });

  test("in the note for a ticket, and where the reader came from", async () => {
    const page = await browser.newPage();
    await page.addInitScript("navigator.clipboard.writeText = async (text) => void (window.noted = text)");
    await page.goto(`${portal.url}P-01/guide/calls/`);
    await page.locator("a[data-label='Go on']").click();
    await page.locator("a[data-label=Look]").click();
    await page.locator("[data-step='3'] [data-leaves=return]").click();
    await page.waitForURL(/W-02\/rev-01\/guide\/withdrawn/);
    await page.locator("[data-do='read-old']").click();
    await page.keyboard.press("t");
    await expect.poll(() => page.evaluate<string>("window.noted")).toContain("W-02 · Revisi 01 · DITARIK");
    const note = await page.evaluate<string>("window.noted");
    expect(note).toContain("3. Look into W-02 (DITARIK)");
    await page.goto(`${portal.url}P-01/guide/calls/`);
    await page.locator("a[data-label=Withdrawn]").click();
    await page.waitForURL(/W-02/);
    await page.keyboard.press("t");
    await expect.poll(() => page.evaluate<string>("window.noted")).toContain("1. What is it? → Withdrawn (W-02 · DITARIK)");
    // Out of a guide that is not in force into one that is: where its reader comes from is told with how it stands.
    await page.goto(`${portal.url}P-01/guide/calls/#s1//W-02:rev-01:guide:withdrawn;1;j`);
    await expect.poll(() => said(page.locator(".guide-from [data-template]"))).toContain("W-02 · Revisi 01 · DITARIK · Withdrawn");
    await page.close();
  });

  test("in registers, lists, map and history", async () => {
    const page = await browser.newPage();
    expect(await seen(page, "map/", "main .entries")).toMatch(/W-02\s+Ditarik/);
    expect(await seen(page, "registers/records/")).toMatch(/F-01\s+Ditarik/);
    expect(await seen(page, "registers/external/")).not.toContain("Ditarik");
    expect(await seen(page, "history/", ".time-line")).toMatch(/W-07\s+Revisi 00 .*Digantikan/s);
    // A row that says how its document stands says it once.
    expect(await seen(page, "registers/documents/", "[data-rows] tr:has-text('W-02')")).toMatch(/^W-02\s*Procedure W-02.*Ditarik/s);
    expect(await page.locator("[data-rows] tr:has-text('W-02') .status").count()).toBe(1);
    await page.close();
  });

  test("among what a reader marked and opened lately, which may have lost its force since", async () => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(portal.url);
    const kept = ["W-01/", "W-02/guide/withdrawn/", "W-03/", "W-07/rev-00/", "W-97/"].map((address) => ({ address, title: address }));
    await page.evaluate((visits) => {
      for (const key of ["favourites", "recent"]) localStorage.setItem(`sop-${key}`, visits);
    }, JSON.stringify(kept));
    await page.reload();
    const items = page.locator("[data-favourites] li");
    const standings = ["", "Ditarik", "Diragukan", "Digantikan", "Tidak ada lagi di portal"];
    const tags = () => items.evaluateAll((all) => all.map((item) => item.querySelector(".status")?.textContent ?? ""));
    await expect.poll(tags).toEqual(standings);
    await page.keyboard.press("/");
    const results = page.locator("[data-search-results] li");
    await expect.poll(() => results.count()).toBe(10);
    expect(await results.evaluateAll((all) => all.map((item) => item.querySelector(".status")?.textContent ?? ""))).toEqual([
      ...standings,
      ...standings,
    ]);
    await context.close();
  });
});

describe("a guide's address is for ever", () => {
  const gone = [
    ["W-02/guide/withdrawn", "W-02/rev-01/guide/withdrawn/", "Ditarik", "Dokumen ini ditarik: Another is used"],
    ["W-02/guide/given-up", "W-02/rev-00/guide/given-up/", "Ditarik", "Dokumen ini ditarik: Another is used"],
    ["W-03/guide/doubtful", "W-03/rev-00/guide/doubtful/", "Diragukan", "Diragukan dan tidak boleh dipakai"],
    ["en/W-02/guide/withdrawn", "en/W-02/rev-01/guide/withdrawn/", "Withdrawn", "This document was withdrawn: Another is used"],
    ["en/W-03/guide/doubtful", "en/W-03/rev-00/guide/doubtful/", "In doubt", "In doubt, not to be used"],
  ] as const;

  test.each(gone)(
    "%s tells what became of it, and leads to the document and to the guide that was",
    async (address, was, status, banner) => {
      const context = await browser.newContext({ serviceWorkers: "block" });
      const page = await context.newPage();
      const response = await page.goto(`${portal.url}${address}/#s2//P-01:guide:calls;1.6;j`);
      expect(response?.status()).toBe(200);
      const [top, code] = [/^en\//.exec(address)?.[0] ?? "", address.replace(/^en\//, "").slice(0, 4)];
      expect(await said(page.locator(".banner"))).toContain(banner);
      const links = await page
        .locator("main a")
        .evaluateAll((all) => all.map((link) => [(link as unknown as { href: string }).href, link.textContent?.trim() ?? ""]));
      expect(links.map(([href]) => href?.replace(/#.*/, ""))).toEqual([`${portal.url}${top}${code}/`, `${portal.url}${was}`]);
      for (const [, words] of links) expect(words).toMatch(new RegExp(`${status}$`));
      const replacement = page.locator(".banner a");
      if (code === "W-02") expect(await said(replacement)).toMatch(/W-08\s+(?:Ditarik|Withdrawn)$/);
      else expect(await replacement.count()).toBe(0);
      // The guide that was asks first, and then stands where the address said, with the way that led to it.
      await page.locator("main a").nth(1).click();
      await page.waitForURL(`${portal.url}${was}#s2//P-01:guide:calls;1.6;j`);
      expect(await page.locator("[data-ask]").isVisible()).toBe(true);
      expect(await page.locator(".guide-step[data-step='2']").isVisible()).toBe(false);
      await page.locator("[data-do='read-old']").click();
      expect(await page.locator(".guide-step[data-step='2']").isVisible()).toBe(true);
      await expect.poll(() => said(page.locator(".guide-from"))).toContain("P-01 · Calls");
      await context.close();
    },
  );

  test.each([
    ["W-07/guide/goes", "Alur ini tidak ada lagi pada revisi yang berlaku.", ["../../../W-07/", "../../../W-07/rev-00/guide/goes/"]],
    ["en/W-07/guide/goes", "This flow is no longer in the revision in force.", ["../../../W-07/", "../../../W-07/rev-00/guide/goes/"]],
    [
      "W-07/guide/loses-its-steps",
      "Pada revisi yang berlaku, alur ini tidak mempunyai langkah.",
      ["../../../W-07/", "../../../W-07/rev-00/guide/loses-its-steps/"],
    ],
  ])("%s of a flow that is gone says so", async (address, said, hrefs) => {
    const html = await read(address);
    const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
    expect(main).toContain(said);
    expect([...main.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(hrefs);
    expect(html).not.toContain('http-equiv="refresh"');
  });

  test("what is in force has its guide there, and what never had an address has none", () => {
    for (const page of ["W-07/guide/stays", "W-01/guide/fine"]) expect(existsSync(join(portal.folder, page, "index.html"))).toBe(true);
    expect(existsSync(join(portal.folder, "W-05"))).toBe(false);
    expect(existsSync(join(portal.folder, "P-01/guide/fine"))).toBe(false);
  });

  test("a note that holds a guide which lost its force since names its steps, and says how it stands", async () => {
    const page = await browser.newPage();
    await page.addInitScript("navigator.clipboard.writeText = async (text) => void (window.noted = text)");
    await page.goto(`${portal.url}P-01/guide/calls/#s1//W-02:guide:withdrawn;1-2;j`);
    await page.keyboard.press("t");
    await expect.poll(() => page.evaluate<string>("window.noted")).toContain("W-02 · Revisi 01 · DITARIK · Withdrawn\n1. Ask\n2. Tell");
    await page.close();
  });
});

test("where a document falls in doubt, kept pages that lead to it are made again, and its guide's address stays", {
  timeout: 120_000,
}, async () => {
  const path = join(portal.library, "W-01");
  const words = ["build", "--library", portal.library, "--date", "2026-11-23", "--json"];
  const build = async (...more: string[]) =>
    (JSON.parse((await runSop([...words, ...more], { cwd: portal.folder })).out) as { made: string[] }).made;
  expect(await build("--out", portal.folder)).toEqual([]);
  const text = await readFile(join(path, "rev-00.md"), "utf8");
  await writeFile(join(path, "rev-00.md"), text.replace(/transcription: .*\n/, ""));
  await mkdir(join(path, "rev-00"));
  await writeFile(join(path, "rev-00/issued.yaml"), "this is no entry of an issue\n");
  expect(await build("--out", portal.folder)).toEqual(["P-01", "P-02", "W-01", "W-03"]);
  const { unmarked } = await unmarkedLeads(portal.folder, await pagesOf(portal.folder));
  expect(unmarked).toEqual([]);
  expect(await read("P-01")).toContain('<span class="whole">W-01</span> <span class="status status-doubtful">In doubt</span>');
  expect(await read("W-01/guide/fine")).toContain("Tidak ada panduan yang berlaku untuk alur ini.");
  // And back again.
  await writeFile(join(path, "rev-00.md"), text);
  await rm(join(path, "rev-00"), { recursive: true });
  expect(await build("--out", portal.folder)).toEqual(["P-01", "P-02", "W-01", "W-03"]);
  expect(await read("P-01")).not.toContain('<span class="whole">W-01</span>');
  expect(await read("W-01/guide/fine")).toContain("data-guide");
});
