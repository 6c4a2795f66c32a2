import { join } from "node:path";
import type { StatusName } from "../../core/library/status.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { inTemporaryFolder } from "../files/passing-folder.ts";
import { makePagesOnce } from "./page-maker.ts";
import type { PagesDone } from "./page-progress.ts";
import type { PortalPrint } from "./portal-options.ts";

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
  /** Called as pages are made, and then printed. */
  onProgress: (pages: PagesDone) => void;
}

/** One revision of a document and the file it goes to. */
export interface PrintItem {
  status: StatusName;
  /** Its page in the portal, in its own language, as a path. */
  page: string;
  print: PortalPrint;
  file: string;
  /** The text it is made of, for exports that keep it. */
  text?: string | undefined;
}

/**
 * Makes each revision's page of the portal, for this alone, and hands them over before they are taken away again.
 * @param use gets the portal's folder, and a folder to work in
 */
export async function withPrints(
  { items, onProgress, ...order }: PrintOrder,
  use: (portal: string, work: string) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder("sop-export-", async (work) => {
    const portal = join(work, "portal");
    let made = 0;
    await makePagesOnce(
      {
        ...order,
        drafts: items.some(({ status }) => status === "draft"),
        offline: false,
        base: "/",
        prints: items.map(({ print }) => print),
        passages: join(work, "passages"),
      },
      portal,
      (message) => {
        if ("page" in message) onProgress({ done: ++made, all: items.length });
      },
    );
    await use(portal, work);
  });
}
