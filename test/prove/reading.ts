import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { OfflineList } from "../../cli/portal/list-offline.ts";
import { servePortal } from "../../cli/portal/serve-portal.ts";
import type { JumpIndex } from "../../site/data/search/jump-index.ts";
import { fileOf } from "../site/checks/dead-links.ts";
import { walkGuide } from "../site/checks/walk-guide.ts";
import { firstVisit, unanswered } from "../site/checks/without-network.ts";

type Proof = [name: string, run: () => Promise<string[]>];

/** What readers do: follow guides, ask the search, go on reading without a network. */
export function proveReading(browser: Browser, folder: string, pages: readonly string[]): Proof[] {
  return [
    [
      "guides are followed to every step and end by keys alone",
      () => served(browser, folder, (page, portal) => walkGuides(page, portal, folder, pages)),
    ],
    [
      "the search leads to documents, steps, flows and words",
      () => served(browser, folder, (page, portal) => askSearch(page, portal, folder)),
    ],
    ["what is kept is read with the server stopped", () => readWithoutServer(browser, folder)],
  ];
}

async function served(browser: Browser, folder: string, run: (page: Page, portal: string) => Promise<string[]>): Promise<string[]> {
  const portal = await servePortal(folder);
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    return await run(await context.newPage(), portal.url);
  } finally {
    await context.close();
    await portal.close();
  }
}

async function walkGuides(page: Page, portal: string, folder: string, pages: readonly string[]): Promise<string[]> {
  const guides = pages.filter((address) => /(?:^|\/)guide\/[^/]+\/$/.test(address));
  const problems: string[] = [];
  for (const address of spread(guides, 5)) {
    const text = await readFile(fileOf(folder, address), "utf8");
    const numbers = [...text.matchAll(/class="guide-step"[^>]* data-step="(\d+)"/g)].map(([, number]) => Number(number));
    if (numbers.length === 0) continue;
    await page.goto(`${portal}${address}`);
    // A revision that is not in force asks first; its answer is kept for the tab.
    const ask = page.locator("[data-do=read-old]:visible");
    if ((await ask.count()) > 0) await ask.click();
    const { steps, ends } = await walkGuide(page);
    const missed = numbers.filter((number) => !steps.includes(number));
    // A step after a part the source has lost is reached by its address alone.
    if (missed.length > 0 && !text.includes('class="lost"')) problems.push(`${address}: no key leads to step ${missed.join(", ")}`);
    if (ends.length === 0 && !text.includes('class="silent-part"')) problems.push(`${address}: no key leads to an end`);
  }
  return problems;
}

/** Asks what the jump index holds, the way people type it. */
async function askSearch(page: Page, portal: string, folder: string): Promise<string[]> {
  const { documents, names } = JSON.parse(await readFile(join(folder, "search/jump.json"), "utf8")) as JumpIndex;
  const questions: [query: string, address: string][] = [];
  for (const document of spread(documents, 6)) {
    const short = document.code.replaceAll(/[^A-Za-z\d]/g, "").toLowerCase();
    questions.push([short, document.address], [document.title, document.address]);
    const flow = document.flows?.find(({ steps }) => steps.length > 0);
    const step = flow?.steps.at(-1);
    if (flow && step) questions.push([`${short}r${step[0]}`, `${flow.address}#s${step[0]}`]);
  }
  for (const { text, address } of spread(names, 4)) questions.push([text.toLowerCase(), address]);
  await page.goto(portal);
  await page.keyboard.press("/");
  const field = page.locator("[data-search-field]");
  const problems: string[] = [];
  for (const [query, address] of questions) {
    await field.fill(query);
    const link = page.locator(`[data-search-results] a[href$="${address}"]`).first();
    if (
      !(await link.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      ))
    )
      problems.push(`“${query}” does not lead to ${address}`);
  }
  await field.fill(documents[0]?.title.split(" ")[0] ?? "");
  await page.locator("[data-search-results] .search-excerpt").first().waitFor();
  return problems;
}

async function readWithoutServer(browser: Browser, folder: string): Promise<string[]> {
  const list = JSON.parse(await readFile(join(folder, "offline.json"), "utf8")) as OfflineList;
  const kept = Object.keys(list.files)
    .map((path) => path.replace(/(^|\/)index\.html$/, "$1"))
    .filter((path) => path !== "404.html");
  const portal = await servePortal(folder);
  const context = await browser.newContext();
  await firstVisit(context, portal.url);
  await portal.close();
  const problems = (await unanswered(context, portal.url, kept)).map((address) => `not kept: ${address}`);
  const page = await context.newPage();
  const guide = kept.find((address) => /(?:^|\/)guide\/[^/]+\/$/.test(address));
  if (guide === undefined) problems.push("no guide is kept");
  else {
    await page.goto(`${portal.url}${guide}`);
    await page.locator(".guide-step[data-shown] h2").waitFor();
    await page.keyboard.press("/");
    await page.locator("[data-search-field]").fill(guide.split("/")[0] ?? "");
    await page.locator("[data-search-results] a").first().waitFor();
  }
  const [code = "", document] =
    Object.entries(
      (JSON.parse(await readFile(join(folder, "verify.json"), "utf8")) as { documents: Record<string, { revisions: object }> }).documents,
    )[0] ?? [];
  await page.goto(`${portal.url}verify/?stamp=${encodeURIComponent(`${code} ${Object.keys(document?.revisions ?? {})[0]}`)}`);
  await page.locator("[data-verdict]:not([data-verdict=''])").waitFor();
  await context.close();
  console.log(`  ${kept.length} files kept`);
  return problems;
}

/** So many of a list, spread over it. */
function spread<One>(list: readonly One[], count: number): One[] {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list[Math.floor(index * step)] as One);
}
