import type { Document } from "../document/document.ts";
import type { DocumentFacts } from "./facts.ts";

/** The document that facts are of, among those that were read and kept, by path as shown. */
export function documentOf({ path }: Pick<DocumentFacts, "path">, documents: ReadonlyMap<string, Document>): Document {
  const document = documents.get(path);
  if (!document) throw new Error(`${path} was listed but not kept`);
  return document;
}
