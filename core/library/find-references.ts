import type { DocumentCode } from "../../schemas/identifier.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Citation } from "../document/document.ts";
import { compareText } from "../document/words/compare-text.ts";
import { foldTerm } from "../document/words/fold.ts";
import type { DocumentFacts } from "./facts.ts";
import { type ControlledDocument, currentFacts, type Library, titleOf } from "./library.ts";
import { framedSections } from "./printed-frame.ts";

/** A place where something is mentioned. */
export interface ReferencePlace {
  code: DocumentCode;
  revision: string | undefined;
  path: string;
  line: number;
  /** Section or step, in words. */
  where: LocalText;
}

/** One document and how it hangs together with others, as deep as was asked. */
export interface ReferenceNode {
  code: DocumentCode;
  title: string | undefined;
  /** Where it is mentioned, or where it mentions; empty at the root. */
  places: ReferencePlace[];
  children: ReferenceNode[];
  /** True where its own references were shown before. */
  repeated: boolean;
}

/** Which way references are followed. */
export type Direction = "cites" | "citedBy";

/** Follows references from a document, `depth` documents far. Each document's own references are shown once. */
export function followReferences(library: Library, code: DocumentCode, direction: Direction, depth: number): ReferenceNode {
  const seen = new Set<DocumentCode>();
  const follow = (code: DocumentCode, places: ReferencePlace[], left: number): ReferenceNode => {
    const repeated = seen.has(code);
    seen.add(code);
    const next = repeated || left === 0 ? new Map<DocumentCode, ReferencePlace[]>() : neighbours(library, code, direction);
    const children = [...next].sort(([a], [b]) => compareText(a, b)).map(([other, found]) => follow(other, found, left - 1));
    return { code, title: titleOf(library, code), places, children, repeated: repeated && left > 0 };
  };
  return follow(code, [], depth);
}

function neighbours(library: Library, code: DocumentCode, direction: Direction): Map<DocumentCode, ReferencePlace[]> {
  const found = new Map<DocumentCode, ReferencePlace[]>();
  const add = (other: DocumentCode, place: ReferencePlace): void => {
    const places = found.get(other);
    if (places) places.push(place);
    else found.set(other, [place]);
  };
  if (direction === "citedBy") {
    for (const { from, citation } of library.citedBy.get(code) ?? [])
      if (from.code !== undefined && from.code !== code) add(from.code, placeOf(from, citation, library));
    return found;
  }
  const document = library.documents.get(code);
  for (const facts of document ? shownFacts(document, library) : [])
    for (const citation of facts.citations)
      if (citation.code !== code && (!citation.maybe || library.documents.has(citation.code)))
        add(citation.code, placeOf(facts, citation, library));
  return found;
}

/** What is in force, else what is scheduled or in preparation. */
function shownFacts(document: ControlledDocument, library: Library): DocumentFacts[] {
  const [first] = currentFacts(document, library.date);
  return first ? [first] : [];
}

/** Where an RC is cited: the steps and sections that name it, in all documents. */
export function citationsOfStep(library: Library, code: DocumentCode, step: number): ReferencePlace[] {
  return (library.citedBy.get(code) ?? [])
    .filter(({ citation }) => citation.step === step)
    .map(({ from, citation }) => placeOf(from, citation, library));
}

/** Where a term or application is defined, listed or used in a step, whatever its spelling. */
export function usesOfTerm(library: Library, term: string): ReferencePlace[] {
  const wanted = foldTerm(term);
  return [...library.documents.values()].flatMap((document) =>
    currentFacts(document, library.date).flatMap((facts) => {
      const { code } = facts;
      if (code === undefined) return [];
      const place = (line: number, where: LocalText): ReferencePlace => ({ code, revision: facts.revision, path: facts.path, line, where });
      return [
        ...facts.definitions
          .filter(({ value }) => foldTerm(value.term) === wanted)
          .map(({ value, at }) => place(at.start.line, { id: `didefinisikan: “${value.term}”`, en: `defined: “${value.term}”` })),
        ...facts.applications
          .filter(({ value }) => foldTerm(value) === wanted)
          .map(({ value, at }) => place(at.start.line, { id: `tercantum: “${value}”`, en: `listed: “${value}”` })),
        ...facts.flows
          .flatMap(({ steps }) => steps)
          .filter(({ applications }) => applications.some((application) => foldTerm(application) === wanted))
          .map((step) =>
            place(step.at.start.line, { id: `langkah ${step.number} ${step.title}`, en: `step ${step.number} ${step.title}` }),
          ),
      ];
    }),
  );
}

function placeOf(facts: DocumentFacts, citation: Citation, library: Library): ReferencePlace {
  return {
    code: facts.code as DocumentCode,
    revision: facts.revision,
    path: facts.path,
    line: citation.at.start.line,
    where: whereOf(facts, citation, library),
  };
}

function whereOf(facts: DocumentFacts, { in: place }: Citation, library: Library): LocalText {
  if (place.kind === "step") {
    const step = facts.flows.flatMap(({ steps }) => steps).find(({ number }) => number === place.step);
    const title = step ? ` ${step.title}` : "";
    return { id: `langkah ${place.step}${title}`, en: `step ${place.step}${title}` };
  }
  if (place.kind === "flow") return { id: `alur ${place.flow}`, en: `flow ${place.flow}` };
  const sections = framedSections(facts, library.settings, undefined);
  const section = sections.find((candidate) => (place.kind === "section" ? candidate.id === place.id : candidate.from === place.key));
  const other = place.kind === "section" ? (place.id ?? "") : place.key;
  return section ? { id: `${section.number} ${section.name.id}`, en: `${section.number} ${section.name.en}` } : { id: other, en: other };
}
