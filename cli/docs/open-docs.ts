import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Language } from "../../schemas/local-text.ts";
import { todayIn } from "../clock.ts";
import { cacheFolder } from "../files/cache-folder.ts";
import { digestTool } from "../files/tool-digest.ts";
import { buildPortal } from "../portal/build-portal.ts";

/** The example library's language: its pages stand at the top. */
const EXAMPLE = "id";

/**
 * The documentation as pages on this machine, made once for each version of the tool by the portal's own build.
 * @returns the address of a topic's page, or of the list
 */
export async function docsPages(
  { root, version }: { root: string; version: string },
  language: Language,
  topic: string | undefined,
): Promise<string> {
  const name = `docs-${(await digestTool(root)).slice(0, 16)}`;
  const out = join(cacheFolder(), name);
  if (!existsSync(out)) {
    // The pages need some library to be built with; the one that ships is there.
    const library = join(root, "sops");
    const plan = { library, out, date: todayIn("UTC"), drafts: false, offline: false, base: "/", package: root, version, fresh: true };
    await buildPortal({ ...plan, docsOnly: true });
    const older = (await readdir(cacheFolder())).filter((entry) => entry.startsWith("docs-") && entry !== name);
    await Promise.all(older.map((entry) => rm(join(cacheFolder(), entry), { recursive: true, force: true })));
  }
  const page = topic === undefined || topic === "how-to" ? [] : [topic];
  return pathToFileURL(join(out, ...(language === EXAMPLE ? [] : [language]), "docs", ...page, "index.html")).href;
}

/** Opens an address in the reader's browser; where there is none, the address was printed. */
export function openInBrowser(address: string): void {
  const [command, ...words] =
    process.platform === "win32" ? ["explorer.exe", address] : process.platform === "darwin" ? ["open", address] : ["xdg-open", address];
  spawn(command as string, words, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
