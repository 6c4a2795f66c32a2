import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../../core/usage-error.ts";
import { inPassingFolder } from "../files/passing-folder.ts";
import type { BuildMessage } from "./build-messages.ts";
import { moveFolder } from "./portal-files.ts";
import type { PortalOptions } from "./portal-options.ts";

/**
 * Makes the portal's pages by Astro, in a process of its own, in a folder that is not there yet; what it says is heard.
 * @throws Error with Astro's words when it fails, and UsageError when it was ended from outside
 */
export async function runAstro(options: PortalOptions, folder: string, heard: (message: BuildMessage) => void): Promise<void> {
  // Beside what it becomes, so that the move is a rename.
  await inPassingFolder(join(dirname(folder), "pages-"), (top) =>
    inPassingFolder(join(tmpdir(), "sop-portal-"), async (cache) => {
      const root = await workshop(top, options.package);
      const made = join(root, "portal");
      await buildPages(options, { root, out: made, cache }, heard);
      // A folder for work is its maker's alone; a portal is read by a web server.
      await chmod(made, 0o755);
      await moveFolder(made, folder);
    }),
  );
}

/**
 * Astro writes notes of its own beside its configuration, and runs the pages it compiled from where it puts them, so packages must be
 * found from there as they are from `sop-control-portal`. The tool's folder may be another's, or a disk that can't be written; so
 * nothing is put into it, and links lead to the packages.
 * @returns a folder below `top` for Astro to work in
 */
async function workshop(top: string, packageFolder: string): Promise<string> {
  const { resolve } = await import("sop-control-portal");
  const places = resolve.paths("astro") ?? [];
  let folder = top;
  // The nearest of them is looked into first.
  for (const place of places.filter((path) => existsSync(path)).reverse()) {
    await symlink(place, join(folder, "node_modules"), "junction");
    folder = join(folder, "below");
    await mkdir(folder);
  }
  const config = pathToFileURL(join(packageFolder, "astro.config.mjs")).href;
  await writeFile(join(folder, "astro.config.mjs"), `export { default } from ${JSON.stringify(config)};\n`);
  return folder;
}

async function buildPages(
  options: PortalOptions,
  { root, out, cache }: Readonly<Record<"root" | "out" | "cache", string>>,
  heard: (message: BuildMessage) => void,
): Promise<void> {
  const { resolve } = await import("sop-control-portal");
  const astro = join(dirname(resolve("astro/package.json")), "bin", "astro.mjs");
  const child = spawn(process.execPath, [astro, "build", "--root", root, "--outDir", out, "--silent"], {
    cwd: root,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      SOP_PORTAL: JSON.stringify(options),
      SOP_PORTAL_CACHE: cache,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  // Whoever ends the command ends what it began.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.on("close", () => process.removeListener("exit", end));
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
    const closed = new Promise<Ending>((over) => child.on("close", (status, signal) => over({ status, signal })));
    const disconnected = new Promise<void>((over) => child.on("disconnect", over));
    void Promise.all([closed, disconnected]).then(([ending]) => {
      if (ending.status === 0 && hasEnded) done();
      else fail(whyNot(ending, said.join("").trim()));
    });
  });
}

/** How a process ended. */
interface Ending {
  status: number | null;
  signal: NodeJS.Signals | null;
}

/** Why there are no pages: Astro's words; where it was ended from outside it had no time for any. */
function whyNot({ status, signal }: Ending, said: string): Error {
  if (signal === null) return new Error(`the portal could not be built:\n${said || `Astro ended with ${status} and said nothing`}`);
  return new UsageError(
    {
      en: `The portal's build was ended from outside (${signal}).`,
      id: `Pembuatan portal dihentikan dari luar (${signal}).`,
    },
    {
      en: "A machine that has no memory left does that: give it more, or make the portal in parts with sop build --shard.",
      id: "Mesin yang kehabisan memori melakukannya: tambah memorinya, atau buat portal dalam bagian dengan sop build --shard.",
    },
  );
}
