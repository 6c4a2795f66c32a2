import { resolve, sep } from "node:path";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { findDocument } from "../../core/library/find-document.ts";
import type { Library } from "../../core/library/library.ts";

/**
 * The findings about the documents named: by path of a file or folder, by code, or by the ending of one.
 * @throws UsageError for a name that fits no document or several
 */
export function chooseFindings(
  findings: readonly FingerprintedFinding[],
  library: Library,
  names: readonly string[],
): FingerprintedFinding[] {
  const chosen = names.map((name) => matcherFor(name, library));
  return findings.filter((finding) => chosen.some((matches) => matches(finding)));
}

/** The findings about documents in changed folders and about those that cite them; all of them when the settings changed. */
export function findingsAround(
  findings: readonly FingerprintedFinding[],
  library: Library,
  changed: { folders: ReadonlySet<string>; settings: boolean },
): FingerprintedFinding[] {
  if (changed.settings) return [...findings];
  const near = new Set(changed.folders);
  for (const { code, folder } of library.documents.values()) {
    if (changed.folders.has(folder)) for (const { from } of library.citedBy.get(code) ?? []) near.add(from.folder);
  }
  return findings.filter(({ path }) => near.has(path.split("/").at(-2) ?? ""));
}

function matcherFor(name: string, library: Library): (finding: FingerprintedFinding) => boolean {
  const path = resolve(name);
  const isPath = (file: string) => resolve(file) === path || resolve(file).startsWith(path + sep);
  if (library.files.some((facts) => isPath(facts.path))) return (finding) => isPath(finding.path);
  const { code, folder } = findDocument(library, name);
  return (finding) => finding.code === code || finding.path.split("/").includes(folder);
}
