import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addressPlaceholders, addressTemplate } from "../../schemas/address-template.ts";
import { fillAddress } from "../../site/data/proposal/fill-address.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { inaccessible } from "./checks/accessibility.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

describe("an address template", () => {
  test.each([
    "mailto:dc@example.org",
    "mailto:dc@example.org?subject=Proposal for {code} {revision}, {place}&body={text}",
    "https://git.example/sop/edit/main/sops/{path}#{step}",
    "http://forms.example:8080?title={title}&page={address}",
  ])("“%s” is one", (template) => {
    expect(addressTemplate.safeParse(template).success).toBe(true);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,{title}",
    "//git.example/{path}",
    "ftp://git.example/{path}",
    "https://{code}.example/",
    "https:///{path}",
    "mailto:{code}@example.org",
    "mailto:?subject={code}",
    "https://git.example/{section}",
    "https://git.example/{code",
    "https://git.example/\n{code}",
  ])("“%s” is none", (template) => {
    expect(addressTemplate.safeParse(template).success).toBe(false);
  });

  test("filled with any text holds just that text where it was to stand", () => {
    const values = fc.record(Object.fromEntries(addressPlaceholders.map((name) => [name, fc.string({ unit: "binary" })]))) as fc.Arbitrary<
      Parameters<typeof fillAddress>[1]
    >;
    fc.assert(
      fc.property(values, (filled) => {
        const url = new URL(fillAddress("https://git.example/new?title={title}&x=Usul {place}&body={text}#{step}", filled));
        expect(url.host).toBe("git.example");
        expect([...url.searchParams.keys()]).toEqual(["title", "x", "body"]);
        expect(url.searchParams.get("title")).toBe(filled.title.toWellFormed());
        expect(url.searchParams.get("x")).toBe(`Usul ${filled.place.toWellFormed()}`);
        const mail = fillAddress("mailto:dc@example.org?subject={title}&body={text}", filled);
        expect(mail).toMatch(/^mailto:dc@example\.org\?subject=[^&?#\s"<>]*&body=[^&?#\s"<>]*$/);
      }),
    );
  });
});

const title = `Calls & "more" <b>?cc=x@evil.example#top`;
const flow = "### Calls\n\n#### 1. Greet\n\n- Actor: Agent\n\n#### 2. Ask & note?\n\n- Actor: Agent\n- Next: end\n";
const titled = (text: string) => text.replace(/title: .*/, () => `title: ${JSON.stringify(title)}\nowner: Calls unit`);

const library = {
  "library.yaml": "organisation: Test\nlanguage: en\n",
  "P-01/rev-00.md": issuedDocument("P-01", flow),
  "P-01/rev-01.md": titled(issuedDocument("P-01", flow)).replace(
    'revision: "00"\neffective: 2026-01-05',
    'revision: "01"\neffective: 2026-06-01',
  ),
  "P-01/draft.md": issuedDocument("P-01", `${flow}\nSecret of the draft.\n`)
    .replace('revision: "00"\neffective: 2026-01-05', 'revision: "02"')
    .replace(/approvals:\n(?: {2}.*\n)+/, ""),
  "W-01/rev-00.md": issuedDocument("W-01", flow),
  "W-01/events.yaml": "- { event: withdrawn, date: 2026-05-01, by: { name: A., position: Head }, reason: not needed }\n",
  "W-02/rev-00.md": issuedDocument("W-02", flow),
  "W-02/rev-01.md": issuedDocument("W-02", flow).replace('revision: "00"\neffective: 2026-01-05', 'revision: "01"\neffective: 2027-01-01'),
};
const setting = 'portal: { proposeChange: "mailto:dc@example.org?subject={code} {title}: {place}&body={text}" }\n';

let bare: MadePortal;
let mailed: MadePortal;
let browser: Browser;
let context: BrowserContext | undefined;
let trouble: string[] = [];

beforeAll(async () => {
  [bare, mailed, browser] = await Promise.all([
    makePortal(library),
    makePortal({ ...library, "library.yaml": library["library.yaml"] + setting }, ["--drafts", "--base", "https://sop.example/x/"]),
    startBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await bare?.close();
  await mailed?.close();
});
afterEach(async () => {
  await context?.close();
  expect(trouble).toEqual([]);
});

async function open(portal: MadePortal, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: "block", ...options });
  const watched = await watchedPage(context, portal.url);
  trouble = watched.trouble;
  watched.page.setDefaultTimeout(8_000);
  await watched.page.goto(`${portal.url}${address}`);
  return watched.page;
}

const shown = (page: Page) => page.locator("#propose:visible");
const opacityIn = (page: Page) => page.evaluate<string>("getComputedStyle(document.querySelector('#s1 .propose')).opacity");
const ahead = (page: Page) => page.locator(".proposal-note");
const mailOf = async (page: Page) =>
  new URL((await page.getByRole("link", { name: "Write to dc@example.org" }).getAttribute("href")) as string);

describe("proposing a change", () => {
  test("is a mail that is ready to be completed, from a step, by keyboard", async () => {
    const page = await open(mailed, "P-01/");
    expect(await shown(page).count()).toBe(0);
    await page.getByRole("link", { name: "Propose a change to step 2" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${mailed.url}P-01/#propose`);
    const mail = await mailOf(page);
    expect(mail.pathname).toBe("dc@example.org");
    expect([...mail.searchParams.keys()]).toEqual(["subject", "body"]);
    expect(mail.searchParams.get("subject")).toBe(`P-01 ${title}: Step 2, Ask & note? (Calls)`);
    const text = await shown(page).locator("pre").textContent();
    expect(mail.searchParams.get("body")?.replaceAll("\r\n", "\n")).toBe(text);
    expect(text).toContain(`Document: P-01, ${title}\nRevision: 01\nPlace: Step 2, Ask & note? (Calls)\n`);
    expect(text).toContain("Address: https://sop.example/x/P-01/rev-01/#s2\n\nWhat is wrong:\n");
    expect(await page.locator("article b:not(.step-title), #propose b").count()).toBe(0);
  });

  test("is a mail about the document, whose place is to be named, without JavaScript", async () => {
    const page = await open(mailed, "P-01/", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Propose a change to step 2" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${mailed.url}P-01/#propose`);
    expect(await shown(page).textContent()).toContain("Name the section or step in it.");
    const mail = await mailOf(page);
    expect(mail.searchParams.get("subject")).toBe(`P-01 ${title}: The whole document`);
    expect(mail.searchParams.get("body")?.replaceAll("\r\n", "\n")).toBe(await shown(page).locator("pre").textContent());
    await page.goto(`${mailed.url}P-01/propose/#s2`);
    await page.waitForURL(`${mailed.url}P-01/#propose`);
  });

  test("names whom to tell where the library takes no proposals, and copies the text with the whole address", async () => {
    const page = await open(bare, "P-01/", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator(".notes").getByRole("link", { name: "Propose a change" }).click();
    await page.waitForURL(`${bare.url}P-01/#propose`);
    expect(await shown(page).locator("dl").textContent()).toMatch(/Process owner:\s+Calls unit\s+Prepared by:\s+A\., Writer/);
    expect(await page.locator(".proposal-way").count()).toBe(0);
    expect(await shown(page).locator("pre").textContent()).toContain(`Place: The whole document\nAddress: ${bare.url}P-01/rev-01/\n`);
    await shown(page).getByRole("combobox", { name: "Place" }).selectOption("Step 1, Greet (Calls)");
    await page.getByRole("button", { name: "Copy the text" }).click();
    await page.getByRole("status").getByText("Copied").waitFor();
    const copied = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(copied).toContain(`Place: Step 1, Greet (Calls)\nAddress: ${bare.url}P-01/rev-01/#s1\n`);
    const places = await shown(page).locator("option").allTextContents();
    expect(places).toContain("2 Purpose");
    expect(new Set(places).size).toBe(places.length);
  });

  test("is offered at each step of the guide, which is found again as it was left", async () => {
    const page = await open(mailed, "P-01/guide/calls/");
    await page.keyboard.press("1");
    await page.getByRole("link", { name: "Is something wrong with this step? Propose a change" }).click();
    await page.waitForURL(`${mailed.url}P-01/?propose=s2#propose`);
    expect((await mailOf(page)).searchParams.get("subject")).toContain("Step 2, Ask & note? (Calls)");
    await page.goBack();
    expect(await page.locator(".guide-step:visible h2").textContent()).toBe("Ask & note?");
  });

  test("stood on a page of its own, whose addresses lead there, at their step; a made-up place is none", async () => {
    const page = await open(mailed, "P-01/propose/#s2");
    await page.waitForURL(`${mailed.url}P-01/?propose=s2#propose`);
    expect(await shown(page).locator("pre").textContent()).toContain("Place: Step 2, Ask & note? (Calls)\n");
    await page.goto(`${mailed.url}P-01/?propose=%3Cb%3E&x#propose`);
    expect(await shown(page).locator("pre").textContent()).toContain("Place: The whole document\n");
    expect((await mailOf(page)).href).not.toContain("%EE%80%8");
  });

  test("says that the next revision is being prepared, and not what it says, where drafts are not shown", async () => {
    const page = await open(bare, "P-01/#propose");
    expect(await ahead(page).textContent()).toContain("Revision 02 is being prepared.");
    await ahead(page).getByRole("link", { name: "Approvals under way" }).click();
    expect(await page.locator("table").textContent()).toContain("P-01");
    for (const file of await readdir(bare.folder, { recursive: true })) {
      if (/\.(?:html|json|xml|txt)$/.test(file))
        expect(await readFile(join(bare.folder, file), "utf8"), file).not.toContain("Secret of the draft");
    }
    expect(existsSync(join(bare.folder, "P-01/draft"))).toBe(false);
  });

  test("leads to the draft and to a scheduled revision, where what was found may be put right", async () => {
    const page = await open(mailed, "P-01/#propose");
    await ahead(page).getByRole("link", { name: "Open the draft" }).click();
    await page.waitForURL(`${mailed.url}P-01/draft/`);
    expect(await page.locator("#s2").textContent()).toContain("Secret of the draft.");
    await page.getByRole("link", { name: "Propose a change to this draft" }).click();
    await page.waitForURL(`${mailed.url}P-01/draft/#propose`);
    expect(await ahead(page).count()).toBe(0);
    await page.goto(`${mailed.url}W-02/#propose`);
    expect(await ahead(page).textContent()).toContain("Revision 01 is issued and comes into force on 1 January 2027.");
    await ahead(page).getByRole("link", { name: "Open that revision" }).click();
    await page.waitForURL(`${mailed.url}W-02/rev-01/`);
  });

  test("is not offered of what has lost its force, which points to what is in force", async () => {
    const page = await open(mailed, "P-01/rev-00/");
    expect(await page.locator(".propose").count()).toBe(0);
    await page.getByRole("link", { name: "Propose a change to revision 01, which is in force" }).click();
    await page.waitForURL(`${mailed.url}P-01/#propose`);
    await page.goto(`${mailed.url}W-01/`);
    expect(await page.getByRole("link", { name: /propose/i }).count()).toBe(0);
    expect(existsSync(join(mailed.folder, "W-01/propose"))).toBe(false);
  });

  test("is in sight of a finger, of the pointer's row alone, and not on paper", async () => {
    const page = await open(bare, "P-01/", { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });
    const way = page.locator("#s1 .propose");
    expect(await opacityIn(page)).toBe("1");
    await way.tap();
    await page.waitForURL(`${bare.url}P-01/#propose`);
    await context?.close();
    const wide = await open(bare, "P-01/");
    await wide.locator("#s2").hover();
    expect(await opacityIn(wide)).toBe("0");
    await wide.locator("#s1").hover();
    expect(await opacityIn(wide)).toBe("1");
    await wide.emulateMedia({ media: "print" });
    expect(await wide.locator(".propose:visible").count()).toBe(0);
    expect(await wide.getByText("Propose a change").locator("visible=true").count()).toBe(0);
  });

  test.each([
    ["light", 1280, "P-01/?propose=s2#propose"],
    ["dark", 320, "P-01/?propose=s2#propose"],
    ["light", 320, "id/P-01/draft/#propose"],
    ["dark", 1280, "P-01/guide/calls/#s2"],
    ["light", 320, "P-01/"],
  ] as const)("is accessible (%s, %d px, /%s) and does not scroll sideways", async (colorScheme, width, address) => {
    const page = await open(mailed, address, { colorScheme, viewport: { width, height: 700 } });
    expect(await inaccessible(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
  });
});
