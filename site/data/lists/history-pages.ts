import type { Portal } from "../library/portal.ts";
import { cutIntoPages, type PageOfRows } from "../page/list-pages.ts";
import { type Happening, happeningsOf, type InForce, timesInForce } from "./history.ts";

/** What was in force when, over as many pages as it needs. */
export function dayPages(portal: Portal): PageOfRows<InForce>[] {
  return cutIntoPages(timesInForce(portal), ({ code }) => code);
}

/** What happened, newest first, over as many pages as it needs. */
export function linePages(portal: Portal): PageOfRows<Happening>[] {
  return cutIntoPages(happeningsOf(portal), ({ on }) => on);
}
