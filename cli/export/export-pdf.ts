import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeOutput } from "../files/write-output.ts";
import { type PrintOrder, withPrints } from "../portal/make-prints.ts";
import { findBrowser } from "./find-browser.ts";
import { printPdfs } from "./print-pdf.ts";
import { asSamePdf } from "./same-pdf.ts";

/**
 * Writes each revision as PDF, printed by the machine's browser. All are made before the first is written.
 * @throws UsageError where there is no browser, or a file can't be written
 */
export async function exportPdf(order: PrintOrder): Promise<void> {
  const browser = findBrowser();
  await withPrints(order, async (portal, work) => {
    const made = order.items.map(({ page, file, print }, index) => ({ page, file, on: print.on, pdf: join(work, `${index}.pdf`) }));
    await printPdfs(
      browser,
      made.map(({ page, pdf }) => ({ page: join(portal, page), pdf })),
      (done) => order.onProgress({ done, all: made.length, what: "printed" }),
    );
    for (const { file, pdf, on } of made) await writeOutput(file, asSamePdf(await readFile(pdf), on));
  });
}
