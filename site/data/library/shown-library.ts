import type { Library } from "../../../core/library/library.ts";
import { withoutDrafts } from "../../../core/library/without-drafts.ts";
import { once } from "./once.ts";
import type { Portal } from "./portal.ts";

/** The library as the portal speaks of it: where drafts are not shown, nothing tells what they say. */
export const shownLibrary = once(({ options, read }: Portal): Library => (options.drafts ? read.library : withoutDrafts(read.library)));
