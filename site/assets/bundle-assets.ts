import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin, type PluginBuild } from "esbuild";
import { flowStyle } from "../../core/flow/drawing/flow-style.ts";
import { languages } from "../../languages/index.ts";
import { ACCENT_PLACE } from "./accent.ts";

const styles = [
  "portal.css",
  "kinds/document.css",
  "kinds/guide.css",
  "kinds/changes.css",
  "kinds/list.css",
  "kinds/lost.css",
  "kinds/docs.css",
];
const scripts = [
  "theme.ts",
  "forward.ts",
  "portal.ts",
  "home.ts",
  "guide.ts",
  "register.ts",
  "history.ts",
  "map.ts",
  "verify.ts",
  "qr-reader.ts",
  "proposal.ts",
  "search.ts",
  "sw.ts",
];

/**
 * Bundles the portal's styles, scripts and fonts for any library, into a folder: the files in `assets`, and in `assets.json` which of them was made of
 * an entry such as `portal.css`. Scripts are plain ones, not modules, which a browser also
 * runs from a folder on disk; what a page
 * has inline is the words in its print's margins, which its content security policy names by their digest.
 */
export async function bundleAssets(root: string, out: string): Promise<void> {
  const site = join(root, "site");
  const result = await build({
    absWorkingDir: root,
    entryPoints: [...styles.map((name) => join(site, "styles", name)), ...scripts.map((name) => join(site, "scripts/entries", name))],
    outdir: "/assets",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    supported: { nesting: false },
    loader: { ".woff2": "file" },
    plugins: [fontsInside, scriptTextsAlone, { name: "made-styles", setup: addMadeStyles }],
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  await mkdir(join(out, "assets"), { recursive: true });
  for (const { path, contents } of result.outputFiles) await writeFile(join(out, "assets", baseName(path)), contents);
  const names = Object.entries(result.metafile.outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined ? [] : [[baseName(entryPoint).replace(/\.ts$/, ".js"), baseName(path)] as const],
  );
  await writeFile(join(out, "assets.json"), `${JSON.stringify(Object.fromEntries(names), null, 2)}\n`);
}

/** The small fonts stand in the style itself: they are there when the first line is set, so that nothing moves or changes its face later. */
const fontsInside: Plugin = {
  name: "fonts-inside",
  setup: (plugin) =>
    plugin.onLoad({ filter: /[\\/]site[\\/]fonts[\\/].*\.woff2$/ }, async ({ path }) => ({
      contents: await readFile(path),
      loader: "dataurl",
    })),
};

/** Of each language's table only what scripts say travels with pages. */
const scriptTextsAlone: Plugin = {
  name: "script-texts-alone",
  setup: (plugin) =>
    plugin.onLoad({ filter: /[\\/]languages[\\/]script-texts\.ts$/ }, () => ({
      contents: [
        'import { filled } from "./filled.ts";',
        ...languages.map((code) => `import * as ${variableOf(code)} from "./${code}.ts";`),
        `const said = { ${languages.map((code) => `${JSON.stringify(code)}: ${variableOf(code)}.scripts`).join(", ")} };`,
        "export const scriptTexts = (language) => filled(said.en, said[language]);",
      ].join("\n"),
      loader: "js",
    })),
};

function variableOf(code: string): string {
  return `in_${code.replaceAll("-", "_")}`;
}

/** Style sheets that are made: the place of a library's accent colour under the name `accent`, the drawings' under `flow-drawing`. */
function addMadeStyles(plugin: PluginBuild): void {
  plugin.onResolve({ filter: /^flow-drawing$/ }, () => ({ path: "flow-drawing", namespace: "flow-drawing" }));
  plugin.onLoad({ filter: /.*/, namespace: "flow-drawing" }, () => ({ contents: flowStyle, loader: "css" }));
  plugin.onResolve({ filter: /^accent$/ }, () => ({ path: "accent", namespace: "accent" }));
  plugin.onLoad({ filter: /.*/, namespace: "accent" }, () => ({ contents: ACCENT_PLACE, loader: "css" }));
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
