import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { servedExamplePortal } from "./example-portal.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

let browser: Browser;
let example: ServedPortal & { folder: string };
beforeAll(async () => {
  browser = await startBrowser();
  example = await servedExamplePortal();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await example?.close();
});

/** A page of a portal as a browser shows it at a moment. */
async function at(moment: string, address: string, portal: ServedPortal = example, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: "block", ...more });
  const { page, trouble } = await watchedPage(context, portal.url);
  await page.clock.setFixedTime(new Date(moment));
  await page.goto(`${portal.url}${address}`);
  expect(trouble).toEqual([]);
  return page;
}

const done = (page: Page) => page.context().close();
const words = async (page: Page, selector: string) =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());

/** All kinds of pages that list the library. */
function lists(folder: string): string[] {
  const registers = readdirSync(join(folder, "registers"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const below = registers.map(({ name }) => `registers/${name}/`);
  return ["", "map/", "history/", "registers/", ...below].filter((address) => existsSync(join(folder, address, "index.html")));
}

describe("a page that lists the library", () => {
  test("is as of a day and names the next on which it can change, without any script", async () => {
    const page = await at("2026-11-23T03:00:00Z", "", example, { javaScriptEnabled: false });
    expect(await words(page, ".age")).toEqual(["Keadaan per 23 November 2026, dapat berubah mulai 18 Desember 2026"]);
    await page.goto(`${example.url}en/map/`);
    expect(await words(page, ".age")).toEqual(["As of 23 November 2026, may change from 1 January 2035"]);
    await done(page);
  });

  test.each([
    ["the day before a review is due, in the library's zone", "2026-12-17T16:59:00Z", ""],
    ["that day", "2026-12-17T17:00:00Z", "Mungkin sudah tidak mutakhir: diterbitkan menurut keadaan per 23 November 2026"],
  ])("which tells reviews says so from their day on: %s", async (_, moment, old) => {
    const page = await at(moment, "");
    for (const address of ["", "registers/documents/", "registers/reviews/", "registers/waiting/", "registers/"]) {
      await page.goto(`${example.url}${address}`);
      expect([address, ...(await words(page, ".age.old"))]).toEqual([address, ...(old ? [old] : [])]);
    }
    // What is in force stays as it is.
    for (const address of ["map/", "history/", "registers/terms/", "registers/services/"]) {
      await page.goto(`${example.url}${address}`);
      expect([address, await words(page, ".age.old")]).toEqual([address, []]);
    }
    await done(page);
  });

  test("says so, whichever it is and in each language, from the day a scheduled revision comes into force", async () => {
    const all = lists(example.folder);
    expect(all).toEqual(expect.arrayContaining(["", "map/", "history/", "registers/external/", "registers/services/"]));
    const page = await at("2034-12-31T17:00:00Z", "");
    for (const address of [...all, ...all.map((one) => `en/${one}`)]) {
      await page.goto(`${example.url}${address}`);
      expect([address, await page.locator(".age.old").count()]).toEqual([address, 1]);
    }
    expect(await words(page, ".age")).toEqual(["May be out of date: published as of 23 November 2026"]);
    await done(page);
  }, 60_000);

  test("says on each sheet of its print from which day on it can change", async () => {
    const page = await at("2026-11-23T03:00:00Z", "history/");
    expect(await printed(page)).toContain("Keadaan per 23 November 2026, dapat berubah mulai 1 Januari 2035");
    await done(page);
  });
});

async function printed(page: Page): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, " ");
}

const scheduled = "RK.MLF.CTH.W-53/rev-01/";
const inForce = "RK.MLF.CTH.W-53/";
const flow = "guide/pemulihan-kata-sandi/";
const visible = ".banner:visible";

describe("a revision whose day has come since the portal was made", () => {
  test("is not in force yet the day before", async () => {
    const page = await at("2034-12-31T16:59:00Z", scheduled);
    expect(await words(page, visible)).toEqual(["Belum berlaku; mulai 1 Januari 2035 Buka revisi 00 yang berlaku"]);
    expect(await words(page, ".strip .status:visible, .revision-list .status:visible")).toEqual(["Terjadwal", "Terjadwal", "Berlaku"]);
    expect(await page.locator(".across").getAttribute("data-stamp")).toBe("Terjadwal");
    await page.goto(`${example.url}${inForce}`);
    expect(await words(page, visible)).toEqual([]);
    expect(await page.locator(".across:visible").count()).toBe(0);
    await done(page);
  });

  test.each([
    [
      "",
      "Menurut catatan per 23 November 2026, revisi ini berlaku mulai 1 Januari 2035, dan hari itu sudah tiba. Pastikan pada portal yang lebih baru. Buka revisi 00, yang berlaku per 23 November 2026",
      "Terjadwal per 23 November 2026",
      "Berlaku per 23 November 2026",
    ],
    [
      "en/",
      "By the record as of 23 November 2026, this revision is in force from 1 January 2035, and that day has come. Make sure in a newer portal. Open revision 00, which was in force as of 23 November 2026",
      "Scheduled as of 23 November 2026",
      "In force as of 23 November 2026",
    ],
  ])("says so in place of all that said it is not: /%s", async (language, banner, then, before) => {
    const page = await at("2034-12-31T17:00:00Z", `${language}${scheduled}`);
    expect(await words(page, visible)).toEqual([banner]);
    expect(await words(page, ".strip .status:visible, .revision-list .status:visible")).toEqual([then, then, before]);
    expect(await page.locator(".across").getAttribute("data-stamp")).toBe(then);
    expect(await words(page, ".strip.aged .age.old:visible")).toHaveLength(1);
    expect(new Set(await page.locator(".across-drawing").allTextContents())).toEqual(new Set(["TERJADWAL PER 23 NOVEMBER 2026"]));
    expect((await words(page, "body")).join()).not.toMatch(/Belum berlaku|Not in force yet|yang berlaku$|which is in force/m);
    for (const address of ["changes/", flow]) {
      await page.goto(`${example.url}${language}${scheduled}${address}`);
      expect([address, await words(page, visible)]).toEqual([address, [banner]]);
    }
    await done(page);
  });

  test.each([
    [
      "",
      "Menurut catatan per 23 November 2026, revisi ini digantikan revisi 01 pada 1 Januari 2035",
      "Buka revisi 01 yang terjadwal",
      "Berlaku per 23 November 2026",
    ],
    [
      "en/",
      "By the record as of 23 November 2026, this revision is superseded by revision 01 on 1 January 2035",
      "Open the scheduled revision 01",
      "In force as of 23 November 2026",
    ],
  ])("ends what it follows: /%s", async (language, banner, link, then) => {
    const page = await at("2034-12-31T17:00:00Z", `${language}${inForce}`);
    const [said = ""] = await words(page, visible);
    expect(said.startsWith(banner)).toBe(true);
    expect(await page.locator(".across:visible").getAttribute("data-stamp")).toBe(then);
    expect((await words(page, ".strip .status"))[0]).toBe(then);
    await page.locator(visible).getByRole("link", { name: link }).click();
    await page.waitForURL(`${example.url}${language}${scheduled}`);
    await done(page);
  });

  test("the banner stays in view, and what is jumped to stands below it", async () => {
    for (const width of [1280, 390]) {
      const page = await at("2034-12-31T17:00:00Z", `${inForce}#7`, example, { viewport: { width, height: 800 } });
      const banner = await page.locator(visible).boundingBox();
      const place = await page.locator('[id="7"]').boundingBox();
      expect(banner?.y).toBe(0);
      expect(place?.y).toBeGreaterThanOrEqual(banner?.height ?? 0);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      await done(page);
    }
  });

  test("says so on paper", async () => {
    const page = await at("2034-12-31T17:00:00Z", scheduled);
    const sheets = await printed(page);
    expect(sheets).toContain("TERJADWAL PER 23 NOVEMBER 2026 · Salinan tidak terkendali bila dicetak");
    expect(sheets).toContain("revisi ini berlaku mulai 1 Januari 2035, dan hari itu sudah tiba");
    expect(sheets).not.toMatch(/Belum berlaku|TERJADWAL ·/);
    await page.goto(`${example.url}${inForce}`);
    expect(await printed(page)).toContain("BERLAKU PER 23 NOVEMBER 2026 · Salinan tidak terkendali bila dicetak");
    await done(page);
  });

  test("its guide is asked for, and so is that of what it follows; a note says as of when", async () => {
    const page = await at("2034-12-31T17:00:00Z", `${inForce}${flow}`);
    expect(await words(page, ".guide-ask h2:visible")).toEqual(["Menurut catatan, keadaan revisi 00 sudah berubah. Tetap dibuka?"]);
    expect(await page.locator(".guide-step:visible").count()).toBe(0);
    expect(await page.locator("[data-guide]").getAttribute("data-about")).toContain("BERLAKU PER 23 NOVEMBER 2026");
    await page.getByRole("link", { name: "Buka revisi 01 yang terjadwal" }).last().click();
    await page.waitForURL(`${example.url}${scheduled}${flow}`);
    expect(await words(page, ".guide-ask h2:visible")).toEqual(["Menurut catatan, keadaan revisi 01 sudah berubah. Tetap dibuka?"]);
    await page.getByRole("button", { name: "Baca revisi 01; pastikan dulu sebelum memakainya" }).click();
    await page.locator(".guide-step:visible").waitFor();
    await done(page);
  });

  test("on the day before nobody is asked", async () => {
    const page = await at("2034-12-31T16:59:00Z", `${inForce}${flow}`);
    await page.locator(".guide-step:visible").waitFor();
    expect(await page.locator(".guide-ask:visible").count()).toBe(0);
    await done(page);
  });

  test.each([
    ["01", "2034-12-31T16:59:00Z", "scheduled", "belum berlaku; mulai 1 Januari 2035, menurut keadaan per 23 November 2026."],
    ["01", "2034-12-31T17:00:00Z", "turned", "revisi 01 berlaku mulai 1 Januari 2035. Hari itu sudah tiba"],
    ["00", "2034-12-31T16:59:00Z", "effective", "revisi 00 berlaku, menurut keadaan per 23 November 2026."],
    ["00", "2034-12-31T17:00:00Z", "turned", "revisi 00 digantikan revisi 01 pada 1 Januari 2035. Hari itu sudah tiba: jangan dipakai"],
    ["", "2034-12-31T17:00:00Z", "turned", "revisi 00 digantikan revisi 01 pada 1 Januari 2035. Hari itu sudah tiba: jangan dipakai"],
  ])("a print of it is told so: revision %s, %s", async (revision, moment, verdict, said) => {
    const page = await at(moment, `verify/?stamp=RK.MLF.CTH.W-53+${revision}`);
    await page.locator(`[data-verdict=${verdict}]`).waitFor();
    expect((await words(page, "[data-verdict-text]"))[0]).toContain(said);
    expect((await words(page, "[data-verdict-age]"))[0] !== "").toBe(verdict === "turned");
    // Of what was in force then nothing is said as if it still were.
    expect(await page.locator("[data-verdict-now]:visible").count()).toBe(verdict === "scheduled" ? 1 : 0);
    await done(page);
  });

  test("what is found, and the card of a code, say as of when", async () => {
    const page = await at("2034-12-31T17:00:00Z", "RK.MLF.CTH.P-51/");
    await page.locator("article").getByRole("link", { name: "RK.MLF.CTH.W-53", exact: true }).first().hover();
    await page.locator(".card:visible").waitFor();
    expect(await words(page, ".card .status")).toEqual(["Berlaku per 23 November 2026"]);
    await page.keyboard.press("Control+k");
    await page.locator("dialog .age.old").waitFor();
    expect(await words(page, "dialog .age.old")).toEqual([
      "Mungkin sudah tidak mutakhir: diterbitkan menurut keadaan per 23 November 2026",
    ]);
    await done(page);
  });
});

describe("a withdrawal written down for a day to come, and a return after it", () => {
  const by = "recorded: 2026-11-20, by: { name: C., position: Head }";
  let made: MadePortal;
  beforeAll(async () => {
    made = await makePortal({
      "library.yaml": "organisation: Example\nlanguage: en\ncode: { pattern: '{type}-{number}', digits: 2 }\n",
      "P-01/rev-00.md": issuedDocument("P-01", "### Calls\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n\nAsk.\n"),
      "P-01/events.yaml": [
        `- { event: withdrawn, date: 2026-12-10, ${by}, reason: Under review, replacedBy: P-02 }`,
        `- { event: reinstated, date: 2027-01-10, ${by}, reason: Reviewed }\n`,
      ].join("\n"),
      "P-02/rev-00.md": issuedDocument("P-02", "### Rest\n\n#### 1. Rest\n\n- Actor: Agent\n- Next: end\n\nRest.\n"),
    });
  }, 60_000);
  afterAll(() => made?.close());

  test.each([
    ["2026-12-09T16:59:00Z", [], "In force"],
    [
      "2026-12-09T17:00:00Z",
      [
        "By the record as of 23 November 2026, this revision is withdrawn on 10 December 2026, and that day has come. Make sure in a newer portal. Open its replacement, P-02",
      ],
      "In force as of 23 November 2026",
    ],
    [
      "2027-01-09T17:00:00Z",
      [
        "By the record as of 23 November 2026, this revision is in force from 10 January 2027, and that day has come. Make sure in a newer portal.",
      ],
      "In force as of 23 November 2026",
    ],
  ])("at %s", async (moment, banners, tag) => {
    const page = await at(moment, "P-01/", made);
    expect(await words(page, visible)).toEqual(banners);
    expect((await words(page, ".strip .status"))[0]).toBe(tag);
    const [strip = "", note = ""] = [...(await words(page, ".strip")), ...(await words(page, ".proposal-note"))];
    expect([strip, note].map((one) => one.includes("will be withdrawn"))).toEqual([banners.length === 0, banners.length === 0]);
    await page.goto(`${made.url}registers/terms/`);
    expect(await page.locator(".age.old").count()).toBe(banners.length);
    await page.goto(`${made.url}P-02/`);
    expect(await words(page, visible)).toEqual([]);
    await done(page);
  });

  test("are known to the history", async () => {
    const page = await at("2026-11-23T03:00:00Z", "history/?on=2026-12-20", made);
    expect(await words(page, "[data-rows] tbody tr:visible td:first-child")).toEqual(["P-02"]);
    expect((await words(page, ".time-line li.coming")).map((line) => line.split(" Procedure")[0])).toEqual([
      expect.stringMatching(/10 January 2027 P-01 will be reinstated/),
      expect.stringMatching(/10 December 2026 P-01 will be withdrawn/),
    ]);
    await done(page);
  });

  test("a page that is left open over midnight says so by itself", async () => {
    const context: BrowserContext = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await page.clock.install({ time: new Date("2026-12-09T16:58:00Z") });
    await page.goto(`${made.url}P-01/`);
    expect(await words(page, visible)).toEqual([]);
    await page.clock.fastForward("03:00");
    await page.locator(visible).waitFor();
    expect(await words(page, ".age.old")).toHaveLength(1);
    await context.close();
  });

  test("a guide that is followed then goes on, with the banner above it", async () => {
    const context: BrowserContext = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await page.clock.install({ time: new Date("2026-12-09T16:58:00Z") });
    await page.goto(`${made.url}P-01/guide/calls/`);
    await page.locator(".guide-step:visible").waitFor();
    await page.clock.fastForward("03:00");
    await page.locator(visible).waitFor();
    expect(await page.locator(".guide-step:visible").count()).toBe(1);
    expect(await page.locator(".guide-ask:visible").count()).toBe(0);
    await context.close();
  });
});

describe("a revision issued for a day before", () => {
  test("is in force from its issue, and everything says so with the day it names", async () => {
    const page = await at("2026-11-23T03:00:00Z", "RK.MLF.CTH.F-51/");
    expect((await words(page, ".strip"))[0]).toContain("berlaku sejak 18 Desember 2023 (berlaku surut mulai 15 Desember 2023)");
    await page.goto(`${example.url}RK.MLF.CTH.F-51/rev-00/`);
    expect((await words(page, ".strip"))[0]).toContain("digantikan revisi 01 pada 18 Desember 2023");
    for (const [day, revision] of [
      ["2023-12-14", "00 Digantikan"],
      ["2023-12-16", "00 Digantikan"],
      ["2023-12-17", "00 Digantikan"],
      ["2023-12-18", "01"],
    ]) {
      await page.goto(`${example.url}history/?on=${day}`);
      const row = page.locator("[data-rows] tbody tr:visible", { hasText: "F-51" });
      expect([day, await row.locator("td").nth(2).textContent()]).toEqual([day, revision]);
      expect(await row.textContent()).toContain("berlaku surut mulai 15 Desember 2023");
    }
    const line = (await words(page, ".time-line li")).filter((one) => one.includes("F-51") && one.includes("Desember 2023"));
    expect(line.map((one) => one.split(" Berita")[0])).toEqual([
      "18 Desember 2023 RK.MLF.CTH.F-51 Revisi 01 mulai berlaku, berlaku surut mulai 15 Desember 2023",
      "18 Desember 2023 RK.MLF.CTH.F-51 Revisi 01 terbit",
    ]);
    const feed = await (await fetch(`${example.url}feed.xml`)).text();
    expect(feed).toContain("Tanggal berlaku: 15 Desember 2023, berlaku sejak 18 Desember 2023");
    const verify = (await (await fetch(`${example.url}verify.json`)).json()) as { documents: Record<string, { revisions: object }> };
    expect(verify.documents["RK.MLF.CTH.F-51"]?.revisions).toMatchObject({
      "00": { status: "superseded", on: "2023-12-18", by: "01" },
      "01": { status: "effective", on: "2023-12-18" },
    });
    await done(page);
  });
});
