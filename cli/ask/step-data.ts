import type { PlainStep } from "../../core/flow/graph/plain-flow.ts";
import { targetText } from "../../core/flow/views/write-notation.ts";
import type { Language, StepData } from "./answers.ts";

/** A step as programs are told it: where it leads in the notation of its document's language (`3`, an RC, `selesai (…)`, `?`). */
export function stepData({ isDecision: _, follows, next, exceptions, ...step }: PlainStep, language: Language): StepData {
  return {
    ...step,
    ...(follows && { follows: targetText(follows, language) }),
    next: next.map(({ label, target }) => ({ label, target: targetText(target, language) })),
    exceptions: exceptions.map(({ kind, label, target }) => ({ kind, label, target: targetText(target, language) })),
  };
}
