import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { type ServedPortal, servePortal } from "../../cli/portal/serve-portal.ts";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The example library's portal with drafts, as of a fixed day: built once for all tests of a run, then served. */
export async function servedExamplePortal(): Promise<ServedPortal & { folder: string }> {
  const folder = await exampleFolder();
  return { ...(await servePortal(folder)), folder };
}

/** The folder of the built example portal. */
export async function exampleFolder(): Promise<string> {
  const folder = join(inject("runFolder"), "portal");
  const done = `${folder}.done`;
  const mine = await mkdir(`${folder}.lock`).then(
    () => true,
    () => false,
  );
  if (mine) {
    const words = ["build", "--library", join(root, "sops"), "--out", folder, "--drafts", "--date", "2026-11-23"];
    // A browser that starts meanwhile leaves what it keeps where this process is at home.
    const built = await runSop(words, { cwd: inject("runFolder") });
    await writeFile(done, built.status === 0 ? "" : `${built.out}${built.err}`);
    if (built.status !== 0) throw new Error(`sop build failed: ${built.err}`);
  }
  while (!existsSync(done)) await setTimeout(200);
  return folder;
}

/** Every page of a portal, as addresses below its root: `""`, `IN.OCC.TELK.P-01/` … */
export async function pagesOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replace(/(^|\/)index\.html$/, "$1"))
    .sort();
}
