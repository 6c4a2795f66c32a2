import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-cache-"));
  cache = join(folder, "cache");
  mkdirSync(join(folder, "lib", "P-01"), { recursive: true });
  write("library.yaml", "organisation: X\n");
  write("P-01/draft.md", '---\ncode: P-01\ntitle: Contoh\nrevision: "00"\n---\n## Tujuan\n\nTODO\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, "lib", name), text);
}

async function check(): Promise<string> {
  const ran = await runSop(["check", "--library", "lib", "--date", "2026-01-15", "--json"], {
    cwd: folder,
    env: { XDG_CACHE_HOME: cache },
  });
  expect(ran.err).toBe("");
  return ran.out;
}

function cacheFile(): string {
  const [name = ""] = readdirSync(join(cache, "sop-control"));
  return join(cache, "sop-control", name);
}

test("a second check finds the same, from what the first one kept", async () => {
  const first = await check();
  const kept = readFileSync(cacheFile(), "utf8");
  // A finding put into the cache by hand shows that the text was not read again.
  writeFileSync(cacheFile(), kept.replaceAll("“TODO”", "“TIDAK”"));
  expect(await check()).toBe(first.replaceAll("“TODO”", "“TIDAK”"));
  writeFileSync(cacheFile(), kept);
  expect(await check()).toBe(first);
});

test("what changes a document's check makes it read again", async () => {
  expect(await check()).toContain("SOP104");
  write("P-01/draft.md", '---\ncode: P-01\ntitle: Contoh\nrevision: "00"\n---\n## Tujuan\n\nMelayani.\n');
  expect(await check()).not.toContain("SOP104");
  expect(await check()).not.toContain("SOP105");
  write("P-01/draft.md", '---\ncode: P-01\ntitle: Contoh\nrevision: "00"\n---\n## Tujuan\n\n![peta](assets/peta.png)\n');
  expect(await check()).toContain("SOP105");
  mkdirSync(join(folder, "lib/P-01/assets"));
  write("P-01/assets/peta.png", "x");
  expect(await check()).not.toContain("SOP105");
  expect(await check()).toContain("SOP103");
  write("library.yaml", "organisation: X\nrules: { SOP103: off }\n");
  expect(await check()).not.toContain("SOP103");
});

test("a cache that is broken, or can't be written, is no trouble", async () => {
  const first = await check();
  writeFileSync(cacheFile(), "{ broken");
  expect(await check()).toBe(first);
  rmSync(cache, { recursive: true });
  writeFileSync(cache, "a file where the folder would be");
  chmodSync(cache, 0o444);
  expect(await check()).toBe(first);
});
