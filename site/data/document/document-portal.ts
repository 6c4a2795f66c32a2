import type { CodeFinder } from "../../../core/document/codes/citations.ts";
import type { CodeScheme } from "../../../core/document/codes/code-scheme.ts";
import { type ControlledDocument, titleOf } from "../../../core/library/library.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { ExternalDocument } from "../../../schemas/library-settings.ts";
import { once } from "../library/once.ts";
import type { Portal, PortalBase } from "../library/portal.ts";
import type { ShownDocument } from "../library/shown-revision.ts";
import { documentAddress } from "../page/addresses.ts";
import { type PageContext, pageContext } from "../page/page-context.ts";
import { type Glossary, glossaryOf } from "./glossary.ts";
import { type Others, otherDocuments } from "./other-documents.ts";
import { type Standing, standingIn } from "./standing.ts";

/**
 * What the pages of one document may read: the document itself, and of the others only what `others` answers and who
 * cites it. A build that makes again only what changed relies on it: there is no other way from these pages into the
 * library.
 */
export interface DocumentPortal extends PortalBase {
  /** The document with its revisions. */
  document: ShownDocument;
  /** Files beside its texts, by path below its folder. */
  beside: ReadonlySet<string>;
  /** The pictures it shows and the files it links to, as names below `assets/`. */
  files: ReadonlySet<string>;
  /** Who cites it, in the order of codes. */
  citedBy: readonly CitingDocument[];
  others: Others;
  /** What the library's terms mean. */
  glossary: Glossary;
  /** Documents held elsewhere, as the settings name them. */
  external: ReadonlyMap<DocumentCode, ExternalDocument>;
  /** How codes are written. */
  scheme: CodeScheme;
  /** Finds codes in a text by the library's settings. */
  findCodes: CodeFinder;
}

/** A document that cites this one. */
export interface CitingDocument {
  code: DocumentCode;
  title: string;
  hasPages: boolean;
  /** How it stands; undefined while it is in force. */
  standing: Standing | undefined;
}

/** What a document's page knows. */
export type DocumentContext = PageContext<DocumentPortal>;

/**
 * The context of a document's page at `address` in the language a route was given.
 * @param isAlone true where the page is in the library's language alone: readers of another are led to the document's own page
 */
export function documentContext(
  portal: Portal,
  document: ShownDocument,
  lang: string | undefined,
  address: string,
  isAlone: boolean,
): DocumentContext {
  const instead = isAlone ? documentAddress(document.controlled.code) : undefined;
  return { ...pageContext(documentPortal(portal, document), lang, address), instead };
}

/** The portal as one document's pages see it; one for all of them. */
export const documentPortal = once((portal: Portal, document: ShownDocument): DocumentPortal => {
  const { options, settings, languages, read } = portal;
  const { controlled } = document;
  return {
    options,
    settings,
    languages,
    document,
    beside: read.assets.get(controlled.folder) ?? new Set(),
    files: portal.files.get(controlled.folder) ?? new Set(),
    citedBy: citingDocuments(portal, controlled),
    others: otherDocuments(portal, controlled.code),
    glossary: glossaryOf(portal),
    external: read.library.external,
    scheme: read.reading.scheme,
    findCodes: read.reading.findCodes,
  };
});

function citingDocuments(portal: Portal, { code }: ControlledDocument): CitingDocument[] {
  const { read, documents } = portal;
  const citing = new Map<DocumentCode, CitingDocument>();
  for (const { from } of read.library.citedBy.get(code) ?? []) {
    if (from.code === undefined || from.code === code) continue;
    // Of its texts that cite, a later one may have another title; it is known by what is in force.
    const title = titleOf(read.library, from.code) ?? from.title;
    citing.set(from.code, { code: from.code, title, hasPages: documents.has(from.code), standing: standingIn(portal, from.code) });
  }
  return [...citing.values()];
}
