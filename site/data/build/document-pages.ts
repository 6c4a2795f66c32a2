import type { PortalPrint } from "../../../cli/portal/door.ts";
import type { Flow } from "../../../core/document/document.ts";
import type { LostRevision } from "../../../core/library/library.ts";
import { earlierRevisions, redlineBase } from "../changes/redline.ts";
import { guidedFlows } from "../document/flows.ts";
import { type OldGuide, oldGuides } from "../guide/old-guides.ts";
import { hasLostForce, isInForce, type ShownDocument, type ShownRevision } from "../library/shown-revision.ts";
import { changesAddress, documentAddress, guideAddress, homeAddress, issuedAddress, revisionAddress } from "../page/addresses.ts";
import { PROPOSE } from "../proposal/proposals.ts";

/** One page of a document, in each language. */
export type DocumentPage = LostPage | RevisionPage;

/** What is said in the place of a text that can't be read. */
export interface LostPage {
  kind: "lost";
  address: string;
  /** Undefined at the document's own address. */
  lost: LostRevision | undefined;
}

/** A page made from a text. */
export type RevisionPage = { address: string; shown: ShownRevision } & (
  | { kind: "document" }
  /** Since `before`, or since the revision that was in force before it. */
  | { kind: "changes"; before?: ShownRevision }
  | { kind: "guide"; flow: Flow }
  /** An address at which a flow had its guide; `flow` is what it has become, undefined where it is gone or nothing is in force. */
  | { kind: "moved"; flow: Flow | undefined; was: OldGuide["was"] }
  /**
   * A lasting address of what is read at another one, in the same language or in the library's own; `asks`: what that page is
   * asked for, with the place this address names.
   */
  | { kind: "pointer"; to: string; isInOwnLanguage: boolean; asks?: string }
);

/** What had its day is read for the record: in the library's language alone, to which its addresses in others lead. */
export function isOfThePast({ main }: ShownDocument, page: DocumentPage): page is RevisionPage {
  return page.kind !== "lost" && page.shown !== main && hasLostForce(page.shown) && page.kind !== "pointer";
}

/** A document's page in another language than the library's. */
export function inOtherLanguage(document: ShownDocument, page: DocumentPage): DocumentPage {
  if (!isOfThePast(document, page)) return page;
  const { address, shown } = page;
  return { kind: "pointer", address, shown, to: address, isInOwnLanguage: true };
}

/**
 * All pages of a document: its own address, each revision with its changes, and the guides. The revision
 * in force is read at the document's address alone; its own, which is printed, cited and kept, points there until it is superseded.
 * The addresses of what can't be read any more stay: a page tells that.
 */
export function documentPages(document: ShownDocument): DocumentPage[] {
  const { controlled, main, all, lost } = document;
  const { code } = controlled;
  const home = documentAddress(code);
  return [
    main ? { kind: "document", address: home, shown: main } : { kind: "lost", address: home, lost: undefined },
    ...all.flatMap((shown) => revisionPages(document, shown)),
    ...lost.map((one): LostPage => ({ kind: "lost", address: issuedAddress(code, one.revision), lost: one })),
    ...(main ? movedPages(document, main, home) : []),
  ];
}

/** The pages of a document that are to be printed: each of the named revisions whole, at its own address. */
export function printedPages({ all }: ShownDocument, prints: readonly PortalPrint[]): RevisionPage[] {
  const pages = all.map((shown): RevisionPage => ({ kind: "document", address: revisionAddress(shown), shown }));
  return pages.filter(({ address }) => prints.some((print) => print.address === address));
}

function revisionPages(document: ShownDocument, shown: ShownRevision): DocumentPage[] {
  const address = revisionAddress(shown);
  const base = redlineBase(document, shown);
  const changes: DocumentPage[] = base ? [{ kind: "changes", address: changesAddress(shown), shown }] : [];
  for (const before of earlierRevisions(document, shown))
    if (before !== base) changes.push({ kind: "changes", address: changesAddress(shown, before), shown, before });
  const guides = guidedFlows(shown).map((flow): DocumentPage => ({ kind: "guide", address: guideAddress(shown, flow), shown, flow }));
  const proposal: DocumentPage[] = hasLostForce(shown) ? [] : [proposalPointer(shown)];
  const own: DocumentPage = isInForce(shown)
    ? { kind: "pointer", address, shown, to: homeAddress(shown), isInOwnLanguage: false }
    : { kind: "document", address, shown };
  return [own, ...changes, ...guides, ...proposal];
}

/** Where changes were once proposed, on a page of their own. */
function proposalPointer(shown: ShownRevision): DocumentPage {
  const to = homeAddress(shown);
  return { kind: "pointer", address: `${to}${PROPOSE}/`, shown, to, isInOwnLanguage: false, asks: PROPOSE };
}

function movedPages(document: ShownDocument, main: ShownRevision, home: string): DocumentPage[] {
  return oldGuides(document, main).map(({ slug, was, now }) => ({
    kind: "moved",
    address: `${home}guide/${encodeURIComponent(slug)}/`,
    shown: main,
    flow: now,
    was,
  }));
}
