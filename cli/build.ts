/**
 * Bundles the command line into `dist/`: one small entry, one file a command, the library API with its types, shared code in
 * chunks. Packages go in, since finding some 500 files takes longer than a check, and whoever only judges installs nothing else; so
 * does what one command alone uses of a large package. Few stay outside, loaded where they are used. Astro compiles the portal's pages
 * once, into what makes them for any library (astro.config.mjs). The manifest beside package.json
 * tells oclif every command without loading any.
 */
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type BuildOptions, build, type InputOptions, type Plugin, type RolldownOutput } from "rolldown";
import { bundleAssets } from "../site/assets/bundle-assets.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What one command alone uses of a package: the file that names it, and the file made of it in `dist/packages`. */
const packaged = {
  "cli/assistant/sdk.ts": "model-context-protocol",
  "cli/editor/protocol.ts": "language-server-protocol",
  "cli/export/docx/docx-library.ts": "word-files",
  "cli/export/pdf-library.ts": "pdf-files",
  "cli/files/workbooks-written.ts": "workbooks-written",
  "cli/import/workbooks-read.ts": "workbooks-read",
};

/**
 * What is loaded together is one file, by its name: for each of some sixty files that every set of commands would share Node takes a millisecond.
 * What stands in several is in the first.
 */
const together = {
  start: ["cli/print-overview.ts", "cli/flag-of.ts", "cli/mind-output.ts", "cli/check/kept/kept-answer.ts"],
  judging: ["cli/main.ts", "cli/commands/check.ts"],
};

const shared = {
  cwd: root,
  platform: "node",
  transform: { target: "node22.13" },
  // What is large, or runs from its own folder, is a package of its own (portal-package, cli/left-out.ts); oclif would compile TypeScript with the others.
  external: ["sop-control-portal", "typescript", "ts-node", "tsx"],
  logLevel: "warn",
  // Some commands load git with themselves, others where they ask it.
  checks: { ineffectiveDynamicImport: false },
} satisfies InputOptions;

/** Builds `dist/` and `oclif.manifest.json` anew. */
export async function buildCommandLine(): Promise<void> {
  const commands = (await readdir(join(root, "cli/commands"))).filter((file) => file.endsWith(".ts"));
  // Beside the old one, then swapped: a command that starts meanwhile finds one or the other.
  const fresh = await mkdtemp(join(root, "dist-"));
  const made = await build({
    ...shared,
    input: {
      sop: "cli/bin/sop.ts",
      "sop-control": "cli/bin/sop-control.ts",
      help: "cli/help.ts",
      ...Object.fromEntries(commands.map((file) => [`commands/${file.replace(/\.ts$/, "")}`, `cli/commands/${file}`])),
    },
    plugins: [packagesApart, withoutGlobbing, oclifInParts, loadedTogether],
    output: {
      dir: fresh,
      entryFileNames: "[name].js",
      chunkFileNames: "chunks/[name]-[hash].js",
      comments: { legal: false },
      codeSplitting: { groups: Object.keys(together).map((name) => ({ name, test: (id) => isLoadedBy(name, id) })) },
    },
  });
  const pages = await buildPages(join(fresh, "portal"));
  await writeLicences(fresh, [...modulesOf(made), ...modulesOf(await buildPackages(fresh)), ...pages]);
  await writeTypes(fresh);
  // A folder made for the time being is its maker's alone; whoever runs the tool reads this one.
  await chmod(fresh, 0o755);
  await rm(join(root, "dist"), { recursive: true, force: true });
  await rename(fresh, join(root, "dist")).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    // Another build of the same sources was swapped in meanwhile.
    await rm(fresh, { recursive: true, force: true });
  });
  await writeManifest();
  // The documentation's pages are made of the manifest, too.
  await promisify(execFile)(process.execPath, [join(root, "dist/portal/prerender-entry.mjs"), "prepare", root]);
}

/** All that is built imports the packages' files from beside its own folder. */
const packagesApart: Plugin = {
  name: "packages-apart",
  resolveId(id, importer) {
    if (importer === undefined || !id.endsWith(".ts")) return undefined;
    const source = relative(root, join(importer, "..", id))
      .split(sep)
      .join("/");
    const out = packaged[source as keyof typeof packaged];
    return out === undefined ? undefined : { id: `../packages/${out}.js`, external: true };
  },
};

/** oclif looks for commands by it where no manifest tells them, and loads it at every start. */
const withoutGlobbing: Plugin = {
  name: "without-globbing",
  resolveId: (id) => (id === "tinyglobby" ? "\0left-out" : undefined),
  load: (id) => (id === "\0left-out" ? "module.exports = {};" : undefined),
};

/**
 * Of oclif a start takes its commands and flags, not its help, the way it finds commands, or its spinner: each file of it that asks for one of
 * these to no end is told of nothing. A command is handed its config.
 */
const oclifInParts: Plugin = {
  name: "oclif-in-parts",
  resolveId(id, importer = "") {
    const needless = new Set(["command.js ./config", "flags.js ./help", "index.js ./handle", "index.js ./action/spinner"]);
    if (id === "@oclif/core") return "\0oclif-parts";
    return importer.includes("/@oclif/core/") && needless.has(`${basename(importer)} ${id}`) ? "\0oclif-needless" : undefined;
  },
  load(id) {
    if (id === "\0oclif-needless")
      return "module.exports = { __esModule: true, Config: { load: async (given) => given }, default: class {} };";
    if (id !== "\0oclif-parts") return undefined;
    return ["export { Command } from '@oclif/core/command';", ...["Args", "Flags"].map(starOf)].join("\n");
  },
};

const loaded = new Map<string, ReadonlySet<string>>();

function isLoadedBy(name: string, id: string): boolean {
  return loaded.get(name)?.has(id) ?? false;
}

/** Looks which modules each of these files loads with itself. */
const loadedTogether: Plugin = {
  name: "loaded-together",
  buildEnd() {
    for (const [name, files] of Object.entries(together)) {
      const seen = new Set<string>();
      const waiting = files.map((file) => join(root, file));
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (seen.has(id)) continue;
        seen.add(id);
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
      loaded.set(name, seen);
    }
  },
};

function starOf(name: string): string {
  return `export * as ${name} from '@oclif/core/${name.toLowerCase()}';`;
}

async function buildPackages(folder: string): Promise<RolldownOutput> {
  return build({
    ...shared,
    input: Object.fromEntries(Object.entries(packaged).map(([source, out]) => [out, source])),
    output: {
      dir: join(folder, "packages"),
      entryFileNames: "[name].js",
      chunkFileNames: "shared/[name]-[hash].js",
      minify: true,
      comments: { legal: false },
    },
  } satisfies BuildOptions);
}

/** What makes the portal's pages, by Astro's own build of `site/`, and what browsers get beside them. @returns the modules that went in */
async function buildPages(folder: string): Promise<string[]> {
  const astro = join(root, "node_modules/astro/bin/astro.mjs");
  // Whoever bundles the tool may be a test: what Astro makes of pages depends on it.
  const env = { ...process.env, NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [astro, "build", "--root", root, "--outDir", folder, "--silent"], { cwd: root, env });
  await bundleAssets(root, folder);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".mjs"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.flatMap((text) =>
    [...text.matchAll(/^\s*\/\/(?:#region)? (\S*node_modules\/\S+)$/gm)].map(([, path = ""]) => join(root, path)),
  );
}

function modulesOf({ output }: RolldownOutput): string[] {
  return output.flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
}

/** Each licence asks to go along with what is taken. */
async function writeLicences(folder: string, modules: readonly string[]): Promise<void> {
  const names = new Set(modules.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(relative(root, path))?.[0] ?? []));
  const licences = await Promise.all([...names].sort().map(licenceOf));
  await writeFile(join(folder, "LICENSES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as Record<string, string>;
  const file = (await readdir(join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence to go along with it`);
  return `${name} ${version} (${license})\n\n${(await readFile(join(root, folder, file), "utf8")).trim()}\n`;
}

/** The types of the library API stand beside it; what they say is in these files alone. */
async function writeTypes(folder: string): Promise<void> {
  const { default: typescript } = await import("typescript");
  for (const source of ["cli/bin/sop-control.ts", "cli/ask/answers.ts"]) {
    const { outputText, diagnostics = [] } = typescript.transpileDeclaration(await readFile(join(root, source), "utf8"), {
      fileName: source,
      reportDiagnostics: true,
      compilerOptions: { isolatedDeclarations: true },
    });
    if (diagnostics.length > 0)
      throw new Error(`${source}: ${diagnostics.map(({ messageText }) => JSON.stringify(messageText)).join(", ")}`);
    const beside = outputText.replaceAll(/"\.[^"]*\/([\w-]+)\.ts"/g, '"./$1.js"');
    await writeFile(join(folder, `${basename(source, ".ts")}.d.ts`), beside);
  }
}

async function writeManifest(): Promise<void> {
  const { Plugin } = await import("@oclif/core");
  const plugin = new Plugin({ root, ignoreManifest: true, errorOnManifestCreate: true, respectNoCacheDefault: true });
  await plugin.load();
  await writeFile(join(root, "oclif.manifest.json"), `${JSON.stringify(plugin.manifest, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCommandLine();
