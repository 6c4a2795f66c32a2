import type { Portal } from "../library/portal.ts";
import { cutIntoParts, type ListPart } from "../page/list-pages.ts";
import { type Happening, happeningsOf, type InForce, timesInForce } from "./history.ts";

/** What was in force when, over as many pages as it needs. */
export function dayParts(portal: Portal): ListPart<InForce>[] {
  return cutIntoParts(timesInForce(portal), ({ code }) => code);
}

/** What happened, newest first, over as many pages as it needs. */
export function lineParts(portal: Portal): ListPart<Happening>[] {
  return cutIntoParts(happeningsOf(portal), ({ on }) => on);
}
