import type { DocumentContext } from "../document/document-portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { documentAddress } from "../page/addresses.ts";

/** How a piece of prose is set. */
export interface ProseStyle {
  /** Number of the section, where the items of its top-level lists are numbered 5.1, 5.2 … and linkable. */
  numberItems?: string;
  /** What `assets/picture.png` is relative to. */
  assets: string;
  /** Names of the pictures that are served; of others only their words are shown. */
  pictures: ReadonlySet<string>;
  /** True where block quotes are shown apart, as the guide does with what is to be said. */
  withoutQuotes?: boolean;
}

/** How a revision's prose is set on a page: where its pictures are. */
export function proseStyle({ root, portal }: DocumentContext, { controlled }: ShownRevision): ProseStyle {
  return { assets: `${root}${documentAddress(controlled.code)}assets/`, pictures: portal.pictures };
}
