import type { ElementContent } from "hast";
import { findTerms } from "../../../core/document/prose/term-finder.ts";
import type { LinkedTerm } from "../document/glossary.ts";
import type { Citing } from "./citing.ts";

/** A text without codes, with the terms not linked so far as links to their definitions. */
export function markTerms(text: string, citing: Citing): ElementContent[] {
  const { terms } = citing;
  const nodes: ElementContent[] = [];
  let at = 0;
  for (const { entry, text: written, index } of terms ? findTerms(text, terms.indexes) : []) {
    if (terms?.seen.has(entry)) continue;
    terms?.seen.add(entry);
    if (index > at) nodes.push({ type: "text", value: text.slice(at, index) });
    nodes.push(termNode(written, termHref(entry, citing)));
    at = index + written.length;
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
