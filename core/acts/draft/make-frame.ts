import type { Issued } from "../../../schemas/issued.ts";
import type { Document } from "../../document/document.ts";
import { roleName, settingsOfType } from "../../document/named-in-settings.ts";
import { numberSections, sectionsHeld } from "../../document/number-sections.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { type Library, titleOf } from "../../library/library.ts";

/** What is printed around a document's own words on the library's day: every later view of the revision uses it. */
export function makeFrame(document: Document, library: Library, reading: ReadingContext): Issued["frame"] {
  const { settings, scheme } = reading;
  const { code } = document.frontMatter;
  const letter = scheme.typeOf(code);
  const type = settingsOfType(letter, settings);
  const sections = numberSections(sectionsOfType(code, reading), sectionsHeld(document), settings).map(
    ({ id, name, number }) => [id, { number, name }] as const,
  );
  const roles = (type?.approvals ?? []).map((role) => [role, roleName(role, settings)] as const);
  const cited = [...new Set(document.citations.map((citation) => citation.code))].filter((other) => other !== code).sort();
  const titles = cited.flatMap((other) => {
    const title = titleOf(library, other);
    return title === undefined ? [] : [[other, title] as const];
  });
  return {
    organisation: settings.organisation,
    type: type?.name ?? { id: letter ?? "-", en: letter ?? "-" },
    sections: Object.fromEntries(sections),
    roles: Object.fromEntries(roles),
    titles: Object.fromEntries(titles),
  };
}
