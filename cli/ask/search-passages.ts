import MiniSearch from "minisearch";
import type { Document, Flow, Step } from "../../core/document/document.ts";
import { textOf, trimSpan } from "../../core/document/position.ts";
import { fold, wordsOf } from "../../core/document/words/fold.ts";
import type { FoundPassage, Source } from "./answers.ts";

/** A piece of a document that can be found. */
interface Passage {
  id: number;
  source: Source;
  title: string;
  step: { flow: string; number: number; rc?: string } | undefined;
  line: number;
  text: string;
  /** Words that tell more of it than its text: keywords, actors, applications. */
  about: string;
}

/** The passages of some documents, found by words. */
export interface PassageIndex {
  add: (document: Document, source: Source) => void;
  find: (words: string, limit: number) => (Passage & Pick<FoundPassage, "match">)[];
}

/** Makes an index; words are compared folded, by their beginnings, and with a slip of the hand. All words are wanted, else any. */
export function passageIndex(): PassageIndex {
  const passages: Passage[] = [];
  const index = new MiniSearch<Passage>({
    fields: ["title", "about", "code", "text"],
    extractField: (passage, field) =>
      field === "code" ? `${passage.source.code} ${passage.step?.rc ?? ""}` : String(passage[field as keyof Passage] ?? ""),
    tokenize: wordsOf,
    processTerm: fold,
  });
  const options = {
    boost: { title: 4, about: 3, code: 2 },
    prefix: (word: string) => word.length > 2,
    fuzzy: (word: string) => (word.length > 4 ? 0.2 : false),
  };
  return {
    add(document, source) {
      const found = passagesOf(document, source, passages.length);
      passages.push(...found);
      index.addAll(found);
    },
    find(words, limit) {
      const all = index.search(words, { ...options, combineWith: "AND" });
      const hits = all.length > 0 ? all : index.search(words, options);
      const match = all.length > 0 ? "all" : "some";
      return hits
        .slice(0, limit)
        .flatMap(({ id }) => passages[id] ?? [])
        .map((passage) => ({ ...passage, match }));
    },
  };
}

function passagesOf(document: Document, source: Source, first: number): Passage[] {
  const { frontMatter, sections, flows } = document;
  const found: Omit<Passage, "id">[] = [
    { source, title: source.title, step: undefined, line: 1, text: "", about: (frontMatter.keywords ?? []).join(" ") },
    ...frontMatter.definitions.map(({ term, meaning }, index) => ({
      source,
      title: term,
      step: undefined,
      line: document.locate(["definitions", index]).start.line,
      text: `${term}: ${meaning}`,
      about: "",
    })),
    ...sections
      .filter(({ body }) => !flows.some(({ at }) => at.start.line >= body.first && at.start.line < body.end))
      .map(({ title, at, body }) => ({ source, title, step: undefined, line: at.start.line, text: spanText(document, body), about: "" })),
    ...flows.flatMap((flow) => [
      flowPassage(document, flow, source),
      ...flow.steps.map((step) => stepPassage(document, flow, step, source)),
    ]),
  ];
  return found.map((passage, index) => ({ ...passage, id: first + index }));
}

function flowPassage(document: Document, { title, at, introduction, keywords, start }: Flow, source: Source): Omit<Passage, "id"> {
  const text = [start ?? "", spanText(document, introduction)].join("\n").trim();
  return { source, title, step: undefined, line: at.start.line, text, about: keywords.join(" ") };
}

function stepPassage(document: Document, flow: Flow, step: Step, source: Source): Omit<Passage, "id"> {
  const { number, title, at, rc, actors, applications, kpi, next } = step;
  const labels = next.kind === "branches" ? next.branches.map(({ label }) => label.value) : [];
  return {
    source,
    title,
    step: { flow: flow.title, number, ...(rc && { rc: rc.value }) },
    line: at.start.line,
    text: spanText(document, step.text),
    about: [flow.title, ...actors.map(({ value }) => value), ...applications.map(({ value }) => value), kpi?.value ?? "", ...labels].join(
      " ",
    ),
  };
}

function spanText({ lines }: Document, span: Flow["introduction"]): string {
  return textOf(lines, trimSpan(lines, span));
}
