import { useOf } from "../addresses.ts";
import type { Block, Run, SourcePlace } from "../blocks.ts";
import { linkedRuns } from "../links.ts";

/** A step as it was found, before labels are numbers and texts are fields. */
export interface RawStep {
  /** The label it was cited by in the source, bare: `4`, `6.1`, `a`. */
  label?: string;
  /** Its text on one line. */
  text: string;
  /** The links on words of its title, text and fields. */
  links?: Run[];
  /** A title of its own, where the source has one. */
  title?: string;
  actor?: string;
  /** What belongs to it: further paragraphs, sub-items, tables, pictures. */
  more: Block[];
  fields: Partial<Record<"input" | "time" | "output" | "kpi" | "rc" | "remark", string>>;
  place: SourcePlace;
}

/** A run of steps in the source. */
export interface RawFlow {
  /** The heading above it, without its number. */
  title?: string;
  /** That heading as written. */
  heading?: string;
  introduction: Block[];
  steps: RawStep[];
}

/** The links of a step, where what it was read from has any. */
export function linksOf(blocks: readonly Block[], before: readonly Run[] = []): Pick<RawStep, "links"> {
  const own = blocks.flatMap((block) => (block.kind === "paragraph" ? linkedRuns(block.runs) : []));
  const links = [...before, ...own.filter(isWritten)];
  return links.length > 0 ? { links } : {};
}

/** False for a link of which a draft has the words alone. */
function isWritten({ text, link = "", isOwn }: Run): boolean {
  const use = useOf({ address: link, isOwn });
  return use === "followed" || (use === "shown" && !text.includes(link));
}

/** A list label as it is cited: without brackets and dots around it. */
export function bareLabel(label: string): string {
  return label.replace(/^[(\s]+|[).:\s]+$/g, "").toLowerCase();
}
