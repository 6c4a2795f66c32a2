import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import type { JumpIndex } from "../../site/data/search/jump-index.ts";
import { JumpSearch } from "../../site/scripts/search/jump.ts";
import { wordsHeld } from "../../site/scripts/search/words-held.ts";
import { manyDocuments } from "../tools/many-documents.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { servedExamplePortal, servedInParts } from "./example-portal.ts";

const index: JumpIndex = {
  documents: [
    {
      code: "IN.OCC.TELK.P-01",
      title: "Penanganan Pelanggan",
      revision: "05",
      status: "effective",
      language: "id",
      address: "IN.OCC.TELK.P-01/",
      keywords: ["keluhan"],
      flows: [{ title: "Layanan 108", address: "IN.OCC.TELK.P-01/guide/layanan-108/", steps: [[8, "Salam Penutup"]] }],
    },
    { code: "IN.OCC.TELK.P-10", title: "Lain", revision: "00", status: "withdrawn", language: "id", address: "IN.OCC.TELK.P-10/" },
  ],
  names: [{ kind: "application", text: "NOSSA", address: "registers/applications/#nossa" }],
  pages: [],
  synonyms: [],
  things: [],
  devices: 0,
};

describe("the jump index", () => {
  const jumps = new JumpSearch(index);
  const first = (query: string) => jumps.find(query).jumps[0]?.address;

  test.each(["p01r8", "P-01_R8", "IN.OCC.TELK.P-01_R8", "p-01 r8"])("“%s” is a step", (query) => {
    expect(first(query)).toBe("IN.OCC.TELK.P-01/guide/layanan-108/#s8");
  });
  test.each([
    ["p01", "IN.OCC.TELK.P-01/"],
    ["P-10", "IN.OCC.TELK.P-10/"],
    ["penangnan", "IN.OCC.TELK.P-01/guide/layanan-108/"],
    ["penanganan pelanggan", "IN.OCC.TELK.P-01/"],
    ["layanan 108", "IN.OCC.TELK.P-01/guide/layanan-108/"],
    ["keluhan", "IN.OCC.TELK.P-01/guide/layanan-108/"],
    ["r8", "IN.OCC.TELK.P-01/guide/layanan-108/#s8"],
    ["nosa", "registers/applications/#nossa"],
  ])("“%s” leads to %s", (query, address) => {
    expect(first(query)).toBe(address);
  });
  test("a mistyped keyword leads to the guide that is called so, before a step that means the same", () => {
    const flow = {
      title: "Restoring supply after an unplanned interruption of the network",
      address: "guide/",
      keywords: ["power cut", "blackout", "no electricity", "outage"],
      words: "alarm rings customer reports",
      steps: Array.from({ length: 32 }, (_, at): [number, string, string] => [
        at + 1,
        at === 9 ? "Prove dead" : `Step that is ${at}th`,
        "",
      ]),
    };
    const documents = index.documents.slice(0, 1).map((document) => ({ ...document, language: "en", keywords: [], flows: [flow] }));
    const made = new JumpSearch({ ...index, documents, synonyms: [["dead", "?blackout"]] });
    expect(made.find("dead").jumps[0]?.address).toBe("guide/#s10");
    expect(made.find("blakout").jumps[0]?.address).toBe("guide/");
  });
  test("a step there is not is not found", () => {
    expect(jumps.find("p01r99")).toEqual({ jumps: [], isWhole: false });
  });
  test("among 10,000 documents the one meant comes first", () => {
    const many = new JumpSearch(manyDocuments(10_000));
    expect(many.find("w-1234").jumps[0]?.address).toBe("IN.OCC.TELK.W-1234/");
    expect(many.find("tagihan 4000").jumps[0]?.address).toBe("IN.OCC.TELK.W-4000/guide/alur/");
  });
});

describe("what the full text finds", () => {
  test.each<[string[], string, string[]]>([
    [["inocctelkp01", "inocctelkw10"], "instagram", []],
    [["inocctelkp01"], "p-01", ["p01"]],
    [["inocctelkp01", "instagram"], "instagram", ["instagram"]],
    [["peminjaman"], "meminjamkan", ["meminjamkan"]],
    [["judul"], "judul", ["judul"]],
    [["as"], "asdfgh", []],
    [["pada"], "padang", []],
    [["salah", "membuka"], "salm pembuka", ["pembuka"]],
    [["laptop", "rusak"], "laptop saya rusak dong", ["laptop", "rusak"]],
    [["pinjaman"], "pinj", ["pinj"]],
  ])("%j for “%s”: %j", (found, query, held) => {
    expect(wordsHeld(found, query)).toEqual(held);
  });
});

/** The folders of further parts of a portal's full text index. */
function furtherParts(folder: string): string[] {
  return readdirSync(join(folder, "pagefind"))
    .filter((name) => /^\d+$/.test(name))
    .sort();
}

describe.each([
  ["one index", servedExamplePortal, 0],
  ["an index in parts", servedInParts, 7],
] as const)("in a browser, %s", (_, serve, count) => {
  let portal: ServedPortal & { folder: string };
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let trouble: string[];

  beforeAll(async () => {
    [portal, browser] = await Promise.all([serve(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ serviceWorkers: "block" });
    ({ page, trouble } = await watchedPage(context, portal.url));
    await page.goto(`${portal.url}IN.OCC.TELK.P-01/`);
  });
  afterEach(async () => {
    await context.close();
    expect(trouble).toEqual([]);
  });

  const field = () => page.locator("[data-search-field]");
  const ask = async (query: string) => {
    if (!(await field().isVisible())) await page.keyboard.press("/");
    await field().fill(query);
  };
  const firstIn = (heading: string) => page.locator(`[data-search-results] h2:text-is("${heading}") + ol a`).first();

  test("ten questions from real calls lead to the right place first", async () => {
    const questions: [string, string, string][] = [
      ["internet mati", "Langsung ke", "layanan-147-tier-1-komplain/"],
      ["tagihan", "Langsung ke", "layanan-147-tier-1-komplain/"],
      ["hard complaint", "Langsung ke", "guide/penanganan-hard-complaint/"],
      ["pinjam laptop", "Langsung ke", "guide/peminjaman-laptop/"],
      ["lupa kata sandi", "Langsung ke", "RK.MLF.CTH.W-53/"],
      ["salam penutup", "Langsung ke", "layanan-108/#s8"],
      ["wi-fi", "Langsung ke", "RK.MLF.CTH.W-54/"],
      ["meminjamkan laptop", "Langsung ke", "laptop"],
      ["p01r8", "Langsung ke", "layanan-108/#s8"],
      ["nosa", "Langsung ke", "registers/applications/#nossa"],
    ];
    for (const [query, heading, address] of questions) {
      await ask(query);
      await expect.poll(() => firstIn(heading).getAttribute("href"), { message: query, timeout: 4000 }).toContain(address);
    }
  });

  test("the full text is asked by one code, part by part", async () => {
    const parts = furtherParts(portal.folder);
    expect(parts.length).toBe(count);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await ask("instagram pelanggan");
    await firstIn("Dalam teks").waitFor();
    const names = (pattern: RegExp) => asked.flatMap((path) => pattern.exec(path)?.[1] ?? []).sort();
    expect(names(/^\/pagefind\/(.*(?:\.js|wasm.*))$/)).toEqual(["pagefind-worker.js", "pagefind.js", "wasm.id.pagefind"]);
    for (const once of [
      /^\/pagefind\/(\d+)\/pagefind-entry\.json$/,
      /^\/pagefind\/(\d+)\/pagefind\..*\.pf_meta$/,
      /^\/pagefind\/(\d+)\/filter\/.*$/,
    ])
      expect(names(once), once.source).toEqual(parts);
  });

  test("Ctrl+K opens it, arrows go through results, Enter opens the first, Escape closes", async () => {
    await page.keyboard.press("Control+k");
    await field().waitFor();
    await ask("p01r8");
    await firstIn("Langsung ke").waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("A");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(/layanan-108\/#s8$/);
    expect(await page.locator(".guide-step:visible h2").textContent()).toBe("Salam Penutup");
    await page.keyboard.press("/");
    await field().waitFor();
    await page.keyboard.press("Escape");
    await field().waitFor({ state: "hidden" });
  });

  test("Enter opens an old revision that is asked for, and nothing for one that the change log alone tells of", async () => {
    await ask("p01 rev 4");
    const inText = () => page.locator("[data-search-results] h2").allTextContents();
    await expect.poll(inText).toContain("Dalam teks");
    expect(await page.locator("[data-search-results]").getAttribute("data-offered")).toBe("");
    await page.keyboard.press("Enter");
    // A hit that is opened closes the dialog.
    expect(await field().isVisible()).toBe(true);
    await ask("P-51 rev 02");
    const first = page.locator("[data-search-results] li").first();
    await expect.poll(() => first.locator(".status").textContent()).toBe("Dibatalkan");
    await page.keyboard.press("Enter");
    await page.waitForURL(/RK\.MLF\.CTH\.P-51\/rev-02\/$/);
  });

  test("what the network kept back is asked for again with the next key", async () => {
    let fails = true;
    const flaky = /jump\.json|pagefind-entry\.json/;
    await context.route(flaky, (route) => (fails ? route.abort() : route.continue()));
    await ask("p01r8");
    await page.getByText("Periksa jaringan, lalu ketik lagi").waitFor();
    fails = false;
    await ask("peminjaman laptop");
    await expect.poll(() => page.locator("[data-search-results] h2").allTextContents()).toContain("Dalam teks");
    expect(trouble.splice(0).every((one) => one.includes("ERR_FAILED"))).toBe(true);
  });

  test("the same of the text alone", async () => {
    let fails = true;
    await context.route(/pagefind-entry\.json/, (route) => (fails ? route.abort() : route.continue()));
    await ask("peminjaman");
    await page.getByText("bila ada jaringan").waitFor();
    fails = false;
    await ask("peminjaman laptop");
    await expect.poll(() => page.locator("[data-search-results] h2").allTextContents()).toContain("Dalam teks");
    expect(trouble.splice(0).every((one) => one.includes("ERR_FAILED"))).toBe(true);
  });

  test("until it is known that nothing is found, it says that it is still searching", async () => {
    let read = () => {};
    const isRead = new Promise<void>((done) => (read = done));
    await context.route(/pagefind-entry\.json/, async (route) => {
      await isRead;
      await route.continue();
    });
    await ask("qxqxqx");
    await expect.poll(() => page.locator("[data-search-results]").textContent()).toBe("Mencari …");
    read();
    await expect.poll(() => page.locator("[data-search-results] h2").allTextContents()).toEqual(["Tidak ditemukan. Layanan yang ada:"]);
    expect(await page.getByText("Mencari …").count()).toBe(0);
  });

  test("who finds nothing is offered the services", async () => {
    await ask("qxqxqx");
    await expect.poll(() => page.locator("[data-search-results] h2").allTextContents()).toEqual(["Tidak ditemukan. Layanan yang ada:"]);
    expect(await page.locator("[data-search-results] a").count()).toBeGreaterThan(3);
    const here = page.url();
    await field().press("Enter");
    expect(page.url()).toBe(here);
    expect(await field().isVisible()).toBe(true);
  });

  test.each(["asdfgh", "padang", "gaji belum turun", "kartu kredit", "nomor rekening"])(
    "“%s” stands nowhere: what only begins alike, or holds one word of it, is not opened",
    async (asked) => {
      await ask(asked);
      await expect.poll(() => page.locator("[data-search-count]").textContent()).not.toBe("");
      const here = page.url();
      await field().press("Enter");
      expect(page.url()).toBe(here);
      expect(await field().isVisible()).toBe(true);
    },
  );

  test("pages opened lately and favourites are kept on the device", async () => {
    await page.goto(`${portal.url}registers/`);
    await page.keyboard.press("/");
    await firstIn("Baru dibuka").waitFor();
    expect(await firstIn("Baru dibuka").getAttribute("href")).toBe("../IN.OCC.TELK.P-01/");
    await page.getByRole("button", { name: /Jadikan .* favorit/ }).click();
    await firstIn("Favorit").waitFor();
    await page.reload();
    await page.keyboard.press("/");
    await firstIn("Favorit").waitFor();
  });

  test("a linked code shows what it is, on focus too, and Escape closes it", async () => {
    await page.goto(`${portal.url}RK.MLF.CTH.P-51/`);
    await page.locator("article a.code:visible", { hasText: "RK.MLF.CTH.W-53" }).first().focus();
    const card = page.getByRole("tooltip");
    await card.waitFor();
    expect(await card.textContent()).toBe("Pemulihan Kata Sandi dengan Verifikasi Dua Langkah revisi 00 Berlaku");
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "hidden" });
  });

  test("a slash typed into a field stays there", async () => {
    await page.goto(`${portal.url}verify/`);
    await page.locator("#stamp").focus();
    await page.keyboard.type("a/b");
    expect(await page.locator("#stamp").inputValue()).toBe("a/b");
    expect(await field().isVisible()).toBe(false);
  });
});
