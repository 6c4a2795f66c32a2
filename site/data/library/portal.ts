import type { PortalOptions } from "../../../cli/portal/door.ts";
import { wholeLanguages } from "../../../languages/index.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { findFiles, type ServedFiles } from "./files.ts";
import { forgetBuild, once } from "./once.ts";
import { type PagesLibrary, readForPages } from "./read-for-pages.ts";
import { type ShownDocument, shownDocument } from "./shown-revision.ts";

/** What every page may read: nothing in it comes from a document. */
export interface PortalBase {
  options: PortalOptions;
  settings: LibrarySettings;
  /** Interface languages; the library's own stands at the root, each other under its code. */
  languages: readonly Language[];
}

/** Everything the pages that list the library are made from: the library, read once for the whole build. */
export interface Portal extends PortalBase {
  read: PagesLibrary;
  /** The documents that have pages, by code, in the order of codes. */
  documents: ReadonlyMap<DocumentCode, ShownDocument>;
  files: ServedFiles;
}

let ordered: PortalOptions | undefined;

/** Begins a build: from here on pages are made of this library, as it is now. */
export function beginBuild(options: PortalOptions): void {
  ordered = options;
  forgetBuild();
}

/** The portal of this build; every page shares it. */
export const portal = once(() => {
  if (!ordered) throw new Error("pages are made in a build, and none was begun");
  return readPortal(ordered);
});

async function readPortal(options: PortalOptions): Promise<Portal> {
  const read = await readForPages(options);
  const documents = new Map<DocumentCode, ShownDocument>();
  for (const [code, controlled] of read.library.documents) {
    const document = shownDocument(read, controlled, options.drafts);
    if (document) documents.set(code, document);
  }
  const { settings } = read.library;
  const files = await findFiles(
    read,
    [...documents.values()].flatMap(({ all }) => all),
  );
  return { options, read, settings, languages: languagesOf(settings, options), documents, files };
}

/** The library's own language and those it offers beside it. A print is in its document's language, which a portal need not have. */
function languagesOf({ language, portal }: LibrarySettings, { prints }: PortalOptions): Language[] {
  const offered = prints === undefined ? portal.languages : undefined;
  return [...new Set([language, ...(offered ?? wholeLanguages)])];
}
