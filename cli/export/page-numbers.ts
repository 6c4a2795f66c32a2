import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from "./pdf-library.ts";

/** The pages, from 1, on which the named places of a PDF are: what links within it lead to. */
export async function pageNumbers(pdf: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index + 1]));
  const named = document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  const numbers = new Map<string, number>();
  for (const [name] of named?.entries() ?? []) {
    const place = named?.lookup(name);
    const page = place instanceof PDFArray ? place.get(0) : undefined;
    const number = page instanceof PDFRef ? pages.get(page) : undefined;
    if (number !== undefined) numbers.set(name.decodeText(), number);
  }
  return numbers;
}
