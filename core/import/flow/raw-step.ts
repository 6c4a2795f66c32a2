import type { Block, SourcePlace } from "../blocks.ts";

/** A step as it was found, before labels are numbers and texts are fields. */
export interface RawStep {
  /** The label it was cited by in the source, bare: `4`, `6.1`, `a`. */
  label?: string;
  /** Its text on one line. */
  text: string;
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

/** A list label as it is cited: without brackets and dots around it. */
export function bareLabel(label: string): string {
  return label.replace(/^[(\s]+|[).:\s]+$/g, "").toLowerCase();
}
