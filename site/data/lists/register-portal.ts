import type { StatusName } from "../../../core/library/status.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { ExternalDocument } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { languageOf } from "../document/frame.ts";
import { once } from "../library/once.ts";
import type { Portal, PortalBase } from "../library/portal.ts";
import type { PageContext } from "../page/page-context.ts";

/** What the page of a register may read besides its rows. A build that makes again only what changed relies on it. */
export interface RegisterPortal extends PortalBase {
  /** The documents that have pages, with the status and language of what stands at their address. */
  documents: ReadonlyMap<DocumentCode, ListedDocument>;
  /** Documents held elsewhere, as the settings name them. */
  external: ReadonlyMap<DocumentCode, ExternalDocument>;
}

export interface ListedDocument {
  status: StatusName;
  language: Language;
}

/** What the page of a register knows: that register, and of documents which have pages and what they are. */
export type RegisterContext = PageContext<RegisterPortal>;

/** The portal as the pages of registers see it. */
export const registerPortal = once(({ options, settings, languages, read, documents }: Portal): RegisterPortal => {
  const listed = [...documents].map(([code, { main }]): [DocumentCode, ListedDocument] => {
    return [code, main ? { status: main.status.status, language: languageOf(main) } : { status: "doubtful", language: settings.language }];
  });
  return { options, settings, languages, documents: new Map(listed), external: read.library.external };
});
