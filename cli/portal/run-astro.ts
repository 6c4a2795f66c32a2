import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BuildMessage } from "./build-messages.ts";
import { moveFolder } from "./portal-files.ts";
import type { PortalOptions } from "./portal-options.ts";

/**
 * Makes the portal's pages by Astro, in a process of its own, in a folder that is not there yet; what it says is heard.
 * @throws Error with Astro's words when it fails
 */
export async function runAstro(options: PortalOptions, folder: string, heard: (message: BuildMessage) => void): Promise<void> {
  const made = await mkdtemp(join(await workshop(options.package), "portal-"));
  const cache = await mkdtemp(join(tmpdir(), "sop-portal-"));
  try {
    await buildPages(options, { out: made, cache }, heard);
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

function buildPages(
  options: PortalOptions,
  { out, cache }: { out: string; cache: string },
  heard: (message: BuildMessage) => void,
): Promise<void> {
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
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said: string[] = [];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  return new Promise((done, fail) => {
    let hasEnded = false;
    child.on("message", (message: BuildMessage) => {
      try {
        if ("ended" in message) hasEnded = true;
        heard(message);
      } catch (error) {
        child.kill();
        fail(error as Error);
      }
    });
    child.on("error", fail);
    const closed = new Promise<number | null>((over) => child.on("close", over));
    const disconnected = new Promise<void>((over) => child.on("disconnect", over));
    void Promise.all([closed, disconnected]).then(([status]) => {
      if (status === 0 && hasEnded) done();
      else fail(new Error(`the portal could not be built:\n${said.join("").trim()}`));
    });
  });
}
