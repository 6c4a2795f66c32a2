import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../../core/usage-error.ts";
import { browserArguments } from "./find-browser.ts";

/** A page that takes longer hangs. */
const MOST_MILLISECONDS = 120_000;

/**
 * Prints a page on disk as PDF, on the paper its style sheet asks for.
 * @param browser the program of a Chrome, Chromium or Edge
 * @throws UsageError when the browser makes none, with its last words
 */
export async function printPdf(browser: string, page: string, pdf: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "sop-browser-"));
  try {
    const words = [
      ...["--headless", ...browserArguments, `--user-data-dir=${profile}`],
      ...["--no-pdf-header-footer", "--generate-pdf-document-outline", `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
    ];
    const said = await run(browser, words);
    if (!existsSync(pdf)) throw noPdf(browser, said);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the browser said; whether it made what it was asked for shows elsewhere. */
function run(browser: string, words: readonly string[]): Promise<string> {
  const child = spawn(browser, words, { stdio: ["ignore", "ignore", "pipe"], timeout: MOST_MILLISECONDS, killSignal: "SIGKILL" });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((done) => {
    child.on("error", (error) => done(error.message));
    child.on("close", () => done(said));
  });
}

function noPdf(browser: string, said: string): UsageError {
  const last = said.trim().split("\n").at(-1) ?? "";
  return new UsageError(
    { en: `“${browser}” made no PDF: ${last}`, id: `“${browser}” tidak menghasilkan PDF: ${last}` },
    {
      en: "Name another Chrome, Chromium or Edge in the variable CHROME_PATH.",
      id: "Sebutkan Chrome, Chromium, atau Edge lain dalam variabel CHROME_PATH.",
    },
  );
}
