import type { Definition } from "../../../schemas/front-matter.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { compareNatural } from "../../document/words/compare-text.ts";
import { foldTerm } from "../../document/words/fold.ts";
import type { Library } from "../library.ts";
import { columns, type RegisterKind, type Worded, worded } from "./register.ts";
import { currentDocuments, currentStatus } from "./standing-documents.ts";

const kinds = {
  application: { id: "aplikasi", en: "application" },
  term: { id: "istilah", en: "term" },
  abbreviation: { id: "singkatan", en: "abbreviation" },
};

/** A term as a document in force explains it, in that document's language. */
export interface Explanation extends Definition {
  code: DocumentCode | undefined;
  language: Language;
  /** Whether the document is in force, or a draft. */
  status: Worded;
}

/** Every term the documents explain, in the order of terms. */
export function explanationsOf(library: Library): Explanation[] {
  return currentDocuments(library)
    .flatMap((facts) => {
      const { code, language } = facts;
      const status = currentStatus(facts);
      return facts.definitions.map(({ value }) => ({ code, language, status, ...value }));
    })
    .sort((a, b) => compareNatural(foldTerm(a.term), foldTerm(b.term)));
}

/** The glossary: every term the documents explain. */
export const terms: RegisterKind = {
  name: "terms",
  title: { id: "Glosarium", en: "Glossary" },
  columns: [
    { key: "term", title: { id: "Istilah", en: "Term" } },
    { key: "kind", title: { id: "Jenis", en: "Kind" }, inWords: true },
    { key: "meaning", title: { id: "Arti", en: "Meaning" } },
    columns.code,
    columns.status,
  ],
  groups: ["term"],
  rows: (library) =>
    explanationsOf(library).map(({ code, term, kind, meaning, status }) => ({
      ...(code && { about: { code } }),
      cells: { term, kind: worded(kind, kinds[kind]), meaning, code, status },
    })),
};
