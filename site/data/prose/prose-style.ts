import { type LinkTarget, linkReader } from "../../../core/document/prose/link-target.ts";
import { textsIn } from "../../../languages/index.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import { languageOf, printedSections } from "../document/frame.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { documentAddress } from "../page/addresses.ts";

/** How a piece of prose is set. */
export interface ProseStyle {
  /** Number of the section, where the items of its top-level lists are numbered 5.1, 5.2 … and linkable. */
  numberItems?: string;
  /** What `assets/picture.png` is relative to. */
  assets: string;
  /** Names of the pictures and files that are served; of others only their words are shown. */
  files: ReadonlySet<string>;
  /** Where an address of the text leads. */
  target: (address: string) => LinkTarget;
  /** What the box of a table is called, by the names of its columns. */
  tableOf: (columns: string) => string;
  /** True where block quotes are shown apart, as the guide does with what is to be said. */
  withoutQuotes?: boolean;
}

/** How a revision's prose is set on a page: where its pictures are, and where its links lead. */
export function proseStyle({ root, portal }: DocumentContext, shown: ShownRevision): ProseStyle {
  const { scheme, findCodes, files } = portal;
  const sections = printedSections(portal, shown);
  return {
    assets: `${root}${documentAddress(shown.controlled.code)}assets/`,
    files,
    tableOf: textsIn(languageOf(shown)).portal.tableOf,
    target: linkReader(shown.document, { scheme, findCodes, sections }),
  };
}
