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

interface Sheet {
  /** How much of it is used, from 0 to 1: by the lowest word between its margins, those of drawings too. */
  fill: number;
  isAcross: boolean;
  /** The size of its smallest letters, in points. */
  smallest: number;
  words: string;
  /** Its first line. */
  first: string;
  /** The heading that stands below all else on it. */
  lonely: string | undefined;
}

const tight = (text: string) => text.replaceAll(/\s/g, "");

/** The printed pages of an address; `before` is run on it before, laid out as on A4 across. */
async function sheetsOf(address: string, before?: string): Promise<Sheet[]> {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(portal.url + address, { waitUntil: "load" });
  if (before !== undefined) {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 994, height: 900 });
    await page.evaluate(before);
  }
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const headings = (await page.locator("h1, h2, h3, h4, figcaption, .unit").allTextContents()).map(tight);
  await page.close();
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = await pdf.getPage(number);
    const { height, width } = sheet.getViewport({ scale: 1 });
    const { items } = await sheet.getTextContent();
    const written = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item] : []));
    const lines = written.map(({ transform }) => Number(transform[5]));
    const lowest = Math.min(...lines.filter((y) => y > margins.below && y < height - margins.above), height - margins.above);
    const lineAt = (y: number) => written.flatMap(({ str, transform }) => (Math.abs(Number(transform[5]) - y) < 3 ? [str] : [])).join("");
    const last = tight(lineAt(lowest));
    sheets.push({
      first: lineAt(Math.max(...lines.filter((y) => y < height - margins.above))),
      lonely: headings.find((heading) => heading !== "" && heading === last),
      fill: (height - margins.above - lowest) / (height - margins.above - margins.below),
      isAcross: width > height,
      smallest: Math.min(...written.map(({ transform }) => Math.hypot(Number(transform[2]), Number(transform[3])))),
      words: written.map(({ str }) => str).join(" "),
    });
  }
  return sheets;
}

describe("no printed page but the last is less than a third full, and no word is under 7 points", () => {
  test.each([
    "IN.OCC.TELK.P-01/draft/",
    "IN.OCC.TELK.P-01/rev-05/",
    "en/IN.OCC.TELK.P-01/draft/",
    "IN.OCC.TELK.W-18/draft/",
    "IN.OCC.TELK.W-20/draft/",
    "IN.OCC.TELK.W-21/draft/",
    "RK.MLF.CTH.P-51/",
    "RK.MLF.CTH.P-51/rev-00/",
    "RK.MLF.CTH.P-51/rev-01/",
    "RK.MLF.CTH.W-52/",
    "RK.MLF.CTH.W-53/rev-01/",
    "IN.OCC.TELK.W-10/draft/",
    "IN.OCC.TELK.W-19/draft/",
    "IN.OCC.TELK.P-01/draft/changes/",
    "en/IN.OCC.TELK.P-01/draft/changes/",
    "RK.MLF.CTH.P-51/rev-01/changes/",
    "RK.MLF.CTH.P-51/rev-03/changes/",
    "RK.MLF.CTH.P-51/rev-03/changes/rev-00/",
    "RK.MLF.CTH.W-53/rev-01/changes/",
    "RK.MLF.CTH.P-51/guide/permintaan-layanan/",
    "registers/copies/",
    "history/",
    "en/history/",
    "registers/",
    "rules/",
    "docs/notation/",
    "docs/commands/",
    "docs/security/",
    "en/docs/json/",
    "map/",
    "",
  ])("/%s", async (address) => {
    const sheets = await sheetsOf(address);
    expect(sheets.length).toBeGreaterThan(1);
    expect(
      sheets
        .slice(0, -1)
        .map(({ fill }) => Math.round(100 * fill))
        .filter((percent) => percent < 33),
    ).toEqual([]);
    expect(Math.min(...sheets.map(({ smallest }) => smallest))).toBeGreaterThanOrEqual(7);
    expect(sheets.flatMap(({ lonely }) => lonely ?? [])).toEqual([]);
  });
});

test.each([
  ["IN.OCC.TELK.P-01/draft/", 20],
  ["IN.OCC.TELK.W-10/draft/", 6],
  ["IN.OCC.TELK.W-19/draft/", 5],
  ["RK.MLF.CTH.P-51/", 5],
  ["RK.MLF.CTH.W-53/rev-00/", 3],
])("flows of few lanes are drawn on upright paper, so that /%s takes %i sheets at most", async (address, most) => {
  const sheets = await sheetsOf(address);
  expect(sheets.filter(({ isAcross }) => isAcross)).toEqual([]);
  expect(sheets.length).toBeLessThanOrEqual(most);
  // Drawn, and not told as a table: in a drawing lanes are headed again on each sheet.
  expect(sheets.filter(({ words }) => /(?:Agent|Pemohon|Petugas Meja).*Deskripsi/.test(words)).length).toBeGreaterThan(0);
});

test("in small shapes for paper what marks a change is covered by nothing", async () => {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`${portal.url}IN.OCC.TELK.P-01/draft/changes/`, { waitUntil: "load" });
  const seen = await page.evaluate<{ marks: number; covered: string[] }>(`(() => {
    for (const one of document.querySelectorAll(".small-drawing")) one.style.display = "block";
    const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
    const marks = [...document.querySelectorAll(".small-drawing .mark")];
    const covered = marks.flatMap((mark) =>
      [...mark.closest("svg").querySelectorAll("text, .off-page .shape, .capsule .shape")]
        .filter((other) => other !== mark && meet(mark.getBoundingClientRect(), other.getBoundingClientRect()))
        .map((other) => mark.textContent + " below " + (other.textContent || other.getAttribute("class"))));
    // The way out of a step goes down from its middle.
    for (const mark of marks) {
      const [shape, words] = [mark.closest(".step").querySelector(".shape").getBoundingClientRect(), mark.getBoundingClientRect()];
      const middle = (shape.left + shape.right) / 2;
      if (words.left < middle && words.right > middle) covered.push(mark.textContent + " below the line");
    }
    return { marks: marks.length, covered };
  })()`);
  await page.close();
  expect(seen.marks).toBeGreaterThan(3);
  expect(seen.covered).toEqual([]);
});

test("a flow whose lanes are too many for upright paper lies across where it begins its section, and is a table where it doesn't", async () => {
  const across = await sheetsOf("IN.OCC.TELK.W-21/draft/");
  expect(across.filter(({ isAcross }) => isAcross).length).toBeGreaterThan(1);
  expect(Math.min(...across.filter(({ isAcross }) => isAcross).map(({ fill }) => fill))).toBeGreaterThan(0.4);
  const table = await sheetsOf("IN.OCC.TELK.W-18/draft/");
  expect(table.filter(({ isAcross }) => isAcross)).toEqual([]);
  expect(table.some(({ words }) => words.includes("Berikutnya"))).toBe(true);
});

test("an empty section before sheets that lie across takes none before it to the next sheet", async () => {
  const emptied = await sheetsOf(
    "IN.OCC.TELK.W-21/draft/",
    `(() => {
      document.querySelector(".title-block").style.minHeight = "110mm";
      document.getElementById("4").querySelector(".section-content").innerHTML = '<p class="silent">–</p>';
    })()`,
  );
  expect(emptied[0]?.words).toContain("Pihak Terkait");
});

describe("a printed sheet is in the document's language, a comparison of its page's", () => {
  const stampOnPaper = async (address: string) => {
    const page = await browser.newPage({ serviceWorkers: "block" });
    await page.goto(portal.url + address, { waitUntil: "load" });
    await page.emulateMedia({ media: "print" });
    const stamp = await page.evaluate<string>(`getComputedStyle(document.querySelector(".across"), "::before").content`);
    await page.close();
    return stamp;
  };

  test.each([
    ["en/IN.OCC.TELK.P-01/draft/", "Draf", /\bDraft\b|In force|not in force|Revision \d/],
    ["IN.OCC.TELK.P-01/draft/", "Draf", /\bDraft\b|In force|not in force|Revision \d/],
    ["RK.MLF.CTH.W-54/rev-00/", undefined, /Berlaku|tidak terkendali|Disetujui/],
    ["en/RK.MLF.CTH.W-53/rev-01/", "Terjadwal", /Scheduled|In force|Revision \d/],
  ])("/%s", async (address, stamp, foreign) => {
    const sheets = await sheetsOf(address);
    expect(sheets.flatMap(({ words }) => foreign.exec(words) ?? [])).toEqual([]);
    if (stamp !== undefined) expect(await stampOnPaper(address)).toContain(stamp);
  });

  test("/en/…/changes/", async () => {
    const [sheet] = await sheetsOf("en/RK.MLF.CTH.W-53/rev-01/changes/");
    expect(sheet?.words).toMatch(/Revision 01/);
    expect(sheet?.words).not.toMatch(/tidak terkendali/);
    expect(await stampOnPaper("en/RK.MLF.CTH.W-53/rev-01/changes/")).toContain("Scheduled");
  });
});

test("beside a drawing wider than its place, the stamp stands whole in the column that stays in view", async () => {
  const page = await browser.newPage({ serviceWorkers: "block", viewport: { width: 1280, height: 900 } });
  await page.goto(`${portal.url}IN.OCC.TELK.P-01/draft/`, { waitUntil: "load" });
  await page.locator(".diagram").first().scrollIntoViewIfNeeded();
  const larger = page.locator("[data-ready] [data-zoom=in]").first();
  for (let times = 0; times < 4; times++) await larger.click();
  const seen = await page.evaluate<{ column: number; stamps: number; cut: string[] }>(`(() => {
    const frame = document.querySelector(".is-wide .diagram:has(> .described)");
    const drawing = frame.querySelector("svg.flow-drawing");
    const shown = [...drawing.querySelectorAll(".across-drawing")].filter((one) => one.getClientRects().length > 0);
    const width = frame.querySelector(".described svg").getBoundingClientRect().width;
    const edge = drawing.getBoundingClientRect().right - width;
    const boxes = shown.map((one) => one.getBoundingClientRect());
    const right = drawing.getBoundingClientRect().right;
    return {
      column: width,
      stamps: shown.length,
      cut: boxes.filter((box) => box.left < edge || box.right > right).map((box) => box.left + " to " + box.right),
    };
  })()`);
  await page.close();
  expect(seen.column).toBeGreaterThan(200);
  expect(seen.stamps).toBeGreaterThan(3);
  expect(seen.cut).toEqual([]);
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

/** What a page shows when it is printed, on paper `width` pixels wide. */
async function onPaper<T>(address: string, width: number, seen: string): Promise<T> {
  const page = await browser.newPage({ serviceWorkers: "block", viewport: { width, height: 900 } });
  await page.goto(portal.url + address, { waitUntil: "load" });
  await page.emulateMedia({ media: "print" });
  const value = await page.evaluate<T>(seen);
  await page.close();
  return value;
}

test.each(["RK.MLF.CTH.P-51/", "IN.OCC.TELK.P-01/draft/", "RK.MLF.CTH.F-51/"])(
  "the lines of the title block of /%s are of one width",
  async (address) => {
    const widths = await onPaper<number[]>(
      address,
      665,
      `(() => {
      const cells = [...document.querySelectorAll(".title-block > :not(.block-signatures, .screen-only), .block-signature")];
      const boxes = cells.map((cell) => cell.getBoundingClientRect()).filter(({ width }) => width > 0);
      const across = boxes.flatMap((a) => boxes.filter((b) => b.left > a.left && Math.abs(a.top - b.top) < 2).map((b) => b.left - a.right));
      const down = boxes.flatMap((a) => boxes.filter((b) => b.top > a.top).map((b) => b.top - a.bottom));
      return [...across, ...down].filter((gap) => gap > -2 && gap < 4).map((gap) => Math.round(100 * gap) / 100);
    })()`,
    );
    expect(widths.length).toBeGreaterThan(8);
    expect(new Set(widths)).toEqual(new Set([1]));
  },
);

test.each([
  ["IN.OCC.TELK.P-01/draft/", 665, ".records th, .changes th"],
  ["RK.MLF.CTH.W-53/rev-00/", 665, ".records th, .changes th"],
  ["registers/documents/", 994, ".register .day"],
  ["registers/copies/", 994, ".register .day"],
] as const)("on paper /%s breaks neither a short head nor a day", async (address, width, short) => {
  const lines = await onPaper<number[]>(
    address,
    width,
    `[...document.querySelectorAll(${JSON.stringify(short)})].map((one) => {
      const words = document.createRange();
      words.selectNodeContents(one);
      return new Set([...words.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
    })`,
  );
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.filter((count) => count > 1)).toEqual([]);
});

test.each([
  ["registers/copies/", /^Distribusi salinan terkendali · /, true],
  ["en/history/", /^History · /, true],
  ["docs/notation/", /^Teks dokumen: bagian, alur, langkah · /, false],
  ["rules/SOP302/", /^SOP302 /, false],
] as const)("each sheet of /%s says what it is of", async (address, title, isAcross) => {
  const sheets = await sheetsOf(address);
  expect(sheets.length).toBeGreaterThan(1);
  expect(sheets.filter(({ words }) => !title.test(words.trim()) && !words.includes(title.source.slice(1)))).toEqual([]);
  expect(new Set(sheets.map((sheet) => sheet.isAcross))).toEqual(new Set([isAcross]));
});

test("a year of the history never stands alone at the foot of a sheet", async () => {
  const height = ((210 - 24 - 20) / 25.4) * 96;
  for (const room of [1, 3, 5, 12]) {
    // So much of the first entry's row is left to the sheet.
    const sheets = await sheetsOf(
      "history/",
      `(() => {
        const list = document.querySelector(".time-line");
        document.querySelector("main section").remove();
        const main = document.querySelector("main");
        main.style.paddingTop = ${height} - ${room} - (list.getBoundingClientRect().top - main.getBoundingClientRect().top) + "px";
      })()`,
    );
    expect(sheets[0]?.words).not.toMatch(/mulai berlaku/);
    expect([room, ...sheets.flatMap(({ lonely }) => lonely ?? [])]).toEqual([room]);
  }
});

test("what a comparison says of a step stands on one sheet", async () => {
  const sheets = await sheetsOf("IN.OCC.TELK.P-01/draft/changes/");
  expect(sheets.length).toBeGreaterThan(8);
  expect(sheets.map(({ first }) => first).filter((first) => /^(?:Pelaksana|KPI|RC|Lanjut|Aplikasi):|→/.test(first))).toEqual([]);
  expect(sheets.some(({ first }) => /^Langkah \d/.test(first))).toBe(true);
});

/** Styles for browsers that know no margins of pages, taken as if this one were of them; the margins themselves are left empty. */
describe.each([
  ["repeats what is fixed, as Firefox does", "-moz-orient: inline"],
  ["repeats nothing, as Safari does", "-webkit-nbsp-mode: space"],
])("in a browser that has no margin boxes and %s", (_, itsOwn) => {
  test.each([
    ["RK.MLF.CTH.P-51/", "RK.MLF.CTH.P-51·Revisi03·", undefined],
    ["RK.MLF.CTH.P-51/rev-01/", "RK.MLF.CTH.P-51·Revisi01·", "DIGANTIKAN"],
    ["en/RK.MLF.CTH.P-51/rev-01/", "RK.MLF.CTH.P-51·Revisi01·", "DIGANTIKAN"],
    ["registers/rc/", "KodeRC·", undefined],
  ])("each sheet of /%s says what it is of", async (address, above, stamp) => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await page.route(/\.css$/, async (route) => {
      const style = await (await route.fetch()).text();
      if (/\/portal-[^/]*$/.test(route.request().url())) expect(style).toContain(`@supports (${itsOwn})`);
      await route.fulfill({ contentType: "text/css", body: style.replaceAll(`@supports (${itsOwn})`, "@supports (display:block)") });
    });
    await page.goto(portal.url + address, { waitUntil: "load" });
    await page.evaluate(`for (const style of document.querySelectorAll("style[media=print]"))
      for (const rule of style.sheet.cssRules) if (rule instanceof CSSPageRule) while (rule.cssRules.length > 0) rule.deleteRule(0);`);
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    await context.close();
    expect(pdf.numPages).toBeGreaterThan(3);
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const words = tight(items.map((item) => ("str" in item ? item.str : "")).join(""));
      expect(words, `sheet ${number}`).toContain(above);
      expect(words, `sheet ${number}`).toContain("Salinantidakterkendali");
      // The last sheet is stamped as far down as anything stands on it, which may be once.
      const isLast = number === pdf.numPages;
      if (stamp !== undefined) expect(words.split(stamp).length, `sheet ${number}`).toBeGreaterThan(isLast ? 1 : 2);
    }
  });
});
