import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { UsageError } from "../../core/usage-error.ts";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const macPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const windowsPaths = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
const windowsFolders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];

/** What every start needs: no window, no traffic of the browser's own. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * The program of this machine's Chrome, Chromium or Edge: `CHROME_PATH`, else an installed one.
 * @throws UsageError that says what to do where there is none
 */
export function findBrowser(): string {
  const named = process.env["CHROME_PATH"];
  if (named && !existsSync(named)) {
    throw new UsageError({
      en: `CHROME_PATH names “${named}”, which is not there.`,
      id: `CHROME_PATH menyebut “${named}”, yang tidak ada.`,
    });
  }
  const found = named || installedBrowsers()[0];
  if (found) return found;
  throw new UsageError(
    {
      en: "There is no Chrome, Chromium or Edge on this machine, which PDFs and drawn pictures are made with.",
      id: "Di komputer ini tidak ada Chrome, Chromium, atau Edge, yang membuat PDF dan gambar alur.",
    },
    {
      en: "Install one of them, or name its program in the variable CHROME_PATH.",
      id: "Pasang salah satunya, atau sebutkan programnya dalam variabel CHROME_PATH.",
    },
  );
}

/** The programs of the browsers that lie where they are usually installed. */
export function installedBrowsers(): string[] {
  return usualPlaces(process.env, process.platform).filter((path) => existsSync(path));
}

/** Where browsers are usually installed. A folder of Windows' that is not named is left out: it would be the one that is worked in, and what lies there came with the library. */
export function usualPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const ofWindows = windowsFolders.flatMap((name) => (env[name] ? windowsPaths.map((path) => join(env[name] as string, path)) : []));
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macPaths, ...(platform === "win32" ? ofWindows : [])];
}
