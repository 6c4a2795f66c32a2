import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedPortal, servePortal } from "../../cli/portal/serve-portal.ts";
import type { JumpIndex } from "../../site/data/search/jump-index.ts";
import { runSop } from "../run-sop.ts";
import { livedDay, makeLivedLibrary } from "../tools/make-lived-library.ts";
import { startBrowser } from "./browser-page.ts";

let work: string;
let portal: ServedPortal;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "sop-long-"));
  makeLivedLibrary(join(work, "sops"), 30);
  const built = await runSop(["build", "--library", "sops", "--out", "portal", "--date", livedDay], { cwd: work });
  if (built.status !== 0) throw new Error(built.err);
  [portal, browser] = await Promise.all([servePortal(join(work, "portal")), startBrowser()]);
  page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
  await rm(work, { recursive: true, force: true });
});

test("a long register stands on several pages, which lead to each other", async () => {
  await page.goto(`${portal.url}registers/rc/`);
  expect(await page.locator("[data-rows] tbody tr").count()).toBe(200);
  await page.getByRole("link", { name: "Berikutnya" }).click();
  await page.waitForURL(/registers\/rc\/2\/$/);
  expect(await page.locator("[data-parts]").textContent()).toContain("Halaman 2 dari");
  await page.getByRole("link", { name: "Sebelumnya" }).click();
  await page.waitForURL(/registers\/rc\/$/);
});

test("what is typed is looked for on all of them, and the links of what is found lead there", async () => {
  await page.goto(`${portal.url}registers/rc/`);
  const last =
    (JSON.parse(await readFile(join(work, "portal/registers/rc.json"), "utf8")) as { rows: { rc: string }[] }).rows.at(-1)?.rc ?? "";
  await page.locator("[data-filter] input").fill(last);
  const link = page.locator("[data-rows] tbody a", { hasText: last });
  await link.first().waitFor();
  expect(await page.locator("[data-count]").textContent()).toMatch(/^1 dari \d+ baris$/);
  expect(await page.locator("[data-parts]").isVisible()).toBe(false);
  await link.first().click();
  await page.waitForURL(new RegExp(`/${last.split("_")[0]}/#s\\d+$`));
});

test("a name is found on whichever page it stands, also by an address from when the list was shorter", async () => {
  const { names } = JSON.parse(await readFile(join(work, "portal/search/jump.json"), "utf8")) as JumpIndex;
  const far = names.find(({ address }) => /^registers\/kpi\/\d+\//.test(address));
  expect(far).toBeDefined();
  await page.goto(`${portal.url}${far?.address}`);
  expect(await page.locator("tr:target").textContent()).toContain(far?.text);
  await page.goto(`${portal.url}${far?.address.replace(/\/\d+\/#/, "/#")}`);
  await page.waitForURL(`${portal.url}${far?.address}`);
});

test("a head sorts all rows, up, down and as they came; a column has a field; both can be linked", async () => {
  await page.goto(`${portal.url}registers/rc/`);
  const all = (JSON.parse(await readFile(join(work, "portal/registers/rc.json"), "utf8")) as { rows: { code: string }[] }).rows;
  const first = () => page.locator("[data-rows] tbody tr:first-child td:nth-child(2)").textContent();
  const came = await first();
  const head = page.getByRole("button", { name: "Kode", exact: true });
  await head.click();
  await expect.poll(() => page.locator("[data-column=code]").getAttribute("aria-sort")).toBe("ascending");
  await head.click();
  const last = all
    .map(({ code }) => code)
    .sort()
    .at(-1);
  await expect.poll(async () => (await first())?.trim()).toBe(last);
  expect(new URL(page.url()).search).toBe("?sort=-code");
  await page.reload();
  await expect.poll(async () => (await first())?.trim()).toBe(last);
  await head.click();
  await expect.poll(first).toBe(came);
  await page.getByRole("button", { name: "Saring per kolom" }).click();
  const code = all.at(-1)?.code ?? "";
  await page.getByLabel("Saring pada kolom Kode").fill(code);
  const count = all.filter((row) => row.code === code).length;
  await expect.poll(() => page.locator("[data-count]").textContent()).toBe(`${count} dari ${all.length} baris`);
  expect(new URL(page.url()).searchParams.get("in.code")).toBe(code);
});

test("what the row above says already is said again where rows stand in another order", async () => {
  await page.goto(`${portal.url}registers/structure/`);
  const repeated = page.locator("[data-rows] td.repeated");
  expect(await repeated.count()).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Judul", exact: true }).click();
  await expect.poll(() => page.locator("[data-column=title]").getAttribute("aria-sort")).toBe("ascending");
  const rows = await page
    .locator("[data-rows] tbody tr")
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children].slice(0, 3).map((cell) => [cell.textContent?.trim(), cell.classList.contains("repeated")] as const),
      ),
    );
  for (const [index, row] of rows.entries())
    for (const [column, [text, isRepeated]] of row.entries())
      expect(isRepeated).toBe(
        index > 0 && row.slice(0, column + 1).every(([one], at) => one === rows[index - 1]?.[at]?.[0]) && text !== undefined,
      );
});

test("favourites stand first on the home page, on this device alone", async () => {
  await page.goto(portal.url);
  const favourites = page.locator("[data-favourites]");
  expect(await favourites.isVisible()).toBe(false);
  const service = page.locator("[data-service]").nth(2);
  const name = (await service.locator(".service-name").textContent())?.trim() ?? "";
  await service.getByRole("button").click();
  await page.reload();
  expect((await favourites.locator(".service-name").allTextContents()).map((text) => text.trim())).toEqual([name]);
  const href = await favourites.locator(".service-name").getAttribute("href");
  expect(href).toBe(await service.locator(".service-name").getAttribute("href"));
  await favourites.getByRole("button").click();
  expect(await favourites.isVisible()).toBe(false);
});

test("any day can be asked on a history of several pages", async () => {
  await page.goto(`${portal.url}history/`);
  await page.locator("[data-on-day] input").fill("2024-01-01");
  const rows = page.locator("[data-rows] tbody tr:visible");
  await expect.poll(() => page.locator("[data-on-day] [data-count]").textContent()).toMatch(/^\d+ dari \d+ baris$/);
  const spans = await rows.evaluateAll((all) => all.map((row) => [row.getAttribute("data-from"), row.getAttribute("data-until")] as const));
  expect(spans.length).toBeGreaterThan(0);
  expect(spans.every(([from, until]) => (from ?? "") <= "2024-01-01" && (until === null || until > "2024-01-01"))).toBe(true);
});
