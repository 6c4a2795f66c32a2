/**
 * Bundles the command line into `dist/`: one small entry, one file a command, shared code in chunks. Packages stay
 * outside. The manifest beside package.json tells oclif every command without loading any.
 */
import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Builds `dist/` and `oclif.manifest.json` anew. */
export async function buildCommandLine(): Promise<void> {
  const commands = (await readdir(join(root, "cli/commands"))).filter((file) => file.endsWith(".ts"));
  // Beside the old one, then swapped: a command that starts meanwhile finds one or the other.
  const fresh = await mkdtemp(join(root, "dist-"));
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: "cli/bin/sop.ts", out: "sop" },
      { in: "cli/help.ts", out: "help" },
      ...commands.map((file) => ({ in: `cli/commands/${file}`, out: `commands/${file.replace(/\.ts$/, "")}` })),
    ],
    outdir: fresh,
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node22.12",
    logLevel: "warning",
  });
  await rm(join(root, "dist"), { recursive: true, force: true });
  await rename(fresh, join(root, "dist")).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    // Another build of the same sources was swapped in meanwhile.
    await rm(fresh, { recursive: true, force: true });
  });
  await writeManifest();
}

async function writeManifest(): Promise<void> {
  const { Plugin } = await import("@oclif/core");
  const plugin = new Plugin({ root, ignoreManifest: true, errorOnManifestCreate: true, respectNoCacheDefault: true });
  await plugin.load();
  await writeFile(join(root, "oclif.manifest.json"), `${JSON.stringify(plugin.manifest, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCommandLine();
