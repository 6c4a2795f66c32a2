import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StatusName } from "../../core/library/status.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { findBrowser } from "./find-browser.ts";
import type { PortalPrint } from "./portal-options.ts";
import { printPdf } from "./print-pdf.ts";
import { runAstro } from "./run-astro.ts";
import { writeOutput } from "./write-output.ts";

/** What is to be printed, and of which library. */
export interface PrintOrder {
  items: readonly PrintItem[];
  /** The library's folder, absolute. */
  library: string;
  /** The day the library is looked at. */
  date: IsoDate;
  /** The tool's own folder. */
  package: string;
  version: string;
}

/** One revision of a document and the file it goes to. */
export interface PrintItem {
  status: StatusName;
  /** Its page in the portal, in its own language, as a path. */
  page: string;
  print: PortalPrint;
  file: string;
}

/**
 * Writes each revision as PDF: its page of the portal, made for this alone, printed by the machine's browser. All are made
 * before the first is written.
 * @throws UsageError where there is no browser, or a file can't be written
 */
export async function exportPdf({ items, ...order }: PrintOrder): Promise<void> {
  const browser = findBrowser();
  const work = await mkdtemp(join(tmpdir(), "sop-export-"));
  try {
    const portal = join(work, "portal");
    await runAstro(
      {
        ...order,
        drafts: items.some(({ status }) => status === "draft"),
        offline: false,
        base: "/",
        prints: items.map(({ print }) => print),
        notes: join(work, "notes.jsonl"),
        records: join(work, "records.jsonl"),
      },
      portal,
    );
    const made = items.map(({ file }, index) => ({ file, pdf: join(work, `${index}.pdf`) }));
    for (const [index, { pdf }] of made.entries()) await printPdf(browser, join(portal, items[index]?.page ?? ""), pdf);
    for (const { file, pdf } of made) await writeOutput(file, await readFile(pdf));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
