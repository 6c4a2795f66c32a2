import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PortalOptions } from "./portal-options.ts";

/** Where a run of Astro puts its pages and what it keeps for itself. */
export interface AstroFolders {
  out: string;
  cache: string;
}

/**
 * Makes the portal's pages by Astro, in a process of its own.
 * @throws Error with Astro's words when it fails
 */
export function runAstro(options: PortalOptions, { out, cache }: AstroFolders): Promise<void> {
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
