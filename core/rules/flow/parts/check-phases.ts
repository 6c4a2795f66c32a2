import type { Flow, Step } from "../../../document/document.ts";
import { fold } from "../../../document/words/fold.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";

/** Where a flow has phases, no step stands outside of them, and a name begins one phase only. */
export function checkPhases({ title, steps }: Flow, { report }: DocumentRuleContext): void {
  const named = steps.filter(({ phase }) => phase !== undefined);
  const [first] = steps;
  const [firstNamed] = named;
  if (first && firstNamed && !first.phase)
    report({
      at: firstNamed.phase?.at ?? firstNamed.at,
      key: `phase before ${title}`,
      message: {
        en: `The flow “${title}” has phases, but its first step ${first.number} names none.`,
        id: `Alur “${title}” memiliki fase, tetapi langkah pertamanya (${first.number}) tidak menyebutnya.`,
      },
      fix: { en: `Write “- Fase: …” at step ${first.number}.`, id: `Tulis “- Fase: …” pada langkah ${first.number}.` },
    });
  const begun = new Map<string, Step>();
  let current = "";
  for (const step of named) {
    const name = fold(step.phase?.value ?? "");
    const before = begun.get(name);
    if (before && name !== current) reportTwice(step, before, report);
    begun.set(name, before ?? step);
    current = name;
  }
}

function reportTwice({ phase, number, at }: Step, before: Step, report: DocumentRuleContext["report"]): void {
  report({
    at: phase?.at ?? at,
    key: `phase twice ${phase?.value}`,
    message: {
      en: `The phase “${phase?.value}” begins twice, at steps ${before.number} and ${number}.`,
      id: `Fase “${phase?.value}” dimulai dua kali, pada langkah ${before.number} dan ${number}.`,
    },
    fix: { en: "Give the later one another name.", id: "Beri fase yang kemudian nama lain." },
  });
}
