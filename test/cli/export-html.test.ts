import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { standalonePage } from "../../cli/export/standalone-page.ts";
import { runSop } from "../run-sop.ts";
import { startBrowser } from "../site/browser-page.ts";
import { inaccessible } from "../site/checks/accessibility.ts";
import { invalidHtml } from "../site/checks/invalid-html.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-html-test-"));
  const words = ["export", "P-51", "W-51", "W-54", "--format", "html", "--library", sops, "--date", "2026-11-23", "--lang", "en"];
  const ran = await runSop(words, { cwd: folder });
  expect(ran.err).toBe("");
  expect(ran.status).toBe(0);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const files = ["RK.MLF.CTH.P-51-rev-03.html", "RK.MLF.CTH.W-51-rev-01.html", "RK.MLF.CTH.W-54-rev-00.html"];

test("one file for each document, nothing beside it, valid", async () => {
  expect(readdirSync(folder).sort()).toEqual(files);
  expect(await invalidHtml(folder, files)).toEqual([]);
});

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each(files)("%s opens from a folder, asks for nothing, and is accessible", async (file) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on("console", (message) => trouble.push(message.text()));
    page.on("request", (request) => !/^data:/.test(request.url()) && trouble.push(request.url()));
    const address = pathToFileURL(join(folder, file)).href;
    await page.goto(address);
    expect(trouble).toEqual([address]);
    expect(await page.locator("script, .masthead, dialog").count()).toBe(0);
    expect(await page.evaluate<number>("[...document.images].filter(({ naturalWidth }) => naturalWidth === 0).length")).toBe(0);
    expect(await page.locator(".print-foot").textContent()).toMatch(/tidak terkendali|uncontrolled/i);
    // Links lead within the file.
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => String(link.getAttribute("href"))));
    expect(links.length).toBeGreaterThan(20);
    for (const link of links) expect(await page.locator(`[id="${link.slice(1)}"]`).count(), link).toBe(1);
    expect(await inaccessible(page)).toEqual([]);
    await context.close();
  });
});

test("a page keeps no script, handler or style but its own", async () => {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="script-src *">
<title>T</title><link rel="stylesheet" href="a.css"><script src="x.js"></script></head><body><header class="masthead">m</header>
<aside class="banner">Superseded <a href="../in-force/">Open it</a> <a href="https://example.org/b">whole</a></aside>
<p><a href="../other/">other</a> <a href="#a">here</a> <a href="https://example.org/">out</a></p><img src="p.png" alt="">
<svg><a href="../other/" aria-label="Other"><rect></rect></a><g class="continued ends"><text>ke 3, hal. </text></g></svg></body></html>`;
  const page = await standalonePage(html, async (address) => Buffer.from(address === "a.css" ? "p { color: red }" : "png"));
  expect(page).not.toMatch(/<script|masthead|x\.js|script-src|\.\.\/other|hal\./);
  // A warning orders nothing that can't be done here.
  expect(page).toContain('<aside class="banner">Superseded  <a href="https://example.org/b">whole</a></aside>');
  expect(page).toContain("<span>other</span>");
  expect(page).toContain("<svg><g><rect></rect></g></svg>");
  expect(page).toContain('<a href="#a">here</a> <a href="https://example.org/">out</a>');
  expect(page).toContain('src="data:image/png;base64,cG5n"');
  expect(page.match(/sha256-/g)?.length).toBe(2);
});
