import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { moveFolder } from "./portal-files.ts";
import type { PortalOptions } from "./portal-options.ts";

/**
 * Makes the portal's pages by Astro, in a process of its own, in a folder that is not there yet.
 * @throws Error with Astro's words when it fails
 */
export async function runAstro(options: PortalOptions, folder: string): Promise<void> {
  const made = await mkdtemp(join(await workshop(options.package), "portal-"));
  const cache = await mkdtemp(join(tmpdir(), "sop-portal-"));
  try {
    await buildPages(options, made, cache);
    // A folder for work is its maker's alone; a portal is read by a web server.
    await chmod(made, 0o755);
    await moveFolder(made, folder);
  } finally {
    await Promise.all([made, cache].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

/**
 * Astro runs the pages it compiled from where it puts them, so packages must be found from there; and a folder of its
 * own keeps two builds at once apart.
 */
async function workshop(packageFolder: string): Promise<string> {
  const folder = join(packageFolder, ".cache");
  await mkdir(folder, { recursive: true });
  return folder;
}

function buildPages(options: PortalOptions, out: string, cache: string): Promise<void> {
  const require = createRequire(join(options.package, "package.json"));
  const astro = join(dirname(require.resolve("astro/package.json")), "bin", "astro.mjs");
  const child = spawn(process.execPath, [astro, "build", "--root", options.package, "--outDir", out, "--silent"], {
    cwd: options.package,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      SOP_PORTAL: JSON.stringify(options),
      SOP_PORTAL_CACHE: cache,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status) => (status === 0 ? done() : fail(new Error(`the portal could not be built:\n${said.join("").trim()}`))));
  });
}
