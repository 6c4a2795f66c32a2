import type { JumpDocument } from "../../data/search/jump-index.ts";

/** How many are shown at most. */
export const MOST_JUMPS = 7;

/** Something to jump to. */
export interface Jump {
  kind: "document" | "flow" | "step" | "application" | "kpi" | "term" | "clause" | "external" | "page";
  title: string;
  /** What stands beside it: a code, a revision. */
  note: string;
  address: string;
  status?: JumpDocument["status"];
  language?: string;
}
