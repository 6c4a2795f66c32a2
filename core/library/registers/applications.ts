import { compareNatural } from "../../document/words/compare-text.ts";
import { foldTerm } from "../../document/words/fold.ts";
import type { DocumentFacts } from "../facts.ts";
import { type Library, titleOf } from "../library.ts";
import { columns, type RegisterKind, type Row } from "./register.ts";
import { currentDocuments, currentStatus } from "./standing-documents.ts";

/** Where each application is listed, explained and used, by step, in the documents in force; each under one name. */
export const applications: RegisterKind = {
  name: "applications",
  title: { id: "Aplikasi dan pemakaiannya", en: "Applications and where they are used" },
  columns: [
    { key: "application", title: { id: "Aplikasi", en: "Application" } },
    { key: "written", title: { id: "Tertulis", en: "Written as" } },
    { key: "meaning", title: { id: "Kegunaan", en: "What it is for" } },
    columns.code,
    columns.title,
    { key: "steps", title: { id: "Langkah", en: "Steps" } },
    columns.status,
  ],
  groups: ["application"],
  rows: (library) => {
    const documents = currentDocuments(library);
    const names = namesOf(documents);
    return documents.flatMap((facts) => applicationRows(facts, names, library)).sort(byApplication);
  },
};

/** What an application is known by: “My CX”, “MyCX” and “my-cx” are one. */
function keyOf(name: string): string {
  return foldTerm(name).replace(/[^\p{L}\p{M}\p{N}]+/gu, "") || name;
}

/** By key: the spelling used most; of several, the first in the order of codes. */
function namesOf(documents: readonly DocumentFacts[]): Map<string, string> {
  const spellings = documents.flatMap(({ applications: listed, definitions, applicationUses }) => [
    ...listed.map(({ value }) => value),
    ...definitions.flatMap(({ value }) => (value.kind === "application" ? [value.term] : [])),
    ...applicationUses.map(({ value }) => value),
  ]);
  const names = new Map<string, string>();
  for (const [key, same] of Map.groupBy(spellings, keyOf)) {
    const counts = [...Map.groupBy(same, (name) => name)].map(([name, uses]) => ({ name, uses: uses.length }));
    const most = Math.max(...counts.map(({ uses }) => uses));
    names.set(key, counts.find(({ uses }) => uses === most)?.name ?? key);
  }
  return names;
}

function applicationRows(facts: DocumentFacts, names: ReadonlyMap<string, string>, library: Library): Row[] {
  const { code } = facts;
  if (code === undefined) return [];
  const defined = facts.definitions.filter(({ value }) => value.kind === "application").map(({ value }) => value);
  const written = [...facts.applications.map(({ value }) => value), ...defined.map(({ term }) => term)];
  return [...Map.groupBy(written, keyOf)].map(([key, spellings]) => {
    const name = names.get(key) ?? spellings[0];
    const others = [...new Set(spellings)].filter((spelling) => spelling !== name);
    return {
      about: { code },
      cells: {
        application: name,
        written: others.length === 0 ? undefined : others.join(", "),
        meaning: defined.find(({ term }) => keyOf(term) === key)?.meaning,
        code,
        title: titleOf(library, code),
        steps: facts.flows
          .flatMap(({ steps }) => steps)
          .filter((step) => step.applications.some((application) => keyOf(application) === key))
          .map(({ number }) => number)
          .join(", "),
        status: currentStatus(facts),
      },
    };
  });
}

function byApplication(a: Row, b: Row): number {
  return compareNatural(foldTerm(String(a.cells["application"])), foldTerm(String(b.cells["application"])));
}
