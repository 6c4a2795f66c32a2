import type { ElementContent } from "hast";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import { stepAnchor } from "../page/addresses.ts";
import { type Citing, citationHref } from "./citing.ts";
import { markTerms } from "./mark-terms.ts";

/** A text with its codes and RCs set as code, and linked where they lead somewhere; between them terms are linked. */
export function markCitations(text: string, citing: Citing): ElementContent[] {
  const nodes: ElementContent[] = [];
  let at = 0;
  for (const found of citing.portal.findCodes(text)) {
    if (found.index > at) nodes.push(...markTerms(text.slice(at, found.index), citing));
    nodes.push(codeNode(found.text, hrefElsewhere(citing, found.code, found.step, found.revision)));
    at = found.index + found.text.length;
  }
  if (at < text.length) nodes.push(...markTerms(text.slice(at), citing));
  return nodes;
}

/** A document doesn't link to itself, but one of its steps is worth the way. */
function hrefElsewhere(citing: Citing, code: DocumentCode, step: number | undefined, revision: Revision | undefined): string | undefined {
  if (code !== citing.code) return citationHref(citing, code, step, revision);
  return step === undefined ? undefined : `${citing.page}#${stepAnchor(step)}`;
}

function codeNode(text: string, href: string | undefined): ElementContent {
  const properties = { className: ["code"] };
  const children: ElementContent[] = [{ type: "text", value: text }];
  return href === undefined
    ? { type: "element", tagName: "span", properties, children }
    : { type: "element", tagName: "a", properties: { ...properties, href }, children };
}
