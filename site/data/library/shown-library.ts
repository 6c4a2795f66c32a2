import { indexLibrary } from "../../../core/library/index-library.ts";
import type { Library } from "../../../core/library/library.ts";
import { once } from "./once.ts";
import type { Portal } from "./portal.ts";

/** The library as the portal speaks of it: where drafts are not shown, nothing tells what they say. */
export const shownLibrary = once((portal: Portal): Library => (portal.options.drafts ? portal.read.library : withoutDrafts(portal)));

function withoutDrafts({ read }: Portal): Library {
  const issued = read.facts.filter(({ state }) => state === "issued");
  return indexLibrary(issued, read.folders, read.library.settings, read.library.date, read.control);
}
