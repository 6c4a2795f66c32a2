import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The sources with Astro's components as modules: `npm run boundaries` reads TypeScript alone. */
let mirror: string;
beforeAll(() => {
  mirror = mkdtempSync(join(tmpdir(), "sop-boundaries-"));
  for (const folder of ["cli", "core", "languages", "schemas", "site"])
    cpSync(join(root, folder), join(mirror, folder), { recursive: true });
  for (const path of components(mirror)) {
    writeFileSync(path, asModule(readFileSync(path, "utf8")));
    renameSync(path, `${path}.ts`);
  }
});
afterAll(() => rmSync(mirror, { recursive: true, force: true }));

/** The code of a component, which imports other components as modules, too. */
function asModule(text: string): string {
  const code = /^---\n(.*?)^---$/ms.exec(text)?.[1] ?? "";
  return code.replace(/^(import .* from "[^"]+\.astro)";$/gm, '$1.ts";');
}

function components(folder: string): string[] {
  const paths = readdirSync(join(folder, "site"), { recursive: true, encoding: "utf8" });
  return paths.filter((path) => path.endsWith(".astro")).map((path) => join(folder, "site", path));
}

/** What a boundary forbids, as `rule: from → to`. */
async function violations(): Promise<string[]> {
  const rules = await extractDepcruiseOptions(join(root, ".dependency-cruiser.mjs"));
  const { output } = await cruise(["site"], { ...rules, baseDir: mirror });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

test("pages and components keep to the boundaries, too", { timeout: 60_000 }, async () => {
  expect(await violations()).toEqual([]);
});

test("a component that crosses one is found", { timeout: 60_000 }, async () => {
  const folder = join(mirror, "site/components/home");
  const crossing = [
    'import Page from "../guide/guide-page.astro.ts";',
    'import { readLibrary } from "../../../cli/read/read-library.ts";',
    'import type { Jump } from "../../scripts/search/jump.ts";',
  ];
  writeFileSync(join(folder, "crossing.astro.ts"), crossing.join("\n"));
  expect((await violations()).sort()).toEqual([
    "site-components-home: site/components/home/crossing.astro.ts → site/components/guide/guide-page.astro.ts",
    "site-components-without-scripts: site/components/home/crossing.astro.ts → site/scripts/search/jump.ts",
    "site-reads-through-the-door: site/components/home/crossing.astro.ts → cli/read/read-library.ts",
  ]);
});
