import type { PlainStep, PlainTarget } from "../../core/flow/graph/plain-flow.ts";
import { targetText } from "../../core/flow/graph/written-values.ts";
import { pick } from "../../languages/language.ts";
import type { Language, StepData } from "./answers.ts";

/** A step as programs are told it: where it leads in the notation of its document's language (`3`, an RC, `selesai (…)`, `?`). */
export function stepData({ isDecision: _, follows, next, exceptions, ...step }: PlainStep, language: Language): StepData {
  return {
    ...step,
    ...(follows && { follows: targetText(follows, language) }),
    next: next.map(({ label, target }) => ({ label, ...targetData(target, language) })),
    exceptions: exceptions.map(({ kind, label, target }) => ({ kind, label, ...targetData(target, language) })),
  };
}

/** Who asks by a program has not read the format: a bare `?` looks like an answer that was lost on the way. */
function targetData(target: PlainTarget, language: Language): { target: string; note?: string } {
  const written = targetText(target, language);
  return target.kind === "unknown" ? { target: written, note: pick(lost, language) } : { target: written };
}

const lost = {
  en: "Not known: the paper original no longer shows where this goes on to. Ask the document's owner; don't guess.",
  id: "Tidak diketahui: naskah kertas aslinya tidak lagi memperlihatkan lanjutannya. Tanyakan kepada pemilik dokumen; jangan menebak.",
};
