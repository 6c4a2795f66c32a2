import { folderName } from "../../core/document/codes/code-scheme.ts";

/**
 * What of a portal is made or kept as a whole, by name: a document's pages, a register, the rules' pages, the
 * documentation of the tool, each part of the full text index, what is jumped to, the other pages that list the library, those that count its findings, and what is the same
 * whatever it holds. What tells texts by their digests belongs to none: it is always made, and so is what is changed once it lies there.
 */
export const RULES_UNIT = "rules";
export const DOCS_UNIT = "docs";
export const SEARCH_UNIT = "search";
export const JUMP_UNIT = "jump";
export const LISTS_UNIT = "lists";
export const FINDINGS_UNIT = "findings";
export const FRAME_UNIT = "frame";

const DOCUMENT = "document ";

/** The name of a document's pages. */
export function documentUnit(code: string): string {
  return `${DOCUMENT}${code}`;
}

/**
 * The name of a part of the full text index, by the folder in `pagefind` where it lies; the one beside the code that asks all of them, in none, is
 * `SEARCH_UNIT`.
 */
export function textUnit(folder: string): string {
  return folder === "" ? SEARCH_UNIT : `${SEARCH_UNIT} ${folder}`;
}

/** The folders of the parts of the full text index among some units. */
export function textsOf(units: readonly string[]): string[] {
  return units
    .filter((unit) => unit === SEARCH_UNIT || unit.startsWith(`${SEARCH_UNIT} `))
    .map((unit) => unit.slice(SEARCH_UNIT.length + 1));
}

/** The name of a register's page and files. */
export function registerUnit(register: string): string {
  return `register ${register}`;
}

/** The codes of the documents among some units. */
export function documentsOf(units: readonly string[]): string[] {
  return units.filter((unit) => unit.startsWith(DOCUMENT)).map((unit) => unit.slice(DOCUMENT.length));
}

/**
 * Tells which of the units a file of the portal belongs to, by its path with forward slashes. Files of documents that
 * share a folder's name belong to none.
 */
export function unitFinder(units: readonly string[]): (path: string) => string | undefined {
  const known = new Set(units);
  const byFolder = Map.groupBy(documentsOf(units), (code) => folderName(code).toLowerCase());
  return (path) => {
    const [folder = "", ...below] = path.replace(/^(?:en|id)\//, "").split("/");
    const named = namedUnit(folder, below);
    if (named !== undefined && known.has(named)) return named;
    const [document, other] = byFolder.get(folder.toLowerCase()) ?? [];
    return document === undefined || other !== undefined ? undefined : documentUnit(document);
  };
}

function namedUnit(folder: string, below: readonly string[]): string | undefined {
  if (folder === "pagefind") return textUnit(/^\d+$/.exec(below[0] ?? "")?.[0] ?? "");
  if (folder === "rules" && below.length > 0) return RULES_UNIT;
  if (folder === "docs" && below.length > 0) return DOCS_UNIT;
  if (folder === "search") return JUMP_UNIT;
  if (/^(?:history|map|verify|index\.html|library\.json|sitemap\.xml)$/.test(folder)) return LISTS_UNIT;
  if (/^(?:assets|404\.html|icon\.svg)$/.test(folder)) return FRAME_UNIT;
  return folder === "registers" ? registersUnit(below[0] ?? "") : undefined;
}

/** The unit of a file or folder among the registers. */
function registersUnit(name: string): string {
  if (name === "services") return LISTS_UNIT;
  if (name === "findings" || name === "index.html") return FINDINGS_UNIT;
  return registerUnit(name.replace(/\.(?:csv|json|xlsx)$/, ""));
}
