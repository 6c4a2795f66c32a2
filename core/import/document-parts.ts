import { type Block, type Paragraph, textOf } from "./blocks.ts";
import { type HeadingLook, lookOf, nextInSeries } from "./heading-look.ts";
import { meaningIn } from "./names.ts";
import { isNumbered, withoutNumber } from "./recognisers/steps.ts";
import { namesProcedure, sectionNames } from "./section-names.ts";

/** A section of the source: its heading and what stands below it. */
export interface SourceSection {
  heading: Paragraph;
  /** Its name, without the number. */
  name: string;
  blocks: Block[];
}

/** What stands before the first section, and the sections. */
export interface DocumentParts {
  front: Block[];
  sections: SourceSection[];
}

type IsKnown = (name: string) => boolean;

/**
 * Parts a source into sections at the level of headings that most known section names have. Lines that look like headings count: those
 * with a known name, and others that go on in their numbers or capitals.
 */
export function partsOf(body: readonly Block[], isSectionName: IsKnown): DocumentParts {
  const isKnown = (name: string) => isSectionName(name) || meaningIn(sectionNames, name) !== undefined;
  const marked = withHeadings(body, isKnown);
  const level = sectionLevel(marked, isKnown);
  const parts: DocumentParts = { front: [], sections: [] };
  for (const block of marked) {
    const isSection = block.kind === "paragraph" && block.heading !== undefined && block.heading > 0 && block.heading <= level;
    // Above the sections' level stands the document's title, if anything.
    const mayBeTitle = isSection && (block.heading as number) < level && parts.sections.length === 0 && block.label === undefined;
    const isTitle = mayBeTitle && withoutNumber(textOf(block)) === textOf(block) && !isKnown(textOf(block));
    if (isSection && !isTitle && textOf(block) !== "")
      parts.sections.push({ heading: block, name: withoutNumber(textOf(block)), blocks: [] });
    else (parts.sections.at(-1)?.blocks ?? parts.front).push(block);
  }
  return parts;
}

/** Marks lines that look and read like a section's heading, though their style doesn't say so. */
function withHeadings(body: readonly Block[], isKnown: IsKnown): Block[] {
  // Where headings have a style, “2. Note” is an item.
  const isStyled = body.some((block) => block.kind === "paragraph" && block.heading && isKnown(withoutNumber(textOf(block))));
  const known = body.map((block, index) => isHeadingByName(block, body[index + 1], isKnown, isStyled));
  const looks = body.map((block) => (block.kind === "paragraph" ? lookOf(block) : undefined));
  const byLook = looks.filter((_, index) => known[index]);
  if (byLook.length < 2) return body.map((block, index) => (known[index] ? { ...block, heading: 1 } : block) as Block);
  let before: HeadingLook | undefined;
  // Once steps are counted from 1 in the same look, what goes on in numbers may be a step.
  let isCountedAnew = false;
  let isProcedure = false;
  return body.map((block, index) => {
    const look = looks[index];
    if (block.kind !== "paragraph" || !look || block.heading !== undefined) return block;
    const isNext = before !== undefined && !known[index] && nextInSeries(before, look, isProcedure) && !isCountedAnew;
    if (!known[index] && !isNext) {
      if (before?.series === look.series && look.number === 1) isCountedAnew = true;
      return block;
    }
    before = look;
    isCountedAnew = false;
    isProcedure = meaningIn(sectionNames, withoutNumber(textOf(block))) === "procedure";
    return { ...block, heading: 1 };
  });
}

function isHeadingByName(block: Block, next: Block | undefined, isKnown: IsKnown, isStyled: boolean): boolean {
  if (block.kind !== "paragraph" || block.heading !== undefined) return false;
  const text = textOf(block);
  const name = withoutNumber(text).replace(/[:.]$/, "");
  const { isBold, isLoud } = lookOf(block);
  if (text.length > 60) return false;
  if (!isKnown(name)) return isBold && namesProcedure(name) && next?.kind === "paragraph" && isNumbered(next);
  const isCounted = text !== withoutNumber(text) || (/^[\dIVXA-Z]+[.)]?$/.test(block.label ?? "") && (block.depth ?? 0) === 0);
  return isBold || isLoud || (isCounted && !isStyled);
}

function sectionLevel(blocks: readonly Block[], isKnown: IsKnown): number {
  const counts = new Map<number, number>();
  const all: number[] = [];
  for (const block of blocks) {
    if (block.kind !== "paragraph" || !block.heading) continue;
    all.push(block.heading);
    if (isKnown(withoutNumber(textOf(block)))) counts.set(block.heading, (counts.get(block.heading) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (best) return best[0];
  // One heading above all others is the title.
  const [first, second] = all.sort((a, b) => a - b);
  return first === second ? (first ?? 9) : (second ?? first ?? 9);
}
