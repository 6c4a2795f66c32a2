import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { inaccessible } from "./checks/accessibility.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const hostile = `<img src=x onerror="document.title='run'"> & "quoted"`;

const library = {
  "library.yaml": "organisation: Test\nlanguage: en\n",
  "P-01/rev-00.md": issuedDocument(
    "P-01",
    `### Calls

#### 1. Ask for the ticket

- Actor: Agent
- Application: Desk Book

The agent asks for the ticket, writes the ticket down in the Desk Book and reads \`ticket\` to the caller by W-01. A PIN is no pin.

> May I have your ticket?

#### 2. Ticket found?

- Actor: Agent
- Next: end

The fastel is beside the <b>ticket</b>, says the [ticket page](https://ticket.example/).
`,
    `definitions:
  - { term: Ticket, kind: term, meaning: ${JSON.stringify(`a note ${hostile}`)} }
  - { term: Desk Book, kind: application, meaning: where tickets are kept }
  - { term: PIN, kind: abbreviation, meaning: personal number }
  - { term: ${JSON.stringify("A <b>bold</b> term")}, kind: term, meaning: never used }
`,
  ).replace(
    "Answer calls.",
    "Answer calls about a ticket; a ticket is for one call.\n\n### About the ticket\n\nKeep the pin and the PIN apart.",
  ),
  "P-01/draft.md":
    '---\ncode: P-01\ntitle: Next\nrevision: "01"\ndefinitions:\n  - { term: caller, kind: term, meaning: secret of the draft }\n---\n',
  "W-01/rev-00.md": issuedDocument("W-01", "### Asking\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n\nAsk for the fastel.\n"),
  "W-02/rev-00.md": issuedDocument(
    "W-02",
    "### Other\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n",
    `definitions:\n  - { term: Fastel, kind: term, meaning: ${JSON.stringify(`nomor pelanggan ${hostile}`)} }\n`,
  ).replace("language: en", "language: id"),
};

let portal: MadePortal;
let browser: Browser;
let context: BrowserContext | undefined;
let trouble: string[] = [];

beforeAll(async () => {
  [portal, browser] = await Promise.all([makePortal(library), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});
afterEach(async () => {
  await context?.close();
  expect(trouble).toEqual([]);
});

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: "block", ...options });
  const watched = await watchedPage(context, portal.url);
  trouble = watched.trouble;
  watched.page.setDefaultTimeout(8_000);
  await watched.page.goto(address.startsWith("file:") ? address : `${portal.url}${address}`);
  return watched.page;
}

const card = (page: Page) => page.locator(".card");
const focused = (page: Page) => page.evaluate<string>("document.activeElement.textContent");
const touch = { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } };
const termsIn = (page: Page, where: string) => page.locator(`${where} a.term`).allInnerTexts();

describe("terms in text", () => {
  test("are linked once a section and step, not in headings, code, links, quotations, nor in other letters", async () => {
    const page = await open("P-01/", { javaScriptEnabled: false });
    expect(await termsIn(page, '[id="2"]')).toEqual(["ticket", "PIN"]);
    expect(await termsIn(page, "#s1")).toEqual(["ticket", "Desk Book", "PIN"]);
    expect(await termsIn(page, "#s2")).toEqual(["fastel", "ticket"]);
    expect(await termsIn(page, ":is([id='6'], h1, h2, h3, svg, .changes)")).toEqual([]);
    expect(await page.locator("a a").count()).toBe(0);
  });

  test("lead to the document's own definition, else to the glossary, without JavaScript", async () => {
    const page = await open("P-01/", { javaScriptEnabled: false });
    await page.locator("#s2 a.term", { hasText: "ticket" }).click();
    expect(new URL(page.url()).hash).toBe("#6.1");
    await page.locator("#s2 a.term", { hasText: "fastel" }).click();
    expect(page.url()).toBe(`${portal.url}registers/terms/#fastel`);
    expect(await page.locator(":target").textContent()).toContain("nomor pelanggan");
  });

  test("are links in the guide, too", async () => {
    const page = await open("P-01/guide/calls/");
    expect(await termsIn(page, ".guide-step:visible")).toEqual(["ticket", "Desk Book", "PIN"]);
    await page.locator(".guide-step:visible a.term", { hasText: "Desk Book" }).click();
    expect(page.url()).toBe(`${portal.url}P-01/#6.2`);
    await page.goBack();
    expect(await page.locator(".guide-step:visible h2").textContent()).toBe("Ask for the ticket");
  });

  test("of a draft that is not shown are nowhere", async () => {
    const page = await open("P-01/");
    expect(await page.locator("a.term", { hasText: "caller" }).count()).toBe(0);
    expect(await page.content()).not.toContain("secret of the draft");
  });
});

describe("a card", () => {
  test("explains a term on hover, as text, stays under the pointer and goes with it", async () => {
    const page = await open("P-01/");
    await page.locator("#s1 a.term", { hasText: "ticket" }).hover();
    await card(page).waitFor();
    expect(await card(page).textContent()).toMatch(/^Ticket term\s+a note <img src=x onerror=/);
    expect(await card(page).locator("img").count()).toBe(0);
    await card(page).hover();
    await page.waitForTimeout(500);
    expect(await card(page).isVisible()).toBe(true);
    await page.mouse.move(1, 1);
    await card(page).waitFor({ state: "hidden" });
    expect(await page.title()).not.toBe("run");
  });

  test("describes what has the focus; Escape closes it and leaves the focus", async () => {
    const page = await open("P-01/");
    const link = page.locator("#s1 a.term", { hasText: "PIN" });
    await link.focus();
    await card(page).waitFor();
    expect(await page.locator(`[id="${await link.getAttribute("aria-describedby")}"]`).textContent()).toMatch(
      /^PIN abbreviation\s+personal number$/,
    );
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "hidden" });
    expect(await focused(page)).toBe("PIN");
    expect(await link.getAttribute("aria-describedby")).toBeNull();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#6.3");
  });

  test("says a meaning of the glossary in its own language, and whose it is", async () => {
    const page = await open("P-01/guide/calls/#s2");
    await page.locator(".guide-step:visible a.term", { hasText: "fastel" }).hover();
    await card(page).waitFor();
    expect(await card(page).locator("[lang=id]").allInnerTexts()).toEqual(["Fastel", `nomor pelanggan ${hostile}`]);
    expect(await card(page).textContent()).toContain("(by W-02)");
  });

  test("works in a folder on disk", async () => {
    const page = await open(pathToFileURL(join(portal.folder, "P-01/index.html")).href);
    await page.locator("#s2 a.term", { hasText: "fastel" }).hover();
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain("nomor pelanggan");
    await page.locator("#s2 a.term", { hasText: "fastel" }).click();
    expect(page.url()).toMatch(/registers\/terms\/index\.html#fastel$/);
  });

  test.each([
    ["light", 1280],
    ["dark", 320],
  ] as const)("is accessible (%s, %d px)", async (colorScheme, width) => {
    const page = await open("P-01/", { colorScheme, viewport: { width, height: 700 } });
    await page.locator("#s1 a.term", { hasText: "ticket" }).focus();
    await card(page).waitFor();
    expect(await inaccessible(page)).toEqual([]);
  });
});

describe("on a touch screen", () => {
  test("the first tap shows the card with the link in it, a tap elsewhere closes it, and the link leads on", async () => {
    const page = await open("P-01/", touch);
    const before = page.url();
    await page.locator("#s1 a.term", { hasText: "ticket" }).tap();
    await card(page).waitFor();
    const box = await card(page).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
    expect(page.url()).toBe(before);
    expect(await inaccessible(page)).toEqual([]);
    await page.touchscreen.tap(3, 320);
    await card(page).waitFor({ state: "hidden" });
    await page.locator("#s1 a.code", { hasText: "W-01" }).tap();
    await page.getByRole("dialog", { name: "Procedure W-01" }).waitFor();
    expect(await card(page).textContent()).toContain("revision 00 In force");
    await page.getByRole("link", { name: "Open document" }).tap();
    await page.waitForURL(`${portal.url}W-01/`);
  });

  test("Escape closes it and the focus is where it was; a second tap on the link follows it", async () => {
    const page = await open("P-01/guide/calls/", touch);
    const link = page.locator(".guide-step:visible a.term", { hasText: "Desk Book" });
    await link.tap();
    await page.getByRole("dialog", { name: "Desk Book" }).waitFor();
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "hidden" });
    await page.waitForTimeout(500);
    expect(await card(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe("Desk Book");
    await link.tap();
    await card(page).waitFor();
    await link.tap();
    await page.waitForURL(`${portal.url}P-01/#6.2`);
  });

  test("where nothing is known of a code, and in lists, a tap is what it was", async () => {
    const page = await open("P-01/", touch);
    await page.route("**/search/jump.json", (route) => route.fulfill({ json: { documents: [], names: [] } }));
    await page.locator("#s1 a.code", { hasText: "W-01" }).tap();
    await page.waitForURL(`${portal.url}W-01/`);
    await page.goto(`${portal.url}registers/documents/`);
    await page.locator("a.code", { hasText: "W-02" }).tap();
    await page.waitForURL(`${portal.url}W-02/`);
  });
});
