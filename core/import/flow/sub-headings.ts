import { type Block, type Paragraph, textOf } from "../blocks.ts";
import { isNumbered } from "../recognisers/steps.ts";
import { bareLabel } from "./raw-step.ts";

const LONGEST = 90;
const SUB_NUMBER = /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=\S)/;

/**
 * Marks the lines of a procedure that are headings though no style says so: those wholly bold, or numbered within the section
 * (“5.2 Receiving”), below which steps are counted from the beginning; and the numbers themselves, where each is a bold line above its text.
 */
export function withSubHeadings(blocks: readonly Block[]): Block[] {
  const areTitles = numbersAreTitles(blocks);
  return blocks.map((block, index) => {
    const isHeading = areTitles ? block.kind === "paragraph" && isNumbered(block) : isSubHeading(block, blocks[index + 1]);
    return (isHeading ? { ...block, heading: 7 } : block) as Block;
  });
}

/** True where all that is counted is a short bold line, and most have text below. */
function numbersAreTitles(blocks: readonly Block[]): boolean {
  const numbered = blocks.flatMap((block, index) =>
    block.kind === "paragraph" && isNumbered(block) ? [{ block, next: blocks[index + 1] }] : [],
  );
  const above = numbered.filter(({ next }) => next?.kind === "paragraph" && next.heading === undefined && !isNumbered(next));
  const isTitle = ({ block }: { block: Paragraph }) =>
    isWhollyBold(block) && textOf(block).length <= LONGEST && !/[.;!]$/.test(textOf(block));
  return numbered.length > 1 && above.length * 2 > numbered.length && numbered.every(isTitle);
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
