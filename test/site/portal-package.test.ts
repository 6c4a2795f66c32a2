import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
type Manifest = Record<"dependencies" | "devDependencies" | "peerDependencies", Record<string, string>> & { version: string };
const manifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
const [ours, portal] = [manifest("."), manifest("portal-package")];

/** The packages that these files import as they run, and the files those import. */
function packagesFrom(entries: readonly string[]): Set<string> {
  const [seen, packages] = [new Set<string>(), new Set<string>()];
  const walk = (path: string): void => {
    if (seen.has(path) || !/\.(?:ts|js|mjs|astro|css)$/.test(path) || !existsSync(path)) return;
    seen.add(path);
    const text = readFileSync(path, "utf8").replace(/^(?:import|export) type [^;]*;$/gm, "");
    const imported = text.matchAll(
      /^(?:import|export|\}) ?(?:.*from )?"([^"\n]+)";$|(?<!typeof )\bimport\("([^"\n]+)"\)|url\("([^"\n]+)"\)/gm,
    );
    for (const [, named, asked, file] of imported) {
      const from = named ?? asked ?? file ?? "";
      if (from.startsWith(".")) walk(join(dirname(path), from));
      const [, name] = /^((?:@[a-z0-9-]+\/)?[a-z0-9-]+)(?:\/|$)/.exec(from) ?? [];
      if (name !== undefined && name !== "sop-control-portal") packages.add(name);
    }
  };
  entries.forEach(walk);
  return packages;
}

test("the portal's package brings what building a portal loads, and no more", () => {
  const sources = globSync("site/**/*.{astro,ts,css}", { cwd: root }).map((name) => join(root, name));
  const loaded = packagesFrom([...sources, join(root, "portal-package/index.js"), join(root, "astro.config.mjs")]);
  // Run by its program, not imported.
  loaded.add("astro");
  expect(Object.keys(portal.dependencies).sort()).toEqual([...loaded].sort());
});

test("in the versions that are worked with here", () => {
  expect(ours.devDependencies).toMatchObject(portal.dependencies);
  expect([portal.version, ours.peerDependencies]).toEqual([ours.version, { "sop-control-portal": ours.version }]);
  expect(ours.dependencies).toBeUndefined();
});
