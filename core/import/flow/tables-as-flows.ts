import type { Block, Table } from "../blocks.ts";
import type { RawFlow, RawStep } from "./raw-step.ts";

/** Each table that holds steps as a flow of its own, and all other blocks as they were. */
export function tablesAsFlows(
  blocks: readonly Block[],
  stepsIn: (table: Table) => RawStep[] | undefined,
): { value: RawFlow[]; rest: Block[] } {
  const value: RawFlow[] = [];
  const rest: Block[] = [];
  for (const block of blocks) {
    const steps = block.kind === "table" ? stepsIn(block) : undefined;
    if (steps) value.push({ introduction: [], steps });
    else rest.push(block);
  }
  return { value, rest };
}
