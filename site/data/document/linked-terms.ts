import { digestOf } from "../../../cli/portal/door.ts";
import { compileTerms, findTerms, type TermIndex } from "../../../core/document/prose/term-finder.ts";
import { fold, foldTerm } from "../../../core/document/words/fold.ts";
import { type Explanation, explanationsOf } from "../../../core/library/registers/terms.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Issue } from "../build/issues.ts";
import type { Portal } from "../build/portal.ts";
import { rowAnchor } from "../build/row-anchors.ts";
import { shownLibrary } from "../lists/registers.ts";
import type { DocumentPortal } from "./document-portal.ts";
import { languageOf, printedSections } from "./frame.ts";

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
  indexes: Record<Language, TermIndex<LinkedTerm>>;
  /** Changes when anything in it does. */
  digest: string;
}

type Indexes = readonly TermIndex<LinkedTerm>[];

const ofIssues = new WeakMap<Issue, Indexes>();
const glossaries = new WeakMap<Portal, Glossary>();

/**
 * The terms a revision's text links: those it defines, then the glossary's. What has lost its force keeps to its own:
 * the glossary says what terms mean today.
 */
export function termsOf(portal: DocumentPortal, issue: Issue): Indexes {
  const known = ofIssues.get(issue) ?? compile(portal, issue);
  ofIssues.set(issue, known);
  return known;
}

/** The terms used in some texts, as they are written in the file: what a page says of them beside its links. */
export function termsUsed(portal: DocumentPortal, issue: Issue, texts: readonly string[]): LinkedTerm[] {
  const indexes = termsOf(portal, issue);
  return [...new Set(texts.flatMap((text) => findTerms(text, indexes).map(({ entry }) => entry)))];
}

function compile(portal: DocumentPortal, issue: Issue): Indexes {
  const own = compileTerms(ownTerms(portal, issue));
  return linksGlossary(issue) ? [own, portal.glossary.indexes[languageOf(issue)]] : [own];
}

/** Whether a revision's text links the glossary: what has lost its force does not. */
export function linksGlossary({ status }: Issue): boolean {
  return status.status === "effective" || status.status === "scheduled" || status.status === "draft";
}

/** What the document defines, at the places its definitions are printed. */
function ownTerms(portal: DocumentPortal, issue: Issue): LinkedTerm[] {
  const section = printedSections(portal, issue).find(({ from }) => from === "definitions");
  if (!section) return [];
  return issue.document.frontMatter.definitions.map(({ term, kind, meaning }, index) => ({
    term,
    kind,
    language: languageOf(issue),
    in: "document",
    anchor: `${section.number}.${index + 1}`,
    meanings: [{ text: meaning, code: undefined }],
  }));
}

/** The glossary for documents in each language: a term explained in the document's own comes first. */
export function glossaryOf(portal: Portal): Glossary {
  const known = glossaries.get(portal);
  if (known) return known;
  const groups = Map.groupBy(explanationsOf(shownLibrary(portal)), ({ language, term }) => `${language} ${foldTerm(term)}`);
  const terms = [...groups.values()].flatMap(linkedTerm);
  const inOrder = (first: Language) => [
    ...terms.filter(({ language }) => language === first),
    ...terms.filter(({ language }) => language !== first),
  ];
  const made = { indexes: { id: compileTerms(inOrder("id")), en: compileTerms(inOrder("en")) }, digest: digestOf(terms) };
  glossaries.set(portal, made);
  return made;
}

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
