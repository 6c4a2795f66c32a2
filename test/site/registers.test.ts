import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { registerNames } from "../../core/library/registers/index.ts";
import { rules } from "../../core/rules/index.ts";
import type { VerifyData } from "../../site/data/print/verify-data.ts";
import { placeNodes } from "../../site/map/layout.ts";
import { judge } from "../../site/scripts/verify/judge.ts";
import { readStamp } from "../../site/scripts/verify/read-stamp.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { servedExamplePortal } from "./example-portal.ts";
import { issuedDocument, makePortal } from "./made-portal.ts";

const data: VerifyData = {
  version: 1,
  date: "2026-11-23" as VerifyData["date"],
  documents: {
    "P-01": {
      address: "P-01/",
      revisions: {
        "05": { status: "superseded", digest: "0123456789abcdef", address: "P-01/rev-05/", by: "06" },
        "06": {
          status: "effective",
          digest: "fedcba9876543210",
          address: "P-01/rev-06/",
          copies: { "3": { location: "Gudang" }, "2 A": { location: "Malang", back: "2026-01-05" } },
        },
        "07-draft": { status: "draft", digest: "aaaaaaaaaaaaaaaa", address: "P-01/draft/" },
      },
    },
    "P-03": {
      address: "P-03/",
      revisions: { "00": { status: "withdrawn", digest: "bbbbbbbbbbbbbbbb", address: "P-03/rev-00/", by: "P-01" } },
    },
    "HR/P-05": {
      address: "HR-P-05/",
      revisions: {
        B: { status: "superseded", digest: "dddddddddddddddd", address: "HR-P-05/rev-B/", by: "v1.0.3" },
        "v1.0.3": { status: "effective", digest: "eeeeeeeeeeeeeeee", address: "HR-P-05/rev-v1.0.3/" },
        "2024-03": { status: "scheduled", digest: "ffffffffffffffff", address: "HR-P-05/rev-2024-03/" },
      },
    },
    "P-04": { address: "P-04/", revisions: { "00": { status: "withdrawn", digest: "cccccccccccccccc", address: "P-04/rev-00/" } } },
    "P-06": {
      address: "P-06/",
      revisions: {
        R1: { status: "superseded", digest: "1111111111111111", address: "P-06/rev-R1/", by: "1" },
        "1": { status: "effective", digest: "2222222222222222", address: "P-06/rev-1/" },
      },
    },
  },
  external: { "QC.S-01": "QC" },
};

describe("verifying a print", () => {
  const answerTo = (text: string) => {
    const stamp = readStamp(text);
    return stamp ? judge(stamp, data).words : "unread";
  };
  test.each([
    ["SOP1 P-01 06 fedcba9876543210", "effective"],
    ["P-01 6", "effective"],
    ["p-01 revisi 05", "superseded"],
    ["SOP1 P-01 06 fedcba9876543211", "altered"],
    ["SOP1 P-01 07-draft aaaaaaaaaaaaaaaa", "draft"],
    ["P-01 09", "unknownRevision"],
    ["P-02 01", "unknownCode"],
    ["P-01", "noRevision"],
    ["P-04", "noneInForce"],
    ["P-02", "unknownCode"],
    ["__proto__ 05", "unknownCode"],
    ["<b>x</b>", "unread"],
    ["P-01, Revision: 06", "effective"],
    ["SOP1 HR/P-05 B dddddddddddddddd", "superseded"],
    ["hr/p-05 rev. b", "superseded"],
    ["SOP1 HR/P-05 v1.0.3 eeeeeeeeeeeeeeee", "effective"],
    ["HR/P-05 2024-03", "scheduled"],
    ["HR/P-05 C", "unknownRevision"],
    ["HR-P-05 v1.0.3", "effective"],
    ["what is this print", "unread"],
    ["", "unread"],
    ["P-01 R06", "effective"],
    ["P-01 r 06", "effective"],
    ["P-01 Rev.05", "superseded"],
    ["P-01 Rev05", "superseded"],
    ["P-01 revisi 5", "superseded"],
    ["P-01 revisi no. 6", "effective"],
    ["P–01 revisi 6", "effective"],
    ["P\u201101\u00A0rev\u00A006", "effective"],
    ["P\u00AD-01 0\u200B6", "effective"],
    ["Ｐ－０１　０６", "effective"],
    ["P-01 06.", "effective"],
    ["P-01, 06,", "effective"],
    ["P-01 (R06)", "effective"],
    ["P-01 – 06", "effective"],
    ["SOP1 P–01 06 FEDCBA9876543210.", "effective"],
    ["HR/P-05 Rev.B", "superseded"],
    ["HR/P-05 rev v1.0.3", "effective"],
    ["P-01 07 draf", "draft"],
    ["P-06 R1", "superseded"],
    ["P-06 1", "effective"],
    ["QC.S-01 03", "heldElsewhere"],
    ["qc.s–01", "heldElsewhere"],
    ["QC.S-02 03", "unknownCode"],
  ])("“%s” is %s", (text, answer) => {
    expect(answerTo(text)).toBe(answer);
  });
  test.each([
    ["P-01 05", "P-01/"],
    ["P-01 09", "P-01/"],
    ["P-03 00", "P-01/"],
    ["P-04 00", undefined],
    ["P-04 01", undefined],
  ])("“%s” leads to what is in force now, if anything is", (text, address) => {
    const stamp = readStamp(text);
    expect(stamp && judge(stamp, data).address).toBe(address);
  });
  test.each([
    ["SOP1 P-01 06 fedcba9876543210", undefined],
    ["SOP1 P-01 06 fedcba9876543210 #3", "copyOut"],
    ["p-01 rev 06 #3", "copyOut"],
    ["SOP1 P-01 06 fedcba9876543210 #2 A", "copyBack"],
    ["SOP1 P-01 06 fedcba9876543210 #9", "copyUnknown"],
    ["SOP1 P-01 06 fedcba9876543210 #__proto__", "copyUnknown"],
    ["SOP1 P-01 06 fedcba9876543211 #3", undefined],
  ])("“%s” as a copy is %s", (text, answer) => {
    const stamp = readStamp(text);
    expect(stamp && judge(stamp, data).copy?.words).toBe(answer);
  });
  test.each([
    "P-01 05 06",
    "P-01 06 05",
    "P-01 R06 draft",
    "P-01 06-draft",
    "P-01 06 05 fedcba9876543210",
    "SOP1 P-01 06 fedcba9876543210 05",
    "P-01 06 fedcba98",
    "P-01 06 fedcba987654321g",
    "P-01 06 / 05",
    "P-01 06/05",
    "P-01 05→06",
    "P-01 05-06",
    "P-01 05.06",
    "P-01 bukan 06",
    "P-01 not R06",
    "P-01 06?",
    "P-01 06 ditarik",
    "P-01 0\u03366\u0336",
    "P-01 \u202E60",
    "P-01 RR06",
    "P-01 R06 R05",
    "P-01 A06",
    "P-01 06a",
    "P-01 R",
    "P-01 R 05 06",
    "P-01 rev",
    "P-01 06 #3 #4 05",
    "P-01 ⑥",
    "P-01 0⁶",
    "P-01",
    "P-06 R01",
    "P-06 Rev.R1",
    "QC.S-01 06",
  ])("a print of “%s” is never called current", (text) => {
    const stamp = readStamp(text);
    const verdict = stamp && judge(stamp, data);
    expect(verdict?.words === "effective" && (verdict.copy === undefined || verdict.copy.words === "copyOut")).toBe(false);
  });
  test("a code alone is told what is in force, one of others who holds it, words too many which", () => {
    const verdictOf = (text: string) => {
      const stamp = readStamp(text);
      return stamp && judge(stamp, data);
    };
    expect(verdictOf("P–01.")).toMatchObject({ stamp: { code: "P-01" }, now: { revision: "06" }, address: "P-01/" });
    expect(verdictOf("qc.s-01 03")).toMatchObject({ stamp: { code: "QC.S-01" }, heldBy: "QC", address: undefined });
    expect(verdictOf("P-01 05 06")).toMatchObject({ words: "tooMuch", stamp: { rest: "06" } });
    expect(verdictOf("P-04")?.now).toBeUndefined();
  });
  test("a code alone is told when its document will be withdrawn", () => {
    const coming = [{ on: "2026-12-20", status: "withdrawn" }];
    const ending = { status: "effective", digest: "aaaaaaaaaaaaaaaa", ends: "2026-12-20", changes: "2026-12-20", coming };
    const documents = { "P-07": { address: "P-07/", revisions: { "00": ending } } } as unknown as VerifyData["documents"];
    const stamp = readStamp("P-07");
    expect(stamp && judge(stamp, { ...data, documents }).now).toEqual({ revision: "00", ends: "2026-12-20", coming });
  });
  test("no text breaks it", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        answerTo(text);
      }),
    );
  });
});

test("on the map no two documents stand in one place, whatever part of it is shown", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ code: fc.string(), title: fc.string(), column: fc.nat(5) }), { selector: ({ code }) => code }),
      (nodes) => {
        const { spots } = placeNodes(nodes);
        expect(new Set([...spots.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
      },
    ),
  );
});

describe("in a browser", () => {
  let portal: ServedPortal & { folder: string };
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let trouble: string[];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([servedExamplePortal(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ serviceWorkers: "block" });
    ({ page, trouble } = await watchedPage(context, portal.url));
  });
  afterEach(async () => {
    await context.close();
    expect(trouble).toEqual([]);
  });

  test("every register has its page and its files to take along", async () => {
    for (const name of registerNames) {
      await page.goto(`${portal.url}registers/${name}/`);
      expect(await page.locator("h1").count()).toBe(1);
      for (const format of ["csv", "xlsx", "json"]) {
        const file = await readFile(join(portal.folder, `registers/${name}.${format}`));
        expect(file.length).toBeGreaterThan(10);
        if (format === "xlsx") expect(file.subarray(0, 2).toString()).toBe("PK");
        if (format === "json") expect(JSON.parse(file.toString())).toMatchObject({ version: 1, register: name });
      }
    }
  });

  test("on a phone a row is a card whose cells are named as their columns, also without scripts", async () => {
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, serviceWorkers: "block" });
    const narrow = await phone.newPage();
    for (const list of ["registers/rc/", "registers/services/", "registers/findings/", "history/", "en/registers/documents/"]) {
      await narrow.goto(`${portal.url}${list}`);
      const heads = await narrow.locator("[data-rows] thead th").allTextContents();
      const named = await narrow.evaluate<string[]>(
        "[...document.querySelector('[data-rows] tbody tr').cells].map((cell) => getComputedStyle(cell, '::before').content)",
      );
      expect(named.length, list).toBe(heads.length);
      for (const [index, name] of named.entries()) if (name !== "none") expect([list, name]).toEqual([list, `"${heads[index]}"`]);
      expect(named.filter((name) => name !== "none").length, list).toBeGreaterThanOrEqual(heads.length - 2);
    }
    await phone.close();
  });

  test("a register is filtered as one types", async () => {
    await page.goto(`${portal.url}registers/documents/`);
    const rows = page.locator("[data-rows] tbody tr:visible");
    const all = await rows.count();
    await page.locator("[data-filter] input").fill("laptop rk.");
    expect(await rows.count()).toBeLessThan(all);
    expect(await rows.allTextContents()).toSatisfy((texts: string[]) => texts.every((text) => /laptop/i.test(text)));
    expect(await page.locator("[data-count]").textContent()).toMatch(/^\d+ dari \d+ baris$/);
  });

  test("whose rows were asked for is remembered on the device, until the field is emptied", async () => {
    const waiting = `${portal.url}registers/waiting/`;
    await page.goto(waiting);
    const rows = page.locator("[data-rows] tbody tr:visible");
    const all = await rows.count();
    await page.getByRole("button", { name: "Saring per kolom" }).click();
    const who = page.getByLabel("Saring pada kolom Siapa");
    await who.fill("K.R.A.");
    const mine = await rows.count();
    expect(mine).toBeLessThan(all);
    await page.goto(waiting);
    await expect.poll(() => rows.count()).toBe(mine);
    expect(await who.inputValue()).toBe("K.R.A.");
    await who.fill("");
    await page.goto(waiting);
    expect(await rows.count()).toBe(all);
  });

  test("history answers what was in force on any day", async () => {
    await page.goto(`${portal.url}history/`);
    const day = page.locator("[data-on-day] input");
    const row = page.locator("[data-rows] tbody tr:visible", { hasText: "RK.MLF.CTH.P-51" });
    await day.fill("2022-06-01");
    expect(await row.locator("a").getAttribute("href")).toBe("../RK.MLF.CTH.P-51/rev-01/");
    await day.fill("1990-01-01");
    expect(await page.locator("[data-on-day] [data-count]").textContent()).toBe("Tidak tercatat ada yang berlaku pada hari itu.");
    const now = "../RK.MLF.CTH.P-51/";
    const links = () => row.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    await day.fill("");
    await expect.poll(links).toEqual([now]);
    // What begins only then is not said to be in force still.
    await day.fill("2035-01-02");
    const ahead = page.locator("[data-rows] tbody tr:visible", { hasText: "RK.MLF.CTH.W-53" });
    expect(await ahead.locator("td").allInnerTexts()).toEqual([
      "RK.MLF.CTH.W-53",
      "Pemulihan Kata Sandi dengan Verifikasi Dua Langkah",
      "01 Terjadwal",
      "1 Januari 2035",
      "",
    ]);
    await page.goto(`${portal.url}history/?on=2026-13-45`);
    expect(await day.inputValue()).toBe("2026-11-23");
    await expect.poll(links).toEqual([now]);
    expect(new URL(page.url()).search).toBe("");
  });

  test("of a revision that only a change log tells of, the history says which document's it is", async () => {
    await page.goto(`${portal.url}history/?on=2018-01-01`);
    const [row] = await page.locator("[data-rows] tbody tr:visible").all();
    const cells = await row?.locator("td").allTextContents();
    expect(cells?.[1]?.replaceAll(/\s+/g, " ").trim()).toBe(
      "Prosedur Operasi Standar CC Telkom Customer Handling menurut catatan perubahan; naskahnya tidak ada di sini",
    );
  });

  test("what is not in force says so wherever it is listed: services, home, map", async () => {
    await page.goto(`${portal.url}registers/services/`);
    const services = page.locator("[data-rows] tbody tr");
    const drafts = services.filter({ has: page.locator(".status-draft") });
    expect(await drafts.count()).toBeGreaterThan(0);
    expect(await services.filter({ has: page.locator(".status") }).count()).toBe(await services.count());
    expect(await page.locator("tr.of-draft").count()).toBe(await drafts.count());
    const names = await drafts.locator("td:first-child a").allTextContents();
    expect(await services.filter({ hasText: "RK.MLF.CTH.P-51" }).first().locator("td:nth-child(2) .soft").textContent()).toBe(
      "Penanganan Permintaan di Meja Layanan",
    );
    await page.goto(portal.url);
    const marked = page.locator(".home-services [data-service]").filter({ has: page.locator(".status-draft") });
    expect(await marked.locator(".service-name").allTextContents()).toEqual(names);
    await marked.first().locator(".star").click();
    await page
      .locator(".home-services [data-service]")
      .filter({ hasNot: page.locator(".status") })
      .first()
      .locator(".star")
      .click();
    expect(
      await page.locator("[data-favourites] li").evaluateAll((all) => all.map((one) => one.querySelector(".status")?.textContent)),
    ).toEqual(["Draf", undefined]);
    await page.goto(`${portal.url}map/`);
    expect(await page.locator('[data-code="RK.MLF.CTH.W-52"]').getAttribute("aria-label")).toMatch(/^RK\.MLF\.CTH\.W-52 Ditarik /);
    expect(await page.locator('[data-code="RK.MLF.CTH.W-52"] .map-status').textContent()).toBe("Ditarik");
    expect(await page.locator('[data-code="RK.MLF.CTH.P-51"] .map-status').count()).toBe(0);
  });

  test("a register stands whole on a screen 1280 px wide, and a draft's row is tinted under what is not said again", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const name of [...registerNames, "services", "findings"]) {
      await page.goto(`${portal.url}registers/${name}/`);
      const over = await page.locator(".scroll:has([data-rows])").evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
      expect([name, ...over.filter((px) => px > 0)]).toEqual([name]);
      // No words run under those of the next column.
      const spilt = await page
        .locator("[data-rows] td:not(.repeated)")
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
      expect([name, spilt]).toEqual([name, 0]);
    }
    await page.goto(`${portal.url}registers/structure/`);
    const colours = await page.evaluate<string[]>(
      "[...document.querySelectorAll('tr.of-draft')].map((row) => getComputedStyle(row).backgroundColor)",
    );
    expect(new Set(colours)).toEqual(new Set([colours[0]]));
    expect(colours[0]).not.toBe("rgba(0, 0, 0, 0)");
  });

  test("on a screen 1280 px wide a few words stand on one line, and what the row above says makes no row taller", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const name of ["documents", "waiting"]) {
      await page.goto(`${portal.url}registers/${name}/`);
      const [inLines, taller] = await page.evaluate<[number[], string[]]>(`(() => {
        const tall = (cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getBoundingClientRect().height;
        };
        const rows = [...document.querySelectorAll(".register tbody tr")];
        const said = (row) => Math.max(...[...row.cells].filter((cell) => !cell.matches(".repeated")).map(tall));
        return [
          rows.flatMap((row) => [...row.querySelectorAll("td:not(.long, :has(.whole)), .overdue")]).map(tall),
          rows.filter((row) => [...row.querySelectorAll(".repeated")].some((cell) => tall(cell) > said(row))).map((row) => row.textContent),
        ];
      })()`);
      expect(inLines.length, name).toBeGreaterThan(8);
      expect(Math.max(...inLines), name).toBeLessThan(25);
      expect(taller, name).toEqual([]);
    }
  });

  test.each([320, 700, 800, 820, 900, 1000, 1024, 1100, 1125, 1250])(
    "at %i px a register's rows are cards or a table that fits",
    async (width) => {
      await page.setViewportSize({ width, height: 900 });
      const seen = new Set<string>();
      for (const list of [...registerNames.map((name) => `registers/${name}/`), "registers/services/", "registers/findings/", "history/"]) {
        for (const language of ["", "en/"]) {
          await page.goto(`${portal.url}${language}${list}`);
          const [over, row, heads, sorts] = await page.evaluate<[number, string, string, string?]>(`(() => {
          const scroll = document.querySelector(".scroll:has([data-rows])");
          if (!scroll) return [0, "table", "static"];
          const choice = document.querySelector(".rows .sort-choice");
          const [row, head] = ["tbody tr:not([data-away])", "thead"].map((what) => getComputedStyle(scroll.querySelector("[data-rows] " + what)));
          return [scroll.scrollWidth - scroll.clientWidth, row.display, head.position, choice ? getComputedStyle(choice).display : undefined];
        })()`);
          expect([language, list, over]).toEqual([language, list, 0]);
          expect(["grid absolute", "table-row static", "table static"]).toContain(`${row} ${heads}`);
          if (sorts !== undefined) expect([language, list, sorts === "none"]).toEqual([language, list, row !== "grid"]);
          seen.add(row);
        }
      }
      expect(seen.has("grid")).toBe(width < 1250);
      expect(seen.has("table-row")).toBe(width >= 820);
    },
  );

  test("a card of the library's tree is about its document; a column in which nothing stands is left out", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${portal.url}registers/structure/`);
    const card = page.locator("[data-rows] tbody tr", { hasText: "RK.MLF.CTH.W-54" });
    const high = (what: string) => card.locator(what).evaluate((cell) => cell.getBoundingClientRect().top);
    expect(await high(".cell-title")).toBeLessThan(await high("td:first-child"));
    const card54 = `[...document.querySelectorAll("[data-rows] tbody tr")].find((row) => row.textContent.includes("RK.MLF.CTH.W-54"))`;
    expect(await page.evaluate(`getComputedStyle(${card54}.cells[0], "::before").content`)).toBe('"Unit"');
    const shown = await page.locator("[data-rows] thead th").evaluateAll((all) => all.map((head) => head.getAttribute("data-column")));
    const { rows } = JSON.parse(await readFile(join(portal.folder, "registers/raci.json"), "utf8")) as { rows: Record<string, unknown>[] };
    expect(shown).toContain("unit");
    expect(rows.length).toBeGreaterThan(0);
    await page.goto(`${portal.url}registers/raci/`);
    const filled = await page.evaluate<[string, number][]>(`[...document.querySelectorAll("[data-rows] thead th")].map((head, index) => [
      head.dataset.column,
      document.querySelectorAll("[data-rows] td:nth-child(" + (index + 1) + "):not(:empty)").length,
    ])`);
    expect(filled.length).toBeGreaterThan(5);
    for (const [key, count] of filled) expect([key, count > 0]).toEqual([key, true]);
  });

  test("a short value of two words stands on one line, wherever its column ends", async () => {
    for (const width of [1280, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      for (const list of ["registers/raci/", "registers/rc/", "registers/services/"]) {
        await page.goto(`${portal.url}${list}`);
        const lines = await page.evaluate<number[]>(`[...document.querySelectorAll("[data-rows] td")].flatMap((cell) => {
          const node = cell.firstChild;
          const at = node?.nodeType === 3 ? node.data.indexOf("Team\u00a0Leader") : -1;
          if (at < 0) return [];
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 11);
          return [range.getClientRects().length];
        })`);
        expect([list, lines.length > 2, Math.max(...lines)]).toEqual([list, true, 1]);
      }
    }
    await page.locator("[data-filter] input").fill("team leader");
    expect(await page.locator("[data-rows] tbody tr:visible").count()).toBeGreaterThan(2);
  });

  test("on a phone what is asked of a list stands as its cards do, names and fields under each other", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${portal.url}registers/documents/`);
    const edges = await page.evaluate<number[]>(`[
      ...[...document.querySelectorAll(".filter input, .filter select")].map((field) => field.getBoundingClientRect().left),
      ...[...document.querySelectorAll("[data-rows] tbody tr:first-child .cell-type")].map(
        (cell) => cell.getBoundingClientRect().left + parseFloat(getComputedStyle(cell).paddingInlineStart),
      ),
    ].map(Math.round)`);
    expect(edges).toHaveLength(3);
    expect(new Set(edges).size, String(edges)).toBe(1);
  });

  test("a page below a list leads back to the list", async () => {
    await page.goto(`${portal.url}en/rules/SOP403/`);
    await page.locator("header").getByRole("link", { name: "Rules of the check" }).click();
    expect(new URL(page.url()).pathname).toBe("/en/rules/");
  });

  test("no line of the map runs behind a box but its own two, on the whole and on any neighbourhood", async () => {
    await page.goto(`${portal.url}map/`);
    const codes = await page.locator(".map-node").evaluateAll((all) => all.map((one) => one.getAttribute("data-code") ?? ""));
    for (const code of ["", ...codes]) {
      await page.evaluate(`location.hash = ${JSON.stringify(code)}`);
      await page.waitForFunction(`(document.querySelector(".map-node.chosen")?.dataset.code ?? "") === ${JSON.stringify(code)}`);
      const behind = await page.evaluate<string[]>(`(() => {
        const boxes = [...document.querySelectorAll(".map-node:not(.away)")].map((node) => {
          const { e, f } = node.transform.baseVal.consolidate().matrix;
          return { code: node.dataset.code, x: e, y: f };
        });
        return [...document.querySelectorAll(".map-edges path:not(.away)")].flatMap((path) => {
          const long = path.getTotalLength();
          const points = Array.from({ length: 200 }, (_, index) => path.getPointAtLength((long * index) / 199));
          return boxes.filter(({ x, y }) => points.some((point) => point.x > x + 0.5 && point.x < x + 215.5 && point.y > y && point.y < y + 44))
            .map((box) => path.dataset.from + " → " + path.dataset.to + " behind " + box.code);
        });
      })()`);
      expect([code, behind]).toEqual([code, []]);
    }
  });

  test("on a phone a choice on the map shows the chosen one whole, and so does showing all again", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${portal.url}map/`);
    const chosen = page.locator('.map-node[data-code="RK.MLF.CTH.W-53"]');
    const inView = () =>
      page.evaluate<boolean>(`(() => {
        const node = document.querySelector('.map-node[data-code="RK.MLF.CTH.W-53"]');
        const [box, frame] = [node.getBoundingClientRect(), node.closest(".scroll").getBoundingClientRect()];
        return box.left >= frame.left && box.right <= frame.right && box.top >= 0 && box.bottom <= innerHeight;
      })()`);
    await chosen.scrollIntoViewIfNeeded();
    await chosen.click();
    await expect.poll(() => page.locator(".map-node.away").count()).toBeGreaterThan(0);
    expect(await inView()).toBe(true);
    await page.getByRole("button", { name: "Tampilkan semua" }).click();
    await expect.poll(() => page.locator(".map-node.away").count()).toBe(0);
    expect(await inView()).toBe(true);
    await page.goto("about:blank");
    await page.goto(`${portal.url}map/#RK.MLF.CTH.W-53`);
    expect(await inView()).toBe(true);
  });

  test("a choice on the map narrows it to the neighbourhood", async () => {
    await page.goto(`${portal.url}map/`);
    const nodes = page.locator(".map-node:not(.away)");
    const all = await nodes.count();
    await page.locator('.map-node[data-code="RK.MLF.CTH.W-51"]').click();
    await expect.poll(() => nodes.count()).toBeLessThan(all);
    await page.getByRole("button", { name: "Tampilkan semua" }).click();
    await expect.poll(() => nodes.count()).toBe(all);
    await page.locator('.map-node[data-code="RK.MLF.CTH.W-51"]').click();
    await page.locator('.map-node[data-code="RK.MLF.CTH.W-51"]').click();
    await page.waitForURL(/RK\.MLF\.CTH\.W-51\/$/);
  });

  test("what a printed QR code says is verified", async () => {
    await page.goto(`${portal.url}IN.OCC.TELK.P-01/rev-05/`);
    const stamp = (await page.locator(".print-foot .code").textContent()) ?? "";
    await page.goto(`${portal.url}verify/`);
    await page.locator("#stamp").fill(stamp);
    await page.keyboard.press("Enter");
    await page.locator("[data-verdict=effective]").waitFor();
    expect(await page.locator("[data-verdict-note]").textContent()).toBe("Sidik isi cetakan cocok.");
    await page.locator("#stamp").fill(`${stamp.slice(0, -1)}${stamp.endsWith("0") ? "1" : "0"}`);
    await page.keyboard.press("Enter");
    await page.locator("[data-verdict=altered]").waitFor();
  });

  test("of a numbered copy it says where it belongs, or that it should not be there", async () => {
    await page.goto(`${portal.url}verify/?stamp=${encodeURIComponent("RK.MLF.CTH.P-51 03 #3")}`);
    await page.locator("[data-verdict=effective]").waitFor();
    expect(await page.locator("[data-verdict-copy]").textContent()).toContain("No. 3, untuk Gudang Perangkat");
    await page.locator("#stamp").fill("RK.MLF.CTH.P-51 03 #9");
    await page.keyboard.press("Enter");
    await page.locator("[data-verdict=copyUnknown]").waitFor();
    expect(await page.locator("[data-verdict-copy]").textContent()).toContain("tidak pernah diserahkan");
  });

  test("what is missing, held elsewhere or too much in what was typed is said", async () => {
    await page.goto(`${portal.url}verify/`);
    const expectSaid = async (text: string, words: RegExp) => {
      await page.locator("#stamp").fill(text);
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator("[data-verdict-text]").textContent()).toMatch(words);
    };
    await expectSaid("RK.MLF.CTH.P–51.", /^RK\.MLF\.CTH\.P-51 ada .* tidak memuat revisinya\. Yang berlaku revisi 03, /);
    expect(await page.locator("[data-verdict-now]").getAttribute("href")).toMatch(/\/RK\.MLF\.CTH\.P-51\/$/);
    expect(await page.locator("[data-verdict=noRevision]").count()).toBe(1);
    await expectSaid("IN.QCC.TELK.S-01 03", /^IN\.QCC\.TELK\.S-01 tidak dipegang pustaka ini, melainkan oleh QC\./);
    expect(await page.locator("[data-verdict-now]:visible, [data-verdict-open]:visible").count()).toBe(0);
    await expectSaid("RK.MLF.CTH.P-51 02 03", /^“03” pada tulisan ini tidak terbaca/);
    await expectSaid("RK.MLF.CTH.W-52 00", /ditarik pada 4 Maret 2024\. Jangan dipakai\. Dokumen ini diganti RK\.MLF\.CTH\.W-53\.$/);
    await expectSaid("RK.MLF.CTH.P-51 R03", /^RK\.MLF\.CTH\.P-51 revisi 03 berlaku/);
  });

  test("the changes page tells a revision from the last one in force, word by word, with the diagram marked", async () => {
    await page.goto(`${portal.url}RK.MLF.CTH.P-51/rev-03/changes/`);
    const text = (await page.locator("main").textContent()) ?? "";
    // Revision 02 was cancelled before its day: who worked by 01 works by 03 next.
    expect(text).toContain("dibandingkan dengan revisi 01 (revisi 02 di antaranya tidak pernah berlaku)");
    expect(await page.locator(".changed del").allTextContents()).toContain("RK.MLF.CTH.W-52");
    expect(await page.locator(".changed ins").allTextContents()).toContain("RK.MLF.CTH.W-53");
    expect(await page.locator("svg .mark").count()).toBeGreaterThan(1);
  });

  test("a step of an older revision says what it has become", async () => {
    await page.goto(`${portal.url}RK.MLF.CTH.P-51/rev-01/#s3`);
    expect(await page.locator("#s3 .now-step").textContent()).toMatch(/Langkah ini sekarang langkah 4/);
  });

  test("a step of a diagram lights the lines that leave it", async () => {
    await page.goto(`${portal.url}RK.MLF.CTH.P-51/`);
    const lit = () => page.locator(".lit:has(> .edge)").evaluateAll((all) => all.map((one) => one.getAttribute("data-from")));
    for (const [step, ways] of [
      ["1", 1],
      ["3", 2],
      ["4", 3],
    ] as const) {
      await page.locator(`.flow-drawing [data-step="${step}"] a`).first().focus();
      expect(new Set(await lit()).size).toBe(1);
      expect((await lit()).length).toBe(ways);
    }
  });

  test("every rule has its page", async () => {
    for (const { id, summary } of rules) {
      expect(await readFile(join(portal.folder, `rules/${id}/index.html`), "utf8")).toContain(`${id} `);
      expect(summary.id.length).toBeGreaterThan(0);
    }
  });

  test("the manifest is one sha256sum can check", async () => {
    const manifest = join(portal.folder, "manifest.txt");
    const library = new URL("../../sops", import.meta.url);
    expect(execFileSync("sha256sum", ["-c", manifest], { cwd: library, encoding: "utf8" })).not.toContain("FAILED");
  });
});

test("feed and sitemap name whole addresses below the base", async () => {
  const files = { "library.yaml": "organisation: A & B\nlanguage: en\n", "P-01/rev-00.md": issuedDocument("P-01", "") };
  const portal = await makePortal(files, ["--base", "https://docs.example.org/sop"]);
  const feed = await readFile(join(portal.folder, "feed.xml"), "utf8");
  expect(feed).toContain('<link href="https://docs.example.org/sop/P-01/rev-00/"/>');
  expect(feed).toContain("A &amp; B");
  expect(await readFile(join(portal.folder, "sitemap.xml"), "utf8")).toContain("<loc>https://docs.example.org/sop/P-01/</loc>");
  await portal.close();
});
