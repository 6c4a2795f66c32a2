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

test("any day can be asked on a history of several pages", async () => {
  await page.goto(`${portal.url}history/`);
  await page.locator("[data-on-day] input").fill("2024-01-01");
  const rows = page.locator("[data-rows] tbody tr:visible");
  await expect.poll(() => page.locator("[data-on-day] [data-count]").textContent()).toMatch(/^\d+ dari \d+ baris$/);
  const spans = await rows.evaluateAll((all) => all.map((row) => [row.getAttribute("data-from"), row.getAttribute("data-until")] as const));
  expect(spans.length).toBeGreaterThan(0);
  expect(spans.every(([from, until]) => (from ?? "") <= "2024-01-01" && (until === null || until > "2024-01-01"))).toBe(true);
});
