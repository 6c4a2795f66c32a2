import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
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

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1280, height: 900 } };

async function look<Seen>(options: BrowserContextOptions, address: string, seen: (page: Page) => Promise<Seen>): Promise<Seen> {
  const context = await browser.newContext({ serviceWorkers: "block", ...options });
  const page = await context.newPage();
  await page.goto(`${portal.url}${address}`, { waitUntil: "load" });
  const result = await seen(page);
  await context.close();
  return result;
}

/** Pages of what is not in force: each in its own language, and in the other where it has a page in both. */
const notInForce = [
  "IN.OCC.TELK.P-01/draft/",
  "en/IN.OCC.TELK.P-01/draft/",
  "RK.MLF.CTH.W-53/rev-01/",
  "en/RK.MLF.CTH.W-53/rev-01/",
  "RK.MLF.CTH.P-51/rev-01/",
  "RK.MLF.CTH.P-51/rev-02/",
  "RK.MLF.CTH.W-52/",
  "en/RK.MLF.CTH.W-52/",
];

describe.each([
  ["a phone", phone],
  ["a desk", desk],
])("opened at a step on %s", (_, device) => {
  test.each(notInForce)("/%s#s4 shows the step whole, below what says that the page is not in force", async (address) => {
    await look(device, `${address}#s4`, async (page) => {
      await page.waitForTimeout(200);
      const placed = await page.evaluate<{ banner: number; bottom: number; step: number; high: number }>(`(() => {
        const banner = document.querySelector(".banner").getBoundingClientRect();
        return { banner: banner.top, bottom: banner.bottom, step: document.getElementById("s4").getBoundingClientRect().top, high: innerHeight };
      })()`);
      expect(placed.banner).toBe(0);
      expect(placed.step).toBeGreaterThanOrEqual(placed.bottom);
      expect(placed.bottom).toBeLessThan(placed.high * 0.4 + 1);
    });
  });
});

test("a reason of many words leaves a phone's reader most of the screen", async () => {
  await look(phone, "RK.MLF.CTH.W-52/#s4", async (page) => {
    await page.evaluate(`document.querySelector(".banner span").textContent = "Data diri mudah diketahui orang lain. ".repeat(40)`);
    await page.waitForTimeout(200);
    await page.evaluate(`location.hash = "s1"; location.hash = "s4"`);
    await page.waitForTimeout(200);
    const [high, step] = await page.evaluate<[number, number]>(
      `[document.querySelector(".banner").offsetHeight, document.getElementById("s4").getBoundingClientRect().top]`,
    );
    expect(high).toBeLessThanOrEqual(Math.ceil(844 * 0.4));
    expect(step).toBeGreaterThanOrEqual(high);
  });
});

test("on paper, where nothing can be followed, the banner ends with its last word", async () => {
  await look(desk, "RK.MLF.CTH.P-51/rev-01/", async (page) => {
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".banner").allInnerTexts()).toEqual([
      "Revisi ini sudah digantikan revisi 03\nThis revision was superseded by revision 03",
    ]);
  });
});

test("an old step's link to what it is now ends once; a day that is not missing is not called missing", async () => {
  const lines = await look(desk, "RK.MLF.CTH.P-51/rev-01/", readAloud);
  expect(lines).toContain("link: Langkah ini sekarang langkah 7, Permintaan terpenuhi?");
  expect(lines.filter((line) => /[?!]\./.test(line))).toEqual([]);
  expect(lines.slice(lines.indexOf("Tinjauan berikutnya")).slice(1, 2)).toEqual(["tidak ada isinya"]);
});

test("a link to a step and a day stand on one line; a flow's name is broken before the page is wider than its screen", async () => {
  const broken = await look(phone, "IN.OCC.TELK.P-01/draft/", (page) =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll(".step-next a[href^='#s']:not(.flow-name), .block-signature .day")].filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)`,
    ),
  );
  expect(broken).toEqual([]);
  const narrow = { ...phone, viewport: { width: 320, height: 700 } };
  expect(await look(narrow, "IN.OCC.TELK.P-01/draft/", (page) => page.evaluate<number>("document.documentElement.scrollWidth"))).toBe(320);
});

test("what stands beside a document has no bright bar down its side where it scrolls", async () => {
  const bar = await look(desk, "IN.OCC.TELK.P-01/draft/", (page) =>
    page.evaluate<string>("getComputedStyle(document.querySelector('.beside')).scrollbarColor"),
  );
  expect(bar).toMatch(/ rgba\(0, 0, 0, 0\)$/);
});

describe("the drawing of a comparison", () => {
  const address = "RK.MLF.CTH.P-51/rev-03/changes/rev-00/";

  test("stands below what the change log says of each revision between", async () => {
    const said = await look(desk, address, (page) => page.locator(".redline h3:has(+ .log)").allInnerTexts());
    expect(said).toEqual(["Revisi 01 · 2 Mei 2022", "Revisi 02 · 1 November 2023", "Revisi 03 · 4 Maret 2024"]);
  });

  test("what marks a change crosses no word, and stands with its shape on one sheet", async () => {
    const wrong = await look(desk, address, (page) =>
      page.evaluate<string[]>(`(() => {
        const boxes = (within, what) => [...within.querySelectorAll(what)].map((one) => ({ one, box: one.getBoundingClientRect() }));
        const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
        return [...document.querySelectorAll(".diagram svg.flow-drawing")].flatMap((drawing) => {
          const words = boxes(drawing, "text");
          const marks = boxes(drawing, ".mark-line, .mark");
          if (marks.length === 0) return ["nothing marked"];
          return marks.flatMap(({ one, box }) => words.filter((word) => word.one !== one && meet(word.box, box)).map((word) => one.getAttribute("class") + " over " + word.one.textContent));
        });
      })()`),
    );
    expect(wrong).toEqual([]);
    const cut = await look(desk, address, async (page) => {
      await page.emulateMedia({ media: "print" });
      return page.evaluate<string[]>(`[...document.querySelectorAll(".drawing-rows svg")].flatMap((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return [...row.querySelectorAll(".mark")].filter((mark) => {
          const box = mark.getBoundingClientRect();
          return box.height > 0 && (box.bottom > bottom + 0.5 || box.top < top - 0.5) && box.bottom > top && box.top < bottom;
        }).map((mark) => mark.textContent);
      })`);
    });
    expect(cut).toEqual([]);
  });

  test("on a phone the first that changed is in view, and the drawing is made smaller by its buttons", async () => {
    await look(phone, address, async (page) => {
      const frame = page.locator("[data-zoom-frame]").first();
      await frame.scrollIntoViewIfNeeded();
      await expect.poll(() => page.locator("[data-zoom-frame][data-ready]").count()).toBeGreaterThan(0);
      const inView = `(() => {
        const [mark, view] = [".mark-line", ".diagram"].map((what) => document.querySelector(".redline " + what).getBoundingClientRect());
        return mark.left > view.left && mark.right < view.right;
      })()`;
      expect(await page.evaluate(inView)).toBe(true);
      await frame.locator("[data-zoom=fit]").click();
      expect(
        await page.evaluate(
          "(() => { const view = document.querySelector('.redline .diagram'); return view.scrollWidth <= view.clientWidth + 1; })()",
        ),
      ).toBe(true);
    });
  });
});

describe("in the reader's own colours, which leave no grounds", () => {
  const framed = (page: Page, what: string) => page.evaluate<string>(`getComputedStyle(document.querySelector("${what}")).outlineStyle`);

  test("the title block keeps its cells, and the step that was asked for is marked", async () => {
    await look({ ...desk, forcedColors: "active" }, "RK.MLF.CTH.P-51/#s4", async (page) => {
      for (const what of [".title-block > .block-title", ".block-signature", ".block-guides a", "#s4"])
        expect(await framed(page, what), what).toBe("solid");
      expect(await framed(page, "#s5")).toBe("none");
    });
  });

  test("who goes through a guide by keys sees where the focus is", async () => {
    await look({ ...desk, forcedColors: "active" }, "RK.MLF.CTH.P-51/guide/permintaan-layanan/", async (page) => {
      await page.keyboard.press("1");
      await expect.poll(() => framed(page, "[data-shown]")).toBe("solid");
    });
  });
});

describe("the guide on a phone", () => {
  test("what is held back until all is ticked looks so", async () => {
    await look(phone, "RK.MLF.CTH.P-51/guide/permintaan-lain/#s10", async (page) => {
      const line = () =>
        page.evaluate<string>(`getComputedStyle(document.querySelector("[data-shown] [data-needs-ticks]")).borderTopStyle`);
      expect(await line()).toBe("dashed");
      for (const tick of await page.locator("[data-shown] [data-tick]").all()) await tick.check();
      expect(await line()).toBe("solid");
    });
  });

  test("a review that is overdue is seen", async () => {
    await look(phone, "RK.MLF.CTH.W-51/guide/peminjaman-laptop/", async (page) => {
      expect(await page.locator(".strip .overdue").isVisible()).toBe(true);
    });
  });

  test("before the guide of what was withdrawn starts, what stands in its place is offered first", async () => {
    await look(phone, "en/RK.MLF.CTH.W-52/rev-00/guide/pemulihan-kata-sandi/", async (page) => {
      const answers = page.locator(".guide-ask .answer");
      expect(await answers.allInnerTexts()).toEqual(["Open its replacement, RK.MLF.CTH.W-53", "Read revision 00, not for use"]);
      await answers.first().click();
      await page.waitForURL(/en\/RK\.MLF\.CTH\.W-53\/$/);
    });
  });

  test("the stamp across the question before an old guide is seen whole", async () => {
    for (const device of [phone, desk]) {
      const [stamp, sheet] = await look(device, "RK.MLF.CTH.P-51/rev-01/guide/permintaan-layanan/", (page) =>
        page.evaluate<[number, number]>(`(() => {
          const across = document.querySelector(".guide > .across");
          const { fontSize, width, top } = getComputedStyle(across, "::before");
          const turned = Number.parseFloat(width) * Math.sin(24 * Math.PI / 180) + 1.8 * Number.parseFloat(fontSize);
          return [turned, across.getBoundingClientRect().height];
        })()`),
      );
      expect(stamp).toBeLessThan(sheet);
    }
  });
});

test("the guide of a scheduled revision asks before it starts, and not again in its tab; a draft's, which only a preview shows, begins", async () => {
  const address = "en/RK.MLF.CTH.W-53/rev-01/guide/pemulihan-kata-sandi/";
  await look(phone, address, async (page) => {
    const ask = page.locator(".guide-ask");
    expect(await ask.locator("h2:visible").textContent()).toBe("Revision 01 is not in force yet. Open it all the same?");
    expect(await ask.locator(".answer:visible").allInnerTexts()).toEqual([
      "Open revision 00, which is in force",
      "Read revision 01, not for use",
    ]);
    expect(await page.locator(".guide-step:visible, .guide-tools:visible").count()).toBe(0);
    await ask.locator("[data-do=read-old]:visible").click();
    expect(await page.locator(".guide-step:visible").count()).toBe(1);
    await page.goto(`${portal.url}${address}`);
    expect([await page.locator(".guide-step:visible").count(), await ask.isVisible()]).toEqual([1, false]);
    await page.goto(`${portal.url}IN.OCC.TELK.P-01/draft/guide/layanan-108/`);
    expect([await page.locator(".guide-step:visible").count(), await ask.count()]).toEqual([1, 0]);
    expect(await page.locator(".banner").isVisible()).toBe(true);
  });
});

test("a day in strip, banner and head stands on one line", async () => {
  for (const address of ["RK.MLF.CTH.P-51/rev-01/", "en/RK.MLF.CTH.W-53/rev-01/", "RK.MLF.CTH.W-51/", "registers/documents/", ""]) {
    const days = await look({ ...phone, viewport: { width: 320, height: 700 } }, address, (page) =>
      page.evaluate<{ count: number; broken: string[]; loose: string[] }>(`(() => {
        const days = [...document.querySelectorAll(".day")];
        const said = [...document.querySelectorAll(".strip, .banner, .block-quarter, .list-page > header, .recent")];
        const without = (element) => { const copy = element.cloneNode(true); for (const day of copy.querySelectorAll(".day, .changed-since")) day.remove(); return copy.textContent; };
        return {
          count: days.length,
          broken: days.filter((day) => day.getClientRects().length > 1).map((day) => day.textContent),
          loose: said.map(without).filter((text) => /\\d{1,2} [A-Z][a-z]+ \\d{4}/.test(text)),
        };
      })()`),
    );
    expect([address, days.broken, days.loose]).toEqual([address, [], []]);
    expect(days.count, address).toBeGreaterThan(0);
  }
});

test("on a phone no line of the strip begins with the mark between two of its parts, and none stands behind the last", async () => {
  const marks = await look({ ...phone, viewport: { width: 320, height: 700 } }, "en/RK.MLF.CTH.P-51/rev-01/", (page) =>
    page.evaluate<string[]>(`[...document.querySelectorAll(".strip > *")].filter((one) => one.offsetParent).map((one) => {
      const has = (where) => getComputedStyle(one, where).content.includes("·");
      return (has("::before") ? "·" : "") + one.tagName.toLowerCase() + (has("::after") ? "·" : "");
    })`),
  );
  expect(marks.join(" ")).toMatch(/^span (?:span· ){3,}span$/);
});

test("what is overdue is red, whatever the library's accent, and framed in the reader's own colours", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    await look({ ...desk, colorScheme }, "RK.MLF.CTH.W-51/", async (page) => {
      const colour = () => page.evaluate<string>(`getComputedStyle(document.querySelector(".strip .overdue")).color`);
      const before = await colour();
      await page.evaluate(
        `document.documentElement.style.setProperty("--accent-light", "#0b3d91");document.documentElement.style.setProperty("--accent-dark", "#8fbcff")`,
      );
      expect(await page.evaluate<string>(`getComputedStyle(document.querySelector(".stamp")).color`)).toBe(
        colorScheme === "light" ? "rgb(11, 61, 145)" : "rgb(143, 188, 255)",
      );
      expect(await colour()).toBe(before);
    });
  }
  await look({ ...desk, forcedColors: "active" }, "RK.MLF.CTH.W-51/", async (page) => {
    expect(await page.evaluate(`getComputedStyle(document.querySelector(".strip .overdue")).outlineStyle`)).toBe("solid");
  });
});

test("in the reader's own colours, dark ones too, the words that search found can be read", async () => {
  for (const colorScheme of ["light", "dark"] as const)
    await look({ ...desk, colorScheme, forcedColors: "active" }, "", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("wi-fi");
      await page.locator(".search mark").first().waitFor();
      const [found, text] = await page.evaluate<string[]>(
        `[document.querySelector(".search mark"), document.body].map((one) => getComputedStyle(one).color)`,
      );
      expect([colorScheme, found]).toEqual([colorScheme, text]);
    });
});

test.each(["RK.MLF.CTH.P-51/", "RK.MLF.CTH.P-51/guide/permintaan-layanan/", "RK.MLF.CTH.P-51/rev-03/changes/", "RK.MLF.CTH.W-53/rev-01/"])(
  "on /en/%s what has a name is named in the language it is read in",
  async (address) => {
    const named = await look(desk, `en/${address}`, (page) =>
      page.evaluate<string[]>(`[...document.querySelectorAll("main [aria-label][lang], main [lang=id] [data-zoom]")]
        .filter((one) => one.lang !== "en" && !one.closest(".print-only, article.sheet"))
        .map((one) => one.lang + ": " + (one.ariaLabel ?? one.textContent))`),
    );
    expect(named).toEqual([]);
  },
);

test("beside a document, contents are not all that its column is called", async () => {
  const lines = await look(desk, "en/RK.MLF.CTH.P-51/", readAloud);
  expect(lines.filter((line) => /^complementary/.test(line))).toEqual(["complementary: Status", "complementary: This document"]);
  expect(lines.filter((line) => line === "navigation: Contents")).toHaveLength(1);
});

test("two clauses of a standard stand beside their documents on a phone", async () => {
  for (const language of ["", "en/"]) {
    const [inner, frame] = await look(phone, `${language}registers/clauses/`, (page) =>
      page.evaluate<number[]>(
        `(() => { const frame = document.querySelector(".scroll:has(> .clause-grid)"); return [frame.scrollWidth, frame.clientWidth]; })()`,
      ),
    );
    expect(inner).toBe(frame);
  }
});

test("what is said below a table of a section stands off its last line", async () => {
  const gaps = await look(desk, "IN.OCC.TELK.P-01/draft/", (page) =>
    page.evaluate<number[]>(`[...document.querySelectorAll(".section-content > table + .prose")].map((one) =>
      one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom)`),
  );
  expect(gaps.length).toBeGreaterThan(0);
  expect(Math.min(...gaps)).toBeGreaterThan(5);
});

test("where a browser's styles can't hold open what stands beside the sheet, it is opened; a phone's reader opens it", async () => {
  const open = (page: Page) => page.locator(".beside details[open]").count();
  const old = async (device: BrowserContextOptions) => {
    const context = await browser.newContext({ serviceWorkers: "block", ...device });
    const page = await context.newPage();
    await page.addInitScript("CSS.supports = () => false");
    await page.goto(`${portal.url}RK.MLF.CTH.P-51/`, { waitUntil: "load" });
    const count = await open(page);
    await context.close();
    return count;
  };
  expect(await old(desk)).toBe(2);
  expect(await old(phone)).toBe(0);
  expect(await look(desk, "RK.MLF.CTH.P-51/", open)).toBe(0);
});

test.each([
  ["a phone", phone],
  ["a tablet", { ...phone, viewport: { width: 820, height: 1180 } }],
])("touched on %s, an answer says where it leads below what it says", async (_, device) => {
  const gaps = await look(device, "IN.OCC.TELK.P-01/draft/guide/layanan-147/#s13", (page) =>
    page.evaluate<number[]>(
      `[...document.querySelectorAll(".answer")].filter((answer) => answer.offsetParent && answer.querySelector("& > small")).map((answer) => answer.querySelector("& > small").getBoundingClientRect().top - answer.querySelector("b").getBoundingClientRect().bottom)`,
    ),
  );
  expect(gaps.length).toBeGreaterThan(1);
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(0);
});
