import type { TermIndex } from "../../../core/document/prose/term-finder.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { DocumentContext, DocumentPortal } from "../document/document-portal.ts";
import type { LinkedTerm } from "../document/glossary.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { documentAddress, homeAddress, issuedAddress, revisionAddress, stepAnchor } from "../page/addresses.ts";
import { termsOf } from "./linked-terms.ts";

/** Something that cites: where its page stands and whose it is, so that it does not link to itself. */
export interface Citing {
  portal: DocumentPortal;
  /** The way from the page to the top of its language's pages. */
  up: string;
  /** The code of the page's document. */
  code: DocumentCode;
  /** The way to the document's own page; empty on that page. */
  page: string;
  /** Terms to be linked, in a section or step of prose. */
  terms?: TermLinks | undefined;
}

/** The terms a piece of a page links: each once, so that the page is no sea of links. */
export interface TermLinks {
  indexes: readonly TermIndex<LinkedTerm>[];
  /** Those already linked in this section or step. */
  seen: Set<LinkedTerm>;
}

/** What a page of a revision cites as. */
export function citingOf({ portal, up, address }: DocumentContext, shown: ShownRevision): Citing {
  const { code } = shown.controlled;
  const home = homeAddress(shown);
  const isHome = address === home || address === documentAddress(code) || address === revisionAddress(shown);
  return { portal, up, code, page: isHome ? "" : `${up}${home}` };
}

/** The same for one section or step whose text links terms, too. Each has its own: a term is linked where it stands first. */
export function citingWithTerms(context: DocumentContext, shown: ShownRevision): Citing {
  return { ...citingOf(context, shown), terms: { indexes: termsOf(context.portal, shown), seen: new Set() } };
}

/** Where a cited code, step or revision leads; undefined when the portal has no page for it. */
export function citationHref(citing: Citing, code: DocumentCode, step?: number, revision?: Revision): string | undefined {
  const { others } = citing.portal;
  if (!others.hasPages(code)) return undefined;
  const address = revision && others.hasPages(code, revision) ? issuedAddress(code, revision) : documentAddress(code);
  return `${citing.up}${address}${step === undefined ? "" : `#${stepAnchor(step)}`}`;
}
