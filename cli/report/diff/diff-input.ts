import type { DocumentChange } from "../../../core/compare/document-change.ts";
import { pick } from "../../../languages/language.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";

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

export const diffTexts = {
  substantive: { id: "substantif", en: "substantive" },
  editorial: { id: "redaksional", en: "editorial" },
  nothing: { id: "Tidak ada perubahan isi.", en: "The content is the same." },
  revision: { id: "revisi", en: "revision" },
  draft: { id: "draf", en: "the draft" },
  neverInForce: { id: "tidak pernah berlaku", en: "never in force" },
  movedFrom: { id: "dipindahkan dari sini", en: "moved from here" },
  movedTo: { id: "dipindahkan ke sini", en: "moved to here" },
} as const satisfies Record<string, LocalText>;

/** `revision 05 → the draft`. */
export function comparedRevisions({ from, to, passed = [], language }: DiffInput): string {
  const name = (revision: string) =>
    revision === "draft" ? pick(diffTexts.draft, language) : `${pick(diffTexts.revision, language)} ${revision}`;
  const between = passed.length === 0 ? "" : ` (${passed.join(", ")}: ${pick(diffTexts.neverInForce, language)})`;
  return `${name(from)} → ${name(to)}${between}`;
}

/** `9 substantive, 3 editorial`. */
export function countedChanges({ changes, language }: DiffInput): string {
  return (["substantive", "editorial"] as const)
    .map((weight) => `${changes.filter((change) => change.weight === weight).length} ${pick(diffTexts[weight], language)}`)
    .join(", ");
}
