import type { Browser } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { startBrowser } from "./browser-page.ts";
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

/** Of a page's height, in points: where its text may begin and end (site/styles/paper.css). */
const margins = { above: (24 / 25.4) * 72, below: (20 / 25.4) * 72 };

/** How much of each printed page is used, from 0 to 1: by the lowest word between its margins, those of drawings too. */
async function fillOf(address: string): Promise<number[]> {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(portal.url + address, { waitUntil: "load" });
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  await page.close();
  const fills: number[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = await pdf.getPage(number);
    const height = sheet.getViewport({ scale: 1 }).height;
    const { items } = await sheet.getTextContent();
    const lines = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [Number(item.transform[5])] : []));
    const lowest = Math.min(...lines.filter((y) => y > margins.below && y < height - margins.above), height - margins.above);
    fills.push((height - margins.above - lowest) / (height - margins.above - margins.below));
  }
  return fills;
}

describe("no printed page but the last is less than a third full", () => {
  test.each([
    "RK.MLF.CTH.P-51/",
    "RK.MLF.CTH.P-51/rev-00/",
    "RK.MLF.CTH.W-52/",
    "RK.MLF.CTH.W-53/rev-01/",
    "IN.OCC.TELK.W-10/draft/",
    "IN.OCC.TELK.W-19/draft/",
    "RK.MLF.CTH.P-51/rev-01/changes/",
    "RK.MLF.CTH.P-51/rev-03/changes/",
    "RK.MLF.CTH.P-51/rev-03/changes/rev-00/",
    "RK.MLF.CTH.W-53/rev-01/changes/",
    "RK.MLF.CTH.P-51/guide/permintaan-layanan/",
    "registers/copies/",
    "history/",
  ])("/%s", async (address) => {
    const fills = await fillOf(address);
    expect(fills.length).toBeGreaterThan(1);
    expect(
      fills
        .slice(0, -1)
        .map((fill) => Math.round(100 * fill))
        .filter((percent) => percent < 33),
    ).toEqual([]);
  });
});

test("a step's mark stands on the page of its step", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${portal.url}RK.MLF.CTH.W-53/rev-01/changes/`, { waitUntil: "load" });
  const seen = await page.evaluate<{ above: number; bands: number[] }>(`(() => {
    const drawing = document.querySelector(".diagram svg.flow-drawing");
    const top = drawing.getBoundingClientRect().top;
    const marks = [...drawing.querySelectorAll(".mark")].map((mark) => mark.getBoundingClientRect());
    const bands = [...document.querySelectorAll(".drawing-rows tbody svg")].map((row) => row.viewBox.baseVal.y - 1);
    const cut = marks.filter((mark) => bands.slice(1).some((y) => mark.top - top + 3 < y && mark.bottom - top - 3 > y));
    return { above: cut.length, bands: bands };
  })()`);
  await page.close();
  expect(seen.bands.length).toBeGreaterThan(3);
  expect(seen.above).toBe(0);
});

test.each(["registers/documents/", "registers/copies/"])("the columns of /%s are named on each of its sheets", async (address) => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(portal.url + address, { waitUntil: "load" });
  // A script makes the heads buttons, and only then could a second sheet lose them.
  await page.locator("[data-rows] thead .sort").first().waitFor();
  const heads = await page.locator("[data-rows] thead th").allTextContents();
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  await page.close();
  expect(pdf.numPages).toBeGreaterThan(1);
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const words = items
      .map((item) => ("str" in item ? item.str : ""))
      .join(" ")
      .replaceAll(/\s+/g, " ");
    expect(heads.filter((head) => !words.includes(head))).toEqual([]);
  }
});
