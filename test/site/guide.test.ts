import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ServedPortal } from "../../cli/portal/serve-portal.ts";
import { type GuideState, type PassedStep, readState, type Within, writeState } from "../../site/scripts/guide/state.ts";
import { startBrowser } from "./browser-page.ts";
import { walkGuide } from "./checks/walk-guide.ts";
import { servedExamplePortal } from "./example-portal.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const guideOf = (slug: string) => `IN.OCC.TELK.P-01/draft/guide/${slug}/`;

describe("the state in the address", () => {
  const folder = fc.constantFrom("IN.OCC.TELK.P-01", "guide", "draft", "layanan-108", "a%20b");
  const address = fc.array(folder, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join("/")}/`);
  // A guide gone through may have been carried out by others in its turn.
  const { path, within } = fc.letrec<{ path: PassedStep[]; within: Within }>((tie) => ({
    path: fc.array(
      fc.record({
        step: fc.nat(999),
        answer: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
        ticked: fc.array(fc.nat(999), { maxLength: 4 }),
        within: fc.option(tie("within"), { nil: undefined, maxDepth: 2, freq: 1, depthSize: "small" }),
      }),
      { maxLength: 4 },
    ),
    within: fc.record({ address, path: tie("path") }),
  }));
  const leg = fc.record({ address, path, returns: fc.boolean() });
  const standing = fc.oneof(
    fc.record(
      { at: fc.nat(999), left: fc.integer({ min: 1, max: 9 }), within: fc.option(within, { nil: undefined }) },
      { requiredKeys: ["at", "within"] },
    ),
    fc.record({ at: fc.constant("end" as const) }),
  );
  const state: fc.Arbitrary<GuideState> = fc
    .tuple(standing, fc.record({ ticked: fc.constant<number[]>([]), path, legs: fc.array(leg, { maxLength: 3 }) }))
    .map(([place, way]) => ({ ...place, ...way }))
    // A longer address is cut, and with it the end of the way.
    .filter((one) => writeState(one).length <= 4000);

  test("is read back as it was written", () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(readState(writeState(one))).toEqual(one);
      }),
    );
  });

  test("names a guide gone through once, and never itself", () => {
    const own = readState("s1/1~1/A:guide:x;1~1;d");
    expect(own).toMatchObject({
      path: [{ step: 1, within: { address: "A/guide/x/", path: [{ step: 1, answer: undefined, ticked: [] }] } }],
    });
    const doubled = Array.from({ length: 60 }, (_, index) => `A:guide:x;1~${index}-2~${index};d`).join("/");
    expect(JSON.stringify(readState(`s1/1~60-2~60/${doubled}`)).length).toBeLessThan(20_000);
    expect(readState("s1~1/1/..:..;1;d")?.within).toBeUndefined();
    expect(readState("s5/1-2/A:guide:x;1;r")?.legs).toHaveLength(1);
  });

  test("never leads out of the portal", () => {
    for (const address of ["..:..;1;r", "javascript:alert(1);1;r", "%2e%2e:x;1;j", "//host;1;j", "\\host;1;j", ":;1;j"]) {
      const read = readState(`s1/1/${address}`);
      for (const { address } of read?.legs ?? []) {
        const url = new URL(`../../../${address}`, "http://portal/CODE/guide/flow/");
        expect(url.origin).toBe("http://portal");
        expect(url.pathname).not.toContain("..");
      }
    }
    expect(readState("s1/1/..:..;1;r")?.legs).toEqual([]);
    expect(readState("top")).toBeUndefined();
  });
});

describe("in a browser", () => {
  let portal: ServedPortal & { folder: string };
  let made: MadePortal;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let trouble: string[];

  beforeAll(async () => {
    [portal, made, browser] = await Promise.all([servedExamplePortal(), makePortal(parallelLibrary), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
    await made?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], serviceWorkers: "block" });
    page = await context.newPage();
    trouble = [];
    page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
    page.on("pageerror", (error) => trouble.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    expect(trouble).toEqual([]);
  });

  const open = (slug: string) => page.goto(`${portal.url}${guideOf(slug)}`);
  const title = () => page.locator(".guide-step:visible h2").textContent();
  const copied = () => page.evaluate<string>("navigator.clipboard.readText()");

  test("every path of Layanan 108 can be followed by keys alone", async () => {
    await open("layanan-108");
    const { steps, ends } = await walkGuide(page);
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(ends).toEqual(["end", "left"]);
  });

  test("Backspace and Home work, and so does the browser’s own way back; a reload loses nothing", async () => {
    await open("layanan-108");
    expect(await title()).toBe("Salam Pembuka");
    await page.keyboard.press("1");
    await page.keyboard.press("1");
    expect(await title()).toBe("Mencari data");
    await page.reload();
    expect(await title()).toBe("Mencari data");
    await page.keyboard.press("Backspace");
    expect(await title()).toBe("Menggali kebutuhan pelanggan");
    await page.keyboard.press("Home");
    expect(await title()).toBe("Salam Pembuka");
    await page.goBack();
    expect(await title()).toBe("Menggali kebutuhan pelanggan");
  });

  test("another language shows the same step, with the way taken", async () => {
    await open("layanan-108");
    await page.keyboard.press("1");
    await page.locator("a[data-language=en]").click();
    await page.waitForURL(/\/en\/.*layanan-108\/#s2\/1$/);
    expect(await title()).toBe("Menggali kebutuhan pelanggan");
  });

  test("keys do nothing outside the step, nor when they are switched off", async () => {
    await open("layanan-108");
    await page.locator(".mark").focus();
    await page.keyboard.press("1");
    expect(await title()).toBe("Salam Pembuka");
    await page.locator("[data-keys]").uncheck();
    await page.locator(".guide-step:visible").focus();
    await page.keyboard.press("1");
    expect(await title()).toBe("Salam Pembuka");
    await page.reload();
    expect(await page.locator("[data-keys]").isChecked()).toBe(false);
  });

  test("keys work after a click on a tool or beside the step, and T copies the ticket note", async () => {
    await open("layanan-108");
    await page.getByRole("button", { name: "Salin catatan tiket" }).click();
    await page.keyboard.press("1");
    expect(await title()).toBe("Menggali kebutuhan pelanggan");
    await page.mouse.click(5, 600);
    await page.keyboard.press("1");
    expect(await title()).toBe("Mencari data");
    await page.keyboard.press("t");
    await expect.poll(copied).toContain("3. Mencari data");
    await page.keyboard.press("m");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("1");
    expect(await title()).toBe("Mencari data");
  });

  test("keys work after the mouse was used in the head of the page, until Tab leads there", async () => {
    await open("layanan-108");
    await page.locator(".search-open").click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    expect(await title()).toBe("Menggali kebutuhan pelanggan");
    await page.locator(".search-open").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("1");
    expect(await title()).toBe("Menggali kebutuhan pelanggan");
  });

  test("what is to be said and the way taken are copied", async () => {
    await open("layanan-108");
    await page.keyboard.press("c");
    await expect.poll(copied).toBe("[IN.OCC.TELK.P-01 · Revisi 06 · DRAF] Layanan 108, selamat pagi. Dengan siapa saya berbicara?");
    for (const key of "111") await page.keyboard.press(key);
    await page.getByRole("button", { name: "Salin catatan tiket" }).click();
    await expect.poll(copied).toContain("2. Menggali kebutuhan pelanggan → Pencarian data [IN.OCC.TELK.P-01_R2]");
    expect(await copied()).toMatch(/^IN\.OCC\.TELK\.P-01 · Revisi 06 · DRAF · Layanan 108\n1\. Salam Pembuka/);
  });

  test("a jump to another flow keeps the way back, and the note holds both", async () => {
    await open("layanan-108");
    await page.keyboard.press("1");
    await page.locator(".guide-step:visible [data-answer]", { hasText: /telkom/i }).click();
    expect(await title()).toBe("Mengalihkan panggilan ke 147");
    await page.keyboard.press("1");
    await page.waitForURL(/layanan-147\//);
    expect(await title()).toBe("Salam Pembuka Layanan 147");
    await page.keyboard.press("1");
    await page.getByRole("button", { name: "Salin catatan tiket" }).click();
    await expect.poll(copied).toMatch(/Layanan 108\n1\. Salam Pembuka[\s\S]*6\. Mengalihkan[\s\S]*Layanan 147\n11\. Salam Pembuka/);
    await page.getByRole("button", { name: "Kembali ke sana" }).click();
    await page.waitForURL(/layanan-108\//);
    expect(await title()).toBe("Mengalihkan panggilan ke 147");
  });

  test("from a folder on disk the note names the steps before a jump, and says of those it can't read that it can't", async () => {
    await page.addInitScript("navigator.clipboard.writeText = async (text) => void (window.noted = text)");
    const noted = () => page.evaluate<string>("window.noted");
    const fileOf = (address: string) => pathToFileURL(join(portal.folder, address, "index.html")).href;
    await page.goto(fileOf("RK.MLF.CTH.P-51/guide/permintaan-layanan"));
    const first = await title();
    for (let key = 0; key < 6; key++) {
      await page.keyboard.press("1");
      await page.waitForLoadState();
    }
    // A key pressed while a page goes may call its going off and begin it again.
    await expect.poll(() => page.url()).toMatch(/RK\.MLF\.CTH\.W-51\/guide\/[^/]+\/index\.html/);
    await page.locator(".guide-step:visible").waitFor();
    await page.keyboard.press("t");
    await expect
      .poll(noted)
      .toMatch(/^RK\.MLF\.CTH\.P-51 · Revisi 03 · .*\n1\. .*\[RK\.MLF\.CTH\.P-51_R1\]\n2\. \S.*[\s\S]*\n\nRK\.MLF\.CTH\.W-51 · /);
    expect(await noted()).toContain(`1. ${first}`);
    expect(await noted()).not.toMatch(/^\d+\.(?: →| \[|$)/m);
    expect(await page.locator(".guide-from").textContent()).toContain("RK.MLF.CTH.P-51 · Permintaan Layanan");
    await page.evaluate("sessionStorage.clear()");
    await page.reload();
    await page.keyboard.press("t");
    await expect.poll(noted).toMatch(/^RK\.MLF\.CTH\.P-51\/guide\/permintaan-layanan\/\n\(Langkah panduan ini tidak terbaca dari sini/);
  });

  test("the map shows the way taken", async () => {
    await open("layanan-108");
    await page.keyboard.press("1");
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.locator("[data-path] li").allInnerTexts()).toEqual(["1. Salam Pembuka"]);
    expect(await dialog.locator(".now").getAttribute("data-step")).toBe("2");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  test("a revision that has had its day asks before its guide begins, once, and marks all that is taken from it", async () => {
    const address = `${portal.url}RK.MLF.CTH.P-51/rev-01/guide/permintaan-layanan/`;
    await page.goto(address);
    expect(await page.locator(".guide-ask h2").textContent()).toBe("Revisi 01 sudah tidak berlaku. Tetap dibuka?");
    expect(await page.locator(".guide-step:visible, .guide-tools:visible").count()).toBe(0);
    const now = page.getByRole("link", { name: "Buka revisi 03 yang berlaku" }).last();
    expect(await now.getAttribute("href")).toMatch(/^(\.\.\/)+RK\.MLF\.CTH\.P-51\/guide\/permintaan-layanan\/$/);
    await page.getByRole("button", { name: "Baca revisi 01, tidak untuk dipakai" }).click();
    expect(await title()).toBe("Mengajukan permintaan");
    await page.keyboard.press("1");
    await page.keyboard.press("c");
    await expect.poll(copied).toMatch(/^\[RK\.MLF\.CTH\.P-51 · Revisi 01 · DIGANTIKAN\] Permintaan Anda/);
    await page.getByRole("button", { name: "Salin catatan tiket" }).click();
    await expect.poll(copied).toMatch(/^RK\.MLF\.CTH\.P-51 · Revisi 01 · DIGANTIKAN · Permintaan Layanan\n1\. /);
    await page.keyboard.press("m");
    expect(await page.getByRole("dialog").textContent()).toContain("digantikan revisi 03 pada 4 Maret 2024");
    expect(await page.locator(".guide-map .across-drawing").first().textContent()).toBe("DIGANTIKAN");
    await page.reload();
    expect(await title()).toBe("Mencatat permintaan");
    await page.goto(`${portal.url}RK.MLF.CTH.P-51/guide/permintaan-layanan/`);
    expect(await page.locator(".guide-ask").count()).toBe(0);
    expect(await title()).toBe("Mengajukan permintaan");
  });

  test("a lost source is said, with whom to ask", async () => {
    await page.goto(`${portal.url}IN.OCC.TELK.P-01/guide/layanan-108/`);
    const text = await page.locator(".guide-step:visible").textContent();
    expect(text).toContain("Langkah 1 sampai 7 tidak ada pada sumber");
    expect(text).toContain("Tanyakan kepada Team Leader atau Supervisor.");
  });

  test("parallel steps must be ticked before the join, and ticks are in the address", async () => {
    await page.goto(`${made.url}P-01/guide/calls/`);
    await page.keyboard.press("1");
    expect(await title()).toBe("Split");
    await page.keyboard.press("t");
    await expect.poll(copied).toMatch(/2\. Split\n {2}☐ 3\. Write down\n {2}☐ 4\. Look up$/);
    await page.keyboard.press("3");
    expect(await title()).toBe("Split");
    expect(await page.locator("[data-said]").textContent()).toBe("Some are not ticked yet.");
    for (const key of "12") await page.keyboard.press(key);
    expect(await page.locator("[data-tick]:visible:checked").count()).toBe(2);
    await page.reload();
    await page.keyboard.press("3");
    expect(await title()).toBe("Join");
    await page.keyboard.press("t");
    await expect.poll(copied).toMatch(/2\. Split\n {2}☑ 3\. Write down\n {2}☑ 4\. Look up\n5\. Join$/);
    await page.keyboard.press("m");
    expect(await page.locator("dialog .taken[data-step='3'], dialog .taken[data-step='4']").count()).toBe(2);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Backspace");
    expect(await page.locator("[data-tick]:visible:checked").count()).toBe(2);
  });

  test("what is to be said is words, without their markup", async () => {
    await page.goto(`${made.url}P-01/guide/calls/`);
    expect(await page.locator(".guide-step:visible [data-say]").textContent()).toBe("Good morning <you>.\nHow are you?");
    await page.keyboard.press("c");
    await expect.poll(copied).toBe("Good morning <you>.\nHow are you?");
  });

  test("where the reader came from is told by code and title, not by the address", async () => {
    await page.goto(`${made.url}HR-W-03/guide/sick-leave/`);
    await page.keyboard.press("1");
    await page.waitForURL(/P-01\/guide\/calls\//);
    await expect.poll(() => page.locator(".guide-from").textContent()).toContain("From HR/W-03 · Sick leave");
    await page.waitForLoadState("networkidle");
  });

  test("what was reached is said at the end, and in the ticket note", async () => {
    const reached = () => page.locator(".guide-step:visible [data-reached]:visible").allTextContents();
    await page.goto(`${made.url}HR-W-02/guide/complaints/`);
    expect(await page.locator(".guide-step:visible .answer > small").allTextContents()).toEqual([
      "end: Complaint resolved",
      "to step 2, Pass on",
    ]);
    await page.keyboard.press("1");
    expect(await reached()).toEqual(["Complaint resolved"]);
    await page.keyboard.press("t");
    await expect.poll(copied).toMatch(/1\. Resolved\? → Yes[\s\S]*Complaint resolved$/);
    await page.keyboard.press("Backspace");
    await page.keyboard.press("2");
    await page.keyboard.press("1");
    expect(await reached()).toEqual(["Passed to <b>Back Office</b>"]);
  });

  test("an answer that leaves for a document without flows is in the note of who comes back, and marked there", async () => {
    const leave = async (key: string) => {
      await page.locator(".guide-step:visible").focus();
      await page.keyboard.press(key);
      await page.waitForURL(/HR-W-05\/$/);
      await page.goBack();
      await page.locator(".guide-step:visible").focus();
      await page.keyboard.press("t");
    };
    const marked = () => page.locator(".guide-step:visible .answer[aria-current] > b").allTextContents();
    await page.goto(`${made.url}HR-W-04/guide/orders/`);
    expect(await marked()).toEqual([]);
    await leave("1");
    const first = "1. Kind? → Paper, moves to Procedure HR/W-05 (HR/W-05)";
    await expect.poll(copied).toBe(`HR/W-04 · Revision 00 · Orders\n${first}`);
    expect(await marked()).toEqual(["Paper"]);
    await page.keyboard.press("2");
    await leave("1");
    await expect.poll(copied).toBe("HR/W-04 · Revision 00 · Orders\n1. Kind? → None\n2. Write → moves to Procedure HR/W-05 (HR/W-05)");
    await page.keyboard.press("Backspace");
    expect(await marked()).toEqual([]);
  });

  test("the names of the lanes on the map lie over those of the drawing", async () => {
    await open("layanan-108");
    await page.keyboard.press("m");
    const top = (selector: string) => page.evaluate(`document.querySelector("dialog[open] ${selector}").getBoundingClientRect().top`);
    expect(Math.abs(Number(await top(".lane-heads svg")) - Number(await top(".diagram svg")))).toBeLessThanOrEqual(1);
  });

  test("the shortcuts are heard once: as the name of their switch and what describes it", async () => {
    await open("layanan-108");
    const keys = page.getByRole("checkbox", { name: "Pintasan tombol" });
    await expect.poll(() => keys.getAttribute("aria-describedby")).toBe("keys-text");
    expect(await page.locator(".guide-keys").ariaSnapshot()).toBe('- checkbox "Pintasan tombol" [checked]');
  });

  test("a code in an answer goes to the next line whole, at any width", async () => {
    const lines = () =>
      page.evaluate<string[]>(`[...document.querySelectorAll(".answer")].filter((one) => one.offsetParent).flatMap((answer) => {
        const words = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text = words.nextNode(); text; text = words.nextNode())
          for (const code of text.data.matchAll(/HR\\/W-01\\)/g)) {
            const range = document.createRange();
            range.setStart(text, code.index);
            range.setEnd(text, code.index + code[0].length);
            found.push(code[0] + " on " + new Set([...range.getClientRects()].map(({ top }) => top)).size);
          }
        return found;
      })`);
    await page.goto(`${made.url}P-01/guide/calls/#s5/1-2`);
    await page.locator(".guide-step:visible").waitFor();
    for (let width = 640; width >= 360; width -= 8) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, ...(await lines())]).toEqual([width, "HR/W-01) on 1"]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test("Sesuai enters the other document and comes back to its step", async () => {
    await page.goto(`${made.url}P-01/guide/calls/#s5/1-2`);
    expect(await page.locator(".guide-step:visible .guide-who").textContent()).toContain("Team Leader does this now");
    expect(
      await page
        .getByRole("link", { name: /then come back here/ })
        .locator("kbd")
        .textContent(),
    ).toBe("1");
    await page.locator(".guide-step:visible").focus();
    await page.keyboard.press("1");
    await page.waitForURL(/HR-W-01\/guide\/asking\//);
    await expect.poll(() => page.locator(".guide-from").textContent()).toContain("P-01 · Calls");
    await page.locator(".guide-step:visible").focus();
    await page.keyboard.press("1");
    await page.keyboard.press("1");
    await page.waitForURL(/P-01\/guide\/calls\//);
    expect(await title()).toBe("Join");
    const answers = () => page.locator(".guide-step:visible .answer").allInnerTexts();
    const there = "5. Join\n  HR/W-01 · Revision 00 · Asking\n  1. Ask\n  This flow has come to its end.";
    const atJoin = async () => {
      expect((await answers()).map((words) => words.replace(/\s+/g, " "))).toEqual([
        "1 End",
        "2 Open Procedure HR/W-01 (HR/W-01), then come back here",
      ]);
      await page.keyboard.press("t");
      await expect.poll(copied).toBe(`P-01 · Revision 00 · Calls\n1. Greet\n2. Split\n  ☐ 3. Write down\n  ☐ 4. Look up\n${there}`);
    };
    await atJoin();
    await page.reload();
    await atJoin();
    // Gone into again and left before its end: what was gone through stays.
    await page.keyboard.press("2");
    await page.waitForURL(/HR-W-01\/guide\/asking\//);
    await page.keyboard.press("Backspace");
    await page.waitForURL(/P-01\/guide\/calls\//);
    await atJoin();
    await page.keyboard.press("1");
    expect(await title()).toBe("This flow has come to its end.");
    await page.keyboard.press("t");
    await expect.poll(copied).toMatch(`${there}\nThis flow has come to its end.`);
    await page.keyboard.press("Backspace");
    await atJoin();
    await page.keyboard.press("Home");
    await page.evaluate("location.hash = '#s5/1-2'");
    expect((await answers()).map((words) => words.replace(/\s+/g, " "))).toEqual([
      "1 Open Procedure HR/W-01 (HR/W-01), then come back here",
      "2 End",
    ]);
    // The other guide is read for its steps' titles: without its style, which this page's policy would refuse aloud.
    await page.waitForLoadState("networkidle");
  });
});

const parallelLibrary = {
  "library.yaml": `organisation: Test
language: en
code:
  - pattern: "{type}-{number}"
  - { pattern: "{unit}/{type}-{number}", parts: { unit: [HR] }, types: [W] }
`,
  "P-01/rev-00.md": issuedDocument(
    "P-01",
    `### Calls

#### 1. Greet

- Actor: Agent

> Good **morning** \\<you\\>.
>
> How *are* you?

#### 2. Split

- Actor: Agent
- Next: 3 dan 4

#### 3. Write down

- Actor: Agent
- Next: 5

#### 4. Look up

- Actor: Agent
- Next: 5

#### 5. Join

- Actor: Team Leader
- After: 3 dan 4
- Follows: HR/W-01
- Next: end
`,
  ),
  "HR-W-02/rev-00.md": issuedDocument(
    "HR/W-02",
    `### Complaints

Starts: Customer calls

#### 1. Resolved?

- Actor: Agent
- Next:
  - Yes → end (Complaint resolved)
  - No → 2

#### 2. Pass on

- Actor: Agent
- Next: end (Passed to <b>Back Office</b>)
`,
  ),
  "HR-W-04/rev-00.md": issuedDocument(
    "HR/W-04",
    "### Orders\n\n#### 1. Kind?\n\n- Actor: Agent\n- Next:\n  - Paper → HR/W-05\n  - None → 2\n\n#### 2. Write\n\n- Actor: Agent\n- Next: HR/W-05\n",
  ),
  "HR-W-05/rev-00.md": issuedDocument("HR/W-05", ""),
  "HR-W-01/rev-00.md": issuedDocument("HR/W-01", "### Asking\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n"),
  "HR-W-03/rev-00.md": issuedDocument("HR/W-03", "### Sick leave\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: P-01\n"),
};
