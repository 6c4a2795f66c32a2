import type { Flow, Placed } from "../document.ts";
import { fold } from "../words/fold.ts";

/**
 * Flows whose actors are written alike throughout: as the parties spell them, else as the first step does. Names are one
 * where they differ in capitals and blanks only, so that every view has one lane, one column and one name for each.
 */
export function spellActors(flows: readonly Flow[], parties: readonly string[]): Flow[] {
  const spelling = new Map<string, string>();
  const spell = ({ value, at }: Placed<string>): Placed<string> => {
    const key = fold(value);
    if (!spelling.has(key)) spelling.set(key, value);
    return { value: spelling.get(key) as string, at };
  };
  for (const party of parties) if (!spelling.has(fold(party))) spelling.set(fold(party), party);
  return flows.map((flow) => ({
    ...flow,
    steps: flow.steps.map((step) => ({ ...step, actors: withoutTwins(step.actors.map(spell)) })),
  }));
}

function withoutTwins(actors: readonly Placed<string>[]): Placed<string>[] {
  return [...new Map(actors.map((actor) => [actor.value, actor])).values()];
}
