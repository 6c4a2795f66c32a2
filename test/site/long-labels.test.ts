import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "./browser-page.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const label = "The answer is so long that it has no place on one line of a button on a telephone and on no sheet";
const word = `${"Unbroken".repeat(12)}End`;
const flow = `### Requests

#### 1. ${word}

- Actor: Agent
- Next: 2

Answer it.

#### 2. Which kind?

- Actor: Agent
- Next:
  - One → 3
  - ${label} → 1
  - ${word} → 4
  - Four → end

Ask.

#### 3. Do it

- Actor: Agent
- Next: end

Do it.

#### 4. Hand it over

- Actor: Team Leader
- Next:
  - ${label} → 1
  - No → end

Hand it over.
`;

let portal: MadePortal;
let browser: Browser;
beforeAll(async () => {
  [portal, browser] = await Promise.all([
    makePortal({ "library.yaml": "organisation: Acme\nlanguage: en\n", "P-01/rev-00.md": issuedDocument("P-01", flow) }),
    startBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const tight = (text: string) => text.replaceAll(/\s/g, "");

test("long labels stand whole in the drawing, on paper too", async () => {
  const page = await browser.newPage({ serviceWorkers: "block", viewport: { width: 1280, height: 900 } });
  await page.goto(`${portal.url}P-01/`, { waitUntil: "load" });
  const drawn = async (where: string) => tight((await page.locator(`${where} text.label`).allTextContents()).join(""));
  const screen = await drawn(".diagram > svg");
  await page.emulateMedia({ media: "print" });
  const { table, small } = await page.evaluate<{ table: boolean; small: boolean }>(
    `({ table: document.querySelector(".steps").checkVisibility(), small: document.querySelector(".small-drawing") !== null })`,
  );
  const paper = small ? await drawn(".small-drawing") : screen;
  await page.close();
  expect(table).toBe(false);
  for (const where of [screen, paper]) for (const said of [label, word]) expect(where).toContain(tight(said));
});
