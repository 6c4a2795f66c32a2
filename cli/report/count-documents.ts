import { posix } from "node:path";
import { counted } from "../../core/document/words/counted.ts";
import type { LocalText } from "../../schemas/local-text.ts";

/** So many documents, in words. */
export function documentCount(count: number): LocalText {
  return { en: `${counted(count, "document")}`, id: `${count} dokumen` };
}

/** How many documents some texts belong to: each has a folder of its own. */
export function countDocuments(paths: readonly string[]): number {
  return new Set(paths.map((path) => path.slice(0, path.lastIndexOf("/") + 1))).size;
}

/** True for a file that says how the library is controlled, and is no document's. */
function isOfSettings(path: string): boolean {
  return /(?:^|\/)(?:library\.yaml|allowed_signers|settings\/\d+\.yaml)$/.test(path);
}

/** Where findings lie. */
export interface FindingPlaces {
  /** How many documents. */
  documents: number;
  settings: boolean;
  /** Files that are no document's of those looked at, and not the settings either. */
  others: boolean;
}

/** Where findings lie, of the documents of some texts; a file beside the texts belongs to the document around it. */
export function placesOf(findings: readonly { path: string }[], paths: readonly string[]): FindingPlaces {
  const folders = new Set(paths.map((path) => posix.dirname(path)));
  const folderOf = (path: string): string | undefined => {
    const around = posix.dirname(path);
    if (folders.has(around)) return around;
    return around === "." || around === posix.dirname(around) ? undefined : folderOf(around);
  };
  const of = findings.filter(({ path }) => !isOfSettings(path)).map(({ path }) => folderOf(path));
  return {
    documents: new Set(of.filter((folder) => folder !== undefined)).size,
    settings: of.length < findings.length,
    others: of.includes(undefined),
  };
}
