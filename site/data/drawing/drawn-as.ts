import type { DrawFlowOptions } from "../../../core/flow/drawing/draw-flow.ts";
import { textsIn } from "../../../languages/index.ts";
import type { DocumentContext } from "../document/document-portal.ts";
import { citedTitle, languageOf } from "../document/frame.ts";
import { stampOf } from "../document/status-text.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { citingOf } from "../prose/citing.ts";
import { markStandings } from "../prose/mark-citations.ts";

/** What all drawings of a revision's flows say alike, on whichever page: drawings of one flow share a layout. It is in the document's language. */
export function drawnAs(
  shown: ShownRevision,
  context: DocumentContext,
): Pick<DrawFlowOptions, "document" | "language" | "titleOf" | "marked" | "across"> {
  const language = languageOf(shown);
  const { portal: t } = textsIn(language);
  const citing = { ...citingOf(context, shown), t };
  return {
    document: shown.document,
    language,
    titleOf: (code) => citedTitle(context.portal, shown, code),
    // What a shape leads to is a code alone; of what is told beside it nothing tells which words are quoted: the table of steps does.
    marked: (text) => markStandings(text, { ...citing, isQuoted: citing.portal.findCodes(text)[0]?.text !== text }),
    across: stampOf(shown, t),
  };
}
