import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { startBrowser, watchedPage } from "./browser-page.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const flow = "### Calls\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n\nAsk what is wrong.\n";
const settings = "organisation: Example\nlanguage: id\ncode: { pattern: '{type}-{number}', digits: 2 }\nportal: { languages: [] }\n";

let browser: Browser;
let portal: MadePortal;
beforeAll(async () => {
  [browser, portal] = await Promise.all([
    startBrowser(),
    makePortal({ "library.yaml": settings, "P-01/rev-00.md": issuedDocument("P-01", flow) }),
  ]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.close();
});

test("a library that offers no other language has each page once, and none speaks of another", () => {
  const files = readdirSync(portal.folder, { recursive: true, encoding: "utf8" });
  expect(files).toContain(join("P-01", "guide", "calls", "index.html"));
  expect(files.filter((file) => /^en(?:$|[\\/])/.test(file))).toEqual([]);
  const pages = files.filter((file) => file.endsWith(".html"));
  expect(pages.filter((file) => /hreflang|data-language|href="[./]*en\//.test(readFileSync(join(portal.folder, file), "utf8")))).toEqual(
    [],
  );
});

test.each([
  ["en/P-01/", "P-01/"],
  ["en/P-01/guide/calls/?x=1#s1", "P-01/guide/calls/?x=1#s1"],
  ["en/", ""],
  ["en/nowhere/", "nowhere/"],
  // No other host, whatever an address makes of two slashes.
  ["en//sop.invalid/", "/sop.invalid/"],
  ["fr/P-01/", "fr/P-01/"],
])("an address of a language that was once offered leads to the library's own: %s", async (asked, found) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const { page } = await watchedPage(context, portal.url);
  await page.goto(`${portal.url}${asked}`, { waitUntil: "commit" }).catch(() => undefined);
  await page.waitForURL(`${portal.url}${found}`);
  await page.waitForLoadState("networkidle");
  expect(page.url()).toBe(`${portal.url}${found}`);
  await context.close();
});

test("what is exported is in its document's language nonetheless", async () => {
  const file = join(portal.folder, "../P-01.html");
  const ran = await runSop(["export", "P-01", "--library", portal.library, "--format", "html", "--out", file], { cwd: portal.folder });
  expect([ran.status, existsSync(file) && readFileSync(file, "utf8").includes("Uncontrolled copy when printed")]).toEqual([0, true]);
});

test("a language that nobody knows is an error", async () => {
  const at = await makePortal({ "library.yaml": settings.replace("[]", "[fr]"), "P-01/rev-00.md": issuedDocument("P-01", flow) }).catch(
    (error: Error) => error.message,
  );
  expect(at).toMatch(/portal[.]languages/);
});
