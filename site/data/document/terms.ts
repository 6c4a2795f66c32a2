import type { ElementContent } from "hast";
import { findTerms, type TermIndex } from "../../../core/document/prose/term-finder.ts";
import type { Citing } from "./citations.ts";
import type { LinkedTerm } from "./linked-terms.ts";

/** The terms a piece of a page links: each once, so that the page is no sea of links. */
export interface TermLinks {
  indexes: readonly TermIndex<LinkedTerm>[];
  /** Those already linked in this section or step. */
  seen: Set<LinkedTerm>;
}

/** A text without codes, with the terms not linked so far as links to their definitions. */
export function markTerms(text: string, citing: Citing): ElementContent[] {
  const { terms } = citing;
  const nodes: ElementContent[] = [];
  let at = 0;
  for (const { entry, text: own, index } of terms ? findTerms(text, terms.indexes) : []) {
    if (terms?.seen.has(entry)) continue;
    terms?.seen.add(entry);
    if (index > at) nodes.push({ type: "text", value: text.slice(at, index) });
    nodes.push(termNode(own, termHref(entry, citing)));
    at = index + own.length;
  }
  if (at < text.length) nodes.push({ type: "text", value: text.slice(at) });
  return nodes;
}

/** Where a term is defined, as seen from the page. */
function termHref({ in: place, anchor }: LinkedTerm, { page, up }: Citing): string {
  return place === "document" ? `${page}#${anchor}` : `${up}registers/terms/#${anchor}`;
}

function termNode(text: string, href: string): ElementContent {
  return { type: "element", tagName: "a", properties: { className: ["term"], href }, children: [{ type: "text", value: text }] };
}
