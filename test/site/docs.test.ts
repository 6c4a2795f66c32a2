import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packedTool } from "../packed-tool.ts";
import { runSop } from "../run-sop.ts";
import { deadLinks } from "./checks/dead-links.ts";
import { invalidHtml } from "./checks/invalid-html.ts";
import { pagesOf } from "./example-portal.ts";

let folder: string;
let address: string;
let tool: string;
/** The files of the tool as it is packed, before anything was built with it. */
let shipped: string[];
const packageFiles = () => readdirSync(join(dirname(tool), ".."), { recursive: true, encoding: "utf8" }).sort();
const open = (words: string[]) => {
  // No browser is found there.
  return runSop(["docs", ...words, "--open"], { cwd: folder, env: { XDG_CACHE_HOME: folder, PATH: folder }, tool });
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-docs-"));
  tool = packedTool();
  shipped = packageFiles();
  const packages = join(dirname(tool), "../../node_modules");
  if (!existsSync(packages)) symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), packages);
  const { status, out } = await open(["--lang", "en", "--json"]);
  expect(status).toBe(0);
  address = (JSON.parse(out) as { address: string }).address;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("sop docs --open makes every page of the documentation once, in both languages, without one of the library", async () => {
  const top = fileURLToPath(new URL("../../", address));
  const pages = (await pagesOf(top)).filter((page) => page !== "404.html");
  const names = JSON.parse((await runSop(["docs", "--json"], { cwd: folder })).out) as { name: string }[];
  const topics = names.map(({ name }) => name).filter((name) => name !== "how-to");
  const expected = ["", ...topics.map((name) => `${name}/`)].flatMap((page) => [`docs/${page}`, `en/docs/${page}`]);
  expect(pages).toEqual(expected.sort());
  expect(await deadLinks(top, pages)).toEqual([]);
  expect(await invalidHtml(top, pages)).toEqual([]);
});

test("building puts nothing into the tool's own folder, which may be another's or read-only", () => {
  expect(packageFiles()).toEqual(shipped);
});

test("a topic is opened at its page in the reader's language, from what was made before", async () => {
  const { out } = await open(["tutorial", "--lang", "id"]);
  expect(out.trim()).toMatch(/docs-[0-9a-f]{16}\/docs\/tutorial\/index\.html$/);
  expect(existsSync(fileURLToPath(out.trim()))).toBe(true);
  expect((await open(["tutorail", "--lang", "en"])).err).toContain("Did you mean “tutorial”?");
});
