import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { Browser, Page } from "playwright-core";
import { UsageError } from "../../core/usage-error.ts";
import { isNoRoom } from "../files/write-trouble.ts";
import { nameRows, showContinued } from "./continued-lines.ts";
import { browserArguments } from "./find-browser.ts";
import { wholeAddress } from "./standalone-page.ts";

/** A page that takes longer hangs. */
const MOST_MILLISECONDS = 120_000;

/** A page on disk, and the file its PDF goes to. */
export interface PageToPrint {
  page: string;
  pdf: string;
  /** Writes the page again, now that it is known on which pages the places within it are. */
  numbered?: (numbers: ReadonlyMap<string, number>) => Promise<void>;
}

/**
 * Prints pages as PDF, each on the paper its style sheet asks for. The browser is asked over its own protocol, one for all
 * pages: told by its command line to print, some of them never end.
 * @param program of a Chrome, Chromium or Edge
 * @param onPrinted told how many are done
 * @throws UsageError when the browser makes none, with what it said last
 */
export async function printPdfs(program: string, pages: readonly PageToPrint[], onPrinted?: (done: number) => void): Promise<void> {
  // Heavy, and for this alone.
  const [{ loadPlaywright }, { spellBookmarks }] = await Promise.all([import("sop-control-portal"), import("./bookmarks.ts")]);
  const { chromium } = await loadPlaywright();
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: program, args: browserArguments, timeout: MOST_MILLISECONDS });
    const tab = await browser.newPage({ serviceWorkers: "block" });
    tab.setDefaultTimeout(MOST_MILLISECONDS);
    for (const [index, page] of pages.entries()) {
      const printed = await printPage(tab, page);
      await tab.emulateMedia({ media: "print" });
      await writeFile(page.pdf, await spellBookmarks(printed, await headingsOf(tab)));
      onPrinted?.(index + 1);
    }
  } catch (error) {
    throw isNoRoom(error) ? error : noPdf(program, error);
  } finally {
    await browser?.close();
  }
}

/** Prints a page, and again where what it says depends on where its pages end. */
async function printPage(tab: Page, { page, numbered }: PageToPrint): Promise<Buffer> {
  const print = () => tab.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
  const drawings = await openPage(tab, page);
  const first = await print();
  if (drawings === 0 && !numbered) return first;
  const { pageNumbers } = await import("./page-numbers.ts");
  const numbers = await pageNumbers(first);
  if (numbered) {
    await numbered(numbers);
    await openPage(tab, page);
  }
  await tab.evaluate(showContinued, Object.fromEntries(numbers));
  return print();
}

async function openPage(tab: Page, page: string): Promise<number> {
  await tab.goto(pathToFileURL(page).href);
  await tab.evaluate(leaveLinksAsText, wholeAddress.source);
  return tab.evaluate(nameRows);
}

/**
 * What leads to another page of the portal leads nowhere from a file that is passed on. Runs in the page.
 * @param whole a regular expression for addresses that stay
 */
function leaveLinksAsText(whole: string): void {
  // @ts-expect-error a page has a document
  for (const link of document.querySelectorAll("a[href]"))
    if (!new RegExp(whole).test(link.getAttribute("href"))) link.removeAttribute("href");
}

/** The headings a print shows, as those are told who hear the page. */
async function headingsOf(tab: Page): Promise<string[]> {
  return tab.evaluate(() => {
    // @ts-expect-error runs in the page, which has a document
    const page = document;
    return [...page.querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .filter((heading) => heading.getClientRects().length > 0)
      .map((heading) => {
        const spoken = heading.cloneNode(true);
        for (const hidden of spoken.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
        return spoken.textContent.replace(/\s+/g, " ").trim();
      });
  });
}

function noPdf(program: string, error: unknown): UsageError {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const lines = message.split("\n").map((line) => line.trim());
  // The first line says what failed; what the browser itself printed, if it did, ends the list of its calls.
  const said = lines.findLast((line) => line.includes("[err]"))?.replace(/^.*\[err\]\s*/, "") ?? lines[0] ?? "";
  return new UsageError(
    { en: `“${program}” made no PDF: ${said}`, id: `“${program}” tidak menghasilkan PDF: ${said}` },
    {
      en: `Make room in “${tmpdir()}” where that is full, or name another Chrome, Chromium or Edge in the variable CHROME_PATH.`,
      id: `Sediakan ruang di “${tmpdir()}” bila penuh, atau sebutkan Chrome, Chromium, atau Edge lain dalam variabel CHROME_PATH.`,
    },
  );
}
