import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeOutput } from "../../files/write-output.ts";
import { type PrintOrder, withPrints } from "../../portal/make-prints.ts";
import { findBrowser } from "../find-browser.ts";
import { printPdfs } from "../print-pdf.ts";
import { asSamePdf } from "../same-pdf.ts";
import { type BinderDocument, linkWithin, readBinderDocument } from "./binder-document.ts";
import { type Binder, binderPage } from "./binder-page.ts";

/** What is bound: the documents in the order of their entries, and the file they go to. */
export interface BinderOrder extends PrintOrder {
  binder: Omit<Binder, "documents">;
  file: string;
}

/**
 * Writes several revisions as one PDF. It is printed twice: the first print says on which page each document begins.
 * @throws UsageError where there is no browser, or the file can't be written
 */
export async function exportBinder({ binder, file, ...order }: BinderOrder): Promise<void> {
  const browser = findBrowser();
  await withPrints(order, async (portal, work) => {
    const documents: BinderDocument[] = [];
    for (const [index, { page }] of order.items.entries()) {
      documents.push(readBinderDocument(await readFile(join(portal, page), "utf8"), page, `binder-${index + 1}`));
    }
    linkWithin(documents);
    const [page, pdf] = [join(portal, "binder.html"), join(work, "binder.pdf")];
    const write = async (print: 1 | 2, numbers: ReadonlyMap<string, number>): Promise<void> => {
      order.onProgress({ done: print, all: documents.length, what: "bound" });
      await writeFile(page, binderPage({ ...binder, documents }, numbers));
    };
    await write(1, new Map());
    await printPdfs(browser, [{ page, pdf, numbered: (numbers) => write(2, numbers) }]);
    await writeOutput(file, asSamePdf(await readFile(pdf), order.items[0]?.print.on ?? order.date));
  });
}
