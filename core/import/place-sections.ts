import type { DocumentType, SectionType } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { type Block, type Paragraph, textOf } from "./blocks.ts";
import type { SourceSection } from "./document-parts.ts";
import { meaningIn } from "./names.ts";
import { isNumbered, withoutNumber } from "./recognisers/steps.ts";
import { namesProcedure, sectionNames } from "./section-names.ts";
import { sectionOf } from "./section-of.ts";

/** A section of the source, and the type's section it fills. */
export interface PlacedSection {
  source: SourceSection;
  section: SectionType | undefined;
  /** Why it is taken for that, where its name alone doesn't say it. */
  guess?: LocalText;
  /** True for one that holds nothing but other sections. */
  isAround?: boolean;
}

const byWord = { en: "its name speaks of a procedure", id: "namanya menyebut prosedur" };

/** Sections of a source by what they fill in a type. Where none is named as the procedure is, those whose names speak of one are taken. */
export function placeSections(sections: readonly SourceSection[], type: DocumentType): PlacedSection[] {
  const placed = sections
    .map((source): PlacedSection => {
      const found = sectionOf(source.name, type);
      return { source, section: found?.section, ...(found && !found.isSure && { guess: byWord }) };
    })
    .flatMap((one) => withNamedWithin(one, type))
    .map((one, index, all) => (isAround(one, all[index + 1]) ? { ...one, isAround: true } : one));
  const flows = type.sections.find(({ from }) => from === "flows");
  if (!flows) return placed;
  // Beside the procedure itself, “Alur Koordinasi” is something else.
  if (placed.some(({ section, guess }) => section === flows && !guess))
    return placed.map((one) => (one.guess && !namesProcedure(one.source.name) ? { source: one.source, section: undefined } : one));
  const named = placed.map((one) => (isUnknown(one) && namesProcedure(one.source.name) ? { ...one, section: flows, guess: byWord } : one));
  if (named.some(({ section }) => section === flows)) return named;
  return placed.flatMap((one) => (isUnknown(one) ? withProcedureWithin(one, flows) : [one]));
}

function isUnknown({ source, section }: PlacedSection): boolean {
  return section === undefined && meaningIn(sectionNames, source.name) === undefined;
}

/** True for an unknown heading below which another section begins at once. */
function isAround({ source, section }: PlacedSection, next: PlacedSection | undefined): boolean {
  const [own, below] = [source.heading.heading ?? 0, next?.source.heading.heading ?? 0];
  return section === undefined && source.blocks.length === 0 && below > own;
}

/** “1. Introduction” or “1. General” parted where sections stand within: “1.1 Purpose”, “1.2 Scope”. */
function withNamedWithin(one: PlacedSection, type: DocumentType): PlacedSection[] {
  if (one.section !== undefined && (one.section.from !== "text" || one.section.id !== "policies")) return [one];
  const parts: PlacedSection[] = [{ ...one, source: { ...one.source, blocks: [] } }];
  let level = 0;
  for (const block of one.source.blocks) {
    if (block.kind === "paragraph" && block.heading !== undefined && (level === 0 || block.heading <= level)) {
      const name = withoutNumber(textOf(block));
      const found = sectionOf(name, type);
      if (found?.isSure) {
        level = block.heading;
        parts.push({ source: { heading: block, name, blocks: [] }, section: found.section });
        continue;
      }
      // What stands between them is of the section around.
      if (level > 0) {
        parts.push(
          one.section === undefined
            ? { section: undefined, source: { heading: block, name, blocks: [] } }
            : { ...one, source: { heading: { ...block, runs: [] }, name, blocks: [block] } },
        );
        continue;
      }
    }
    parts.at(-1)?.source.blocks.push(block);
  }
  return parts.length === 1 ? [one] : parts;
}

/** An unknown section parted where a heading within it speaks of a procedure and steps follow. */
function withProcedureWithin({ source }: PlacedSection, flows: SectionType): PlacedSection[] {
  const parts: PlacedSection[] = [{ source: { ...source, blocks: [] }, section: undefined }];
  let level = 0;
  for (const [index, block] of source.blocks.entries()) {
    if (block.kind === "paragraph" && block.heading !== undefined) {
      const name = withoutNumber(textOf(block));
      if (namesProcedure(name) && beginsSteps(source.blocks.slice(index + 1))) {
        level = block.heading;
        parts.push({ source: { heading: block, name, blocks: [] }, section: flows, guess: byWord });
        continue;
      }
      if (level > 0 && block.heading <= level) {
        level = 0;
        parts.push({ source: { heading: block, name, blocks: [] }, section: undefined });
        continue;
      }
    }
    parts.at(-1)?.source.blocks.push(block);
  }
  return parts;
}

function beginsSteps(blocks: readonly Block[]): boolean {
  const next = blocks.find((block) => block.kind === "paragraph" && (block.heading !== undefined || isNumbered(block)));
  return next?.kind === "paragraph" && next.heading === undefined;
}

/** True for text without any section of which most is counted as steps are: a title and a list is how the simplest procedures look. */
export function isBareProcedure(blocks: readonly Block[], placed: readonly PlacedSection[]): boolean {
  const paragraphs = blocks.filter((block): block is Paragraph => block.kind === "paragraph" && (block.depth ?? 0) === 0);
  const steps = paragraphs.filter((block) => isNumbered(block) && !/^\d+\.\d/.test(textOf(block)));
  return steps.length > 1 && steps.length * 2 >= paragraphs.length && placed.every(({ section }) => section === undefined);
}
