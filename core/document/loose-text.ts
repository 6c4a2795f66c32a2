import type { Document, LineSpan, Section } from "./document.ts";
import { trimSpan } from "./position.ts";

/** What stands before the first section. The notation has nothing there; it is shown all the same, as it is approved with the rest. */
export function textBeforeSections({ lines, bodyFirst, sections }: Document): LineSpan {
  return trimSpan(lines, { first: bodyFirst, end: sections[0]?.at.start.line ?? lines.length + 1 });
}

/** A section's own text: of the flow section what stands before the first flow, of any other all of it. */
export function ownText({ lines, flows }: Document, { body }: Section): LineSpan {
  const flow = flows.find(({ at }) => at.start.line >= body.first && at.start.line < body.end);
  return trimSpan(lines, { first: body.first, end: flow ? flow.at.start.line : body.end });
}
