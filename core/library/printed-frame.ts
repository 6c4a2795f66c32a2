import type { Issued } from "../../schemas/issued.ts";
import type { LibrarySettings, SectionType } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { DocumentFacts } from "./facts.ts";

/** A section as it is printed: its number and name, and what fills it. */
export interface FramedSection extends SectionType {
  number: string;
}

/**
 * A document's sections in printed order. A revision issued by the tool keeps the names and numbers of its own day
 * (document-format §1), so that renaming a section today does not rewrite an old revision.
 */
export function framedSections(facts: Pick<DocumentFacts, "type">, settings: LibrarySettings, issued: Issued | undefined): FramedSection[] {
  const type = facts.type === undefined ? undefined : settings.types[facts.type];
  return (type?.sections ?? []).map((section, index) => {
    const kept = issued?.frame.sections[section.id];
    return { ...section, number: kept?.number ?? String(index + 1), name: kept?.name ?? section.name };
  });
}

/** A role's name as printed. */
export function framedRole(role: string, settings: LibrarySettings, issued: Issued | undefined): LocalText {
  return issued?.frame.roles[role] ?? settings.roles[role] ?? { id: role, en: role };
}
