import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { deadLinks } from "./checks/dead-links.ts";
import { unmarkedLeads } from "./checks/unmarked-leads.ts";
import { pagesOf } from "./example-portal.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const by = "by: { name: C., position: Head }";
const flow = (title: string) =>
  `### ${title}\n\n#### 1. Ask\n\n- Actor: Agent\n\nAsk, see W-01 and W-06.\n\n#### 2. Tell\n\n- Actor: Agent\n- Next: end\n\nTell.\n`;
const issue = (date: string, titles = "{}") => `date: ${date}
by: { name: K., position: Lead }
tool: 0.2.0
file: sha256:${"0".repeat(64)}
frame: { organisation: Example, type: { id: Instruksi, en: Instruction }, sections: {}, roles: {}, titles: ${titles} }
`;
const calls = `### Calls

#### 1. What is it?

- Actor: Agent
- Next:
  - Gone → W-01
  - Emptied → W-02
  - Told of → W-04
  - Go on → 2

Ask, see W-01 and W-03 rev 01.

#### 2. Tell

- Actor: Agent
- Next: end

Tell.
`;

/** A library in which texts of issued documents were deleted, emptied and broken. */
const files: Readonly<Record<string, string>> = {
  "library.yaml": "organisation: Example\nlanguage: id\ncode: { pattern: '{type}-{number}', digits: 2 }\n",
  "P-01/rev-00.md": issuedDocument("P-01", calls, "workInstructions: [W-01, W-02, W-03, W-04, W-05]\n"),
  // Deleted; withdrawn before, and another took its place.
  "W-01/rev-00/issued.yaml": issue("2026-01-10"),
  "W-01/rev-01/issued.yaml": issue("2026-02-10"),
  "W-01/events.yaml": `- { event: withdrawn, date: 2026-03-02, ${by}, reason: Not safe, replacedBy: W-06 }\n`,
  // Emptied; nothing but its name tells that it was issued.
  "W-02/rev-00.md": "",
  // The later one is broken, the earlier one can be read.
  "W-03/rev-00.md": issuedDocument("W-03", flow("Earlier")),
  "W-03/rev-01.md": "---\ncode: [\n---\n",
  "W-03/rev-01/issued.yaml": issue("2026-04-10", "{ W-01: Reset a password }"),
  // Deleted with its issue; its events tell of it.
  "W-04/events.yaml": `- { event: copy-issued, date: 2026-02-02, ${by}, copy: 1, location: Desk, revision: "02" }\n`,
  // A revision is being prepared of what is gone.
  "W-05/rev-00/issued.yaml": issue("2026-01-10"),
  "W-05/draft.md": issuedDocument("W-05", flow("Drafted"))
    .replace('revision: "00"', 'revision: "01"')
    .replace(/effective: .*\n/, "")
    .replace(/transcription: .*\n/, ""),
  "W-06/rev-00.md": issuedDocument("W-06", flow("In place")),
};
const lost = [
  "W-01/",
  "W-01/rev-00/",
  "W-01/rev-01/",
  "W-02/",
  "W-02/rev-00/",
  "W-03/rev-01/",
  "W-04/",
  "W-04/rev-02/",
  "W-05/",
  "W-05/rev-00/",
];

let portal: MadePortal;
let browser: Browser;
beforeAll(async () => {
  portal = await makePortal(files);
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const fileIn = (folder: string, address: string) => readFile(join(folder, address, "index.html"), "utf8");
const read = (address: string) => fileIn(portal.folder, address);
const plain = (html: string) =>
  html
    .slice(html.indexOf("<body"))
    .replace(/<(script|template)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:])/g, "$1");

describe("the addresses of what was issued stay, though nothing can be read there", () => {
  test.each(lost)("%s says so, in both languages", async (address) => {
    const [own, other] = [await read(address), await read(`en/${address}`)];
    expect(own).toMatch(/data-strip[^>]* data-code="W-0\d"[^>]* data-status="doubtful"/);
    expect(plain(own)).toContain("Diragukan dan tidak boleh dipakai: ");
    expect(plain(own)).toContain("tidak dapat dibaca di sini. Jangan bekerja menurut ingatan, dan jangan memakai cetakan lama.");
    expect(plain(own)).toContain("Tanyakan kepada pengendali dokumen Example apa yang harus dilakukan.");
    expect(plain(other)).toContain("In doubt, not to be used: ");
    expect(plain(other)).toContain("can’t be read here. Don’t work from memory, and don’t use an old print.");
    for (const list of ["history/", "verify/", "registers/documents/"]) expect(own.slice(own.indexOf("<main"))).toContain(`${list}"`);
  });

  test("what is known of it, whatever is missing, and nothing else", async () => {
    const gone = plain(await read("en/W-01"));
    expect(gone).toContain("Reset a password");
    expect(gone).toContain("Revision 01 In doubt: issued 10 February 2026 by K. (Lead); rev-01.md is missing");
    expect(gone).toContain("Revision 00 In doubt: issued 10 January 2026 by K. (Lead); rev-00.md is missing");
    expect(gone).toContain("This document was withdrawn on 2 March 2026: Not safe");
    expect(gone).toContain("Open its replacement, W-06");
    expect(gone).toContain("Since when it was in force and who approved it stands in its text alone.");
    expect(gone).toContain("Cited by P-01 Procedure P-01");
    expect(plain(await read("en/W-01/rev-00"))).not.toContain("rev-01.md");
    expect(plain(await read("en/W-02"))).toContain("Revision 00 In doubt: its issue is not recorded; rev-00.md can't be read");
    expect(plain(await read("en/W-04"))).toContain("Revision 02 In doubt: its issue is not recorded; rev-02.md is missing");
  });

  test("beside what can be read of the document, and back", async () => {
    expect(plain(await read("en/W-03"))).toContain("Revision 01 In doubt");
    expect(plain(await read("en/W-03/rev-01"))).toContain("The document, W-03 In doubt Revision 00 In doubt");
    // The guide of what can be read leads to the document that is in doubt.
    expect(plain(await read("en/W-03/guide/earlier"))).toContain("In doubt, not to be used: rev-01.md can't be read");
    expect(existsSync(join(portal.folder, "W-05/draft"))).toBe(false);
  });

  test("a portal with drafts has them beside it", async () => {
    const shown = await makePortal(files, ["--drafts"]);
    expect(plain(await fileIn(shown.folder, "W-05"))).toContain("Naskah dokumen ini tidak dapat dibaca di sini.");
    expect(plain(await fileIn(shown.folder, "W-05"))).toContain("Selebihnya dari dokumen ini Revisi 01 Draf");
    expect(plain(await fileIn(shown.folder, "W-05/draft"))).toContain("Draf: belum disetujui dan tidak boleh dipakai");
    expect((await unmarkedLeads(shown.folder, await pagesOf(shown.folder))).unmarked).toEqual([]);
    await shown.close();
  });
});

test("all that leads there is no dead end, and is marked", async () => {
  const pages = await pagesOf(portal.folder);
  expect(await deadLinks(portal.folder, pages)).toEqual([]);
  const { counts, unmarked } = await unmarkedLeads(portal.folder, pages);
  expect(unmarked).toEqual([]);
  expect(counts["doubtful"]).toBeGreaterThan(60);
  for (const page of ["P-01", "registers/documents", "map", ""])
    expect([page, (await read(page)).includes('W-01/"')]).toEqual([page, true]);
  expect(plain(await read("P-01"))).toContain("W-01 In doubt Reset a password");
  expect(await read("history")).toContain('W-01/rev-01/"');
});

test("lists, search and prints are told the same as the command line", async () => {
  const sop = async (...words: string[]) => await runSop([...words, "--library", portal.library], { cwd: portal.folder });
  const listed = JSON.parse((await sop("list", "documents", "--lang", "en", "--date", "2026-11-23", "--json")).out);
  const states = Object.fromEntries((listed.rows as Record<string, string>[]).map(({ code, status }) => [code, status]));
  expect(states).toMatchObject({ "W-01": "doubtful", "W-02": "doubtful", "W-03": "doubtful", "W-04": "doubtful", "W-05": "doubtful" });
  expect((await sop("show", "W-02", "--lang", "en")).err).toContain("Nothing of W-02 can be read: rev-00.md can't be read.");
  expect((await sop("export", "W-01", "--lang", "en")).err).toContain(
    "Nothing of W-01 can be read: rev-00.md is missing; rev-01.md is missing.",
  );
  const verified = (await sop("verify", "--lang", "en")).out;
  for (const [code, said] of [
    ["W-01 rev 01", "was issued and is gone"],
    ["W-02 rev 00", "was issued and can't be read any more"],
    ["W-03 rev 01", "was issued and can't be read any more"],
    ["W-04 rev 02", "was issued and is gone"],
  ])
    expect(verified).toMatch(new RegExp(`${code} .*\n.*${said}`));

  const { documents } = JSON.parse(readFileSync(join(portal.folder, "search/jump.json"), "utf8"));
  const jump = (code: string) => (documents as { code: string }[]).find((one) => one.code === code);
  expect(jump("W-01")).toEqual({
    code: "W-01",
    title: "Reset a password",
    revision: "01",
    status: "doubtful",
    language: "id",
    address: "W-01/",
    others: { doubtful: ["00"] },
  });
  expect(jump("W-03")).toMatchObject({ status: "doubtful", revision: "00", others: { doubtful: ["01"] } });
  const verify = JSON.parse(readFileSync(join(portal.folder, "verify.json"), "utf8"));
  expect(verify.documents["W-01"]).toEqual({
    address: "W-01/",
    revisions: { "00": { status: "doubtful", address: "W-01/rev-00/" }, "01": { status: "doubtful", address: "W-01/rev-01/" } },
  });
});

describe("in a browser", () => {
  test("a bookmark, a print that is checked and a code that is typed lead there", async () => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const { page, trouble } = await watchedPage(context, portal.url);
    expect((await page.goto(`${portal.url}W-01/`))?.status()).toBe(200);
    await page.keyboard.press("/");
    await page.keyboard.type("w01");
    const first = page.locator("[data-search-results] li").first();
    await expect
      .poll(async () => (await first.textContent())?.replace(/\s+/g, " "))
      .toMatch(/Reset a password.*W-01 · 01.*Diragukan|Diragukan.*W-01/);
    await page.goto(`${portal.url}verify/#SOP1 W-01 01 0123456789abcdef`);
    await page.locator("#stamp").fill("SOP1 W-01 01 0123456789abcdef");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("[data-verdict-text]").textContent()).toContain("W-01 revisi 01 diragukan");
    expect(await page.locator("[data-verdict-note]").textContent()).toBe("");
    await page.locator("[data-verdict-open]").click();
    await page.waitForURL(`${portal.url}W-01/rev-01/`);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test.each([
    [1280, "light"],
    [390, "dark"],
    [320, "light"],
  ] as const)("it can be read at %i pixels, %s", async (width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, serviceWorkers: "block" });
    const page = await context.newPage();
    for (const address of ["W-01/", "en/W-03/rev-01/"]) {
      await page.goto(`${portal.url}${address}`);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    }
    await context.close();
  });
});

/** Every file of a portal with its bytes. */
function contents(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "base64")]));
}

describe("built in parts and again", () => {
  const build = async (out: string, ...more: string[]) => {
    const words = [
      "build",
      "--library",
      portal.library,
      "--out",
      join(portal.library, "..", out),
      "--date",
      "2026-11-23",
      "--json",
      ...more,
    ];
    const ran = await runSop(words, { cwd: join(portal.library, "..") });
    expect(ran.status).toBe(0);
    return (JSON.parse(ran.out) as { made: string[] }).made;
  };
  const of = (out: string) => contents(join(portal.library, "..", out));

  test("shares come together as one portal", { timeout: 120_000 }, async () => {
    expect(await build("part-1", "--shard", "1/2")).toEqual(["P-01", "W-02", "W-04", "W-06"]);
    expect(await build("part-2", "--shard", "2/2")).toEqual(["W-01", "W-03", "W-05"]);
    expect(await build("merged", "--merge", "part-1", "--merge", "part-2")).toEqual([]);
    await build("whole", "--fresh");
    expect(of("merged")).toEqual(of("whole"));
  });

  test("a text that goes and comes back takes its pages and those that lead there with it", { timeout: 120_000 }, async () => {
    expect(await build("portal")).toEqual([]);
    const text = join(portal.library, "W-06/rev-00.md");
    const before = await readFile(text, "utf8");
    await rm(text);
    await mkdir(join(portal.library, "W-06/rev-00"));
    await writeFile(join(portal.library, "W-06/rev-00/issued.yaml"), issue("2026-01-10"));
    expect(await build("portal")).toEqual(["W-01", "W-03", "W-06"]);
    await build("whole", "--fresh");
    expect(of("portal")).toEqual(of("whole"));
    expect(plain(await read("W-06"))).toContain("Naskah dokumen ini tidak dapat dibaca di sini.");
    // Nothing that can be read tells which guides there were.
    expect(existsSync(join(portal.folder, "W-06/guide"))).toBe(false);
    await rm(join(portal.library, "W-06/rev-00"), { recursive: true });
    await writeFile(text, before);
    expect(await build("portal")).toEqual(["W-01", "W-03", "W-06"]);
    await build("whole", "--fresh");
    expect(of("portal")).toEqual(of("whole"));
  });
});
