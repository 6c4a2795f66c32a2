import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { startBrowser } from "./browser-page.ts";
import { servedExamplePortal } from "./example-portal.ts";

const DOCUMENT = "IN.OCC.TELK.P-01/draft/";

let portal: ServedPortal;
let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  [portal, browser] = await Promise.all([servedExamplePortal(), startBrowser()]);
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on("pageerror", ({ message }) => trouble.push(message));
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** How the first drawing of the page stands in its frame. */
async function firstDrawing(): Promise<{ width: number; view: number; left: number; described: number | undefined }> {
  return page.evaluate(`(() => {
    const view = document.querySelector("[data-zoom-frame] .diagram");
    const described = view.querySelector(".described")?.getBoundingClientRect();
    return {
      width: view.querySelector("svg.flow-drawing").getBoundingClientRect().width,
      view: view.clientWidth,
      left: view.scrollLeft,
      described: described?.width > 0 ? Math.round(view.getBoundingClientRect().right - described.right) : undefined,
    };
  })()`);
}

test("on a laptop every drawing stands whole with its descriptions; larger, these stay in view", { timeout: 60_000 }, async () => {
  await page.goto(`${portal.url}${DOCUMENT}`);
  const cut = await page.evaluate(
    "[...document.querySelectorAll('[data-zoom-frame] .diagram')].filter((one) => one.scrollWidth > one.clientWidth + 1).length",
  );
  expect(cut).toBe(0);
  await page.focus("[data-zoom-frame] .diagram");
  for (let times = 0; times < 4; times++) await page.keyboard.press("+");
  const large = await firstDrawing();
  expect(large.width).toBeGreaterThan(large.view * 1.5);
  expect(large.described).toBeLessThan(3);
  await page.keyboard.press("0");
  const fitted = await firstDrawing();
  expect(Math.abs(fitted.width - fitted.view)).toBeLessThan(2);
  expect(fitted.described).toBeUndefined();
  await page.click("[data-zoom='own']");
  expect((await firstDrawing()).width).toBeGreaterThan(fitted.width);
});

test("a mouse drags a drawing without following the link it is let go on", { timeout: 60_000 }, async () => {
  await page.goto(`${portal.url}${DOCUMENT}`);
  await page.focus("[data-zoom-frame] .diagram");
  for (let times = 0; times < 4; times++) await page.keyboard.press("+");
  const shape = page.locator("[data-zoom-frame] .step a").first();
  await shape.scrollIntoViewIfNeeded();
  const before = await firstDrawing();
  const box = await shape.boundingBox();
  if (!box) throw new Error("the shape is not shown");
  await page.mouse.move(box.x + box.width - 8, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 68, box.y + 8, { steps: 4 });
  await page.mouse.up();
  expect((await firstDrawing()).left).toBeGreaterThan(before.left + 40);
  expect(new URL(page.url()).hash).toBe("");
});

test("a phase folds its steps, and a link to one of them unfolds it", { timeout: 60_000 }, async () => {
  await page.goto(`${portal.url}${DOCUMENT}`);
  const button = page.locator("[data-fold]").first();
  const row = "document.querySelector('[data-fold]').closest('tr').nextElementSibling";
  const isShown = () => page.evaluate<boolean>(`${row}.offsetHeight > 0`);
  expect(await isShown()).toBe(true);
  await button.click();
  expect(await isShown()).toBe(false);
  await page.evaluate(`location.hash = ${row}.id || ${row}.querySelector("[id]").id`);
  await expect.poll(isShown).toBe(true);
});

test("the guide's map lights the lines taken, and no others", { timeout: 60_000 }, async () => {
  await page.goto(`${portal.url}${DOCUMENT}guide/layanan-108/`);
  for (let times = 0; times < 3; times++) await page.keyboard.press("1");
  await page.click("[data-do='map']");
  const lit = await page.evaluate(
    "[...document.querySelectorAll('.guide-map .edge.way-taken')].map(({ dataset }) => dataset.from + ' ' + dataset.to)",
  );
  expect(lit).toEqual(["0 1", "1 2", "2 3", "3 4"]);
  expect(trouble).toEqual([]);
});
