import { compareText } from "../../document/words/compare-text.ts";
import type { EmittedAnswer, EmittedUse } from "./emitted.ts";

/** Uses of one key in the order of codes and folders, those of one folder as it emitted them. */
export function orderUses(uses: readonly EmittedUse[]): EmittedUse[] {
  return [...uses].sort(({ text: a }, { text: b }) => compareText(a.code ?? "", b.code ?? "") || compareFolders(a, b));
}

/** Of several folders that claim one code, who has issued it answers, else the first by name. */
export function compareAnswers(a: EmittedAnswer, b: EmittedAnswer): number {
  return Number(b.isIssued) - Number(a.isIssued) || compareFolders(a, b);
}

/** Folders in the order of the paths of their texts. */
function compareFolders({ folder: a }: { folder: string }, { folder: b }: { folder: string }): number {
  return compareText(`${a}/`, `${b}/`);
}
