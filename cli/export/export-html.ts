import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { withKeptSource } from "../../core/import/kept-source.ts";
import { writeOutput } from "../files/write-output.ts";
import { type PrintOrder, withPrints } from "../portal/make-prints.ts";
import { standalonePage } from "./standalone-page.ts";

/**
 * Writes each revision as one file of HTML that needs nothing beside it. All are made before the first is written.
 * @throws UsageError where a file can't be written
 */
export async function exportHtml(order: PrintOrder): Promise<void> {
  await withPrints(order, async (portal) => {
    const made: { file: string; html: string }[] = [];
    for (const { page, file, text } of order.items) {
      const path = join(portal, page);
      const beside = (address: string) => readFile(join(dirname(path), decodeURIComponent(address)));
      const html = await standalonePage(await readFile(path, "utf8"), beside);
      made.push({ file, html: text === undefined ? html : withKeptSource(html, text) });
    }
    for (const { file, html } of made) await writeOutput(file, html);
  });
}
