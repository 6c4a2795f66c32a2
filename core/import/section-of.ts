import type { DocumentType, SectionType } from "../../schemas/library-settings.ts";
import { fold } from "../document/words/fold.ts";
import { bareName, meaningIn } from "./names.ts";
import { sectionNames } from "./section-names.ts";

/** The section of a type that a heading of a source stands for: by the type's own name for it, else by what such sections are usually called. */
export function sectionOf(name: string, type: Pick<DocumentType, "sections">): { section: SectionType; isSure: boolean } | undefined {
  const bare = bareName(name);
  const own = type.sections.find((section) =>
    [section.name.id, section.name.en].some((own) => bareName(own) === bare || fold(own) === fold(name) || withoutBracket(own) === bare),
  );
  if (own) return { section: own, isSure: true };
  const meaning = meaningIn(sectionNames, name);
  const meant = meaning && type.sections.find(({ id, from }) => id === meaning || (from !== "text" && from === meaning));
  if (meant) return { section: meant, isSure: true };
  const flows = type.sections.find(({ from }) => from === "flows");
  return flows && (meaning === "procedure" || /^(?:procedures?|prosedur|alur|tata cara)\b/.test(bare))
    ? { section: flows, isSure: meaning === "procedure" }
    : undefined;
}

/** “Rincian Prosedur” of “Rincian Prosedur (Aliran Proses)”. */
function withoutBracket(name: string): string {
  return bareName(name.replace(/\s*\([^)]*\)\s*$/, ""));
}
