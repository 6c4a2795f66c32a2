import { folderName } from "../../core/document/codes/code-scheme.ts";

/**
 * What of a portal is made or kept as a whole, by name: a document's pages, a register, the rules' pages, the full text
 * index. Other pages that list the library belong to none: they are always made.
 */
export const RULES_PART = "rules";
export const SEARCH_PART = "search";

const DOCUMENT = "document ";

/** The name of a document's pages. */
export function documentPart(code: string): string {
  return `${DOCUMENT}${code}`;
}

/** The name of a register's page and files. */
export function registerPart(register: string): string {
  return `register ${register}`;
}

/** The codes of the documents among some parts. */
export function documentsOf(parts: readonly string[]): string[] {
  return parts.filter((part) => part.startsWith(DOCUMENT)).map((part) => part.slice(DOCUMENT.length));
}

/**
 * Tells which of the parts a file of the portal belongs to, by its path with forward slashes. Files of documents that
 * share a folder's name belong to none.
 */
export function partFinder(parts: readonly string[]): (path: string) => string | undefined {
  const known = new Set(parts);
  const byFolder = Map.groupBy(documentsOf(parts), (code) => folderName(code).toLowerCase());
  return (path) => {
    const [folder = "", ...below] = path.replace(/^(?:en|id)\//, "").split("/");
    const named = namedPart(folder, below);
    if (named !== undefined && known.has(named)) return named;
    const [document, other] = byFolder.get(folder.toLowerCase()) ?? [];
    return document === undefined || other !== undefined ? undefined : documentPart(document);
  };
}

function namedPart(folder: string, below: readonly string[]): string | undefined {
  if (folder === "pagefind") return SEARCH_PART;
  if (folder === "rules" && below.length === 2) return RULES_PART;
  return folder === "registers" ? registerPart((below[0] ?? "").replace(/\.(?:csv|json|xlsx)$/, "")) : undefined;
}
