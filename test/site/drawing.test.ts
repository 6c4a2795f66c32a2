import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { layOutAll, startBrowser } from "./browser-page.ts";
import { servedExamplePortal } from "./example-portal.ts";

const DOCUMENT = "IN.OCC.TELK.P-01/draft/";

let portal: ServedPortal;
let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  [portal, browser] = await Promise.all([servedExamplePortal(), startBrowser()]);
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, serviceWorkers: "block" });
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

test("who listens hears a drawing's name and what describes it once each", async () => {
  await page.goto(`${portal.url}${DOCUMENT}`);
  const drawing = page.getByRole("group", { name: "Diagram alur Layanan 108", exact: true });
  expect(await drawing.count()).toBe(1);
  const described = await drawing.getAttribute("aria-describedby");
  expect(await page.locator(`[id="${described}"]`).textContent()).toMatch(/^\d+ langkah oleh Agent, Team Leader, Data Entry;/);
});

test("on a laptop every drawing stands whole with its descriptions; larger, these stay in view", { timeout: 60_000 }, async () => {
  await page.goto(`${portal.url}${DOCUMENT}`);
  for (const frame of await page.locator("[data-zoom-frame]").all()) {
    await frame.scrollIntoViewIfNeeded();
    await expect.poll(() => frame.getAttribute("data-ready")).toBe("");
  }
  const cut = await page.evaluate(
    "[...document.querySelectorAll('[data-zoom-frame] .diagram')].filter((one) => one.scrollWidth > one.clientWidth + 1).length",
  );
  expect(cut).toBe(0);
  await page.evaluate("scrollTo(0, 0)");
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

test("in a drawing wider than its place keys stop at its steps alone, each once, and not at what is copied of it", async () => {
  await page.goto(`${portal.url}${DOCUMENT}`);
  await page.focus("[data-zoom-frame] .diagram");
  await expect.poll(() => page.locator("[data-zoom-frame]").first().getAttribute("data-ready")).toBe("");
  for (let times = 0; times < 4; times++) await page.keyboard.press("+");
  expect((await firstDrawing()).described).toBeDefined();
  const steps = await page.locator("[data-zoom-frame]").first().locator(".diagram > svg a").count();
  const stops: string[] = [];
  for (let times = 0; times <= steps; times++) {
    await page.keyboard.press("Tab");
    stops.push(
      await page.evaluate<string>("document.activeElement.closest('.diagram > svg a') ? 'step' : document.activeElement.localName"),
    );
  }
  expect(stops.slice(0, steps)).toEqual(Array(steps).fill("step"));
  expect(stops[steps]).toBe("a");
  await page.focus("[data-zoom-frame] .diagram > svg a");
  expect(await page.locator("[data-zoom-frame]").first().locator(".lit").count()).toBeGreaterThan(0);
});

test("the names of its lanes stay over a drawing that is read, below the banner and what heads the map", { timeout: 60_000 }, async () => {
  const stand = () =>
    page.evaluate<{ below: number; astray: number; names: number; right: number }>(`(() => {
      const dialog = document.querySelector("dialog[open]");
      const above = dialog ? dialog.querySelector("header") : document.querySelector(".banner:not([hidden])");
      const frame = (dialog ?? document).querySelector("[data-zoom-frame]");
      const [heads, view] = [frame.querySelector(".lane-heads"), frame.querySelector(".diagram")];
      const lefts = (one) => [...one.querySelectorAll(".lane-name")].map((name) => name.getBoundingClientRect().left);
      const own = lefts(view.querySelector("svg"));
      const copied = lefts(heads.querySelector("div"));
      return {
        below: Math.abs(heads.getBoundingClientRect().top - above.getBoundingClientRect().bottom),
        astray: Math.max(...copied.map((left, index) => Math.abs(left - own[index]))),
        names: copied.length,
        right: Math.abs(heads.getBoundingClientRect().right - view.getBoundingClientRect().right),
      };
    })()`);
  const stays = async () => {
    const { below, astray, names, right } = await stand();
    expect(names).toBeGreaterThan(1);
    expect([below < 2, astray < 1, right < 1], JSON.stringify({ below, astray, right })).toEqual([true, true, true]);
  };
  await page.goto(`${portal.url}${DOCUMENT}`);
  const frame = page.locator("[data-zoom-frame]").first();
  await frame.scrollIntoViewIfNeeded();
  await expect.poll(() => frame.getAttribute("data-ready")).toBe("");
  const down =
    "scrollBy({ top: document.querySelector('[data-zoom-frame] .diagram').getBoundingClientRect().top + 300, behavior: 'instant' })";
  await page.evaluate(down);
  await stays();
  // Larger than its place, and moved across.
  await page.click("[data-zoom='own']");
  for (let times = 0; times < 3; times++) await page.click("[data-zoom='in']");
  await page.evaluate("document.querySelector('[data-zoom-frame] .diagram').scrollTo(200, 0)");
  await page.evaluate(down);
  await expect.poll(async () => (await stand()).astray < 1).toBe(true);
  await stays();
  await page.goto(`${portal.url}IN.OCC.TELK.P-01/draft/guide/layanan-147-tier-1-komplain/#s30`);
  await page.locator(".guide-step:visible").focus();
  await page.keyboard.press("m");
  await page.getByRole("dialog").waitFor();
  await stays();
  await page.keyboard.press("m");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await page.evaluate("document.activeElement?.className")).toContain("guide-step");
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

test("two fingers zoom around the point between them, one finger scrolls", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({
    viewport: { width: 412, height: 915 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: "block",
  });
  const phone = await context.newPage();
  await phone.goto(`${portal.url}${DOCUMENT}`);
  await layOutAll(phone);
  const view = phone.locator("[data-zoom-frame] .diagram").first();
  await view.scrollIntoViewIfNeeded();
  const box = await view.boundingBox();
  if (!box) throw new Error("the drawing is not shown");
  const [x, y] = [box.x + box.width / 2, Math.min(box.y + box.height / 2, 500)];
  const touch = await context.newCDPSession(phone);
  const fingers = (type: string, ...apart: number[]) =>
    touch.send("Input.dispatchTouchEvent", {
      type: type as "touchMove",
      touchPoints: apart.map((from, id) => ({ x: x + from, y, id })),
    });
  const widthOf = () => view.evaluate((one) => one.querySelector("svg.flow-drawing")?.getBoundingClientRect().width ?? 0);
  const before = await widthOf();
  await fingers("touchStart", -40, 40);
  for (const apart of [60, 80, 100, 120]) await fingers("touchMove", -apart, apart);
  await fingers("touchEnd");
  await expect.poll(widthOf).toBeGreaterThan(before * 1.5);
  const large = await widthOf();
  // The page itself stands as it did.
  expect(await phone.evaluate("visualViewport.scale")).toBe(1);
  await fingers("touchStart", -120, 120);
  for (const apart of [100, 80, 60]) await fingers("touchMove", -apart, apart);
  await fingers("touchEnd");
  await expect.poll(widthOf).toBeLessThan(large * 0.8);
  const left = await view.evaluate((one) => one.scrollLeft);
  const small = await widthOf();
  await fingers("touchStart", 80);
  for (const at of [50, 10, -40, -90]) await fingers("touchMove", at);
  await fingers("touchEnd");
  await expect.poll(() => view.evaluate((one) => one.scrollLeft)).toBeGreaterThan(left + 40);
  expect(await widthOf()).toBe(small);
  await context.close();
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
    "[...document.querySelectorAll('.guide-map .way-taken:has(> .edge)')].map(({ dataset }) => dataset.from + ' ' + dataset.to)",
  );
  expect(lit).toEqual(["0 1", "1 2", "2 3", "3 4"]);
  expect(trouble).toEqual([]);
});
