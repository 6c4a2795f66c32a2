import type { ElementContent } from "hast";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import { documentAddress, issueAddress, stepAnchor } from "../build/addresses.ts";
import type { Issue } from "../build/issues.ts";
import type { DocumentContext, DocumentPortal } from "./document-portal.ts";
import { termsOf } from "./linked-terms.ts";
import { markTerms, type TermLinks } from "./terms.ts";

/** Something that cites: where its page stands and whose it is, so that it does not link to itself. */
export interface Citing {
  portal: DocumentPortal;
  /** The way from the page to the top of its language's pages. */
  up: string;
  own: DocumentCode;
  /** The way to the document's own page; empty on that page. */
  page: string;
  /** Terms to be linked, in a section or step of prose. */
  terms?: TermLinks | undefined;
}

/** What a page of a revision cites as. */
export function citingOf(context: DocumentContext, issue: Issue): Citing {
  const { portal, up, address } = context;
  const own = issue.controlled.code;
  const home = issue.status.status === "effective" ? documentAddress(own) : issueAddress(issue);
  const isHome = address === home || address === documentAddress(own) || address === issueAddress(issue);
  return { portal, up, own, page: isHome ? "" : `${up}${home}` };
}

/** The same for one section or step whose text links terms, too. Each has its own: a term is linked where it stands first. */
export function citingWithTerms(context: DocumentContext, issue: Issue): Citing {
  return { ...citingOf(context, issue), terms: { indexes: termsOf(context.portal, issue), seen: new Set() } };
}

/** Where a cited code, step or revision leads; undefined when the portal has no page for it. */
export function citationHref(citing: Citing, code: DocumentCode, step?: number, revision?: Revision): string | undefined {
  const { others } = citing.portal;
  if (!others.hasPages(code)) return undefined;
  const own = revision && others.hasPages(code, revision) ? `rev-${revision}/` : "";
  const anchor = step === undefined ? "" : `#${stepAnchor(step)}`;
  return `${citing.up}${documentAddress(code)}${own}${anchor}`;
}

/** A text with its codes and RCs set as code, and linked where they lead somewhere; between them terms are linked. */
export function markCitations(text: string, citing: Citing): ElementContent[] {
  const nodes: ElementContent[] = [];
  let at = 0;
  for (const found of citing.portal.findCodes(text)) {
    if (found.index > at) nodes.push(...markTerms(text.slice(at, found.index), citing));
    nodes.push(codeNode(found.text, hrefUnlessOwn(citing, found.code, found.step, found.revision)));
    at = found.index + found.text.length;
  }
  if (at < text.length) nodes.push(...markTerms(text.slice(at), citing));
  return nodes;
}

/** A document doesn't link to itself, but a step of its own is worth the way. */
function hrefUnlessOwn(citing: Citing, code: DocumentCode, step: number | undefined, revision: Revision | undefined): string | undefined {
  if (code !== citing.own) return citationHref(citing, code, step, revision);
  return step === undefined ? undefined : `${citing.page}#${stepAnchor(step)}`;
}

function codeNode(text: string, href: string | undefined): ElementContent {
  const properties = { className: ["code"] };
  const children: ElementContent[] = [{ type: "text", value: text }];
  return href === undefined
    ? { type: "element", tagName: "span", properties, children }
    : { type: "element", tagName: "a", properties: { ...properties, href }, children };
}
