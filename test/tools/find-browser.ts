import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { browserArguments, installedBrowsers } from "../../cli/export/find-browser.ts";

/** A browser of this machine and where it came from. */
export interface FoundBrowser {
  path: string;
  source: "CHROME_PATH" | "installed" | "package" | "apt";
}

export { browserArguments };

/**
 * Finds a Chromium that starts: `CHROME_PATH`, then an installed one, then the one in a development package, and as the
 * last resort Debian's own, installed by apt where this is allowed.
 * @throws Error that says what to do
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env["CHROME_PATH"];
  if (named) return { path: named, source: "CHROME_PATH" };
  const installed = findInstalled();
  if (installed) return { path: installed, source: "installed" };
  const packed = await unpackShipped();
  if (packed !== undefined && starts(packed)) return { path: packed, source: "package" };
  const debian = installByApt();
  if (debian) return { path: debian, source: "apt" };
  throw new Error("No Chromium was found for the browser tests: install one, or set CHROME_PATH to its program.");
}

function findInstalled(): string | undefined {
  return installedBrowsers().find(starts);
}

function starts(path: string): boolean {
  try {
    execFileSync(path, ["--version", "--no-sandbox"], { stdio: "pipe", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

async function unpackShipped(): Promise<string | undefined> {
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}

function installByApt(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/etc/debian_version") || readFileSync("/etc/debian_version", "utf8") === "") return undefined;
  process.stderr.write("No Chromium here: installing Debian's for the browser tests …\n");
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    execFileSync("apt-get", ["update", "-qq"], { stdio: "pipe", env });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: "pipe", env });
  } catch {
    return undefined;
  }
  return findInstalled();
}
