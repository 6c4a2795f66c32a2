import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "./browser-page.ts";
import { exampleFolder } from "./example-portal.ts";
import { layoutShift } from "./layout-shift.ts";

const pause = 120;
const types: Record<string, string> = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2" };

let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  browser = await startBrowser();
  server = await serveInPieces(await exampleFolder());
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Pages, and in how many pieces they arrive: the first ends in the masthead, in the strip, or the last but one in the guide's tools. */
const kinds: [address: string, pieces: number][] = [
  ["", 8],
  ["RK.MLF.CTH.P-51/", 8],
  ["IN.OCC.TELK.P-01/draft/", 8],
  ...[6, 7, 8, 11, 13].map((pieces): [string, number] => ["RK.MLF.CTH.P-51/guide/permintaan-layanan/", pieces]),
  ["RK.MLF.CTH.P-51/rev-03/changes/", 8],
  ["registers/documents/", 8],
  ["history/", 8],
];

test.each(kinds)("nothing moves on /%s while it arrives slowly on a phone, in %i pieces", async (address, pieces) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${url}${address}?pieces=${pieces}`, { waitUntil: "load" });
  expect(await layoutShift(page)).toBe(0);
  await context.close();
});

/** Serves a portal as a slow line does: pages arrive piece by piece. */
async function serveInPieces(folder: string): Promise<Server> {
  const slow = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    answer(join(folder, file), Number(searchParams.get("pieces") ?? 1), response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((done) => slow.listen(0, "127.0.0.1", done));
  return slow;
}

async function answer(file: string, pieces: number, response: ServerResponse): Promise<void> {
  const body = await readFile(file);
  response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
  if (extname(file) === ".html") {
    for (let piece = 0; piece < pieces; piece += 1) {
      response.write(body.subarray((piece * body.length) / pieces, ((piece + 1) * body.length) / pieces));
      await setTimeout(pause);
    }
    response.end();
  } else response.end(body);
}
