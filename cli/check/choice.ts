import { existsSync } from "node:fs";
import { resolve, sep } from "node:path";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { findFolder } from "../../core/library/find-document.ts";
import type { Library } from "../../core/library/library.ts";
import type { BaselineEntry } from "../../schemas/baseline.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";

/** What is looked at, of texts and of findings alike: by path, and by the code they are about. */
export type Choice = (about: { path: string; code?: string | undefined }) => boolean;

/** A library's documents and texts by name: all that it takes to find those that were named. */
export interface LibraryListing {
  documents: ReadonlyMap<string, { code: DocumentCode; folder: string }>;
  files: readonly (Pick<DocumentFacts, "path" | "folder" | "unread"> & { code?: string | undefined })[];
}

/**
 * The documents named: by path of a file or folder, by code, or by the ending of one.
 * @throws UsageError for a name that fits no document or several
 */
export function choiceOfNames(library: LibraryListing, names: readonly string[]): Choice {
  const chosen = names.map((name) => choiceOfName(name, library));
  return (about) => chosen.some((isChosen) => isChosen(about));
}

/** Of what was named by its path, what is not there: of its document something may be. */
export function missingPaths(names: readonly string[]): string[] {
  return names.filter((name) => /[\\/]/.test(name) && !existsSync(name));
}

/** Documents in changed folders and those that cite them; all of them when the settings changed. */
export function choiceAround(library: Library, changed: { folders: ReadonlySet<string>; settings: boolean }): Choice {
  if (changed.settings) return () => true;
  const near = new Set(changed.folders);
  for (const { code, folder } of library.documents.values()) {
    if (changed.folders.has(folder)) for (const { from } of library.citedBy.get(code) ?? []) near.add(from.folder);
  }
  return ({ path }) => near.has(path.split("/").at(-2) ?? "");
}

/**
 * Tells which entries of a baseline a check could have found again. Of the others a check of some rules or documents can't
 * say anything.
 * @param choice undefined where every document was looked at
 */
export function entriesLookedAt(
  library: Library,
  choice: Choice | undefined,
  only: readonly string[] | undefined,
): (entry: BaselineEntry) => boolean {
  const codes = choice && new Set(library.files.filter(choice).flatMap(({ code, folder }) => [code, folder]));
  return ({ rule, code }) => (only === undefined || only.includes(rule)) && (codes === undefined || codes.has(code));
}

function choiceOfName(name: string, library: LibraryListing): Choice {
  const path = resolve(name);
  const here = process.cwd().endsWith(sep) ? process.cwd() : process.cwd() + sep;
  // To resolve each of ten thousand paths takes longer than all else that is done with them; those below are plain as they are shown.
  const fullOf = (file: string) => (/^[.\\/]|^\w:/.test(file) ? resolve(file) : here + file.replaceAll("/", sep));
  const isPath = (file: string) => fullOf(file) === path || fullOf(file).startsWith(path + sep);
  if (library.files.some((facts) => isPath(facts.path))) return (about) => isPath(about.path);
  const { code, folder } = findFolder(library, name);
  return (about) => (code !== undefined && about.code === code) || about.path.split("/").includes(folder);
}
