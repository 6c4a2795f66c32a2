import type { Browser, Page } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser } from "./browser-page.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const address = "https://example.org/a/very/long/way/to/a/page/that/has/no/place/to/break?at=1";
const heads = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"];
const table = [
  heads,
  heads.map(() => "---"),
  ["Accountabilities", "Impartiality", "1.000.000", "2026-01-01", address, "six", "seven", "some words"],
]
  .map((cells) => `| ${cells.join(" | ")} |`)
  .join("\n");
const word = "Take_a_request_without_any_blank_at_all_AccountabilitiesImpartialities".repeat(2);
const arabic = "يجب تسجيل كل طلب";
const flow = `### Requests

#### 1. ${word}

- Actor: Agent
- Next: 2

Answer it.

${table}

#### 2. ${arabic}

- Actor: Agent
- Next: 3

${arabic}

#### 3. Close it

- Actor: Team Leader
- Next: end

Close it.
`;

let portal: MadePortal;
let browser: Browser;
beforeAll(async () => {
  [portal, browser] = await Promise.all([
    makePortal({
      "library.yaml": "organisation: Acme\nlanguage: en\n",
      "P-01/rev-00.md": issuedDocument("P-01", flow).replace(
        "Answer calls.\n",
        `Answer calls.\n\n${arabic}\n\n- ${arabic}\n- Calls\n\n${table}\n`,
      ),
      "P-02/rev-00.md": issuedDocument("P-02", `### ${word}\n\n#### 1. Greet\n\n- Actor: Agent\n- Next: end\n\nGreet.\n`),
    }),
    startBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function look<Seen>(width: number, seen: (page: Page) => Promise<Seen>, address = "P-01/"): Promise<Seen> {
  const context = await browser.newContext({ serviceWorkers: "block", javaScriptEnabled: false, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${portal.url}${address}`, { waitUntil: "load" });
  const result = await seen(page);
  await context.close();
  return result;
}

describe("what is wider than a page scrolls in a box of its own, or is broken", () => {
  test.each([320, 390, 820, 1280])("at %i px", async (width) => {
    const seen = await look(width, async (page) => ({
      over: await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
      boxes: await page
        .locator(".prose .scroll")
        .evaluateAll((all) =>
          all.map((one) => [one.getAttribute("tabindex"), one.getAttribute("aria-label"), one.scrollWidth > one.clientWidth]),
        ),
    }));
    const box = ["0", `Table: ${heads.join(", ")}`, true];
    expect(seen).toEqual({ over: 0, boxes: [box, box] });
  });

  test("on paper a table is as wide as its place", async () => {
    const seen = await look(665, async (page) => {
      await page.emulateMedia({ media: "print" });
      const over = await page
        .locator(".prose table")
        .evaluateAll((all) =>
          all.map((one) => Math.round(one.getBoundingClientRect().right - (one.closest(".prose")?.getBoundingClientRect().right ?? 0))),
        );
      const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
      const { items } = await (await pdf.getPage(1)).getTextContent();
      return {
        over,
        words: items
          .map((item) => ("str" in item ? item.str : ""))
          .join("")
          .replaceAll(/\s/g, ""),
      };
    });
    expect(seen.over.filter((over) => over > 0)).toEqual([]);
    expect(seen.words).toContain(address.slice(-12));
    expect(seen.words).toContain("Accountabilities");
  });
});

test.each(
  [320, 1280].flatMap((width) =>
    ["", "P-02/", `P-02/guide/${word.toLowerCase()}/`].map((address) => [width, address.slice(0, 11), address] as const),
  ),
)("at %i px the title of a flow that has no blank is broken, and nothing of it cut: /%s", async (width, _, address) => {
  const cut = await look(
    width,
    async (page) => {
      expect(await page.locator("body").textContent()).toContain(word);
      return page.evaluate<string[]>(
        `[...document.querySelectorAll("html, .beside, .block-guides, .block-guides a")].filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth).map((one) => one.className || one.localName)`,
      );
    },
    address,
  );
  expect(cut).toEqual([]);
});

test("what is written from right to left begins at the right, and of other texts nothing is said", async () => {
  const seen = await look(1280, (page) =>
    page.evaluate<string[][]>(
      `[...document.querySelectorAll(".sheet [dir]")].map((one) => [one.localName, one.textContent.trim(), one.dir, getComputedStyle(one).direction])`,
    ),
  );
  expect(seen).toEqual(["p", "div", "b", "p"].map((name) => [name, arabic, "auto", "rtl"]));
});
