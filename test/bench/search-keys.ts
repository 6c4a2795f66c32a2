import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";
import type { JumpIndex } from "../../site/data/search/jump-index.ts";
import { browserArguments, findBrowser } from "../tools/find-browser.ts";

/** What agents type: titles, typing errors that every key is compared with all words for, codes, a whole sentence. */
const QUESTIONS = [
  "tagihan 99",
  "gangguan internet lewat telepon",
  "intrenet ganguan",
  "hrd complain",
  "kmbaliin laptop",
  "w-1234",
  "pelanggan marah minta bicara dengan atasan",
];

/** How long after a key its lines are drawn, in milliseconds. */
const SETTLED = 30;

/** Milliseconds of the page's main thread for each key, as the portal's own script answers it; and with a plain filter of titles in its place. */
export async function keysInBrowser(
  index: JumpIndex,
  throttling: readonly number[],
): Promise<{ rate: number; own: number[]; floor: number[] }[]> {
  const files = { "/search/jump.json": JSON.stringify(index), "/own.js": await ownScript(), "/floor.js": FLOOR };
  const server = createServer(({ url = "" }, response) => {
    const text = Object.entries(files).find(([path]) => path === url)?.[1];
    response.setHeader("content-type", url.endsWith(".js") ? "text/javascript" : url.endsWith(".json") ? "application/json" : "text/html");
    response.end(text ?? pageWith(url.slice(1)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { path } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: browserArguments });
  try {
    const page = await browser.newPage();
    const measured: { rate: number; own: number[]; floor: number[] }[] = [];
    for (const rate of throttling) {
      const at = (name: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
      measured.push({ rate, own: await keysOn(page, at("own"), rate), floor: await keysOn(page, at("floor"), rate) });
    }
    return measured;
  } finally {
    await browser.close();
    server.close();
  }
}

async function keysOn(page: Page, address: string, rate: number): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  // The processor's time, or a busy machine would be measured.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  await page.locator("[data-search-results] > *").first().waitFor();
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  const busy = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  const field = page.locator("[data-search-field]");
  const keys: number[] = [];
  for (const question of QUESTIONS) {
    await field.fill("");
    await page.waitForTimeout(SETTLED);
    for (const key of question) {
      const before = await busy();
      await page.keyboard.type(key);
      await page.waitForTimeout(SETTLED);
      keys.push(((await busy()) - before) * 1000);
    }
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return keys.sort((a, b) => a - b);
}

async function ownScript(): Promise<string> {
  const entry = fileURLToPath(new URL("../../site/scripts/entries/search.ts", import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, format: "iife", target: "es2022", write: false });
  return outputFiles[0]?.text ?? "";
}

function pageWith(script: string): string {
  return `<!doctype html><html lang="id" data-root="/" data-up="/"><dialog data-search-dialog open><input data-search-field>
<input type="checkbox" data-search-all><div data-search-results></div><p data-search-count></p></dialog><script src="/${script}.js"></script></html>`;
}

/** The least that a search does: titles and codes that hold what was typed. */
const FLOOR = `fetch("/search/jump.json").then((one) => one.json()).then(({ documents }) => {
  const [field, results] = [document.querySelector("[data-search-field]"), document.querySelector("[data-search-results]")];
  const show = () => {
    const found = documents.filter(({ title, code }) => title.toLowerCase().includes(field.value) || code.toLowerCase().includes(field.value));
    results.replaceChildren(...found.slice(0, 7).map(({ title }) => Object.assign(document.createElement("p"), { textContent: title })));
  };
  field.addEventListener("input", show);
  show();
});`;
