import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { PlainStep } from "../graph/plain-flow.ts";
import { togetherWith } from "../graph/together-with.ts";
import { listOf } from "../graph/written-values.ts";

/** What stands before the label of a way that a step takes when its time is up or it fails. */
export const exceptionSigns = { deadline: "◷", failure: "↯" } as const;

/** What a view without room for it says below a step's title: who acts with its first actor, and what it waits for. */
export function stepNotes({ actors, after }: PlainStep, language: Language): string[] {
  const waits = pick({ en: `after ${listOf(after, language)}`, id: `setelah ${listOf(after, language)}` }, language);
  return [...togetherWith(actors, language), ...(after.length > 0 ? [waits] : [])];
}
