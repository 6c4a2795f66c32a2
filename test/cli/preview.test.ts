import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runSop } from "../run-sop.ts";
import { startBrowser } from "../site/browser-page.ts";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-preview-"));
  mkdirSync(join(folder, "sops"));
  await runSop(["init", "sops", "--organisation", "Acme", "--language", "en", "--time-zone", "UTC"], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

test("a preview without drafts says at a draft's address how to see it", async () => {
  const port = await freePort();
  const words = ["preview", "--date", "2031-02-03", "--port", String(port), "--out", "plain", "--lang", "en"];
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder });
  const browser = await startBrowser();
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  try {
    await vi.waitFor(() => expect(said).toContain(`:${port}`), { timeout: 100_000, interval: 100 });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/P-01/draft/`);
    await page.locator("[data-trouble]").waitFor();
    expect(await page.locator("[data-trouble]").textContent()).toContain("sop preview --drafts");
    await page.goto(`http://127.0.0.1:${port}/nowhere/`);
    await page.waitForResponse(/preview\.json$/);
    expect(await page.locator("[data-trouble]").count()).toBe(0);
  } finally {
    await browser.close();
    const gone = new Promise((done) => child.once("close", done));
    child.kill();
    await gone;
  }
}, 240_000);

test("a preview serves drafts where it is told, builds at each save, and stays up where a save can't be built", async () => {
  const port = await freePort();
  const words = ["preview", "--drafts", "--date", "2031-02-03", "--port", String(port), "--out", "shown", "--lang", "en"];
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const after = async (text: string) => {
    await vi.waitFor(() => expect(said).toContain(text), { timeout: 100_000, interval: 100 });
    said = "";
  };
  const page = async () => (await fetch(`http://127.0.0.1:${port}/P-01/draft/`)).text();
  const draft = join(folder, "sops/P-01/draft.md");
  const settings = join(folder, "sops/library.yaml");
  const whole = readFileSync(settings, "utf8");
  try {
    await after(`:${port}`);
    expect(await page()).not.toContain("Switch off the press.");
    expect(await page()).toContain("3 February 2031");
    writeFileSync(draft, readFileSync(draft, "utf8").replace("\n## Purpose\n", "\n## Purpose\n\nSwitch off the press.\n"));
    await after("Built again in");
    expect(await page()).toContain("Switch off the press.");
    const state = async () => (await fetch(`http://127.0.0.1:${port}/preview.json`)).json() as Promise<unknown>;
    expect(await state()).toEqual({ build: 2, trouble: "" });
    writeFileSync(settings, `${whole}organisation: [\n`);
    await after("library.yaml:");
    expect(await page()).toContain("Switch off the press.");
    expect(await state()).toEqual({ build: 2, trouble: expect.stringContaining("library.yaml") });
    expect(child.exitCode).toBeNull();
    writeFileSync(settings, whole);
    writeFileSync(draft, readFileSync(draft, "utf8").replace(/^title:.*$/m, "title: [broken"));
    await after("P-01/draft.md:");
    await vi.waitFor(async () => expect(await state()).toMatchObject({ trouble: expect.stringContaining("draft.md:") }), {
      timeout: 60_000,
    });
    const served = await fetch(`http://127.0.0.1:${port}/`);
    expect(served.headers.get("server-timing")).toMatch(/^build;desc="\d+"$/);
  } finally {
    // It tidies up after itself: what it began is gone before the folder is.
    const gone = new Promise((done) => child.once("close", done));
    child.kill();
    await gone;
    writeFileSync(settings, whole);
  }
}, 240_000);

test("a port that is taken is said before anything is built", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  try {
    const ran = await runSop(["preview", "--port", String(port), "--out", "nowhere", "--lang", "en"], { cwd: folder });
    expect(ran).toMatchObject({ status: 2, out: "", err: `sop: Port ${port} is taken.\nName another one with --port.\n` });
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  } finally {
    await new Promise((done) => server.close(done));
  }
});
