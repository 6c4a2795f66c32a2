import type { Flow, Section } from "../../../core/document/document.ts";
import { ownText, textBeforeSections } from "../../../core/document/loose-text.ts";
import { settingsOfType } from "../../../core/document/named-in-settings.ts";
import { framedRole, framedSections, writtenSection } from "../../../core/library/printed-frame.ts";
import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { DocumentType, SectionType } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { PortalBase } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import type { DocumentContext, DocumentPortal } from "./document-portal.ts";

/** One section as printed: its number and name, where its content comes from, and its text if one was written. */
export interface PrintedSection {
  id: string;
  number: string;
  name: string;
  from: SectionType["from"];
  required: boolean;
  written: Section | undefined;
}

/** The language a document is written in. */
export function languageOf(shown: ShownRevision): Language {
  return shown.facts.language;
}

/** The language of a document's words among others, for a page to name; undefined on one that is in that language itself. */
export function languageAmong({ language }: Pick<DocumentContext, "language">, shown: ShownRevision): Language | undefined {
  return language === languageOf(shown) ? undefined : languageOf(shown);
}

/** The settings of a document's type; undefined where its code names none. */
export function typeOf(portal: PortalBase, shown: ShownRevision): DocumentType | undefined {
  return settingsOfType(shown.facts.type, portal.settings);
}

/**
 * The type's sections in printed order. A revision issued by the tool keeps the names and numbers of its own
 * day, so that renaming a section today does not rewrite an old revision.
 */
export function printedSections(portal: PortalBase, shown: ShownRevision): PrintedSection[] {
  return framedSections(shown.facts, portal.settings, shown.issued?.issued).map(({ id, number, name, from, required }) => ({
    id,
    number,
    name: pick(name, languageOf(shown)),
    from,
    required,
    written: writtenSection(shown.document, id),
  }));
}

/** The number of the section that holds the flows: they are 8.1, 8.2 …; empty where the type has none. */
export function flowsNumber(portal: PortalBase, shown: ShownRevision): string {
  return framedSections(shown.facts, portal.settings, shown.issued?.issued).find(({ from }) => from === "flows")?.number ?? "";
}

/** What stands before a flow's steps, but for the keywords it is found by. */
export function introductionOf(shown: ShownRevision, flow: Flow): string {
  return textOf(shown, flow.introduction);
}

/** What stands before the first section: no section shows it. */
export function looseText(shown: ShownRevision): string {
  return textOf(shown, textBeforeSections(shown.document));
}

/** What a section says itself; of the flow section what stands before the first flow. */
export function ownTextOf(shown: ShownRevision, section: Section): string {
  return textOf(shown, ownText(shown.document, section));
}

/** Sections that stand in no printed place: those its type doesn't know, and a second one of a name. */
export function furtherSections(shown: ShownRevision, printed: readonly PrintedSection[]): Section[] {
  const placed = new Set(printed.map(({ written }) => written));
  return shown.document.sections.filter((section) => !placed.has(section));
}

/** A cited document's title: as it was on the day of issue, else as known today. */
export function citedTitle(portal: DocumentPortal, shown: ShownRevision, code: DocumentCode): string | undefined {
  return shown.issued?.issued?.frame.titles[code] ?? portal.others.title(code);
}

/** A role's name as printed. */
export function roleName(portal: PortalBase, shown: ShownRevision, role: string): string {
  return pick(framedRole(role, portal.settings, shown.issued?.issued), languageOf(shown));
}

/** The text of a span of a document's lines. */
export function textOf(shown: ShownRevision, span: { first: number; end: number }): string {
  return shown.document.lines
    .slice(span.first - 1, span.end - 1)
    .join("\n")
    .trim();
}
