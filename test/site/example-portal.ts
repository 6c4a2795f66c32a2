import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { buildPortal } from "../../cli/portal/build-portal.ts";
import { type ServedPortal, servePortal } from "../../cli/portal/serve-portal.ts";
import { isoDate } from "../../schemas/iso-date.ts";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The example library's portal with drafts, as of a fixed day: built once for all tests of a run, then served. */
export async function servedExamplePortal(): Promise<ServedPortal & { folder: string }> {
  const folder = await exampleFolder();
  return { ...(await servePortal(folder)), folder };
}

/** The same, its full text index in as many parts as there are. */
export async function servedInParts(): Promise<ServedPortal & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "sop-parts-"));
  const plan = { library: join(root, "sops"), out: join(folder, "portal"), date: isoDate.parse("2026-11-23"), drafts: true };
  await buildPortal({ ...plan, offline: true, base: "/", package: root, version: "0", fresh: true, textPart: 1 });
  const served = await servePortal(plan.out);
  const close = async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...served, close, folder: plan.out };
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
