import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";
import { startBrowser } from "./browser-page.ts";
import { readAloud } from "./checks/read-aloud.ts";
import { servedExamplePortal } from "./example-portal.ts";

let portal: ServedPortal;
let browser: Browser;

beforeAll(async () => {
  [portal, browser] = await Promise.all([servedExamplePortal(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const kinds = [
  "",
  "IN.OCC.TELK.P-01/draft/",
  "RK.MLF.CTH.P-51/rev-01/",
  "RK.MLF.CTH.P-51/rev-03/changes/",
  "RK.MLF.CTH.P-51/guide/permintaan-layanan/",
  "registers/documents/",
  "registers/clauses/",
  "history/",
  "verify/",
  "docs/",
  "RK.MLF.CTH.P-51/rev-01/guide/permintaan-layanan/",
  "RK.MLF.CTH.W-52/",
  "registers/flows/",
  "map/",
  "rules/SOP403/",
  "docs/notation/",
  "404.html",
  "RK.MLF.CTH.P-51/",
  "RK.MLF.CTH.W-53/rev-01/",
  "RK.MLF.CTH.P-51/rev-02/",
  "RK.MLF.CTH.P-51/rev-03/changes/rev-00/",
  "RK.MLF.CTH.P-51/guide/permintaan-lain/#s10",
  "IN.OCC.TELK.P-01/draft/guide/layanan-108/#s4",
];

/** The first of each and all that a document has: pages of it in any state, its redline, its guides. */
const told = kinds.filter((address, index) => index < 6 || /^[A-Z]/.test(address));

async function look<Seen>(
  options: BrowserContextOptions,
  address: string,
  seen: (page: Page) => Promise<Seen>,
  by = browser,
): Promise<Seen> {
  const context = await by.newContext({ serviceWorkers: "block", ...options });
  const page = await context.newPage();
  await page.goto(`${portal.url}${address}`, { waitUntil: "load" });
  const result = await seen(page);
  await context.close();
  return result;
}

/** What stands out of the page to its right, and words that their own box cuts off. */
const outside = `(() => {
  const over = document.documentElement.scrollWidth - innerWidth;
  const cut = [...document.querySelectorAll("h1, h2, h3, a, button, summary, label, .status, .overdue")].filter((one) => {
    if (!one.checkVisibility() || one.closest("svg, .hidden-text, .skip, .scroll, .diagram, .map")) return false;
    const { overflowX } = getComputedStyle(one);
    return overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
  });
  return [...(over > 0 ? ["scrolls " + over + " px sideways"] : []), ...cut.map((one) => "cut: " + one.outerHTML.slice(0, 90))];
})()`;

describe("enlarged to 200 %, nothing is cut and nothing scrolls sideways", () => {
  test.each(kinds)("/%s", async (address) => {
    expect(await look({ viewport: { width: 640, height: 450 } }, address, (page) => page.evaluate<string[]>(outside))).toEqual([]);
  });
});

describe("with letters twice as large, as a reader's own browser is set", () => {
  let large: Browser;
  let usual = 0;
  beforeAll(async () => {
    const size = "Number.parseFloat(getComputedStyle(document.documentElement).fontSize)";
    usual = await look({ viewport: { width: 1280, height: 900 } }, "", (page) => page.evaluate<number>(size));
    const { path } = await findBrowser();
    const setting = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26";
    large = await chromium.launch({ executablePath: path, args: [...browserArguments, setting] });
  });
  afterAll(() => large?.close());

  test.each(kinds)("/%s", async (address) => {
    const seen = async (page: Page) => ({
      size: await page.evaluate<string>("getComputedStyle(document.documentElement).fontSize"),
      wrong: await page.evaluate<string[]>(outside),
    });
    const { size, wrong } = await look({ viewport: { width: 1280, height: 900 } }, address, seen, large);
    // The page takes the setting as it is.
    expect(Number.parseFloat(size)).toBe(2 * usual);
    expect(wrong).toEqual([]);
  });
});

describe("who asked for less motion sees none", () => {
  test.each(told)("/%s", async (address) => {
    const moving = await look({ reducedMotion: "reduce" }, address, (page) =>
      page.evaluate<string[]>(`[...document.querySelectorAll("*")].filter((one) => {
        const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(one);
        const lasts = (times) => times.split(",").some((time) => Number.parseFloat(time) > 0.01);
        return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration)) || scrollBehavior === "smooth";
      }).map((one) => one.outerHTML.slice(0, 80))`),
    );
    expect(moving).toEqual([]);
  });
});

/** Marks that would not be told from their ground: lines and words of drawings, rings of buttons and fields. */
const unseen = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    const part = (value) => ((value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return a === 0 ? undefined : 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = light(getComputedStyle(document.body).backgroundColor) ?? light("canvas");
  const ratio = (color) => {
    const value = light(color);
    return value === undefined ? 21 : (Math.max(value, ground) + 0.05) / (Math.min(value, ground) + 0.05);
  };
  const shapes = [...document.querySelectorAll(".diagram .flow-drawing [data-step] :is(rect, path, polygon), .diagram .flow-drawing path[data-from]")];
  const lines = shapes.filter((one) => {
    const { stroke, fill } = getComputedStyle(one);
    return ratio(stroke) < 3 && ratio(fill) < 3;
  });
  const buttons = [...document.querySelectorAll("main button, main input:not([type=checkbox])")].filter((one) => {
    const { borderTopColor, borderTopWidth, textDecorationLine } = getComputedStyle(one);
    const isSort = one.matches(".sort, .fold, .star");
    return one.checkVisibility() && !isSort && textDecorationLine === "none" && (borderTopWidth === "0px" || ratio(borderTopColor) < 3);
  });
  const tags = [...document.querySelectorAll("main .status")].filter((one) => one.checkVisibility() && one.textContent.trim() === "");
  return [...lines, ...buttons, ...tags].map((one) => one.outerHTML.slice(0, 100));
})()`;

describe.each(["light", "dark"] as const)("in the reader's own colours (%s), everything is told apart", (colorScheme) => {
  test.each(told)("/%s", async (address) => {
    expect(await look({ forcedColors: "active", colorScheme }, address, (page) => page.evaluate<string[]>(unseen))).toEqual([]);
  });
});

describe("read aloud from the first word to the last", () => {
  const between = (lines: readonly string[], from: string, to: string): string[] => {
    const start = lines.indexOf(from);
    const end = lines.indexOf(to, start);
    expect(
      [start, end].every((at) => at >= 0),
      `${from} … ${to}`,
    ).toBe(true);
    return lines.slice(start, end);
  };

  test("a guide's step: which, who, what, what to say, and the answers", async () => {
    const lines = await look({}, "RK.MLF.CTH.P-51/guide/permintaan-layanan/", async (page) => {
      await page.keyboard.press("1");
      return readAloud(page);
    });
    expect(lines.filter((line) => line.startsWith("heading"))).toEqual(["heading 1: Permintaan Layanan", "heading 2: Mencatat permintaan"]);
    expect(between(lines, "region: Mencatat permintaan", "button: Kembali")).toMatchInlineSnapshot(`
      [
        "region: Mencatat permintaan",
        "Langkah 2",
        "Petugas Meja",
        "melakukan ini sekarang",
        "heading 2: Mencatat permintaan",
        "figure",
        "Figcaption",
        "Ucapkan",
        "blockquote",
        "Permintaan Anda sudah kami catat. Silakan simpan nomor tiketnya.",
        "button: Salin ucapan C",
        "Petugas Meja mencatat permintaan dan menyebutkan nomor tiketnya.",
        "DescriptionList",
        "term: Aplikasi",
        "Aplikasi",
        "definition",
        "link: Buku Tiket",
        "term: Waktu",
        "Waktu",
        "definition",
        "15 menit",
        "term: Hasil",
        "Hasil",
        "definition",
        "tiket bernomor",
        "term: KPI",
        "KPI",
        "definition",
        "Tanggap tepat waktu",
        "term: RC",
        "RC",
        "definition",
        "RK.MLF.CTH.P-51_R2",
        "list",
        "listitem",
        "link: 1 Lanjut ke langkah 3, Identitas pemohon cocok?",
        "link: Ada yang keliru pada langkah ini? Usulkan perubahan",
      ]
    `);
  });

  test("a document: its title first, sections in their order, each step by number, actor, words and where it goes on", async () => {
    const lines = await look({}, "RK.MLF.CTH.P-51/", readAloud);
    const headings = lines.filter((line) => line.startsWith("heading"));
    expect(headings[0]).toBe("heading 1: Penanganan Permintaan di Meja Layanan");
    const levels = headings.map((line) => Number(line.slice(8, 9)));
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    const numbers = headings.slice(1).map((line) => /: ([\d.]+?)\.? /.exec(line)?.[1]);
    expect(numbers).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "8.1", "8.2", "9", "10", "11", "12", "13"]);
    expect(between(lines, "rowheader: Langkah 3", "rowheader: Langkah 4")).toMatchInlineSnapshot(`
      [
        "rowheader: Langkah 3",
        "cell: Petugas Meja",
        "Petugas Meja",
        "cell: Identitas pemohon cocok? Petugas Meja mencocokkan nama dan bagian pemohon dengan kartu pegawainya. KPI Catatan lengkap RC RK.MLF.CTH.P-51_R3",
        "Identitas pemohon cocok?",
        "Petugas Meja mencocokkan nama dan bagian",
        "link: pemohon",
        "dengan kartu pegawainya.",
        "DescriptionList",
        "term: KPI",
        "KPI",
        "definition",
        "Catatan lengkap",
        "term: RC",
        "RC",
        "definition",
        "RK.MLF.CTH.P-51_R3",
        "cell: Ya: langkah 4 Tidak: langkah 1 Usulkan perubahan pada langkah 3",
        "list",
        "listitem",
        "Ya",
        ":",
        "link: langkah 4",
        "listitem",
        "Tidak",
        ":",
        "link: langkah 1",
        "link: Usulkan perubahan pada langkah 3",
        "row",
      ]
    `);
  });

  test("what is empty is said in words, no list holds nothing, no sentence ends twice, a field is named shortly", async () => {
    const lines = await look({}, "RK.MLF.CTH.W-52/", readAloud);
    expect(lines.filter((line) => line === "tidak ada isinya")).toHaveLength(4);
    expect(lines.filter((line) => line === "–" || line === "list: Dirujuk oleh" || /[?!]\./.test(line))).toEqual([]);
    expect(lines).toContain("Belum dirujuk dokumen lain");
    expect(lines).toContain("link: Langkah 2, Petugas Meja: Jawaban cocok? Berikutnya: Ya: langkah 3; Tidak: langkah 4");
    const guide = await look({}, "RK.MLF.CTH.P-51/guide/permintaan-layanan/", readAloud);
    expect(guide).toContain("checkbox: Pintasan tombol");
  });

  test("what is superseded is said before anything of it is read", async () => {
    const lines = await look({}, "RK.MLF.CTH.P-51/rev-01/", readAloud);
    const said = lines.findIndex((line) => line.includes("Revisi ini sudah digantikan revisi 03"));
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThan(lines.indexOf("main"));
  });
});

describe("on a small device", () => {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const isLaidOut = (id: string) =>
    `document.getElementById("${id}").querySelector("svg.flow-drawing").checkVisibility({ contentVisibilityAuto: true })`;

  test("the first view does not wait for flows far below; soon after, each is laid out and nothing has moved", async () => {
    const context = await browser.newContext({ ...phone, serviceWorkers: "block" });
    const page = await context.newPage();
    // The page is not there as long as one of its pictures is under way: here one that is held back.
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/held.png", async (route) => {
      await held;
      await route.abort();
    });
    await page.addInitScript(
      `addEventListener("DOMContentLoaded", () => { document.body.append(Object.assign(new Image(), { src: "/held.png" })); })`,
    );
    await page.goto(`${portal.url}IN.OCC.TELK.P-01/draft/`, { waitUntil: "domcontentloaded" });
    await page.waitForTimeout(1000);
    expect(await page.evaluate(isLaidOut("8.6"))).toBe(false);
    release();
    await expect.poll(() => page.evaluate(isLaidOut("8.6"))).toBe(true);
    expect(await page.locator(".flow > *").count()).toBeGreaterThan(6);
    await expect.poll(() => page.locator(".flow > :not(.laid-out)").count()).toBe(0);
    // A drawing is measured when it comes near.
    expect(await page.locator("[data-zoom-frame][data-ready]").count()).toBeLessThan(3);
    await page.locator("[id='8.6'] [data-zoom-frame]").scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator("[id='8.6'] [data-zoom-frame][data-ready]").count()).toBe(1);
    await context.close();
  });

  test("a link to a step in the last flow comes to that step", async () => {
    await look(phone, "IN.OCC.TELK.P-01/draft/#s60", async (page) => {
      // Until all above it is laid out, which takes its time on a busy machine; then it stays.
      const isThere = () =>
        page.evaluate<boolean>("(({ top }) => top >= 0 && top < 400)(document.getElementById('s60').getBoundingClientRect())");
      const stays = async () => {
        if (!(await isThere())) return false;
        await page.waitForTimeout(300);
        return isThere();
      };
      await expect.poll(stays, { timeout: 10_000 }).toBe(true);
    });
  });

  test("keys are named once one was pressed", async () => {
    const keys = `[...document.querySelectorAll("[data-shown] .answer > kbd, .masthead .key-hint")].filter((one) => one.checkVisibility({ visibilityProperty: true })).length`;
    const guide = "IN.OCC.TELK.P-01/draft/guide/layanan-147-tier-1-komplain/#s17";
    await look(phone, guide, async (page) => {
      expect(await page.evaluate(keys)).toBe(0);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(keys)).toBe(4);
    });
    await look({ viewport: { width: 1280, height: 900 } }, guide, async (page) => expect(await page.evaluate(keys)).toBe(4));
  });

  test("on paper every flow is there", async () => {
    await look(phone, "IN.OCC.TELK.P-01/draft/", async (page) => {
      await page.emulateMedia({ media: "print" });
      const waiting = `[...document.querySelectorAll(".flow, .flow > *, .diagram svg")].filter((one) => getComputedStyle(one).contentVisibility !== "visible").length`;
      expect(await page.evaluate<number>(waiting)).toBe(0);
    });
  });
});
