import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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
  writeFileSync(join(folder, "lib/library.yaml"), "organisation: X\n");
  writeFileSync(join(folder, "lib/P-01/draft.md"), '---\ncode: P-01\ntitle: Contoh\nrevision: "00"\n---\n## Tujuan\n\nTODO\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function check(...words: string[]): Promise<string> {
  const ran = await runSop(["check", "--library", "lib", "--date", "2026-01-15", "--json", ...words], {
    cwd: folder,
    env: { XDG_CACHE_HOME: cache },
  });
  // Node's own word on its database would stand here, too.
  expect(ran.err).toBe("");
  return ran.out;
}

const kept = (): string[] => readdirSync(join(cache, "sop-control"));

test("--no-cache keeps nothing; a cache that is broken, or can't be written, is no trouble", async () => {
  const first = await check("--no-cache");
  expect(first).toContain("SOP104");
  expect(existsSync(cache)).toBe(false);
  expect(await check()).toBe(first);
  const [name = "", ...others] = kept();
  expect(others).toEqual([]);
  expect(await check("P-01")).toContain("SOP104");
  writeFileSync(join(cache, "sop-control", name), "{ broken");
  expect(await check()).toBe(first);
  expect(kept()).toEqual([name]);
  rmSync(cache, { recursive: true });
  writeFileSync(cache, "a file where the folder would be");
  chmodSync(cache, 0o444);
  expect(await check()).toBe(first);
});

test("a cache named by a relative path is none, and no folder of the library", async () => {
  cache = "lib/cache";
  expect(await check()).toContain("SOP104");
  expect(readdirSync(join(folder, "lib")).sort()).toEqual(["P-01", "library.yaml"]);
  expect(readdirSync(join(folder, ".cache"))).toEqual(["sop-control"]);
});
