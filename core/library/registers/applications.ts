import { compareText } from "../../document/words/compare-text.ts";
import { foldTerm } from "../../document/words/fold.ts";
import type { DocumentFacts } from "../facts.ts";
import { type Library, titleOf } from "../library.ts";
import { effectiveRevision, workedBy } from "../status.ts";
import { columns, type RegisterKind, type Row } from "./register.ts";

/** Where each application is listed, explained and used, by step, in the documents in force. */
export const applications: RegisterKind = {
  name: "applications",
  title: { id: "Aplikasi dan pemakaiannya", en: "Applications and where they are used" },
  columns: [
    { key: "application", title: { id: "Aplikasi", en: "Application" } },
    { key: "meaning", title: { id: "Kegunaan", en: "What it is for" } },
    columns.code,
    columns.title,
    { key: "steps", title: { id: "Langkah", en: "Steps" } },
  ],
  rows: (library) =>
    currentDocuments(library)
      .flatMap((facts) => applicationRows(facts, library))
      .sort(byApplication),
};

/** What is in force of each document, or its draft while nothing is; of one in doubt nothing. */
export function currentDocuments(library: Library): DocumentFacts[] {
  return [...library.documents.values()].flatMap(
    (document) => effectiveRevision(document, library.date)?.facts ?? (workedBy(document, library.date) ? [] : (document.draft ?? [])),
  );
}

function applicationRows(facts: DocumentFacts, library: Library): Row[] {
  const { code } = facts;
  if (code === undefined) return [];
  const names = new Map<string, string>();
  const defined = facts.definitions.filter(({ value }) => value.kind === "application").map(({ value }) => value);
  for (const name of [...facts.applications.map(({ value }) => value), ...defined.map(({ term }) => term)])
    if (!names.has(foldTerm(name))) names.set(foldTerm(name), name);
  return [...names].map(([key, name]) => ({
    about: { code },
    cells: {
      application: name,
      meaning: defined.find(({ term }) => foldTerm(term) === key)?.meaning,
      code,
      title: titleOf(library, code),
      steps: facts.flows
        .flatMap(({ steps }) => steps)
        .filter((step) => step.applications.some((application) => foldTerm(application) === key))
        .map(({ number }) => number)
        .join(", "),
    },
  }));
}

function byApplication(a: Row, b: Row): number {
  return compareText(foldTerm(String(a.cells["application"])), foldTerm(String(b.cells["application"])));
}
