import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { startBrowser } from "./browser-page.ts";
import { inaccessible } from "./checks/accessibility.ts";
import { readAloud } from "./checks/read-aloud.ts";
import { pagesOf, servedExamplePortal } from "./example-portal.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

// The steps of a guide stand once on its page: as a table where no script runs and on paper, of which the script shows one row.

let portal: ServedPortal & { folder: string };
let made: MadePortal;
let browser: Browser;

beforeAll(async () => {
  [portal, made, browser] = await Promise.all([servedExamplePortal(), makePortal(cornersLibrary), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
  await made?.close();
});

interface Look {
  /** Which scripts of the page come: none, all, or all but the guide's own. */
  script?: "none" | "all" | "others";
  width?: number;
}

async function look<T>(url: string, { script = "none", width = 1280 }: Look, see: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, serviceWorkers: "block" });
  // Without them, and not without any: what looks at the page is a script, too.
  if (script !== "all") await context.route(`**/assets/${script === "none" ? "*" : "guide-*"}.js`, (route) => route.abort());
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await see(page);
  } finally {
    await context.close();
  }
}

interface Row {
  id: string;
  words: string[];
  leads: string[];
}

/** What the rows of steps show, and which steps they lead to. */
const rowsOf = (page: Page) =>
  page.evaluate<Row[]>(`[...document.querySelectorAll(".steps > tbody > tr[id]")].map((row) => ({
    id: row.id,
    words: row.innerText.toLowerCase().match(/[\\p{L}\\p{N}_.\\/-]*[\\p{L}\\p{N}]/gu) ?? [],
    leads: [...row.querySelectorAll(":scope > :last-child a[href^='#s']")].map((link) => link.getAttribute("href")),
  }))`);

/** What a guide says in other words: where the source is silent, by what a step is carried out, when it fails; and who proposes a change has the script. */
const toldOtherwise =
  "langkah tidak tercantum pada sumber sesuai bila not stated in the source follows if this library usulkan perubahan propose a change to step";

/** What rows of documents' tables say of steps that guides don't, and where they lead that guides don't. */
async function unsaid(top: string, guides: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  await look("about:blank", {}, async (page) => {
    const documents = new Map<string, Row[]>();
    for (const guide of guides) {
      const address = guide.replace(/guide\/.*/, "");
      if (!documents.has(address)) documents.set(address, await page.goto(`${top}${address}`).then(() => rowsOf(page)));
      await page.goto(`${top}${guide}`);
      const rows = await rowsOf(page);
      const steps = new Set(rows.map(({ id }) => `#${id}`));
      for (const row of rows) {
        const written = documents.get(address)?.find(({ id }) => id === row.id);
        const said = new Set([...row.words, ...toldOtherwise.split(" ")]);
        const unsaid = written ? written.words.filter((word) => !said.has(word)) : ["written"];
        const unled = written?.leads.filter((lead) => steps.has(lead) && !row.leads.includes(lead)) ?? [];
        missing.push(...[...unsaid, ...unled].map((what) => `${guide}#${row.id}: ${what}`));
      }
    }
  });
  return missing;
}

test("without a script every step of every guide says what the document’s step table says, and leads where it leads", {
  timeout: 60_000,
}, async () => {
  // In the language of its document: on a page in another one only the portal's own words differ.
  const guides = (await pagesOf(portal.folder)).filter((page) =>
    /^(?:IN|RK)\.[^/]*(?<!W-54)\/(?:draft\/|rev-01\/)?guide\/[^/]+\/$/.test(page),
  );
  expect(guides.length).toBeGreaterThan(15);
  expect(await unsaid(portal.url, guides)).toEqual([]);
});

test("so it does where steps wait, fail, lead by an RC or nowhere, and where steps are lost", async () => {
  expect(await unsaid(made.url, ["P-01/guide/calls/", "P-01/guide/more-calls/"])).toEqual([]);
  const told = (slug: string) =>
    look(`${made.url}P-01/guide/${slug}/`, {}, (page) => page.locator(".guide-steps > tbody > tr").allInnerTexts());
  expect([...(await told("calls")), ...(await told("more-calls"))].map((row) => row.replace(/\s+/g, " ").trim())).toEqual([
    "The beginning",
    [
      "Step 1 Agent Greet Say Good morning. The source does not say what happens after this step. Ask Team Leader or Supervisor.",
      "Complains side by side: step 2, step 3 Asks moves to Procedure W-01 (W-01_R2) Mumbles step 99: not stated in the source",
      "Shouts somewhere: not stated in the source Hangs up not stated in the source Thanks end: Call ended",
    ].join(" "),
    [
      "Step 2 Team Leader Write down Input A form KPI Quick Open Procedure W-01 (W-01_R2), then come back here",
      "Skip this, or go on when done moves to More calls Time is up 5 minutes to step 4 It fails No form not stated in the source",
    ].join(" "),
    "Step 3 Agent Look up Follows step 4 Go on to step 4 It fails Gone Go on according to W-77; that document is not in this portal.",
    "Step 4 Agent Join Waits for steps 2, 3 Go on moves to More calls (P-01_R9)",
    "Steps 5 to 7 are not in the source: torn off.",
    "Step 8 Agent Split side by side: step 9, step 10",
    "Step 9 Agent Ask RC P-01_R9 Go on to step 10",
    "Step 10 Supervisor Tell The source does not say what happens after this step. Ask Team Leader.",
    "Steps 11 to 12 are not in the source: wet.",
  ]);
});

const guide = "IN.OCC.TELK.P-01/draft/guide/layanan-147-tier-1-komplain/";
const idle = ".guide :is(button, kbd, input, fieldset, .propose)";

describe.each([1280, 390, 320])("without a script, %i px wide", (width) => {
  test("an address lands on its step or the end, nothing is cut, and nothing is shown that needs the script", async () => {
    for (const place of ["#s28", "#end"])
      await look(`${portal.url}${guide}${place}`, { width }, async (page) => {
        expect(await page.locator(".guide-steps .guide-step:visible").count()).toBe(15);
        expect(await page.locator(`${idle}:visible`).count()).toBe(0);
        const at = (await page.locator(place).boundingBox()) ?? { y: -1 };
        expect(at.y).toBeGreaterThanOrEqual(0);
        expect(at.y).toBeLessThan(800);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      });
  });

  test("it is a table to who does not see it", async () => {
    await look(`${portal.url}${guide}`, { width }, async (page) => {
      const lines = await readAloud(page);
      const from = lines.indexOf("table: Tabel langkah: Layanan 147 Tier 1 Komplain");
      expect(lines.slice(from, from + 7)).toEqual([
        "table: Tabel langkah: Layanan 147 Tier 1 Komplain",
        "row",
        "columnheader: Pelaksana",
        "columnheader: Langkah",
        "columnheader: Berikutnya",
        "row",
        "rowheader: Langkah 16 Agent",
      ]);
      expect(lines.filter((line) => line === "row").length).toBe(16);
      expect(await inaccessible(page)).toEqual([]);
    });
  });
});

test("with the script nothing is left of the table: the step is a region by its title", async () => {
  await look(`${portal.url}${guide}#s28`, { script: "all" }, async (page) => {
    const lines = await readAloud(page);
    expect(lines.filter((line) => /^(?:table|row|cell|columnheader|rowgroup|gridcell)/i.test(line))).toEqual([]);
    const from = lines.indexOf("region: Memastikan tiket diterima unit penyelesaian");
    expect(lines.slice(from, from + 4)).toEqual([
      "region: Memastikan tiket diterima unit penyelesaian",
      "Langkah 28",
      "Agent",
      "heading 2: Memastikan tiket diterima unit penyelesaian",
    ]);
    expect(await page.locator(".guide-steps > tbody > tr:visible").count()).toBe(1);
    expect(await page.evaluate("[document.activeElement.dataset.step, scrollY]")).toEqual(["28", 0]);
    expect(await inaccessible(page)).toEqual([]);
  });
});

test("before the guide’s script comes, its first step alone is on the screen", async () => {
  await look(`${portal.url}${guide}#s28`, { script: "others" }, async (page) => {
    expect(await page.locator(".guide-steps tr:visible, .guide-end:visible").count()).toBe(1);
    expect(await page.locator("#s16").isVisible()).toBe(true);
  });
});

test("what the script changed is not on paper: every step, and nothing to press", async () => {
  await look(`${portal.url}${guide}#s27/26`, { script: "all" }, async (page) => {
    expect(await page.locator(".guide-step:visible .guide-who").allInnerTexts()).toEqual([
      "Langkah 27\nTeam Leader, Supervisor melakukan ini sekarang",
    ]);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".guide-step:visible").count()).toBe(15);
    expect(await page.locator(`${idle}:visible`).count()).toBe(0);
    expect(await page.locator(".guide-step[data-step='27'] .guide-who").allInnerTexts()).toEqual(["Langkah 27\nTeam Leader, Supervisor"]);
  });
});

const cornersLibrary = {
  "library.yaml": 'organisation: Test\nlanguage: en\ncode: { pattern: "{type}-{number}" }\n',
  "W-01/rev-00.md": issuedDocument(
    "W-01",
    "### Asking\n\n#### 1. Ask\n\n- Actor: Agent\n\n#### 2. Note\n\n- Actor: Agent\n- RC: W-01_R2\n- Next: end\n",
  ),
  "P-01/rev-00.md": issuedDocument(
    "P-01",
    `### Calls

#### 1. Greet

- Actor: Agent
- Phase: The beginning
- Next:
  - Asks → W-01_R2
  - Complains → 2 and 3
  - Mumbles → 99
  - Shouts → somewhere
  - Hangs up → ?
  - Thanks → end (Call ended)

> Good morning.

#### 2. Write down

- Actor: Team Leader
- Follows: W-01_R2
- Input: A form
- Deadline: 5 minutes → 4
- On failure: No form → ?
- KPI: Quick
- Next: More calls

#### 3. Look up

- Actor: Agent
- Follows: 4
- On failure: Gone → W-77

#### 4. Join

- Actor: Agent
- After: 2 and 3
- Next: P-01_R9

### More calls

#### 8. Split

- Actor: Agent
- Next: 9 and 10

#### 9. Ask

- Actor: Agent
- RC: P-01_R9

#### 10. Tell

- Actor: Supervisor
`,
  ).replace(
    "transcription: { source: the paper in the office }",
    `transcription:
  source: the paper in the office
  gaps:
    - { flow: Calls, steps: 5-7, why: torn off }
    - { flow: More calls, steps: 11-12, why: wet }`,
  ),
};
