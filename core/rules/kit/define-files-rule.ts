import type { OddFile } from "../../library/odd-file.ts";
import type { Report, RuleSummary } from "./define-summary.ts";

/** A rule about what lies in a document's folder and is not read. */
export interface FilesRule extends RuleSummary {
  scope: "files";
  check: (odd: readonly OddFile[], context: FilesContext) => void;
}

export interface FilesContext {
  /** @param path relative to the library's folder */
  report: (path: string, report: Omit<Report, "at">) => void;
}

/** Declares a rule about files. */
export function defineFilesRule(rule: FilesRule): FilesRule {
  return rule;
}
