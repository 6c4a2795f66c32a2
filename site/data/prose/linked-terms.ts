import { compileTerms, findTerms, type TermIndex } from "../../../core/document/prose/term-finder.ts";
import { pick } from "../../../languages/language.ts";
import type { DocumentPortal } from "../document/document-portal.ts";
import { languageOf, printedSections } from "../document/frame.ts";
import type { LinkedTerm } from "../document/glossary.ts";
import { once } from "../library/once.ts";
import { hasLostForce, type ShownRevision } from "../library/shown-revision.ts";

/**
 * The terms a revision's text links: those it defines, then the glossary's. What has lost its force keeps to its own:
 * the glossary says what terms mean today.
 */
export const termsOf = once((portal: DocumentPortal, shown: ShownRevision): readonly TermIndex<LinkedTerm>[] => {
  const defined = compileTerms(definedTerms(portal, shown));
  return hasLostForce(shown) ? [defined] : [defined, pick(portal.glossary.indexes, languageOf(shown))];
});

/** The terms used in some texts, as they are written in the file: what a page says of them beside its links. */
export function termsUsed(portal: DocumentPortal, shown: ShownRevision, texts: readonly string[]): LinkedTerm[] {
  const indexes = termsOf(portal, shown);
  return [...new Set(texts.flatMap((text) => findTerms(text, indexes).map(({ entry }) => entry)))];
}

/** What the document defines, at the places its definitions are printed. */
function definedTerms(portal: DocumentPortal, shown: ShownRevision): LinkedTerm[] {
  const section = printedSections(portal, shown).find(({ from }) => from === "definitions");
  if (!section) return [];
  return shown.document.frontMatter.definitions.map(({ term, kind, meaning }, index) => ({
    term,
    kind,
    language: languageOf(shown),
    in: "document",
    anchor: `${section.number}.${index + 1}`,
    meanings: [{ text: meaning, code: undefined }],
  }));
}
