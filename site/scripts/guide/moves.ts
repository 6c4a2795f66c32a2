import type { GuideState, Leg, PassedStep } from "./state.ts";

/** Goes on to `to`, answering the present step. */
export function goOn(state: GuideState, to: number | "end", answer: number | undefined): GuideState {
  return { at: to, ticked: [], path: [...state.path, ...passedHere(state, answer)], legs: state.legs };
}

/** Goes back one step, with what was ticked and gone through there; undefined at the beginning. */
export function goBack(state: GuideState): GuideState | undefined {
  const last = state.path.at(-1);
  return last && { ...asItWas(last), path: state.path.slice(0, -1), legs: state.legs };
}

/** The guides left behind as seen from another one that is entered from here. */
export function legsFromHere(state: GuideState, address: string, answer: number | undefined, returns: boolean): Leg[] {
  return [...state.legs, { address, path: [...state.path, ...passedHere(state, answer)], returns }];
}

/**
 * Where the reader came from: the guide left last, at the step that was left. Who comes back from the end of a guide that carries that step
 * out has gone through it.
 * @param address of the guide that is open
 */
export function returnState({ at, path, legs }: GuideState, address: string): { address: string; state: GuideState } | undefined {
  const leg = legs.at(-1);
  const last = leg?.path.at(-1);
  if (!leg || !last) return undefined;
  const through = at === "end" && leg.returns ? { within: { address, path } } : {};
  return { address: leg.address, state: { ...asItWas(last), ...through, path: leg.path.slice(0, -1), legs: legs.slice(0, -1) } };
}

function passedHere({ at, ticked, within }: GuideState, answer: number | undefined): PassedStep[] {
  return at === "end" ? [] : [{ step: at, answer, ticked, ...(within && { within }) }];
}

function asItWas({ step, ticked, within }: PassedStep): Pick<GuideState, "at" | "ticked" | "within"> {
  return { at: step, ticked, ...(within && { within }) };
}
