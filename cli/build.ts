/**
 * Bundles the command line into `dist/`: one small entry, one file a command, the library API with its types, shared code in
 * chunks. Packages go in, since finding some 500 files takes longer than a check, and whoever only judges installs nothing else; so
 * does what one command alone uses of a large package. Few stay outside, loaded where they are used. The manifest beside package.json
 * tells oclif every command without loading any.
 */
import { chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

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

/** What is large, or runs from its own folder, is a package of its own (portal-package, cli/left-out.ts). */
const outside = ["sop-control-portal"];

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node22.13",
  legalComments: "none",
  metafile: true,
  // Some packages ask for Node's own modules the old way. An old Node, without this one, is told what it lacks.
  banner: { js: 'const require = process.getBuiltinModule?.("node:module").createRequire(import.meta.url);' },
  logLevel: "warning",
} satisfies BuildOptions;

/** Builds `dist/` and `oclif.manifest.json` anew. */
export async function buildCommandLine(): Promise<void> {
  const commands = (await readdir(join(root, "cli/commands"))).filter((file) => file.endsWith(".ts"));
  // Beside the old one, then swapped: a command that starts meanwhile finds one or the other.
  const fresh = await mkdtemp(join(root, "dist-"));
  const { metafile } = await build({
    ...shared,
    entryPoints: [
      { in: "cli/bin/sop.ts", out: "sop" },
      { in: "cli/bin/sop-control.ts", out: "sop-control" },
      { in: "cli/help.ts", out: "help" },
      ...commands.map((file) => ({ in: `cli/commands/${file}`, out: `commands/${file.replace(/\.ts$/, "")}` })),
    ],
    outdir: fresh,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    // What oclif would compile TypeScript with.
    external: [...outside, "typescript", "ts-node", "tsx"],
    plugins: [packagesApart, withoutGlobbing, oclifInParts],
  });
  await writeLicences(fresh, [metafile, await buildPackages(fresh)]);
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
}

/** All that is built imports the packages' files from beside its own folder. */
const packagesApart: Plugin = {
  name: "packages-apart",
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ path, resolveDir }) => {
      const source = relative(root, join(resolveDir, path)).split(sep).join("/");
      const out = packaged[source as keyof typeof packaged];
      return out === undefined ? undefined : { path: `../packages/${out}.js`, external: true };
    });
  },
};

/** oclif looks for commands by it where no manifest tells them, and loads it at every start. */
const withoutGlobbing: Plugin = {
  name: "without-globbing",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^tinyglobby$/ }, ({ path }) => ({ path, namespace: "left-out" }));
    onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {};" }));
  },
};

/**
 * Of oclif a start takes its commands and flags, not its help, the way it finds commands, or its spinner: each file of it that asks for one of
 * these to no end is told of nothing. A command is handed its config.
 */
const oclifInParts: Plugin = {
  name: "oclif-in-parts",
  setup({ onResolve, onLoad }) {
    const parts = ["export { Command } from '@oclif/core/command';", ...["Args", "Flags"].map(starOf)];
    onResolve({ filter: /^@oclif\/core$/ }, () => ({ path: "parts", namespace: "oclif" }));
    onLoad({ filter: /^parts$/, namespace: "oclif" }, () => ({ contents: parts.join("\n"), resolveDir: root }));
    const needless = new Set(["command.js ./config", "flags.js ./help", "index.js ./handle", "index.js ./action/spinner"]);
    onResolve({ filter: /^\.\// }, ({ path, importer }) =>
      importer.includes("/@oclif/core/") && needless.has(`${basename(importer)} ${path}`)
        ? { path: "needless", namespace: "oclif" }
        : undefined,
    );
    onLoad({ filter: /^needless$/, namespace: "oclif" }, () => ({
      contents: "module.exports = { Config: { load: async (given) => given }, default: class {} };",
    }));
  },
};

function starOf(name: string): string {
  return `export * as ${name} from '@oclif/core/${name.toLowerCase()}';`;
}

async function buildPackages(folder: string): Promise<Metafile> {
  const { metafile } = await build({
    ...shared,
    entryPoints: Object.entries(packaged).map(([source, out]) => ({ in: source, out })),
    outdir: join(folder, "packages"),
    external: outside,
    minify: true,
  });
  return metafile;
}

/** Each licence asks to go along with what is taken. */
async function writeLicences(folder: string, bundles: readonly Metafile[]): Promise<void> {
  const files = bundles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)));
  const names = new Set(files.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
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
