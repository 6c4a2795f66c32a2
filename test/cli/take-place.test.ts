import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { indexText } from "../../cli/portal/index-text.ts";
import { swap } from "../../cli/portal/take-place.ts";
import { UsageError } from "../../core/usage-error.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-place-"));
  mkdirSync(join(folder, "portal"));
  writeFileSync(join(folder, "portal/index.html"), "before");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);

test("a portal that can't be moved is named by its own name, and stands", () => {
  mkdirSync(at("new"));
  mkdirSync(at("old"));
  writeFileSync(at("old/in-the-way"), "");
  expect(() => swap(at("new"), at("portal"), at("old"))).toThrow(UsageError);
  expect(() => swap(at("new"), at("portal"), at("old"))).toThrow(`“${at("portal")}” can't be written`);
  rmSync(at("old"), { recursive: true });
  expect(() => swap(at("nowhere"), at("portal"), at("old"))).toThrow(`“${at("portal")}” can't be written`);
  expect([readdirSync(at("portal")), existsSync(at("old"))]).toEqual([["index.html"], false]);
});

test("where the indexer is not installed for this system it is said what to type", async () => {
  vi.stubEnv("npm_config_arch", "none");
  const indexed = indexText({ all: [""], made: [""], passagesOf: () => at("none") }, at("index"), "en");
  await expect(indexed).rejects.toThrow(/pagefind, is not installed for this system/);
});
