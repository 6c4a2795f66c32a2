import { realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { openGit } from "./files/git.ts";
import { isBelow } from "./files/is-below.ts";
import type { Origin } from "./report/report-input.ts";

/** Where the paths of a report on a library begin for whoever reads it elsewhere. */
export async function reportOrigin(library: string): Promise<Origin> {
  const here = process.cwd();
  // git names its folder without links, so the way there is the real one, too.
  const folder = await realpath(library).catch(() => resolve(library));
  const place = await openGit(folder)
    .place()
    .catch(() => undefined);
  const top = resolve(place?.top ?? (isBelow(here, folder) ? here : folder));
  return {
    top,
    pathOf: (path) => {
      const absolute = resolve(here, path);
      const real = isBelow(resolve(library), absolute) ? resolve(folder, relative(resolve(library), absolute)) : absolute;
      return isBelow(top, real) ? relative(top, real).split(sep).join("/") : undefined;
    },
  };
}
