/** Bundles the extension into `dist/`, and takes the schemas and the licence from where they stand. */
import { cpSync, rmSync } from "node:fs";
import { build } from "esbuild";

await build({
  entryPoints: ["extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  external: ["vscode"],
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
});
rmSync("schemas", { recursive: true, force: true });
// Those of files people write; the server explains their keys in the library's language.
cpSync("../../schemas/json", "schemas", { recursive: true, filter: (path) => !/(?:output|findings)\.schema\.json$|[\\/]id$/.test(path) });
cpSync("../../LICENSE", "LICENSE");
