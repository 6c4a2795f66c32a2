import { type Imported, importDocument } from "../../core/import/import-document.ts";
import type { ImportRequest } from "../../core/import/make-draft.ts";
import { trackedChanges } from "../../core/import/undecided.ts";
import { UsageError } from "../../core/usage-error.ts";
import { trouble } from "./import-trouble.ts";
import { readSource } from "./read-source.ts";

/** What became of one file: a document and its pictures, or why there is none. */
export type FileOutcome = { path: string } & ({ imported: Imported; pictures: ReadonlyMap<string, Uint8Array> } | { fault: UsageError });

/** Imports one file; what is wrong with it is an outcome, so that the next is not kept waiting. */
export async function importFile(path: string, request: ImportRequest): Promise<FileOutcome> {
  try {
    const source = await readSource(path);
    const open = request.isIssued ? trackedChanges(source.asides) : 0;
    if (open > 0) throw trouble.undecided(open);
    return { path, imported: importDocument(source, request), pictures: source.pictures };
  } catch (error) {
    if (error instanceof UsageError) return { path, fault: error };
    throw error;
  }
}
