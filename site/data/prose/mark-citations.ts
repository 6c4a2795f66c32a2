import type { ElementContent } from "hast";
import type { FoundCode } from "../../../core/document/codes/citations.ts";
import { namesDocument } from "../../../core/document/codes/names-document.ts";
import { type Standing, standingName } from "../document/standing.ts";
import { stepAnchor } from "../page/addresses.ts";
import { type Citing, type Lead, leadTo } from "./citing.ts";
import { markTerms } from "./mark-terms.ts";

/** A text with its codes and RCs set as code, and linked where they lead somewhere; between them terms are linked. */
export function markCitations(text: string, citing: Citing): ElementContent[] {
  const nodes: ElementContent[] = [];
  let at = 0;
  for (const found of citing.portal.findCodes(text)) {
    if (found.index > at) nodes.push(...markTerms(text.slice(at, found.index), citing));
    nodes.push(...codeNodes(found.text, leadElsewhere(citing, found), citing));
    at = found.index + found.text.length;
  }
  if (at < text.length) nodes.push(...markTerms(text.slice(at), citing));
  return nodes;
}

/**
 * A text as it stands where nothing can be linked: in a drawing, a title, a note. Behind each code of what is not in force stands how it
 * stands: `IN.OCC.TELK.W-19 (DITARIK)`; of what is not in the library that: `W-98 (TIDAK ADA DALAM PUSTAKA)`.
 */
export function markStandings(text: string, citing: Citing): string {
  let marked = "";
  let at = 0;
  for (const found of citing.portal.findCodes(text)) {
    const end = found.index + found.text.length;
    const { standing } = leadElsewhere(citing, found);
    marked += text.slice(at, end) + (standing === undefined ? "" : ` (${standingName(standing, citing.t).toUpperCase()})`);
    at = end;
  }
  return marked + text.slice(at);
}

/** How what a link leads to stands, for its end; nothing where that is in force. A code the library does not know leads nowhere: quiet words say so. */
export function standingNodes(standing: Standing | undefined, { t, language: lang, isQuoted }: Citing): ElementContent[] {
  if (standing === undefined || (standing === "unknown" && isQuoted)) return [];
  const className = standing === "unknown" ? ["soft", "small"] : ["status", `status-${standing}`];
  const properties = { className, lang };
  const said = standingName(standing, t);
  const name: ElementContent = { type: "text", value: standing === "unknown" ? `(${said})` : said };
  return [
    { type: "text", value: " " },
    { type: "element", tagName: "span", properties, children: [name] },
  ];
}

/** A document doesn't link to itself, but one of its steps is worth the way. */
function leadElsewhere(citing: Citing, found: FoundCode): Lead {
  const { code, step, revision } = found;
  if (code !== citing.code) {
    const lead = leadTo(citing, code, step, revision);
    const isSaid = lead.standing !== "unknown" || (!citing.isQuoted && namesDocument(found, citing.definitions));
    return isSaid ? lead : { ...lead, standing: undefined };
  }
  return { href: step === undefined ? undefined : `${citing.page}#${stepAnchor(step)}`, standing: undefined };
}

function codeNodes(text: string, { href, standing }: Lead, citing: Citing): ElementContent[] {
  const properties = { className: ["code"] };
  const name: ElementContent = { type: "text", value: text };
  const mark = standingNodes(standing, citing);
  // On a narrow page the mark stands below the code, which stays on one line.
  const children: ElementContent[] =
    mark.length === 0 || standing === "unknown"
      ? [name]
      : [{ type: "element", tagName: "span", properties: { className: ["whole"] }, children: [name] }, ...mark];
  const code: ElementContent =
    href === undefined
      ? { type: "element", tagName: "span", properties, children }
      : { type: "element", tagName: "a", properties: { ...properties, href }, children };
  return standing === "unknown" ? [code, ...mark] : [code];
}
