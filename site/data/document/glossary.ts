import { digestOf } from "../../../cli/portal/door.ts";
import { compileTerms, type TermIndex } from "../../../core/document/prose/term-finder.ts";
import { fold, foldTerm } from "../../../core/document/words/fold.ts";
import { type Explanation, explanationsOf } from "../../../core/library/registers/terms.ts";
import type { Texts } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { once } from "../library/once.ts";
import type { Portal } from "../library/portal.ts";
import { shownLibrary } from "../library/shown-library.ts";
import { rowAnchor } from "../page/row-anchors.ts";

/** A term that text links to its definition. */
export interface LinkedTerm {
  term: string;
  kind: Explanation["kind"];
  language: Language;
  /** Where it is defined: in the document itself, or in the glossary. */
  in: "document" | "glossary";
  /** The fragment there: `6.3`, `fastel`. */
  anchor: string;
  /** What it means; several where documents do not agree. The document is named for terms of the glossary. */
  meanings: { text: string; code: DocumentCode | undefined }[];
}

/** The terms that the library's documents explain, for documents in each language. */
export interface Glossary {
  indexes: Texts<TermIndex<LinkedTerm>>;
  /** Changes when anything in it does. */
  digest: string;
}

/** The glossary for documents in each language: a term explained in the document's own comes first. */
export const glossaryOf = once((portal: Portal): Glossary => {
  const groups = Map.groupBy(explanationsOf(shownLibrary(portal)), ({ language, term }) => `${language} ${foldTerm(term)}`);
  const terms = [...groups.values()].flatMap(linkedTerm);
  const inOrder = (first: Language) => [
    ...terms.filter(({ language }) => language === first),
    ...terms.filter(({ language }) => language !== first),
  ];
  const spoken = [...new Set(terms.map(({ language }) => language))];
  const indexes = Object.fromEntries(spoken.map((language) => [language, compileTerms(inOrder(language))]));
  return { indexes: { ...indexes, en: compileTerms(inOrder("en")) }, digest: digestOf(terms) };
});

const MOST_MEANINGS = 3;

function linkedTerm(explanations: readonly Explanation[]): LinkedTerm[] {
  const [first] = explanations;
  if (!first) return [];
  const meanings = new Map<string, LinkedTerm["meanings"][number]>();
  for (const { meaning, code } of explanations) {
    const key = fold(meaning).replace(/[.;]+$/, "");
    if (!meanings.has(key) && meanings.size < MOST_MEANINGS) meanings.set(key, { text: meaning, code });
  }
  const { term, kind, language } = first;
  return [{ term, kind, language, in: "glossary", anchor: rowAnchor(term), meanings: [...meanings.values()] }];
}
