import type { Issued } from "../../schemas/issued.ts";
import type { LibrarySettings, SectionType } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Document, Section } from "../document/document.ts";
import { roleName, settingsOfType } from "../document/named-in-settings.ts";
import { numberSections, type SectionsHeld } from "../document/number-sections.ts";
import type { DocumentFacts } from "./facts.ts";

/** A section as it is printed: its number and name, and what fills it. */
export interface FramedSection extends SectionType {
  number: string;
}

/**
 * A document's sections in printed order. A revision issued by the tool keeps the names and numbers of its own day
 * (document-format §1), so that renaming a section today does not rewrite an old revision.
 */
export function framedSections(facts: SectionedFacts, settings: LibrarySettings, issued: Issued | undefined): FramedSection[] {
  const type = settingsOfType(facts.type, settings);
  const kept = issued?.frame.sections;
  // What the frame has not was not printed then; what the text holds of it is shown all the same.
  if (kept) {
    return (type?.sections ?? [])
      .filter((section) => kept[section.id] !== undefined || heldBy(facts).has(section))
      .map((section) => ({ ...section, number: kept[section.id]?.number ?? "", name: kept[section.id]?.name ?? section.name }));
  }
  return numberSections(type?.sections ?? [], heldBy(facts), settings);
}

/** What of a document's facts tells which sections it has. */
type SectionedFacts = Pick<DocumentFacts, "type" | "headed" | "digests" | "flows" | "changes" | "transcription">;

function heldBy({ headed, digests, flows, changes, transcription }: SectionedFacts): SectionsHeld {
  return {
    isTranscription: transcription !== undefined,
    has({ id, from }) {
      if (headed.includes(id) || from in digests) return true;
      return from === "flows" ? flows.length > 0 : from === "changes" && changes.length > 0;
    },
  };
}

/** A role's name as printed. */
export function framedRole(role: string, settings: LibrarySettings, issued: Issued | undefined): LocalText {
  return issued?.frame.roles[role] ?? roleName(role, settings);
}

/** What a document writes in a printed section: the first of its name. */
export function writtenSection({ sections }: Pick<Document, "sections">, id: string): Section | undefined {
  return sections.find((section) => section.id === id);
}
