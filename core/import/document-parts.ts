import { type Block, type Paragraph, textOf } from "./blocks.ts";
import { meaningIn } from "./names.ts";
import { withoutNumber } from "./recognisers/steps.ts";
import { sectionNames } from "./section-names.ts";

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

/** Parts a source into sections at the level of headings that most known section names have; bold and numbered lines count as headings. */
export function partsOf(body: readonly Block[], isSectionName: (name: string) => boolean): DocumentParts {
  const isKnown = (name: string) => isSectionName(name) || meaningIn(sectionNames, name) !== undefined;
  const marked = body.map((block) => asHeading(block, isKnown));
  const level = sectionLevel(marked, isKnown);
  const parts: DocumentParts = { front: [], sections: [] };
  for (const block of marked) {
    const isSection = block.kind === "paragraph" && block.heading !== undefined && block.heading > 0 && block.heading <= level;
    // Above the sections' level stands the document's title, if anything.
    const isTitle = isSection && (block.heading as number) < level && parts.sections.length === 0 && !isKnown(withoutNumber(textOf(block)));
    if (isSection && !isTitle && textOf(block) !== "")
      parts.sections.push({ heading: block, name: withoutNumber(textOf(block)), blocks: [] });
    else (parts.sections.at(-1)?.blocks ?? parts.front).push(block);
  }
  return parts;
}

/** A line that looks and reads like a section's heading, though its style doesn't say so. */
function asHeading(block: Block, isKnown: (name: string) => boolean): Block {
  if (block.kind !== "paragraph" || block.heading !== undefined) return block;
  const text = textOf(block);
  if (text.length > 60 || !isKnown(withoutNumber(text).replace(/[:.]$/, ""))) return block;
  const runs = block.runs.filter((run) => run.text.trim() !== "");
  const isBold = runs.length > 0 && runs.every((run) => run.bold);
  const isNumbered = text !== withoutNumber(text) || (/^[\dIVXA-Z]+[.)]?$/.test(block.label ?? "") && (block.depth ?? 0) === 0);
  const isLoud = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
  return isBold || isNumbered || isLoud ? { ...block, heading: 1 } : block;
}

function sectionLevel(blocks: readonly Block[], isKnown: (name: string) => boolean): number {
  const counts = new Map<number, number>();
  let least = 9;
  for (const block of blocks) {
    if (block.kind !== "paragraph" || !block.heading) continue;
    least = Math.min(least, block.heading);
    if (isKnown(withoutNumber(textOf(block)))) counts.set(block.heading, (counts.get(block.heading) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best?.[0] ?? least;
}
