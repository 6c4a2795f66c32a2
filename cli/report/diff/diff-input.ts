import type { DocumentChange } from "../../../core/compare/document-change.ts";
import { textsIn } from "../../../languages/index.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** A comparison and what it is printed with. */
export interface DiffInput {
  code: string;
  title: string;
  /** The revisions compared: `05`, and `draft` where one is. */
  from: string;
  to: string;
  /** Revisions between them that never came into force. */
  passed?: readonly string[];
  changes: readonly DocumentChange[];
  language: Language;
}

/** `revision 05 → the draft`. */
export function comparedRevisions({ from, to, passed = [], language }: DiffInput): string {
  const name = (revision: string) =>
    revision === "draft" ? textsIn(language).reports.diff.draft : `${textsIn(language).reports.diff.revision} ${revision}`;
  const between = passed.length === 0 ? "" : ` (${passed.join(", ")}: ${textsIn(language).reports.diff.neverInForce})`;
  return `${name(from)} → ${name(to)}${between}`;
}

/** `9 substantive, 3 editorial`. */
export function countedChanges({ changes, language }: DiffInput): string {
  return (["substantive", "editorial"] as const)
    .map((weight) => `${changes.filter((change) => change.weight === weight).length} ${textsIn(language).reports.diff[weight]}`)
    .join(", ");
}
