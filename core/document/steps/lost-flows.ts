import type { Document, Flow } from "../document.ts";

/** True when the paper original has lost this flow or some of its steps: what it would have said can't be missed. */
export function isLost(flow: Flow): boolean {
  return flow.gap !== undefined;
}

/** True while any flow is lost: nothing can be called unused then, for the lost steps may have used it. */
export function anyFlowLost(document: Document): boolean {
  return (document.frontMatter.transcription?.gaps.length ?? 0) > 0;
}
