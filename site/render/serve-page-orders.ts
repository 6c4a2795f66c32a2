import { isNoRoom, movedBy, type PageOrder, portalOptions, tellBuild } from "../../cli/portal/door.ts";
import { prepareDocs } from "../data/docs/prepare-docs.ts";
import { beginBuild } from "../data/library/portal.ts";
import { renderPages } from "./render-pages.ts";

/**
 * Runs in a process of its own (cli/portal/page-maker.ts), which makes pages each time it is asked to, until whoever started it goes:
 * what documents say is nowhere near the command's own memory, and pages that hang or grow can be ended. With the word `prepare` it
 * makes what all portals share, and ends.
 */
const [task, packageRoot = ""] = process.argv.slice(2);
if (task === "prepare") await prepareDocs(packageRoot);

process.once("disconnect", () => process.exit());
process.on("message", (order: PageOrder) => void make(order));

async function make({ options, folder }: PageOrder): Promise<void> {
  try {
    beginBuild(portalOptions.parse(options));
    tellBuild({ ended: { files: await renderPages(folder) } });
  } catch (error) {
    const moved = movedBy(error, options.library);
    if (moved) return tellBuild({ moved: moved.message });
    const { stack, message, code } = error as NodeJS.ErrnoException;
    tellBuild({ failed: stack ?? message ?? String(error), noRoom: isNoRoom(error) ? code : undefined });
  }
}
