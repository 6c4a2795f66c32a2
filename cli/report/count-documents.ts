import { posix } from "node:path";
import { counted } from "../../core/document/words/counted.ts";
import type { LocalText } from "../../schemas/local-text.ts";

/** So many documents, in words. */
export function documentCount(count: number): LocalText {
  return { en: `${counted(count, "document")}`, id: `${count} dokumen` };
}

/** So many rules, in words. */
export function ruleCount(count: number): LocalText {
  return { en: `${counted(count, "rule")}`, id: `${count} aturan` };
}

/** How many documents some texts belong to: each has a folder of its own. */
export function countDocuments(paths: readonly string[]): number {
  return new Set(paths.map((path) => posix.dirname(path))).size;
}

/** True for a file that says how the library is controlled, and is no document's. */
export function isOfSettings(path: string): boolean {
  return /(?:^|\/)(?:library\.yaml|allowed_signers|settings\/\d+\.yaml)$/.test(path);
}

/** How many of the documents of some texts findings are about; a file beside the texts belongs to the document around it. */
export function countTouched(findings: readonly { path: string }[], paths: readonly string[]): number {
  const folders = new Set(paths.map((path) => posix.dirname(path)));
  const folderOf = (path: string): string => {
    const around = posix.dirname(path);
    return folders.has(around) || around === "." || around === posix.dirname(around) ? around : folderOf(around);
  };
  return new Set(findings.flatMap(({ path }) => (isOfSettings(path) ? [] : [folderOf(path)]))).size;
}
