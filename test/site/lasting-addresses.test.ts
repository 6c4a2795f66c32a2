import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { servePortal } from "../../cli/portal/serve-portal.ts";
import { startBrowser } from "./browser-page.ts";
import { exampleFolder } from "./example-portal.ts";

const list = fileURLToPath(new URL("lasting-addresses.txt", import.meta.url));

test("an address that a bookmark may hold stays: all that version 0.2 gave the example library are there", async () => {
  const folder = await exampleFolder();
  const addresses = (await readFile(list, "utf8")).split("\n").filter(Boolean);
  expect(addresses.length).toBeGreaterThan(200);
  expect(addresses.filter((address) => !existsSync(join(folder, address)))).toEqual([]);
});

test("what is in force stands at one address; its numbered one points there, those of other revisions hold their own text", async () => {
  const folder = await exampleFolder();
  let pointers = 0;
  for (const code of (await readdir(folder)).filter((name) => /\.[PWF]-\d+$/.test(name))) {
    for (const top of ["", "en/"]) {
      const own = await readFile(join(folder, top, code, "index.html"), "utf8");
      const current = /data-strip[^>]* data-revision="(\d+)" data-status="effective"/.exec(own)?.[1];
      for (const name of (await readdir(join(folder, top, code))).filter((one) => /^rev-/.test(one))) {
        const text = await readFile(join(folder, top, code, name, "index.html"), "utf8");
        const isPointer = text.includes('data-kind="pointer"');
        expect([top, code, name, isPointer]).toEqual([top, code, name, name === `rev-${current}`]);
        if (!isPointer) continue;
        pointers++;
        expect(text.length).toBeLessThan(1200);
        expect(text).toContain('<meta name="robots" content="noindex">');
      }
    }
  }
  expect(pointers).toBeGreaterThan(5);
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
