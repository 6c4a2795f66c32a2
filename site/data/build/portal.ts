import { type PortalOptions, type ReadLibrary, readLibrary, readPortalOptions } from "../../../cli/portal/door.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { findPictures, type Pictures } from "../document/pictures.ts";
import { type Issue, issuesOf } from "./issues.ts";

/** What every page may read: nothing in it comes from a document. */
export interface PortalBase {
  options: PortalOptions;
  settings: LibrarySettings;
  /** Interface languages; the library's own stands at the root, the other under its name. */
  languages: readonly Language[];
}

/** Everything the pages that list the library are made from: the library, read once for the whole build. */
export interface Portal extends PortalBase {
  read: ReadLibrary;
  /** The revisions that have pages, by code, in the order of codes. */
  issues: ReadonlyMap<DocumentCode, DocumentIssues>;
  pictures: Pictures;
}

/** A document's revisions as the portal shows them. */
export interface DocumentIssues {
  /** What stands at the document's own address: in force, else withdrawn, else scheduled, else the draft. */
  main: Issue;
  /** Newest first, the draft included where drafts are shown. */
  all: readonly Issue[];
}

let reading: Promise<Portal> | undefined;

/** The portal of this build. Read once; every page shares it. */
export function portal(): Promise<Portal> {
  reading ??= readPortal(readPortalOptions());
  return reading;
}

async function readPortal(options: PortalOptions): Promise<Portal> {
  const read = await readLibrary(options.library, { date: options.date });
  const issues = new Map<DocumentCode, DocumentIssues>();
  for (const [code, controlled] of read.library.documents) {
    const all = issuesOf(read, controlled, options.drafts);
    const main = all.find(({ status }) => status.status === "effective") ?? all.find(({ status }) => status.status !== "draft") ?? all[0];
    if (main) issues.set(code, { main, all });
  }
  const { settings } = read.library;
  const own = settings.language;
  const pictures = await findPictures(
    read,
    [...issues.values()].flatMap(({ all }) => all),
  );
  return { options, read, settings, languages: [own, own === "id" ? "en" : "id"], issues, pictures };
}
