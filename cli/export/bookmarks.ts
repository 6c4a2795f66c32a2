import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "./pdf-library.ts";

/**
 * A browser's PDF with its bookmarks spelt as the page's headings are. Browsers leave blanks out where a line or a box ends, and
 * say a heading twice that begins a page.
 * @param headings the page's, in their order
 */
export async function spellBookmarks(pdf: Uint8Array, headings: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const outlines = document.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  let next = 0;
  for (const item of itemsOf(outlines)) {
    const title = item.lookup(PDFName.of("Title"));
    const said = bare(title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : "");
    const at = headings.findIndex((heading, index) => index >= next && bare(heading) !== "" && said.startsWith(bare(heading)));
    if (at < 0) continue;
    item.set(PDFName.of("Title"), PDFHexString.fromText(headings[at] as string));
    next = at + 1;
  }
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

/** The items of an outline, each before those below it. */
function itemsOf(parent: PDFDict | undefined): PDFDict[] {
  const items: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  let item = parent?.lookupMaybe(PDFName.of("First"), PDFDict);
  while (item && !seen.has(item)) {
    seen.add(item);
    items.push(item, ...itemsOf(item));
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return items;
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
