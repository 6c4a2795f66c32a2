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
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const ofWindows = windowsFolders.flatMap((name) => windowsPaths.map((path) => join(process.env[name] ?? "", path)));
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macPaths];
  return [...candidates, ...(process.platform === "win32" ? ofWindows : [])].filter((path) => existsSync(path));
}
