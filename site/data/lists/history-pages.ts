import { textsIn } from "../../../languages/index.ts";
import type { Language } from "../../../schemas/local-text.ts";
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

/** The columns of what was in force when. */
export function inForceColumns(language: Language): { title: string }[] {
  const { portal: t, registers: r } = textsIn(language);
  return [t.code, t.title, t.revision, r.from, r.until].map((title) => ({ title }));
}
