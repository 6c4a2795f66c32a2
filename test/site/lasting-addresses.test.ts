import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { servePortal } from "../../cli/portal/serve-portal.ts";
import { startBrowser } from "./browser-page.ts";
import { exampleFolder, pagesOf } from "./example-portal.ts";

const list = fileURLToPath(new URL("lasting-addresses.txt", import.meta.url));

test("an address that a bookmark may hold stays: all that version 0.2 gave the example library are there", async () => {
  const folder = await exampleFolder();
  const addresses = (await readFile(list, "utf8")).split("\n").filter(Boolean);
  expect(addresses.length).toBeGreaterThan(200);
  expect(addresses.filter((address) => !existsSync(join(folder, address)))).toEqual([]);
});

test("what is in force stands at one address in each language, what had its day in the library's; all their addresses lead there", async () => {
  const folder = await exampleFolder();
  const pages = (await pagesOf(folder)).filter((page) => /^(?:en\/)?[^/]+\.[PWF]-\d+\//.test(page));
  const texts = new Map<string, string>();
  for (const page of pages) texts.set(page, await readFile(join(folder, page, "index.html"), "utf8"));
  const statusOf = (text = "") => /data-strip[^>]* data-status="(\w+)"/.exec(text)?.[1];
  const led = { toOwn: 0, toFirst: 0 };
  for (const [page, text] of texts) {
    const isPointer = text.includes('data-kind="pointer"');
    const [, top = "", code, name, below] = /^(en\/)?([^/]+\/)(?:(rev-\d+|draft)\/)?(.*)$/.exec(page) ?? [];
    const own = texts.get(`${top}${code}`) ?? "";
    const isCurrent = name === `rev-${/data-revision="(\d+)" data-status="effective"/.exec(own)?.[1]}`;
    const isPast = name !== undefined && /superseded|cancelled/.test(statusOf(texts.get(`${code}${name}/`)) ?? "");
    // A change is proposed on the page of what is proposed for.
    const isProposal = page.endsWith("/propose/");
    expect([page, isPointer]).toEqual([page, (isCurrent && below === "") || (isPast && top !== "") || isProposal]);
    if (!isPointer) continue;
    const to = new URL(/<link rel="canonical" href="([^"]+)">/.exec(text)?.[1] ?? "", `http://portal/${page}`).pathname.slice(1);
    expect([page, to]).toEqual([page, isProposal ? page.slice(0, -"propose/".length) : isPast ? page.slice(top.length) : `${top}${code}`]);
    expect(text.length).toBeLessThan(1300);
    expect(text).toContain('<meta name="robots" content="noindex">');
    if (isProposal) expect(texts.get(to)).toContain('id="propose"');
    led[isPast ? "toFirst" : "toOwn"]++;
    // Who reads English is warned in English there, and led on to the English page of what is in force.
    if (isPast) expect(texts.get(to)).toMatch(/<aside class="banner[^>]*>.*<span lang="en">.*?<a href="(?:\.\.\/)+en\//s);
  }
  expect(Math.min(led.toOwn, led.toFirst)).toBeGreaterThan(3);
});

test("a numbered address leads to what is in force: at its step, without a script, from a folder on disk", {
  timeout: 60_000,
}, async () => {
  const folder = await exampleFolder();
  const portal = await servePortal(folder);
  const browser = await startBrowser();
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${portal.url}en/RK.MLF.CTH.P-51/rev-03/#s4`);
  await page.waitForURL(`${portal.url}en/RK.MLF.CTH.P-51/#s4`);
  expect(await page.locator("tr:target").count()).toBe(1);
  // Whoever goes back does not land on the pointer.
  await page.goto(`${portal.url}verify/`);
  await page.goto(`${portal.url}RK.MLF.CTH.P-51/rev-03/`);
  await page.waitForURL(`${portal.url}RK.MLF.CTH.P-51/`);
  await page.goBack();
  await page.waitForURL(`${portal.url}verify/`);
  await page.goto(`${pathToFileURL(join(folder, "RK.MLF.CTH.P-51/rev-03/index.html")).href}#s2`);
  await page.waitForURL(/RK\.MLF\.CTH\.P-51\/index\.html#s2$/);
  await context.close();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${portal.url}RK.MLF.CTH.P-51/rev-03/`);
  await still.waitForURL(`${portal.url}RK.MLF.CTH.P-51/`);
  await browser.close();
  await portal.close();
});
