import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
type Manifest = Record<"dependencies" | "devDependencies" | "peerDependencies", Record<string, string>> & { version: string };
const manifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
const [ours, portal] = [manifest("."), manifest("portal-package")];

const importsOf = (path: string, pattern: RegExp) =>
  [...readFileSync(join(root, path), "utf8").matchAll(pattern)].map(([, name = ""]) => name);

test("the portal's package brings what is loaded from it, and no more", () => {
  const loaded = importsOf("portal-package/index.js", /\bimport\("([^"]+)"\)/g);
  // Found by its files: the type of pictures of flows.
  const sources = globSync("cli/**/*.ts", { cwd: root });
  const found = sources.flatMap((path) => importsOf(path, /\bresolve\(.((?:@[a-z0-9-]+\/)?[a-z0-9-]+)\//g));
  expect(found.length).toBeGreaterThan(0);
  expect(Object.keys(portal.dependencies).sort()).toEqual([...new Set([...loaded, ...found])].sort());
});

test("what makes the portal's pages brings all it loads but Node", () => {
  const files = globSync("dist/portal/**/*.mjs", { cwd: root });
  expect(files.length).toBeGreaterThan(10);
  const imported = files.flatMap((path) => importsOf(path, /^(?:import|export)\b[^"'`\n]*["']([^"'`\n]+)["'];?$/gm));
  expect(imported.length).toBeGreaterThan(files.length);
  expect(imported.filter((name) => !name.startsWith(".") && !isBuiltin(name))).toEqual([]);
});

test("in the versions that are worked with here", () => {
  expect(ours.devDependencies).toMatchObject(portal.dependencies);
  expect([portal.version, ours.peerDependencies]).toEqual([ours.version, { "sop-control-portal": ours.version }]);
  expect(ours.dependencies).toBeUndefined();
});
