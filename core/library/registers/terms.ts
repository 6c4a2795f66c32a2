import { foldTerm } from "../../document/fold.ts";
import { currentDocuments } from "./applications.ts";
import { columns, type RegisterKind } from "./register.ts";

const kinds = {
  application: { id: "aplikasi", en: "application" },
  term: { id: "istilah", en: "term" },
  abbreviation: { id: "singkatan", en: "abbreviation" },
};

/** The glossary: every term the documents explain. */
export const terms: RegisterKind = {
  name: "terms",
  title: { id: "Glosarium", en: "Glossary" },
  columns: [
    { key: "term", title: { id: "Istilah", en: "Term" } },
    { key: "kind", title: { id: "Jenis", en: "Kind" } },
    { key: "meaning", title: { id: "Arti", en: "Meaning" } },
    columns.code,
  ],
  rows: (library) =>
    currentDocuments(library)
      .flatMap(({ code, definitions }) => definitions.map(({ value }) => ({ code, ...value })))
      .sort((a, b) => (foldTerm(a.term) < foldTerm(b.term) ? -1 : foldTerm(a.term) > foldTerm(b.term) ? 1 : 0))
      .map(({ code, term, kind, meaning }) => ({ ...(code && { about: { code } }), cells: { term, kind: kinds[kind], meaning, code } })),
};
