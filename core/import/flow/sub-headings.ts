import { type Block, type Paragraph, textOf } from "../blocks.ts";
import { bareLabel } from "./raw-step.ts";

const LONGEST = 90;
const SUB_NUMBER = /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=\S)/;

/**
 * Marks the lines of a procedure that head a run of steps though no style says so: those wholly bold, or numbered within the section
 * (“5.2 Receiving”), below which steps are counted from the beginning.
 */
export function withSubHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => (isSubHeading(block, blocks[index + 1]) ? { ...block, heading: 7 } : block) as Block);
}

function isSubHeading(block: Block, next: Block | undefined): boolean {
  if (block.kind !== "paragraph" || block.heading !== undefined || next?.kind !== "paragraph" || next.heading !== undefined) return false;
  const text = textOf(block);
  if (text.length > LONGEST || /[.;!]$/.test(text) || !isFirst(next)) return false;
  const runs = block.runs.filter((run) => run.text.trim() !== "");
  const isBold = runs.every((run) => run.bold) && !isWhollyBold(next);
  const isNumbered = block.label === undefined && SUB_NUMBER.test(text);
  // An item of the same list as what follows is no heading of it.
  return (
    (isBold || isNumbered) &&
    (block.label === undefined || block.label.replace(/\w+/, "") !== next.label?.replace(/\w+/, "") || /^[A-Z]/.test(block.label))
  );
}

function isFirst({ label }: Paragraph): boolean {
  return label !== undefined && /^(?:\d+\.)*1$|^a$/.test(bareLabel(label));
}

function isWhollyBold({ runs }: Paragraph): boolean {
  return runs.filter((run) => run.text.trim() !== "").every((run) => run.bold);
}
