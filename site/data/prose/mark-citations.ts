import type { ElementContent } from "hast";
import type { FoundCode } from "../../../core/document/codes/citations.ts";
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
    nodes.push(codeNode(found.text, leadElsewhere(citing, found), citing));
    at = found.index + found.text.length;
  }
  if (at < text.length) nodes.push(...markTerms(text.slice(at), citing));
  return nodes;
}

/**
 * A text as it stands where nothing can be linked: in a drawing, a title, a note. Behind each code of what is not in force stands how it
 * stands: `IN.OCC.TELK.W-19 (DITARIK)`.
 */
export function markStandings(text: string, citing: Citing): string {
  let marked = "";
  let at = 0;
  for (const found of citing.portal.findCodes(text)) {
    const end = found.index + found.text.length;
    const { standing } = leadElsewhere(citing, found);
    marked += text.slice(at, end) + (isMarked(standing) ? ` (${standingName(standing, citing.t).toUpperCase()})` : "");
    at = end;
  }
  return marked + text.slice(at);
}

/** How what a link leads to stands, for its end; nothing where that is in force. Of a code the library does not know there is no link. */
export function standingNodes(standing: Standing | undefined, { t, language: lang }: Citing): ElementContent[] {
  if (!isMarked(standing)) return [];
  const properties = { className: ["status", `status-${standing}`], lang };
  const name: ElementContent = { type: "text", value: standingName(standing, t) };
  return [
    { type: "text", value: " " },
    { type: "element", tagName: "span", properties, children: [name] },
  ];
}

function isMarked(standing: Standing | undefined): standing is Exclude<Standing, "unknown"> {
  return standing !== undefined && standing !== "unknown";
}

/** A document doesn't link to itself, but one of its steps is worth the way. */
function leadElsewhere(citing: Citing, { code, step, revision }: FoundCode): Lead {
  if (code !== citing.code) return leadTo(citing, code, step, revision);
  return { href: step === undefined ? undefined : `${citing.page}#${stepAnchor(step)}`, standing: undefined };
}

function codeNode(text: string, { href, standing }: Lead, citing: Citing): ElementContent {
  const properties = { className: ["code"] };
  const name: ElementContent = { type: "text", value: text };
  const mark = standingNodes(standing, citing);
  // On a narrow page the mark stands below the code, which stays on one line.
  const children: ElementContent[] =
    mark.length === 0 ? [name] : [{ type: "element", tagName: "span", properties: { className: ["whole"] }, children: [name] }, ...mark];
  return href === undefined
    ? { type: "element", tagName: "span", properties, children }
    : { type: "element", tagName: "a", properties: { ...properties, href }, children };
}
