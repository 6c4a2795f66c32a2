import type { TermIndex } from "../../../core/document/prose/term-finder.ts";
import type { Table } from "../../../languages/table.ts";
import type { Definition } from "../../../schemas/front-matter.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { DocumentContext, DocumentPortal } from "../document/document-portal.ts";
import { languageOf } from "../document/frame.ts";
import type { LinkedTerm } from "../document/glossary.ts";
import type { Standing } from "../document/standing.ts";
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
  /** The words by which what is not in force is marked, and their language where that is not the cited text's own. */
  t: Table["portal"];
  language: Language | undefined;
  /** What its text explains itself: none of it is a code, however it is shaped. */
  definitions: readonly Definition[];
  /** True in words that are not its own, or not about today: a quotation, code, the change log. Of a code that nobody knows nothing is said there. */
  isQuoted?: boolean | undefined;
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
export function citingOf({ portal, up, address, t, language }: DocumentContext, shown: ShownRevision): Citing {
  const { code } = shown.controlled;
  const home = homeAddress(shown);
  const isHome = address === home || address === documentAddress(code) || address === revisionAddress(shown);
  const definitions = shown.facts.definitions.map(({ value }) => value);
  const page = isHome ? "" : `${up}${home}`;
  return { portal, up, code, page, t, language: language === languageOf(shown) ? undefined : language, definitions };
}

/** The same for one section or step whose text links terms, too. Each has its own: a term is linked where it stands first. */
export function citingWithTerms(context: DocumentContext, shown: ShownRevision): Citing {
  return { ...citingOf(context, shown), terms: { indexes: termsOf(context.portal, shown), seen: new Set() } };
}

/** Where something leads, and how what is there stands. */
export interface Lead {
  /** Undefined where the portal has no page for it. */
  href: string | undefined;
  /** Undefined where that is in force or held elsewhere: whoever shows the lead shows this beside it. */
  standing: Standing | undefined;
}

/** Where a cited code, step or revision leads. All that pages of one document link of another one goes by it, or by its guide's ways. */
export function leadTo(citing: Citing, code: DocumentCode, step?: number, revision?: Revision): Lead {
  const { others } = citing.portal;
  const standing = others.standing(code, revision);
  if (!others.hasPages(code)) return { href: undefined, standing };
  const address = revision && others.hasPages(code, revision) ? issuedAddress(code, revision) : documentAddress(code);
  return { href: `${citing.up}${address}${step === undefined ? "" : `#${stepAnchor(step)}`}`, standing };
}
