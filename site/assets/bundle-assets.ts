import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin, type PluginBuild } from "esbuild";
import { flowStyle } from "../../core/flow/drawing/flow-style.ts";
import { languages } from "../../languages/index.ts";
import { accentStyle } from "./accent.ts";

/** A file served from `assets/`; its name carries its hash, so that it can be kept for ever. */
export interface Asset {
  name: string;
  contents: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  files: readonly Asset[];
  /** The file that was made of an entry such as `portal.css`. */
  nameOf: (entry: string) => string;
}

const styles = ["portal.css"];
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
 * Bundles the portal's styles, scripts and fonts. Scripts are plain ones, not modules, which a browser also
 * runs from a folder on disk; nothing is inline, so the content security policy needs no exceptions.
 */
export async function bundleAssets(root: string, accent: string | undefined): Promise<Assets> {
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
    plugins: [
      fontsInside,
      scriptTextsAlone,
      { name: "made-styles", setup: (plugin) => addMadeStyles(plugin, accent) },
      packagesOfThePortal,
    ],
    metafile: true,
    write: false,
    logLevel: "silent",
  }).catch((error: Error) => {
    // Astro takes the first of an error's errors for its reason, and esbuild's are none that it can say.
    throw new Error(error.message);
  });
  const files = result.outputFiles.map((file) => ({ name: baseName(file.path), contents: file.contents as Uint8Array<ArrayBuffer> }));
  const names = new Map(
    Object.entries(result.metafile.outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[baseName(entryPoint).replace(/\.ts$/, ".js"), baseName(path)] as const],
    ),
  );
  return { files, nameOf: (entry) => requireName(names, entry) };
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

/** Packages are found from where Astro works, as those of its pages are (astro.config.mjs): nearer ones may be a project's own, of other versions. */
const packagesOfThePortal: Plugin = {
  name: "packages-of-the-portal",
  setup: (plugin) =>
    plugin.onResolve({ filter: /^[@a-z]/ }, ({ path, kind, importer, pluginData }) => {
      if (pluginData === "asked" || kind === "entry-point" || /[\\/]node_modules[\\/](?!sop-control[\\/])/.test(importer)) return undefined;
      return plugin.resolve(path, { kind, importer, resolveDir: process.cwd(), pluginData: "asked" });
    }),
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

/** Style sheets that are made: the library's accent colour under the name `accent`, the drawings' under `flow-drawing`. */
function addMadeStyles(plugin: PluginBuild, accent: string | undefined) {
  plugin.onResolve({ filter: /^flow-drawing$/ }, () => ({ path: "flow-drawing", namespace: "flow-drawing" }));
  plugin.onLoad({ filter: /.*/, namespace: "flow-drawing" }, () => ({ contents: flowStyle, loader: "css" }));
  plugin.onResolve({ filter: /^accent$/ }, () => ({ path: "accent", namespace: "accent" }));
  plugin.onLoad({ filter: /.*/, namespace: "accent" }, () => ({
    contents: accent === undefined ? "" : accentStyle(accent),
    loader: "css",
  }));
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function requireName(names: ReadonlyMap<string, string>, entry: string): string {
  const name = names.get(entry);
  if (name === undefined) throw new Error(`The portal has no asset named “${entry}”`);
  return name;
}
