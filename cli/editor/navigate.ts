import type { Document, Step } from "../../core/document/document.ts";
import { rangeOnLine } from "../../core/document/position.ts";
import { targetsOf } from "../../core/document/steps/step-targets.ts";
import { foldTerm } from "../../core/document/words/fold.ts";
import { currentRevision } from "../../core/library/choose-revision.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { currentFacts, type Library } from "../../core/library/library.ts";
import { nearestRevision } from "../../core/library/status.ts";
import type { Range } from "../../schemas/finding.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { AtCursor } from "./at-cursor.ts";

/** A place in a text of the library. */
export interface FoundPlace {
  path: string;
  at: Range;
}

const TOP = rangeOnLine(1, 1, 1);

/** Where what stands under the cursor is written: the document, the step, the flow, the explanation. */
export function definitionOf(found: AtCursor, document: Document, library: Library): FoundPlace[] {
  switch (found.kind) {
    case "document": {
      const facts = textOfCode(library, found.code);
      return facts ? [{ path: facts.path, at: facts.at.code }] : [];
    }
    case "rc": {
      const facts = textOfCode(library, found.code);
      const step = facts?.flows.flatMap(({ steps }) => steps).find(({ number }) => number === found.step);
      return facts ? [{ path: facts.path, at: step?.at ?? TOP }] : [];
    }
    case "step":
      return [{ path: document.path, at: found.step.at }];
    case "flow":
      return [{ path: document.path, at: found.flow.at }];
    case "application":
    case "term":
      return explanationsAt(found.kind === "term" ? found.definition.term : found.name, document, library);
    case "actor": {
      const index = document.frontMatter.parties.indexOf(found.name);
      return index < 0 ? [] : [{ path: document.path, at: document.locate(["parties", index]) }];
    }
    case "field":
      return [];
  }
}

/** The text that is gone to for a code: what is in force or comes next, else the draft, else the last one. */
export function textOfCode(library: Library, code: DocumentCode): DocumentFacts | undefined {
  const controlled = library.documents.get(code);
  return (
    controlled && (currentRevision(controlled, library.date)?.facts ?? controlled.draft ?? nearestRevision(controlled, library.date)?.facts)
  );
}

function explanationsAt(term: string, document: Document, library: Library): FoundPlace[] {
  const wanted = foldTerm(term);
  const index = document.frontMatter.definitions.findIndex((definition) => foldTerm(definition.term) === wanted);
  if (index >= 0) return [{ path: document.path, at: document.locate(["definitions", index, "term"]) }];
  return current(library).flatMap(({ path, definitions }) =>
    definitions.filter(({ value }) => foldTerm(value.term) === wanted).map(({ at }) => ({ path, at })),
  );
}

/** Where it is used: in this text and, of what others can cite, in those of the library that are looked at. */
export function usesOf(found: AtCursor, document: Document, library: Library): FoundPlace[] {
  const { code } = document.frontMatter;
  switch (found.kind) {
    case "document":
      return mentions(library, found.code, undefined);
    case "rc":
      return mentions(library, found.code, found.step);
    case "step":
      return [
        ...leadingTo(document, found.step).map((at) => ({ path: document.path, at })),
        ...(code === undefined ? [] : mentions(library, code, found.step.number)),
      ];
    case "flow":
      return document.flows.flatMap(({ steps }) =>
        steps.flatMap((step) =>
          targetsOf(step)
            .filter(({ value }) => value.kind === "flow" && value.slug === found.flow.slug)
            .map(({ at }) => ({ path: document.path, at })),
        ),
      );
    case "actor":
      return actorPlaces(document, found.name).map((at) => ({ path: document.path, at }));
    case "application":
    case "term":
      return termUses(library, found.kind === "term" ? found.definition.term : found.name);
    case "field":
      return [];
  }
}

/** Where a step is led to, or waited for, within its flow. */
export function leadingTo({ flows }: Document, { number, at: own }: Step): Range[] {
  const flow = flows.find(({ steps }) => steps.some(({ at }) => at === own));
  return (flow?.steps ?? []).flatMap((step) => {
    const ways = targetsOf(step).filter(
      ({ value }) => (value.kind === "step" && value.number === number) || (value.kind === "parallel" && value.numbers.includes(number)),
    );
    return [...ways, ...step.after.filter(({ value }) => value === number)].map(({ at }) => at);
  });
}

/** Where an actor is named in a document's list and its steps. */
export function actorPlaces({ frontMatter, flows, locate }: Document, name: string): Range[] {
  return [
    ...frontMatter.parties.flatMap((party, index) => (party === name ? [locate(["parties", index])] : [])),
    ...flows.flatMap(({ steps }) => steps.flatMap(({ actors }) => actors.filter(({ value }) => value === name).map(({ at }) => at))),
  ];
}

/** Where an application or a term is listed, explained or named in a step of a document. */
export function namePlaces({ frontMatter, flows, locate }: Document, name: string): Range[] {
  return [
    ...frontMatter.definitions.flatMap(({ term }, index) => (term === name ? [locate(["definitions", index, "term"])] : [])),
    ...frontMatter.applications.flatMap((one, index) => (one === name ? [locate(["applications", index])] : [])),
    ...flows.flatMap(({ steps }) =>
      steps.flatMap(({ applications }) => applications.filter(({ value }) => value === name).map(({ at }) => at)),
    ),
  ];
}

function mentions(library: Library, code: DocumentCode, step: number | undefined): FoundPlace[] {
  return (library.citedBy.get(code) ?? [])
    .filter(({ citation }) => step === undefined || citation.step === step)
    .map(({ from, citation }) => ({ path: from.path, at: citation.at }));
}

function termUses(library: Library, term: string): FoundPlace[] {
  const wanted = foldTerm(term);
  return current(library).flatMap(({ path, definitions, applications, applicationUses }) => [
    ...definitions.filter(({ value }) => foldTerm(value.term) === wanted).map(({ at }) => ({ path, at })),
    ...[...applications, ...applicationUses].filter(({ value }) => foldTerm(value) === wanted).map(({ at }) => ({ path, at })),
  ]);
}

function current(library: Library): DocumentFacts[] {
  return [...library.documents.values()].flatMap((controlled) => currentFacts(controlled, library.date));
}
