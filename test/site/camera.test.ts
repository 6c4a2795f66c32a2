import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { servedExamplePortal } from "./example-portal.ts";

let portal: ServedPortal;
let filming: Browser;

beforeAll(async () => {
  portal = await servedExamplePortal();
  const film = join(inject("runFolder"), "print.y4m");
  await writeFile(film, filmOf(await printedCode("RK.MLF.CTH.P-51/")));
  const { path } = await findBrowser();
  const camera = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
  filming = await chromium.launch({ executablePath: path, args: [...browserArguments, ...camera] });
});
afterAll(async () => {
  await filming?.close();
  await portal?.close();
});

test("a camera held over a print says whether it is in force", async () => {
  const context = await filming.newContext({ permissions: ["camera"], locale: "id", serviceWorkers: "block" });
  const { page, trouble } = await watchedPage(context, portal.url);
  await page.goto(`${portal.url}verify/`);
  await page.getByRole("button", { name: "Pindai dengan kamera" }).click();
  const verdict = page.locator("[data-verdict]");
  await verdict.waitFor({ timeout: 20_000 });
  expect(await verdict.textContent()).toContain("RK.MLF.CTH.P-51 revisi 03 berlaku");
  expect(await page.locator("[data-verdict-note]").textContent()).not.toBe("");
  expect(await page.locator("[data-video]").isHidden()).toBe(true);
  expect(trouble).toEqual([]);
  await context.close();
});

test("where there is no camera none is offered", async () => {
  const browser = await startBrowser();
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${portal.url}verify/`);
  await page.waitForTimeout(500);
  expect(await page.locator("[data-camera]").isVisible()).toBe(false);
  await browser.close();
});

/** The QR code at a document's foot, as rows of dark and light squares. */
async function printedCode(address: string): Promise<boolean[][]> {
  const html = await (await fetch(`${portal.url}${address}`)).text();
  const [, size, path = ""] = /class="print-only print-foot"[\s\S]*?viewBox="0 0 (\d+) \d+"[\s\S]*?<path [^>]*d="([^"]*)"/.exec(html) ?? [];
  const rows = Array.from({ length: Number(size) }, () => new Array<boolean>(Number(size)).fill(false));
  let [x, y] = [0, 0];
  for (const [, move = "", to, down, dark] of path.matchAll(/([Mm])(\d+) (\d+)(?:\.5)?h(\d+)/g)) {
    if (move === "M") [x, y] = [0, Number(down)];
    x += Number(to);
    for (const end = x + Number(dark); x < end; x++) (rows[y] ?? [])[x] = true;
  }
  return rows;
}

/** A film of a print on a grey desk, 640 by 480, ten frames: YUV4MPEG2, which Chromium takes for a camera. */
function filmOf(rows: readonly (readonly boolean[])[]): Buffer {
  const [width, height, square] = [640, 480, 8];
  const picture = Buffer.alloc((width * height * 3) / 2, 128);
  const side = rows.length * square;
  const [left, top] = [(width - side) >> 1, (height - side) >> 1];
  const margin = 4 * square;
  for (let y = -margin; y < side + margin; y += 1) {
    for (let x = -margin; x < side + margin; x += 1) {
      const isDark = rows[Math.floor(y / square)]?.[Math.floor(x / square)] ?? false;
      picture[(top + y) * width + left + x] = isDark ? 40 : 220;
    }
  }
  const frame = Buffer.concat([Buffer.from("FRAME\n"), picture]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...new Array<Buffer>(10).fill(frame)]);
}
