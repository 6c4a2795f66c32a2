import type { LibrarySettings, SectionType } from "../../schemas/library-settings.ts";
import type { Document } from "./document.ts";

/** What of a document decides which of its type's sections take a number. */
export interface SectionsHeld {
  /** True where a section has its heading, or entries that fill it; `-` under the heading is there. */
  has: (section: Pick<SectionType, "id" | "from">) => boolean;
  /** A paper original was numbered whole. */
  isTranscription: boolean;
}

/** What a document holds of its type's sections. */
export function sectionsHeld({ sections, flows, frontMatter }: Document): SectionsHeld {
  return {
    isTranscription: frontMatter.transcription !== undefined,
    has({ id, from }) {
      if (sections.some((section) => section.id === id)) return true;
      if (from === "text") return false;
      return from === "flows" ? flows.length > 0 : frontMatter[from].length > 0;
    },
  };
}

/**
 * The sections a document is printed with, numbered from 1: all of its type, or those that are there (document-format §3). A
 * section that takes no number is not printed.
 */
export function numberSections<S extends Pick<SectionType, "id" | "from">>(
  sections: readonly S[],
  { has, isTranscription }: SectionsHeld,
  { sectionNumbers }: Pick<LibrarySettings, "sectionNumbers">,
): (S & { number: string })[] {
  const printed = sectionNumbers === "all" || isTranscription ? sections : sections.filter(has);
  return printed.map((section, index) => ({ ...section, number: String(index + 1) }));
}
